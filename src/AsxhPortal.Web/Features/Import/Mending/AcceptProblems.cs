using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Mending;

/// <summary>What accepting all doubts of one kind would do.</summary>
/// <param name="Safe">Rows whose value is already read as proposed and fits everything else that is known of the person.</param>
/// <param name="Unsafe">Rows that a person has to look at one by one.</param>
/// <param name="AcceptedAt">When the newest acceptance of this kind was, and by whom; it can be taken back.</param>
public sealed record AcceptancePreview(ProblemCode Kind, int Safe, int Unsafe, IReadOnlyList<AcceptanceExample> Examples, DateTime? AcceptedAt, string? AcceptedByName, int AcceptedRows);

public sealed record AcceptanceExample(int RowNumber, string? FullName, string? Raw, string? Proposed);

/// <summary>
/// "Đúng như vậy": a warning stands as it is. One by one for any warning; all of one kind only where the value was already read as proposed and
/// nothing else speaks against it. It can be taken back.
/// </summary>
public sealed class AcceptProblems(AppDbContext db)
{
    /// <summary>Kinds whose proposal is certain enough to be accepted together, with the field that must hold the proposal.</summary>
    public static readonly IReadOnlyList<string> Together =
        ["ID-11-LEAD0", "ID-10-LEAD00", "DOB-US", "DOB-SLASH", "DOB-QUOTE", "DOB-2DIGIT", "THON-WRONG", "CAT-VAGUE"];

    /// <summary>What speaks against a proposal when it stands in the same row.</summary>
    private static readonly string[] Contradictions = ["ID-MISMATCH", "SEX-WRONG", "ID-DUP", "DUP-ROW", "CAT-AGE", "DOB-INVALID"];

    public async Task<AcceptancePreview?> PreviewAsync(Guid batchId, string code, CancellationToken cancel = default)
    {
        if (!Together.Contains(code) || !await db.ImportBatches.AnyAsync(b => b.Id == batchId, cancel)) return null;
        var all = await db.RowProblems.CountAsync(p => p.BatchId == batchId && p.Code == code && p.AcceptedAt == null, cancel);
        var safe = Safe(batchId, code);
        var count = await safe.CountAsync(cancel);
        var examples = await (from problem in safe
                              join row in db.ImportRows on problem.RowId equals row.Id
                              orderby row.SheetName, row.RowNumber
                              select new AcceptanceExample(row.RowNumber, row.FullName, problem.RawValue, problem.ProposedValue)).Take(10).ToListAsync(cancel);
        var last = await db.RowProblems.AsNoTracking().Where(p => p.BatchId == batchId && p.Code == code && p.AcceptedAt != null)
            .GroupBy(p => new { p.AcceptedAt, p.AcceptedByName }).Select(g => new { g.Key.AcceptedAt, g.Key.AcceptedByName, Rows = g.Count() })
            .OrderByDescending(g => g.AcceptedAt).FirstOrDefaultAsync(cancel);
        return new AcceptancePreview(ProblemCode.Of(code), count, all - count, examples, last?.AcceptedAt, last?.AcceptedByName, last?.Rows ?? 0);
    }

