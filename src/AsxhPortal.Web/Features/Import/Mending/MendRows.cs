using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Features.Shared.Matches;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Mending;

/// <summary>What a row's cells shall be from now on: everything that people wrote in their place, not only what is new.</summary>
/// <param name="Version">The version that the person saw; null when it does not matter.</param>
public sealed record MendedRow(IReadOnlyDictionary<ListField, string> Cells, int? Version = null);

/// <param name="Rows">Rows of which a value, a problem or the status is different now.</param>
/// <param name="Values">Values that are different now.</param>
public sealed record MendOutcome(IReadOnlyList<Guid> Rows, int Values);

/// <summary>
/// Reads rows of a batch again with what people wrote in the place of cells, by the rules of the first reading, and renews the checks between rows.
/// The raw cells stay; one line of the log for every value that changed. One transaction, set-wise. Only what was asked for changes: other rows
/// keep their values, and only their problems between rows are renewed.
/// </summary>
public sealed class MendRows(AppDbContext db, ListReferences references, RenewCitizens renewCitizens, ReevaluateMatches reevaluate)
{
    /// <param name="check">Looks at each row after reading, before anything is saved; throws to refuse.</param>
    /// <param name="reevaluates">Whether the cases of step 2 look at the rows again; false where the caller sees to it.</param>
    /// <exception cref="RuleException">A row is in the register of beneficiaries already.</exception>
    /// <exception cref="StaleRecordException">Somebody else mended a row in between.</exception>
    public async Task<MendOutcome> RunAsync(
        ImportBatch batch, IReadOnlyDictionary<Guid, MendedRow> mended, Actor by, DateTime now, Action<ImportRow, CleanedRow>? check = null, CancellationToken cancel = default,
        bool reevaluates = true)
    {
        var isOwnTransaction = db.Database.CurrentTransaction is null;
        await using var transaction = isOwnTransaction ? await db.Database.BeginTransactionAsync(cancel) : null;
        var rows = await LoadAsync(batch, mended, cancel);
        await RefusePublishedAsync(rows, cancel);
        var before = rows.ToDictionary(r => r.Id, ValuesOf);
        foreach (var row in rows)
            row.MendedJson = MendedCells.ToJson(mended[row.Id].Cells);

        var cleaned = await CleanAsync(batch, rows, cancel);
        foreach (var row in rows)
        {
            check?.Invoke(row, cleaned[row.Id]);
            BatchRows.Fill(row, cleaned[row.Id]);
        }
        var log = rows.SelectMany(r => ChangesOf(r, before[r.Id], by, now)).ToList();
        var touched = await RenewProblemsAsync(batch, rows, cleaned, cancel);
        await SaveAsync(touched, cancel);
        await db.BulkInsertAsync(log, cancel);
        if (batch.Group == SourceGroup.Registry)
            await renewCitizens.RunAsync(batch, rows.Where(r => r.Status != ImportRowStatus.Rejected).Select(r => cleaned[r.Id]), cancel);
        await BatchCounts.RenewAsync(db, batch.Id, cancel);
        var ids = touched.Select(r => r.Id).ToList();
        if (reevaluates && batch.Group != SourceGroup.Registry)
            await reevaluate.RunAsync(batch.UnitId, ids, null, now, cancel);
        if (transaction is not null)
            await transaction.CommitAsync(cancel);
        return new MendOutcome(ids, log.Count);
    }

    private async Task<List<ImportRow>> LoadAsync(ImportBatch batch, IReadOnlyDictionary<Guid, MendedRow> mended, CancellationToken cancel)
    {
        var rows = new List<ImportRow>();
        foreach (var ids in mended.Keys.Chunk(500))
            rows.AddRange(await db.ImportRows.Where(r => r.BatchId == batch.Id && ids.Contains(r.Id) && r.Status != ImportRowStatus.Skipped).ToListAsync(cancel));
        foreach (var row in rows)
        {
            if (mended[row.Id].Version is { } version)
                row.ExpectVersion(version);
        }
        return rows;
    }

    private async Task RefusePublishedAsync(List<ImportRow> rows, CancellationToken cancel)
    {
        foreach (var ids in rows.Select(r => r.Id).Chunk(500))
        {
            if (await db.MatchDecisions.AnyAsync(d => ids.Contains(d.RowId) && d.PublishedAt != null, cancel))
                throw new RuleException("Dòng này đã được đưa vào danh sách đối tượng; hãy sửa trên trang của đối tượng.");
        }
    }

    private async Task<Dictionary<Guid, CleanedRow>> CleanAsync(ImportBatch batch, List<ImportRow> rows, CancellationToken cancel)
    {
        var reference = await references.LoadAsync(batch.UnitId, cancel);
        var sections = await BatchSections.LoadAsync(db, batch.Id, cancel);
        // Blocks of households carry values down, and without known thôn the list itself says how they are spelled.
        var needsWholeSheet = batch.Group == SourceGroup.PoorHousehold || reference.Hamlets.Count == 0;
        var cleaned = new Dictionary<Guid, CleanedRow>();
        foreach (var sheet in SheetColumns.Parse(batch.ColumnMapJson))
        {
            var wanted = rows.Where(r => r.SheetName == sheet.Sheet).OrderBy(r => r.RowNumber).ToList();
            if (wanted.Count == 0) continue;
            var context = wanted;
            if (needsWholeSheet)
            {
                var ids = wanted.ToDictionary(r => r.Id);
                var all = await db.ImportRows.AsNoTracking().Where(r => r.BatchId == batch.Id && r.SheetName == sheet.Sheet && r.Status != ImportRowStatus.Skipped)
                    .OrderBy(r => r.RowNumber).ToListAsync(cancel);
                context = [.. all.Select(r => ids.GetValueOrDefault(r.Id, r))];
            }
            var stored = context.Select(r => StoredCells.Of(r, sections.Of(r.SheetName, r.RowNumber))).ToList();
            foreach (var (row, result) in context.Zip(ListRereading.Clean(stored, batch.Group, sheet.ToMap(), sheet.TakenOn, reference)))
                cleaned[row.Id] = result;
        }
        return cleaned;
    }

