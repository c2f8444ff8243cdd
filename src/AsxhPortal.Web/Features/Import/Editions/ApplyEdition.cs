using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Features.Import.Mending;
using AsxhPortal.Web.Features.Shared.Matches;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Editions;

/// <summary>
/// Takes a newer edition of a list into the place of the earlier one, in one transaction: the file becomes a batch of its own, its rows take over the
/// cases of step 2 and what was mended and accepted before, the policies decide field by field, rows that are missing are marked and never deleted.
/// </summary>
public sealed class ApplyEdition(AppDbContext db, EditionComparison comparison, ImportList import, MendRows mend, ReevaluateMatches reevaluate)
{
    /// <returns>Null when there is no such file or earlier list in the scope.</returns>
    /// <exception cref="RuleException">The file was imported or put aside before.</exception>
    public async Task<EditionOutcome?> RunAsync(Guid fileId, EditionForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await comparison.ReadAsync(fileId, null, form.EarlierId, cancel) is not { } read) return null;
        if (read.File.State is ReceivedFileState.Imported or ReceivedFileState.Discarded)
            throw new RuleException("Tệp này đã được nhập hoặc đã bỏ; không có gì thay đổi.");

        var pairs = ListEdition.Compare(read.Before, read.After, form.ToAnswers());
        var earlierOf = pairs.Where(p => p.Before is not null && p.After is not null).ToDictionary(p => (p.After!.SheetName, p.After.RowNumber), p => p.Before!);
        var upload = new ListUpload(read.File.Group, read.File.UnitId, read.File.FileName, read.Bytes, by, ReadingChoices.Parse(read.File.ReadingJson));
        var imported = await import.RunAsync(upload, read.File, prepare: row => row.EarlierRowId = earlierOf.GetValueOrDefault((row.SheetName, row.RowNumber))?.Id, cancellationToken: cancel);
        db.ChangeTracker.Clear();

        var batch = await db.ImportBatches.AsNoTracking().FirstAsync(b => b.Id == imported.BatchId, cancel);
        await MendAsync(read, batch, form, by, now, cancel);
        await CarryAcceptancesAsync(read.Earlier.Id, batch.Id, cancel);
        var entitlements = await RenewEntitlementsAsync(batch.Id, form, cancel);
        await TakeOverAsync(read.Earlier.Id, batch.Id, cancel);
        await MarkGoneAsync(pairs, batch.Id, cancel);
        await BatchCounts.RenewAsync(db, batch.Id, cancel);
        await BatchCounts.RenewAsync(db, read.Earlier.Id, cancel);

