using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

/// <summary>
/// The doubles of a commune as they stand now, with what was decided about them. Computed set-wise from the source rows and the register, and kept in
/// memory while those stand as they are: what is gone is simply not found any more. A record never meets itself, because persons are compared by who
/// they are, not by row.
/// </summary>
public sealed class FindDuplicates(AppDbContext db, SameListDuplicates sameList, SeveralEntitlements several, TwoCommunes communes, SharedAccounts accounts, UnitPictures pictures)
{
    private (Guid UnitId, List<DuplicateDecision> All)? decisions;

    /// <returns>Open ones first; null when the commune is not in the scope.</returns>
    public async Task<IReadOnlyList<DuplicateFinding>?> RunAsync(Guid unitId, DuplicateKind kind, CancellationToken cancel = default)
    {
        if (!db.Scope.Holds(unitId))
            return null;
        var found = await pictures.GetAsync($"duplicates {kind}", unitId, kind is DuplicateKind.SameList or DuplicateKind.SeveralEntitlements ? PictureReach.Commune : PictureReach.EveryCommune,
            () => FindAsync(unitId, kind, cancel), cancel);
        var decided = (await DecisionsAsync(unitId, cancel)).Where(d => d.Kind == kind).ToDictionary(d => d.Key);
        return [.. found.Select(f => f with { Decision = decided.GetValueOrDefault(f.Key) })
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

    /// <summary>Decisions about what is not found any more.</summary>
    public async Task<IReadOnlyList<DuplicateDecision>> GoneAsync(Guid unitId, DuplicateKind kind, IReadOnlyList<DuplicateFinding> found, CancellationToken cancel = default)
    {
        var keys = found.Select(f => f.Key).ToHashSet();
        return [.. (await DecisionsAsync(unitId, cancel)).Where(d => d.Kind == kind && d.State != DuplicateState.Open && !keys.Contains(d.Key))
            .OrderByDescending(d => d.DecidedAt).ThenBy(d => d.Key, StringComparer.Ordinal)];
    }

    private async Task<DuplicateCounts> CountAsync(Guid unitId, DuplicateKind kind, IReadOnlyList<DuplicateFinding> found, CancellationToken cancel) => new(kind,
        found.Count(f => DuplicateView.Open.Holds(f)), found.Count(f => DuplicateView.Allowed.Holds(f)), found.Count(f => DuplicateView.Kept.Holds(f)), found.Count(f => DuplicateView.Settled.Holds(f)),
        (await GoneAsync(unitId, kind, found, cancel)).Count);

    private Task<IReadOnlyList<DuplicateFinding>> FindAsync(Guid unitId, DuplicateKind kind, CancellationToken cancel) => kind switch
    {
        DuplicateKind.SameList => sameList.RunAsync(unitId, cancel),
        DuplicateKind.SeveralEntitlements => several.RunAsync(unitId, cancel),
        DuplicateKind.TwoCommunes => communes.RunAsync(unitId, cancel),
        _ => accounts.RunAsync(unitId, cancel),
    };

    /// <summary>Read once a request, for all four lists.</summary>
    private async Task<List<DuplicateDecision>> DecisionsAsync(Guid unitId, CancellationToken cancel)
    {
        if (decisions is not { } known || known.UnitId != unitId)
            decisions = known = (unitId, await db.DuplicateDecisions.AsNoTracking().Where(d => d.UnitId == unitId).ToListAsync(cancel));
        return known.All;
    }
}
