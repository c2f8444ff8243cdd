using System.Collections.Concurrent;
using AsxhPortal.Data;
using AsxhPortal.Data.Stamps;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>
/// Reference data (units, categories, rates, rounds) kept in memory for as long as their stamp in the database stays the same, whichever process
/// writes them. What is kept is never changed by those who read it.
/// </summary>
public sealed class ReferenceCache
{
    private readonly ConcurrentDictionary<string, (Guid Stamp, object Value)> kept = new();

    public async Task<T> GetAsync<T>(string name, ReferenceStamp stamp, Func<Task<T>> load, CancellationToken cancel) where T : class
    {
        // The stamp is read before the rows: the picture is never older than its stamp.
        var value = await stamp.ReadAsync(cancel);
        if (kept.TryGetValue(name, out var known) && known.Stamp == value)
            return (T)known.Value;
        var loaded = await load();
        kept[name] = (value, loaded);
        return loaded;
    }
}

/// <summary>The stamp of the reference data, read once per request (together with the signed-in account where there is one).</summary>
public sealed class ReferenceStamp(AppDbContext db)
{
    private Guid? value;

    public void Know(Guid stamp) => value = stamp;

    public async Task<Guid> ReadAsync(CancellationToken cancel = default) =>
        value ??= await db.DataStamps.Where(s => s.Key == DataStamp.Reference).Select(s => s.Value).FirstOrDefaultAsync(cancel);
}
