using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>One ticked row, with the version of its case as it was shown.</summary>
public readonly record struct TickedCase(Guid RowId, int Version)
{
    /// <summary>"id:version", as the tick of a row carries it.</summary>
    public override string ToString() => $"{RowId}:{Version}";

    public static TickedCase? Read(string? text) =>
        text?.Split(':') is [var id, var version] && Guid.TryParse(id, out var rowId) && int.TryParse(version, out var number) ? new TickedCase(rowId, number) : null;
}

/// <param name="Count">Cases decided.</param>
/// <param name="LeftOut">Ticked, but changed, decided or opened by somebody else in between.</param>
public sealed record BulkDecision(Guid BulkId, int Count, int LeftOut);

/// <summary>
/// Accepts the first candidate of many cases that differ in the same way, in one transaction. Only cases with a kind (<see cref="DifferenceKind"/>) can
/// be decided so: never one where a rival fits too or the number belongs to somebody else. The trail gets one entry with the number of rows.
/// </summary>
public sealed class DecideInBulk(AppDbContext db)
{
    private const int ChunkSize = 500;

    /// <exception cref="RuleException">Nothing ticked, or nothing left of it.</exception>
    public async Task<BulkDecision> RunAsync(Guid unitId, string kind, IReadOnlyCollection<TickedCase> ticked, Actor by, DateTime now, CancellationToken cancel = default)
    {
        if (ticked.Count == 0)
            throw new RuleException("Hãy chọn ít nhất một dòng.");
        var bulkId = NewId.Next();
        var count = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var chunk in ticked.DistinctBy(t => t.RowId).Chunk(ChunkSize))
        {
            var ids = chunk.Select(t => t.RowId).ToList();
            var seen = chunk.ToDictionary(t => t.RowId, t => t.Version);
            var asShown = (await Free(unitId, kind, by, now).Where(d => ids.Contains(d.RowId)).Select(d => new { d.RowId, d.Version }).ToListAsync(cancel))
                .Where(d => seen[d.RowId] == d.Version).Select(d => d.RowId).ToList();
            count += await Free(unitId, kind, by, now).Where(d => asShown.Contains(d.RowId))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(d => d.State, MatchState.Accepted)
                    .SetProperty(d => d.CitizenRecordId, d => db.MatchCandidates.Where(c => c.DecisionId == d.Id && c.Rank == 1).Select(c => (Guid?)c.CitizenRecordId).First())
                    .SetProperty(d => d.DecidedById, by.Id)
                    .SetProperty(d => d.DecidedByName, by.Name)
                    .SetProperty(d => d.DecidedAt, now)
                    .SetProperty(d => d.Note, $"Quyết định theo nhóm: {kind}")
                    .SetProperty(d => d.BulkId, bulkId)
                    .SetProperty(d => d.ClaimedById, (Guid?)null)
                    .SetProperty(d => d.ClaimedByName, (string?)null)
                    .SetProperty(d => d.ClaimedUntil, (DateTime?)null)
                    .SetProperty(d => d.Version, d => d.Version + 1), cancel);
        }
        if (count == 0)
            throw new RuleException("Những dòng này vừa được người khác quyết định hoặc dữ liệu đã thay đổi; hãy xem lại danh sách.");
        var entry = db.NewAuditEntry(AuditAction.Other, nameof(MatchDecision), bulkId.ToString());
        (entry.UnitId, entry.RowCount, entry.Note) = (unitId, count, $"Chấp nhận theo nhóm “{kind}”: {count} trường hợp.");
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new BulkDecision(bulkId, count, ticked.Count - count);
    }

    private IQueryable<MatchDecision> Free(Guid unitId, string kind, Actor by, DateTime now) =>
        db.MatchDecisions.Where(d => d.UnitId == unitId && d.State == MatchState.Open && d.Difference == kind
            && (d.ClaimedById == null || d.ClaimedById == by.Id || d.ClaimedUntil == null || d.ClaimedUntil <= now)
            && db.MatchCandidates.Any(c => c.DecisionId == d.Id && c.Rank == 1));
}
