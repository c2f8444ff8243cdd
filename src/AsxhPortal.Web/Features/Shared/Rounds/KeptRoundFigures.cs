using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AsxhPortal.Web.Features.Shared.Rounds;

/// <summary>
/// The figures of a place. Those of more communes than a district has are kept for a minute, read by one request while the others wait for it: the
/// page says when they were read. A commune's, and a district's, are always read anew, so that they agree with the lists at every moment.
/// </summary>
public sealed class KeptRoundFigures(RoundFiguresQuery query, UnitTree units, AppDbContext db, IMemoryCache cache)
{
    /// <summary>With more communes than a district has, the figures are kept.</summary>
    public const int FewCommunes = 40;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private static readonly SemaphoreSlim Reading = new(1);

    /// <param name="withMoney">Asked for what is always read anew; what is kept has the money.</param>
    public async Task<RoundFigures?> FindAsync(Guid placeId, ReviewRound? round, DateOnly today, DateTime now, bool withMoney = true, bool isEarlier = false, CancellationToken cancel = default)
    {
        // What is kept holds the whole place, so only whoever may see all of it gets it.
        if (!db.Scope.Holds(placeId) || db.Scope.IsLimitedToHamlets || !await IsLargeAsync(placeId, cancel))
            return await query.FindAsync(placeId, round, today, now, withMoney, isEarlier, cancel);
        var key = (nameof(KeptRoundFigures), db.Database.GetConnectionString(), placeId, round?.Id, today, isEarlier);
        if (cache.TryGetValue(key, out RoundFigures? kept))
            return kept;
        await Reading.WaitAsync(cancel);
        try
        {
            if (cache.TryGetValue(key, out kept))
                return kept;
            var figures = await query.FindAsync(placeId, round, today, now, withMoney: true, isEarlier, cancel);
            if (figures is not null)
                cache.Set(key, figures, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = 1 });
            return figures;
        }
        finally
        {
            Reading.Release();
        }
    }

    private async Task<bool> IsLargeAsync(Guid placeId, CancellationToken cancel)
    {
        var tree = await units.ReadAsync(cancel);
        return tree.SubtreeOf(placeId).Count(id => tree.Find(id)!.Level == UnitLevel.Commune) > FewCommunes;
    }
}
