using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>Reads batches and their rows straight into what the pages show.</summary>
public sealed class BatchQuery(AppDbContext db)
{
    public async Task<PageOf<BatchListRow>> ListAsync(BatchListQuery query, CancellationToken cancellationToken = default)
    {
        var batches = db.ImportBatches.AsNoTracking();
        if (query.Group is { } group) batches = batches.Where(b => b.Group == group);
        var rows =
            from batch in batches
            join unit in db.Units on batch.UnitId equals unit.Id
            orderby batch.UploadedAt descending, batch.Id
            select new BatchListRow(batch.Id, batch.Group, unit.Name, batch.FileName, batch.UploadedAt, batch.UploadedByName, batch.ListedOn,
                batch.ReadCount, batch.AcceptedCount, batch.WarnedCount, batch.RejectedCount, batch.SkippedCount);
        return await rows.ToPageAsync(query, cancellationToken);
    }

    /// <summary>How many files of each group there are in scope, and the newest of them.</summary>
    public async Task<IReadOnlyList<GroupState>> GroupsAsync(CancellationToken cancellationToken = default)
    {
        var counts = await db.ImportBatches.AsNoTracking().GroupBy(b => b.Group)
            .Select(g => new { Group = g.Key, Files = g.Count(), Rows = g.Sum(b => b.ReadCount), Rejected = g.Sum(b => b.RejectedCount), LastAt = g.Max(b => b.UploadedAt) })
            .ToListAsync(cancellationToken);
        SourceGroup[] order = [SourceGroup.Registry, .. SourceGroups.Lists];
        return [.. order.Select(g => counts.Find(c => c.Group == g) is { } c ? new GroupState(g, c.Files, c.Rows, c.Rejected, c.LastAt) : new GroupState(g, 0, 0, 0, null))];
    }

    /// <summary>Nothing when there is no such batch in the person's scope.</summary>
    public async Task<BatchPage?> FindAsync(Guid id, BatchRowQuery query, CancellationToken cancellationToken = default)
    {
        var batch = await db.ImportBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (batch is null) return null;
        var unitName = await db.Units.Where(u => u.Id == batch.UnitId).Select(u => u.Name).FirstAsync(cancellationToken);
        var problems = await ProblemsOfAsync(id, cancellationToken);
        var rows = await Rows(id, query).ToPageAsync(query, cancellationToken);
        await AddProblemsAsync(rows.Rows, cancellationToken);
        return new BatchPage(batch, unitName, SheetColumns.Parse(batch.ColumnMapJson), problems, query, rows,
            await db.BenefitCategories.AsNoTracking().ToDictionaryAsync(c => c.Code, c => c.ShortName, cancellationToken),
            await db.PaymentProviders.AsNoTracking().ToDictionaryAsync(p => p.Code, p => p.ShortName, cancellationToken))
        {
            GoneFromEarlier = batch.EditionOfId is null ? 0 : await db.ImportRows.CountAsync(r => r.GoneInBatchId == id, cancellationToken),
            Gone = await db.ImportRows.CountAsync(r => r.BatchId == id && r.GoneInBatchId != null, cancellationToken),
        };
    }

    /// <summary>The rows with a warning or an error, for the workbook; nothing when there is no such batch in scope.</summary>
    public async Task<BadRows?> FindBadRowsAsync(Guid id, CancellationToken cancellationToken = default)
    {
        var batch = await db.ImportBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (batch is null) return null;
        var unitName = await db.Units.Where(u => u.Id == batch.UnitId).Select(u => u.Name).FirstAsync(cancellationToken);
        var rows = await db.ImportRows.AsNoTracking()
            .Where(r => r.BatchId == id && (r.Status == ImportRowStatus.Warned || r.Status == ImportRowStatus.Rejected))
            .OrderBy(r => r.SheetName).ThenBy(r => r.RowNumber).Select(Projection).ToListAsync(cancellationToken);
        var problems = await db.RowProblems.AsNoTracking().Where(p => p.BatchId == id && p.Severity != ProblemSeverity.Info).ToListAsync(cancellationToken);
        Attach(rows, problems);
        return new BadRows(batch, unitName, SheetColumns.Parse(batch.ColumnMapJson), rows);
    }

