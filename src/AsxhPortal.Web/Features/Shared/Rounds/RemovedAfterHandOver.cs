using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Classification;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Rounds;

/// <summary>Somebody whom the agency was given and whom a later supplement took off the list; one entitlement.</summary>
/// <param name="Amount">đồng a month, as handed over.</param>
/// <param name="Reason">As the leader signed it.</param>
public sealed record RemovedLine(
    Guid UnitId, string CommuneName, Guid AgencyId, Guid BeneficiaryId, Guid EntitlementId, string FullName, string? Birth, string? CitizenId, string? HamletName, string? CategoryName,
    long Amount, string? Reason, string RemovedByName, DateTime RemovedAt, int HandOverNumber);

/// <summary>
/// Whom a paying agency has to stop for: handed over and not returned, then taken off by a signed supplement of the same round, and on no list
/// of it since. Follows from the signatures, so that nobody has to remember to tell the agency. One statement.
/// </summary>
public sealed class RemovedAfterHandOver(AppDbContext db)
{
    /// <summary>Those of a commune whom the agency has not been told by a hand-over yet.</summary>
    public async Task<IReadOnlyList<RemovedLine>> SinceLastAsync(Guid unitId, Guid roundId, Guid agencyId, CancellationToken cancel)
    {
        var removed = await RunAsync(unitId, agencyId, cancel);
        if (removed.Count == 0)
            return removed;
        var last = await db.HandOvers.Where(h => h.RoundId == roundId && h.UnitId == unitId && h.AgencyId == agencyId).MaxAsync(h => (DateTime?)h.SentAt, cancel);
        return [.. removed.Where(r => r.RemovedAt > last)];
    }

    /// <param name="unitId">One commune; null for all of the scope.</param>
    /// <param name="agencyId">One agency; null for all.</param>
    public async Task<IReadOnlyList<RemovedLine>> RunAsync(Guid? unitId, Guid? agencyId, CancellationToken cancel)
    {
        var found = await (
            from line in db.ListLines.AsNoTracking()
            where line.Change == LineChange.Removed && (unitId == null || line.UnitId == unitId)
            join list in db.ClassificationLists on line.ListId equals list.Id
            where list.State == ClassificationState.SignedOff && !db.ListLines.Any(now => now.CurrentInRoundId == list.RoundId && now.BeneficiaryId == line.BeneficiaryId)
            join given in db.HandOverLines on line.BeneficiaryId equals given.BeneficiaryId
            join handOver in db.HandOvers on given.HandOverId equals handOver.Id
            where handOver.RoundId == list.RoundId && handOver.SentAt < list.SignedOffAt && given.State != HandOverLineState.Returned && (agencyId == null || handOver.AgencyId == agencyId)
            join commune in db.Units on line.UnitId equals commune.Id
            select new
            {
                handOver.SentAt,
                Row = new RemovedLine(line.UnitId, commune.Name, handOver.AgencyId, line.BeneficiaryId, given.EntitlementId, line.FullName, line.Birth, line.CitizenId, line.HamletName,
                    given.CategoryName, given.Amount, line.ChangeNote, list.SignedOffByName, list.SignedOffAt, handOver.Number),
            }).ToListAsync(cancel);
        return [.. found.GroupBy(f => f.Row.EntitlementId).Select(g => g.OrderByDescending(f => f.Row.RemovedAt).ThenByDescending(f => f.SentAt).First().Row)
            .OrderByDescending(r => r.RemovedAt).ThenBy(r => r.CommuneName, StringComparer.Ordinal).ThenBy(r => r.FullName, StringComparer.Ordinal).ThenBy(r => r.EntitlementId)];
    }
}