    /// <returns>Rows accepted.</returns>
    /// <exception cref="RuleException">The kind cannot be accepted together, or nothing of it is left.</exception>
    public async Task<int> AllOfAsync(Guid batchId, string code, Actor by, DateTime now, CancellationToken cancel = default)
    {
        if (!Together.Contains(code))
            throw new RuleException("Loại vấn đề này phải xem từng dòng, không xác nhận cả loạt được.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var rowIds = await Safe(batchId, code).Select(p => p.RowId).ToListAsync(cancel);
        if (rowIds.Count == 0)
            throw new RuleException("Không còn dòng nào của loại này xác nhận cả loạt được; các dòng còn lại phải xem từng dòng.");
        foreach (var ids in rowIds.Chunk(500))
            await Sign(db.RowProblems.Where(p => p.Code == code && p.AcceptedAt == null && ids.Contains(p.RowId)), by, now, cancel);
        await RenewStatusAsync(batchId, rowIds, $"Xác nhận cả loạt {rowIds.Count} dòng: {ProblemCode.Of(code).Meaning} ({code}).", cancel);
        await transaction.CommitAsync(cancel);
        return rowIds.Count;
    }

    /// <returns>Rows that are in doubt again.</returns>
    public async Task<int> TakeBackAsync(Guid batchId, string code, DateTime acceptedAt, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var accepted = db.RowProblems.Where(p => p.BatchId == batchId && p.Code == code && p.AcceptedAt == acceptedAt)
            .Where(p => !db.MatchDecisions.Any(d => d.RowId == p.RowId && d.PublishedAt != null));
        var rowIds = await accepted.Select(p => p.RowId).ToListAsync(cancel);
        foreach (var ids in rowIds.Chunk(500))
            await Unsign(db.RowProblems.Where(p => p.Code == code && ids.Contains(p.RowId)), cancel);
        await RenewStatusAsync(batchId, rowIds, $"Bỏ xác nhận cả loạt {rowIds.Count} dòng ({code}).", cancel);
        await transaction.CommitAsync(cancel);
        return rowIds.Count;
    }

    /// <summary>One warning of one row; a second time takes it back.</summary>
    /// <returns>Whether it stands accepted now; null when there is no such problem in the scope.</returns>
    /// <exception cref="RuleException">An error has to be mended, it cannot be accepted.</exception>
    public async Task<bool?> OneAsync(Guid batchId, Guid rowId, string code, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var problem = await db.RowProblems.AsNoTracking()
            .FirstOrDefaultAsync(p => p.BatchId == batchId && p.RowId == rowId && p.Code == code && db.ImportRows.Any(r => r.Id == rowId && r.Status != ImportRowStatus.Skipped), cancel);
        if (problem is null) return null;
        if (problem.Severity == ProblemSeverity.Error)
            throw new RuleException("Lỗi này phải sửa, không xác nhận “đúng như vậy” được.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var one = db.RowProblems.Where(p => p.Id == problem.Id);
        if (problem.AcceptedAt is null) await Sign(one, by, now, cancel);
        else await Unsign(one, cancel);
        await RenewStatusAsync(batchId, [rowId], $"{(problem.AcceptedAt is null ? "Xác nhận đúng như vậy" : "Bỏ xác nhận")}: {ProblemCode.Of(code).Meaning} ({code}).", cancel);
        await transaction.CommitAsync(cancel);
        return problem.AcceptedAt is null;
    }

    private IQueryable<RowProblem> Safe(Guid batchId, string code) =>
        from problem in db.RowProblems.AsNoTracking()
        join row in db.ImportRows on problem.RowId equals row.Id
        where problem.BatchId == batchId && problem.Code == code && problem.AcceptedAt == null && row.Status != ImportRowStatus.Skipped
            && (!code.StartsWith("ID-") || row.CitizenId != null) && (!code.StartsWith("DOB-") || row.Birth != null) && (!code.StartsWith("CAT-") || row.CategoryCode != null)
            && !db.RowProblems.Any(p => p.RowId == row.Id && p.AcceptedAt == null && Contradictions.Contains(p.Code))
        select problem;

    private static Task<int> Sign(IQueryable<RowProblem> problems, Actor by, DateTime now, CancellationToken cancel) =>
        problems.ExecuteUpdateAsync(set => set.SetProperty(p => p.AcceptedAt, now).SetProperty(p => p.AcceptedByName, by.Name), cancel);

    private static Task<int> Unsign(IQueryable<RowProblem> problems, CancellationToken cancel) =>
        problems.ExecuteUpdateAsync(set => set.SetProperty(p => p.AcceptedAt, (DateTime?)null).SetProperty(p => p.AcceptedByName, (string?)null), cancel);

    private async Task RenewStatusAsync(Guid batchId, List<Guid> rowIds, string note, CancellationToken cancel)
    {
        await RenewStatusAsync(db, rowIds, cancel);
        var unitId = await db.ImportBatches.Where(b => b.Id == batchId).Select(b => b.UnitId).FirstAsync(cancel);
        var entry = db.NewAuditEntry(AuditAction.Updated, nameof(ImportRow), rowIds.Count == 1 ? rowIds[0].ToString() : batchId.ToString());
        (entry.UnitId, entry.RowCount, entry.Note) = (unitId, rowIds.Count, note);
        db.AuditEntries.Add(entry);
        await BatchCounts.RenewAsync(db, batchId, cancel);
    }

    /// <summary>Status by what is still open, set-wise.</summary>
    internal static async Task RenewStatusAsync(AppDbContext db, IEnumerable<Guid> rowIds, CancellationToken cancel)
    {
        foreach (var ids in rowIds.Chunk(500))
        {
            var rows = db.ImportRows.Where(r => ids.Contains(r.Id) && r.Status != ImportRowStatus.Skipped);
            await rows.ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version + 1).SetProperty(r => r.Status, r =>
                r.Problems.Any(p => p.AcceptedAt == null && p.Severity == ProblemSeverity.Error) ? ImportRowStatus.Rejected
                : r.Problems.Any(p => p.AcceptedAt == null && p.Severity == ProblemSeverity.Warning) ? ImportRowStatus.Warned
                : ImportRowStatus.Accepted), cancel);
        }
    }
}
