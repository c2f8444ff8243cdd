using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

/// <summary>
/// The doubles of a commune as they stand now, with what was decided about them. Computed set-wise from the source rows and the register: what is gone
/// is simply not found any more. A record never meets itself, because persons are compared by who they are, not by row.
/// </summary>
public sealed class FindDuplicates(AppDbContext db, SameListDuplicates sameList, SeveralEntitlements several, TwoCommunes communes, SharedAccounts accounts)
{
    /// <returns>Open ones first; null when the commune is not in the scope.</returns>
    public async Task<IReadOnlyList<DuplicateFinding>?> RunAsync(Guid unitId, DuplicateKind kind, CancellationToken cancel = default)
    {
        if (!db.Scope.Holds(unitId))
            return null;
        var found = kind switch
        {
            DuplicateKind.SameList => await sameList.RunAsync(unitId, cancel),
            DuplicateKind.SeveralEntitlements => await several.RunAsync(unitId, cancel),
            DuplicateKind.TwoCommunes => await communes.RunAsync(unitId, cancel),
            _ => await accounts.RunAsync(unitId, cancel),
        };
        var decisions = await db.DuplicateDecisions.AsNoTracking().Where(d => d.UnitId == unitId && d.Kind == kind).ToDictionaryAsync(d => d.Key, cancel);
        return [.. found.Select(f => f with { Decision = decisions.GetValueOrDefault(f.Key) })
            .OrderBy(f => f.IsOpen ? 0 : 1).ThenBy(f => f.Who, StringComparer.Ordinal).ThenBy(f => f.Key, StringComparer.Ordinal)];
    }

    /// <summary>All four lists; empty when the commune is not in the scope.</summary>
    public async Task<IReadOnlyList<DuplicateCounts>> CountAsync(Guid unitId, CancellationToken cancel = default)
    {
        var counts = new List<DuplicateCounts>();
        foreach (var kind in Enum.GetValues<DuplicateKind>())
        {
            if (await RunAsync(unitId, kind, cancel) is { } found)
                counts.Add(await CountAsync(unitId, kind, found, cancel));
        }
        return counts;
    }

    public async Task<DuplicateCounts> CountAsync(Guid unitId, DuplicateKind kind, IReadOnlyList<DuplicateFinding> found, CancellationToken cancel = default) => new(kind,
        found.Count(f => f.IsOpen), found.Count(f => f is { IsAllowed: true, IsDecided: false }),
        found.Count(f => f is { IsDecided: true, Decision.State: DuplicateState.Kept }), found.Count(f => f is { IsDecided: true, Decision.State: DuplicateState.Settled }),
        (await GoneAsync(unitId, kind, found, cancel)).Count);

    /// <summary>Decisions about what is not found any more.</summary>
    public async Task<IReadOnlyList<DuplicateDecision>> GoneAsync(Guid unitId, DuplicateKind kind, IReadOnlyList<DuplicateFinding> found, CancellationToken cancel = default)
    {
        var keys = found.Select(f => f.Key).ToHashSet();
        var decided = await db.DuplicateDecisions.AsNoTracking().Where(d => d.UnitId == unitId && d.Kind == kind && d.State != DuplicateState.Open)
            .OrderByDescending(d => d.DecidedAt).ToListAsync(cancel);
        return [.. decided.Where(d => !keys.Contains(d.Key))];
    }
}