    /// <summary>All data rows as the command line writes them.</summary>
    public async Task<IReadOnlyList<BatchRow>> DataRowsAsync(Guid id, CancellationToken cancellationToken = default)
    {
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.BatchId == id && r.Status != ImportRowStatus.Skipped)
            .OrderBy(r => r.SheetName).ThenBy(r => r.RowNumber).Select(Projection).ToListAsync(cancellationToken);
        Attach(rows, await db.RowProblems.AsNoTracking().Where(p => p.BatchId == id).ToListAsync(cancellationToken));
        return rows;
    }

    public async Task<IReadOnlyList<ProblemCount>> ProblemsOfAsync(Guid batchId, CancellationToken cancellationToken = default)
    {
        // Rows that were left out or replaced keep their problems as a record only.
        var counts = await db.RowProblems.AsNoTracking().Where(p => p.BatchId == batchId && !db.ImportRows.Any(r => r.Id == p.RowId && r.Status == ImportRowStatus.Skipped))
            .GroupBy(p => p.Code).Select(g => new { Code = g.Key, Open = g.Count(p => p.AcceptedAt == null), Accepted = g.Count(p => p.AcceptedAt != null) })
            .ToDictionaryAsync(g => g.Code, cancellationToken);
        return [.. ProblemCode.All.Where(c => counts.ContainsKey(c.Code)).OrderByDescending(c => c.Severity).ThenByDescending(c => counts[c.Code].Open)
            .Select(c => new ProblemCount(c, counts[c.Code].Open, counts[c.Code].Accepted))];
    }

    private IQueryable<BatchRow> Rows(Guid batchId, BatchRowQuery query)
    {
        var rows = db.ImportRows.AsNoTracking().Where(r => r.BatchId == batchId);
        rows = query.Status is { } status ? rows.Where(r => r.Status == status) : rows.Where(r => r.Status != ImportRowStatus.Skipped);
        if (query.Gone is true) rows = rows.Where(r => r.GoneInBatchId != null);
        if (query.Code is { Length: > 0 } code) rows = rows.Where(r => r.Problems.Any(p => p.Code == code));
        var key = VietnameseText.Fold(query.Q);
        if (key.Length > 0) rows = rows.Where(r => r.NameKey!.Contains(key) || r.CitizenId == key || r.OldId == key);
        return rows.OrderBy(r => r.SheetName).ThenBy(r => r.RowNumber).Select(Projection);
    }

    private async Task AddProblemsAsync(IReadOnlyList<BatchRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.Id).ToList();
        Attach(rows, await db.RowProblems.AsNoTracking().Where(p => ids.Contains(p.RowId)).ToListAsync(cancellationToken));
        var changes = (await db.RowChanges.AsNoTracking().Where(c => ids.Contains(c.RowId)).ToListAsync(cancellationToken)).OrderBy(c => c.At).ToLookup(c => c.RowId);
        foreach (var row in rows) row.Changes = [.. changes[row.Id]];
    }

    private static void Attach(IReadOnlyList<BatchRow> rows, List<RowProblem> problems)
    {
        var byRow = problems.OrderByDescending(p => p.Severity).ToLookup(p => p.RowId);
        foreach (var row in rows) row.Problems = [.. byRow[row.Id]];
    }

    private static readonly System.Linq.Expressions.Expression<Func<ImportRow, BatchRow>> Projection = r => new BatchRow
    {
        Id = r.Id,
        Sheet = r.SheetName,
        Number = r.RowNumber,
        Status = r.Status,
        SkipKind = r.SkipKind,
        RawJson = r.RawJson,
        FullName = r.FullName,
        NameNote = r.NameNote,
        Birth = r.Birth,
        Sex = r.Sex,
        CitizenId = r.CitizenId,
        OldId = r.OldId,
        Hamlet = r.HamletName,
        CategoryCode = r.CategoryCode,
        CategoryText = r.CategoryText,
        Percent = r.Percent,
        Amount = r.Amount,
        ExpectedAmount = r.ExpectedAmount,
        StartsFrom = r.StartsFrom,
        ProviderCode = r.ProviderCode,
        BankText = r.BankText,
        Account = r.AccountNumber,
        AccountHolder = r.AccountHolder,
        Phone = r.Phone,
        HouseholdCode = r.HouseholdCode,
        RelationToHead = r.RelationToHead,
        IsMended = r.MendedJson != null,
        IsGone = r.GoneInBatchId != null,
    };
}
