using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AsxhPortal.Web.Features.Matching.Incoming;

/// <summary>What the extract of a commune says of one person.</summary>
public sealed record ExtractAnswer(MatchFinding Finding, int CitizenCount);

/// <summary>
/// The engine over the extract of a commune, kept for some minutes: while an officer types it is asked again and again. A new extract makes a new one.
/// </summary>
public sealed class CitizenEngines(AppDbContext db, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private sealed record Stamp(Guid UnitId, int Citizens, DateTime? LastExtractAt);

    /// <returns>Null when the commune is not in the scope.</returns>
    public async Task<ExtractAnswer?> FindAsync(Guid unitId, MatchSubject subject, CancellationToken cancel = default)
    {
        if (!db.Scope.Holds(unitId))
            return null;
        var stamp = new Stamp(unitId, await db.Citizens.CountAsync(c => c.UnitId == unitId, cancel),
            await db.ImportBatches.Where(b => b.UnitId == unitId && b.Group == SourceGroup.Registry).MaxAsync(b => (DateTime?)b.UploadedAt, cancel));
        if (!cache.TryGetValue(stamp, out MatchEngine? engine) || engine is null)
        {
            engine = new MatchEngine(await db.Citizens.AsNoTracking().Where(c => c.UnitId == unitId).ToListAsync(cancel));
            cache.Set(stamp, engine, new MemoryCacheEntryOptions { SlidingExpiration = Kept });
        }
        // The engine answers one question at a time.
        lock (engine)
            return new ExtractAnswer(engine.Find(subject), engine.CitizenCount);
    }
}
