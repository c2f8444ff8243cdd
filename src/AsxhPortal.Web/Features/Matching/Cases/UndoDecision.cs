using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>A decision of the signed-in person that may be taken back; a bulk decision is one.</summary>
/// <param name="Count">Rows decided by it.</param>
public sealed record MyDecision(Guid RowId, string? FullName, MatchState State, DateTime At, Guid? BulkId, int Count);

/// <summary>What a person decided today and may still take back, the latest first.</summary>
public sealed class MyDecisionsQuery(AppDbContext db)
{
    private const int MostShown = 8;

    public async Task<IReadOnlyList<MyDecision>> RunAsync(Guid unitId, Guid? userId, DateOnly today, CancellationToken cancel = default)
    {
        var since = BusinessClock.StartOf(today);
        var mine = from decision in db.MatchDecisions
                   join row in db.ImportRows on decision.RowId equals row.Id
                   where decision.UnitId == unitId && decision.DecidedById == userId && decision.DecidedAt >= since && decision.PublishedAt == null
                   select new { decision, row };
        var single = await mine.Where(x => x.decision.BulkId == null)
            .OrderByDescending(x => x.decision.DecidedAt).ThenByDescending(x => x.decision.Version).ThenBy(x => x.decision.Id).Take(MostShown)
            .Select(x => new MyDecision(x.decision.RowId, x.row.FullName, x.decision.State, x.decision.DecidedAt!.Value, null, 1)).ToListAsync(cancel);
        var bulk = await mine.Where(x => x.decision.BulkId != null).GroupBy(x => x.decision.BulkId)
            .Select(g => new { BulkId = g.Key, At = g.Max(x => x.decision.DecidedAt), Count = g.Count() })
            .OrderByDescending(g => g.At).Take(MostShown).ToListAsync(cancel);
        return bulk.Select(g => new MyDecision(Guid.Empty, null, MatchState.Accepted, g.At!.Value, g.BulkId, g.Count))
            .Concat(single).OrderByDescending(d => d.At).Take(MostShown).ToList();
    }
}

/// <summary>Takes the last decision back that a person made today: one case, or all cases of a bulk decision.</summary>
public sealed class UndoDecision(AppDbContext db, MyDecisionsQuery decisions, UndoBulk bulk)
{
    /// <returns>What was taken back.</returns>
    /// <exception cref="RuleException">There is nothing to take back.</exception>
    public async Task<MyDecision> RunAsync(Guid unitId, Actor by, DateOnly today, CancellationToken cancel = default)
    {
        var last = (await decisions.RunAsync(unitId, by.Id, today, cancel)).FirstOrDefault()
            ?? throw new RuleException("Hôm nay bạn chưa có quyết định nào có thể hoàn tác. Những dòng đã đưa vào danh sách đối tượng thì sửa trên trang của đối tượng.");
        if (last.BulkId is { } bulkId)
        {
            await bulk.RunAsync(unitId, bulkId, cancel);
            return last;
        }
        var decision = await db.MatchDecisions.FirstAsync(d => d.RowId == last.RowId, cancel);
        decision.Reopen();
        await db.SaveChangesAsync(cancel);
        return last;
    }
}

/// <summary>Takes a bulk decision back as a whole; what was published meanwhile stays, and so does what a person decided anew since.</summary>
public sealed class UndoBulk(AppDbContext db)
{
    /// <returns>Cases that are open again.</returns>
    public async Task<int> RunAsync(Guid unitId, Guid bulkId, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var count = await db.MatchDecisions.Where(d => d.UnitId == unitId && d.BulkId == bulkId && d.PublishedAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(d => d.State, MatchState.Open)
                .SetProperty(d => d.CitizenRecordId, (Guid?)null)
                .SetProperty(d => d.DecidedById, (Guid?)null)
                .SetProperty(d => d.DecidedByName, (string?)null)
                .SetProperty(d => d.DecidedAt, (DateTime?)null)
                .SetProperty(d => d.Note, (string?)null)
                .SetProperty(d => d.BulkId, (Guid?)null)
                .SetProperty(d => d.DataChangedAt, (DateTime?)null)
                .SetProperty(d => d.IsReopened, true)
                .SetProperty(d => d.Version, d => d.Version + 1), cancel);
        if (count > 0)
        {
            var entry = db.NewAuditEntry(AuditAction.Other, nameof(MatchDecision), bulkId.ToString());
            (entry.UnitId, entry.RowCount, entry.Note) = (unitId, count, $"Hoàn tác quyết định theo nhóm: {count} trường hợp được mở lại.");
            db.AuditEntries.Add(entry);
            await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        return count;
    }
}