        var outcome = new EditionOutcome(batch.Id, Count(pairs, EditionKind.New), Count(pairs, EditionKind.Changed), Count(pairs, EditionKind.Unchanged), Count(pairs, EditionKind.Gone), Count(pairs, EditionKind.Unclear), entitlements);
        await SignAsync(read.Earlier.Id, outcome, cancel);
        var touched = await db.ImportRows.Where(r => r.BatchId == batch.Id && r.Status != ImportRowStatus.Skipped).Select(r => r.Id).ToListAsync(cancel);
        await reevaluate.RunAsync(batch.UnitId, touched, null, now, cancel);
        await transaction.CommitAsync(cancel);
        return outcome;
    }

    private static int Count(IReadOnlyList<EditionPair> pairs, EditionKind kind) => pairs.Count(p => p.Kind == kind);

    /// <summary>What has to stand in the place of the new cells so that the policies hold.</summary>
    private async Task MendAsync(EditionComparison.Read read, ImportBatch batch, EditionForm form, Actor by, DateTime now, CancellationToken cancel)
    {
        var mapsBefore = SheetColumns.Parse(read.Earlier.ColumnMapJson).ToDictionary(s => s.Sheet, s => s.ToMap());
        var mapsAfter = SheetColumns.Parse(batch.ColumnMapJson).ToDictionary(s => s.Sheet, s => s.ToMap());
        var before = read.Before.ToDictionary(r => r.Id);
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.BatchId == batch.Id && r.EarlierRowId != null).ToListAsync(cancel);
        var mended = new Dictionary<Guid, MendedRow>();
        foreach (var row in rows)
        {
            var old = before[row.EarlierRowId!.Value];
            var cells = ListEdition.CellsFor(old, row, form.Policies, mapsBefore.GetValueOrDefault(old.SheetName), mapsAfter.GetValueOrDefault(row.SheetName));
            if (cells.Count > 0) mended[row.Id] = new MendedRow(cells);
        }
        if (mended.Count > 0) await mend.RunAsync(batch, mended, by, now, null, cancel, reevaluates: false);
    }

    /// <summary>"Đúng như vậy" holds on where the office wrote the same again.</summary>
    private async Task CarryAcceptancesAsync(Guid earlierId, Guid batchId, CancellationToken cancel)
    {
        var accepted = await (from old in db.RowProblems.AsNoTracking()
                              join row in db.ImportRows.AsNoTracking() on old.RowId equals row.EarlierRowId
                              join problem in db.RowProblems.AsNoTracking() on row.Id equals problem.RowId
                              where old.BatchId == earlierId && row.BatchId == batchId && old.AcceptedAt != null && problem.Code == old.Code && problem.RawValue == old.RawValue
                              select new { problem.Id, problem.RowId, old.AcceptedAt, old.AcceptedByName }).ToListAsync(cancel);
        foreach (var same in accepted.GroupBy(a => (a.AcceptedAt, a.AcceptedByName)))
        {
            foreach (var ids in same.Select(a => a.Id).Chunk(500))
            {
                await db.RowProblems.Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(set => set
                    .SetProperty(p => p.AcceptedAt, same.Key.AcceptedAt).SetProperty(p => p.AcceptedByName, same.Key.AcceptedByName), cancel);
            }
        }
        await AcceptProblems.RenewStatusAsync(db, accepted.Select(a => a.RowId).Distinct(), cancel);
    }

    /// <summary>
    /// Entitlements that were published from the earlier rows: "lấy theo tệp" corrects them, the rest only fills blanks. Another category is no correction
    /// but another entitlement: it is left to a person.
    /// </summary>
    private async Task<int> RenewEntitlementsAsync(Guid batchId, EditionForm form, CancellationToken cancel)
    {
        var found = await (from entitlement in db.Entitlements
                           join row in db.ImportRows on entitlement.SourceRowId equals row.EarlierRowId
                           where row.BatchId == batchId
                           select new { entitlement, row }).ToListAsync(cancel);
        var changed = 0;
        foreach (var (entitlement, row) in found.Select(f => (f.entitlement, f.row)))
        {
            var isSame = entitlement.State != EntitlementState.Ended && entitlement.CategoryCode == row.CategoryCode;
            var taken = (
                Percent: Take(ListField.Percent, row.Percent, entitlement.Percent), Amount: Take(ListField.Amount, row.Amount, entitlement.DeclaredAmount),
                Start: Take(ListField.Start, row.StartsFrom, entitlement.StartsFrom), Decision: Take(ListField.DecisionNo, row.DecisionNumber, entitlement.DecisionNumber));
            if (!isSame || taken == (entitlement.Percent, entitlement.DeclaredAmount, entitlement.StartsFrom, entitlement.DecisionNumber)) continue;
            entitlement.Correct(entitlement.CategoryCode, taken.Percent, taken.Amount, taken.Start, taken.Decision, entitlement.WardName);
            changed++;
        }
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return changed;

        T? Take<T>(ListField field, T? file, T? register) => form.Policies.GetValueOrDefault(field, ListEdition.DefaultOf(field)) switch
        {
            _ when file is null => register,
            EditionPolicy.TakeFile => file,
            EditionPolicy.FillBlanks => register ?? file,
            _ => register,
        };
    }

    /// <summary>The new rows take over cases and entitlements; the earlier rows rest.</summary>
    private async Task TakeOverAsync(Guid earlierId, Guid batchId, CancellationToken cancel)
    {
        await db.MatchDecisions.Where(d => d.BatchId == earlierId && db.ImportRows.Any(r => r.BatchId == batchId && r.EarlierRowId == d.RowId))
            .ExecuteUpdateAsync(set => set
                .SetProperty(d => d.RowId, d => db.ImportRows.Where(r => r.BatchId == batchId && r.EarlierRowId == d.RowId).Select(r => r.Id).First())
                .SetProperty(d => d.BatchId, batchId)
                .SetProperty(d => d.Version, d => d.Version + 1), cancel);
        await db.VerificationCases.Where(c => c.RowId != null && db.ImportRows.Any(r => r.BatchId == batchId && r.EarlierRowId == c.RowId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.RowId, c => db.ImportRows.Where(r => r.BatchId == batchId && r.EarlierRowId == c.RowId).Select(r => (Guid?)r.Id).First()), cancel);
        await db.Entitlements.Where(e => e.SourceRowId != null && db.ImportRows.Any(r => r.BatchId == batchId && r.EarlierRowId == e.SourceRowId))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.SourceRowId, e => db.ImportRows.Where(r => r.BatchId == batchId && r.EarlierRowId == e.SourceRowId).Select(r => (Guid?)r.Id).First()), cancel);
        await db.ImportRows.Where(old => old.BatchId == earlierId && db.ImportRows.Any(r => r.BatchId == batchId && r.EarlierRowId == old.Id))
            .ExecuteUpdateAsync(set => set
                .SetProperty(r => r.Status, ImportRowStatus.Skipped).SetProperty(r => r.SkipKind, RowKindCodes.Replaced).SetProperty(r => r.Version, r => r.Version + 1), cancel);
    }

    private async Task MarkGoneAsync(IReadOnlyList<EditionPair> pairs, Guid batchId, CancellationToken cancel)
    {
        foreach (var ids in pairs.Where(p => p.Kind == EditionKind.Gone).Select(p => p.Before!.Id).Chunk(500))
        {
            await db.ImportRows.Where(r => ids.Contains(r.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.GoneInBatchId, batchId).SetProperty(r => r.Version, r => r.Version + 1), cancel);
        }
    }

    private async Task SignAsync(Guid earlierId, EditionOutcome outcome, CancellationToken cancel)
    {
        var batch = await db.ImportBatches.FirstAsync(b => b.Id == outcome.BatchId, cancel);
        batch.MarkEditionOf(earlierId);
        var entry = db.NewAuditEntry(AuditAction.Imported, nameof(ImportBatch), batch.Id.ToString(), batch);
        (entry.RowCount, entry.Note) = (batch.ReadCount, outcome.ToVietnamese());
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancel);
    }
}
