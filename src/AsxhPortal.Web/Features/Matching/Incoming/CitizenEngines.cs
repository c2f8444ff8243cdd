using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AsxhPortal.Web.Features.Matching.Incoming;

/// <summary>
/// The engine over the extract of a commune, kept for some minutes: while an officer types it is asked again and again. A new extract makes a new one.
/// </summary>
public sealed class CitizenEngines(AppDbContext db, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private sealed record Stamp(Guid UnitId, int Citizens, DateTime? LastExtractAt);

    /// <returns>Null when the commune is not in the scope.</returns>
    public async Task<MatchEngine?> OfAsync(Guid unitId, CancellationToken cancel = default)
    {
        if (!db.Scope.Holds(unitId))
            return null;
        var stamp = new Stamp(unitId, await db.Citizens.CountAsync(c => c.UnitId == unitId, cancel),
            await db.ImportBatches.Where(b => b.UnitId == unitId && b.Group == SourceGroup.Registry).MaxAsync(b => (DateTime?)b.UploadedAt, cancel));
        if (cache.TryGetValue(stamp, out MatchEngine? kept))
            return kept;
        var engine = new MatchEngine(await db.Citizens.AsNoTracking().Where(c => c.UnitId == unitId).ToListAsync(cancel));
        return cache.Set(stamp, engine, new MemoryCacheEntryOptions { SlidingExpiration = Kept });
    }
}