    /// <summary>New problems of the mended rows, and the problems between rows of the whole batch; what was accepted as it is stays accepted.</summary>
    /// <returns>The rows that are different now, tracked.</returns>
    private async Task<List<ImportRow>> RenewProblemsAsync(ImportBatch batch, List<ImportRow> mended, Dictionary<Guid, CleanedRow> cleaned, CancellationToken cancel)
    {
        var isMended = mended.Select(r => r.Id).ToHashSet();
        var people = (await db.ImportRows.AsNoTracking().Where(r => r.BatchId == batch.Id && r.Status != ImportRowStatus.Skipped)
            .Select(r => new ListedPerson(r.Id, r.SheetName, r.RowNumber, r.FullName, r.Birth, r.CitizenId, r.OldId, r.HamletName, r.CategoryCode, r.WardName, r.AccountNumber, r.ProviderCode, r.Amount, r.ExpectedAmount))
            .ToListAsync(cancel)).Where(p => !isMended.Contains(p.RowId)).Concat(mended.Select(ListedPerson.Of)).ToList();
        var between = people.GroupBy(p => p.Sheet).SelectMany(sheet => ListRereading.Compare(sheet.OrderBy(p => p.RowNumber), batch.Group)).ToDictionary(g => g.Key, g => g.ToList());
        var storedBetween = (await db.RowProblems.AsNoTracking().Where(p => p.BatchId == batch.Id && ListRereading.BetweenRows.Contains(p.Code)).ToListAsync(cancel))
            .Where(p => !isMended.Contains(p.RowId)).ToLookup(p => p.RowId);
        var others = between.Keys.Where(id => !isMended.Contains(id)).Concat(storedBetween.Select(g => g.Key)).Distinct()
            .Where(id => !Codes(between.GetValueOrDefault(id)).SetEquals(storedBetween[id].Select(p => p.Code))).ToList();

        var touched = mended.ToList();
        var problems = new Dictionary<Guid, List<RowProblem>>();
        foreach (var ids in others.Chunk(500))
            touched.AddRange(await db.ImportRows.Where(r => ids.Contains(r.Id)).ToListAsync(cancel));
        foreach (var ids in touched.Select(r => r.Id).Chunk(500))
        {
            foreach (var problem in await db.RowProblems.AsNoTracking().Where(p => ids.Contains(p.RowId)).ToListAsync(cancel))
                (problems.TryGetValue(problem.RowId, out var list) ? list : problems[problem.RowId] = []).Add(problem);
            await db.RowProblems.Where(p => ids.Contains(p.RowId)).ExecuteDeleteAsync(cancel);
        }
        var renewed = new List<RowProblem>();
        foreach (var row in touched)
        {
            var old = problems.GetValueOrDefault(row.Id, []);
            var own = isMended.Contains(row.Id)
                ? cleaned[row.Id].Problems.Where(p => !ListRereading.BetweenRows.Contains(p.Code)).Select(p => Accepted(BatchRows.ProblemOf(row, p), old))
                : old.Where(p => !ListRereading.BetweenRows.Contains(p.Code));
            var now = own.Concat((between.GetValueOrDefault(row.Id) ?? []).Select(p => Accepted(BatchRows.ProblemOf(row, p), old))).ToList();
            row.Status = ImportRow.StatusOf(now);
            renewed.AddRange(now);
        }
        await db.BulkInsertAsync(renewed, cancel);
        return touched;
    }

    private static HashSet<string> Codes(List<FoundProblem>? problems) => problems is null ? [] : problems.Select(p => p.Code).ToHashSet();

    private static RowProblem Accepted(RowProblem problem, List<RowProblem> old)
    {
        if (old.Find(p => p.Code == problem.Code && p.RawValue == problem.RawValue && p.AcceptedAt is not null) is { } accepted)
            (problem.AcceptedAt, problem.AcceptedByName) = (accepted.AcceptedAt, accepted.AcceptedByName);
        return problem;
    }

    private async Task SaveAsync(List<ImportRow> touched, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException stale) when (stale.Entries.Select(e => e.Entity).OfType<ImportRow>().FirstOrDefault() is { } row)
        {
            await db.Entry(row).ReloadAsync(cancel);
            throw new StaleRecordException(row);
        }
        foreach (var row in touched)
            db.Entry(row).State = EntityState.Detached;
    }

    private static Dictionary<ListField, string> ValuesOf(ImportRow row) => MendedCells.Fields.ToDictionary(f => f, f => MendedCells.CurrentOf(row, f));

    private static IEnumerable<RowChange> ChangesOf(ImportRow row, Dictionary<ListField, string> before, Actor by, DateTime now)
    {
        foreach (var field in MendedCells.FieldsOf(row.Group))
        {
            var after = MendedCells.CurrentOf(row, field);
            if (before[field] == after) continue;
            yield return new RowChange
            {
                BatchId = row.BatchId,
                RowId = row.Id,
                UnitId = row.UnitId,
                Field = ValueChanges.WordsOf(field),
                Before = before[field].Length == 0 ? null : BatchRows.Cut(before[field], 1000),
                After = after.Length == 0 ? null : BatchRows.Cut(after, 1000),
                ByName = by.Name,
                At = now,
            };
        }
    }
}
