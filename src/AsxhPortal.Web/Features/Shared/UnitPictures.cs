using System.Security.Cryptography;
using AsxhPortal.Data;
using AsxhPortal.Data.Stamps;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>Whose rows a picture was computed from.</summary>
public enum PictureReach { Commune, EveryCommune }

/// <summary>
/// What was computed from the register and the source lists of a commune, kept in memory while the stamps of those rows hold (ADR 0009), for the day
/// and for everybody with the same scope. The stamps are read once a request; what is kept is never changed by those who read it.
/// </summary>
public sealed class UnitPictures(AppDbContext db, IMemoryCache cache, BusinessClock clock)
{
    private static readonly TimeSpan Unused = TimeSpan.FromHours(1);

    private sealed record Kept(string Stamps, object Value);

    private Dictionary<string, Guid>? stamps;

    public async Task<T> GetAsync<T>(string name, Guid unitId, PictureReach reach, Func<Task<T>> compute, CancellationToken cancel) where T : class
    {
        // The stamps are read before the rows: the picture is never older than they are.
        stamps ??= await db.DataStamps.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.Value, cancel);
        var now = reach == PictureReach.EveryCommune
            ? Digest(stamps.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value))
            : Digest([Stamp(DataStamp.OfUnit(unitId)), Stamp(DataStamp.OfSources(unitId)), Stamp(DataStamp.EveryUnit), Stamp(DataStamp.EverySource), Stamp(DataStamp.Reference)]);
        var key = (nameof(UnitPictures), name, unitId, clock.Today, ScopeKey());
        if (cache.TryGetValue(key, out Kept? known) && known!.Stamps == now)
            return (T)known.Value;
        var value = await compute();
        cache.Set(key, new Kept(now, value), new MemoryCacheEntryOptions { SlidingExpiration = Unused });
        return value;
    }

    private Guid Stamp(string key) => stamps!.GetValueOrDefault(key);

    private string ScopeKey() => db.Scope.IsEverything ? "*"
        : Digest([.. db.Scope.UnitIds.Order(), Guid.Empty, .. db.Scope.HamletIds.OfType<Guid>().Order()]) + (db.Scope.IsLimitedToHamlets ? "-" : "");

    private static string Digest(IEnumerable<Guid> ids) => Convert.ToHexString(SHA256.HashData([.. ids.SelectMany(id => id.ToByteArray())]));
}
