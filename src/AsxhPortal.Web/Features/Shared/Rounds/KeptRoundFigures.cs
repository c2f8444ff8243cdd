using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AsxhPortal.Web.Features.Shared.Rounds;

/// <summary>
/// The figures with money and reasons. Those of many communes are kept for a minute: the page says when they were read. A commune's, and a
/// district's, are always read anew, so that they agree with the lists at every moment.
/// </summary>
public sealed class KeptRoundFigures(RoundFiguresQuery query, AppDbContext db, IMemoryCache cache)
{
    /// <summary>With more communes than a district has, the figures are kept.</summary>
    public const int FewCommunes = 40;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public async Task<RoundFigures?> FindAsync(Guid placeId, ReviewRound? round, DateOnly today, DateTime now, bool isEarlier = false, CancellationToken cancel = default)
    {
        // What is kept holds the whole place, so only whoever may see all of it gets it.
        if (!db.Scope.Holds(placeId) || db.Scope.IsLimitedToHamlets)
            return await query.FindAsync(placeId, round, today, now, isEarlier: isEarlier, cancel: cancel);
        var key = (nameof(KeptRoundFigures), db.Database.GetConnectionString(), placeId, round?.Id, today, isEarlier);
        if (cache.TryGetValue(key, out RoundFigures? kept))
            return kept;
        var figures = await query.FindAsync(placeId, round, today, now, isEarlier: isEarlier, cancel: cancel);
        if (figures is not null && figures.Place.Communes.Count() > FewCommunes)
            cache.Set(key, figures, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = 1 });
        return figures;
    }
}
