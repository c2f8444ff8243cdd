using System.Collections.Concurrent;
using AsxhPortal.Data;
using AsxhPortal.Data.Stamps;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Registers;

/// <summary>
/// The registers of all communes that were asked for, kept in memory while their stamps hold (ADR 0009). It knows no scope: whoever asks names the
/// communes that the signed-in person may see.
/// </summary>
public sealed class RegisterIndex(IServiceScopeFactory scopes)
{
    /// <summary>Communes read together: some ten thousand people.</summary>
    private const int BatchSize = 10;

    private readonly ConcurrentDictionary<Guid, UnitRegister> kept = new();
    private readonly SemaphoreSlim reading = new(1, 1);

    public RegisterWords Words { get; } = new();

    public async Task<IReadOnlyList<UnitRegister>> ReadAsync(IReadOnlyList<Guid> unitIds, DateOnly today, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        return await ReadAsync(scope.ServiceProvider, unitIds, today, cancel);
    }

    private async Task<IReadOnlyList<UnitRegister>> ReadAsync(IServiceProvider services, IReadOnlyList<Guid> unitIds, DateOnly today, CancellationToken cancel)
    {
        var now = await StampsAsync(services, unitIds, today, cancel);
        var stale = Stale(now);
        if (stale.Count > 0)
        {
            await reading.WaitAsync(cancel);
            try
            {
                // Somebody else may have read them while this one waited.
                stale = Stale(now);
                if (stale.Count > 0)
                    await RenewAsync(services, stale, today, cancel);
            }
            finally
            {
                reading.Release();
            }
        }
        return [.. unitIds.Select(id => kept[id])];
    }

    private Dictionary<Guid, RegisterStamp> Stale(Dictionary<Guid, RegisterStamp> now) =>
        now.Where(pair => !kept.TryGetValue(pair.Key, out var known) || known.Stamp != pair.Value).ToDictionary();

    /// <summary>One statement: the stamps of the communes; the open rounds come from memory.</summary>
    private static async Task<Dictionary<Guid, RegisterStamp>> StampsAsync(IServiceProvider services, IReadOnlyList<Guid> unitIds, DateOnly today, CancellationToken cancel)
    {
        var db = services.GetRequiredService<AppDbContext>();
        var keys = unitIds.Select(DataStamp.OfUnit).Concat([DataStamp.EveryUnit, DataStamp.Rates, DataStamp.Reference]).ToList();
        var values = await (unitIds.Count > 200 ? db.DataStamps.AsNoTracking() : db.DataStamps.AsNoTracking().Where(s => keys.Contains(s.Key)))
            .ToDictionaryAsync(s => s.Key, s => s.Value, cancel);
        services.GetRequiredService<ReferenceStamp>().Know(values.GetValueOrDefault(DataStamp.Reference));
        var rounds = services.GetRequiredService<OpenRounds>();
        var stamps = new Dictionary<Guid, RegisterStamp>(unitIds.Count);
        foreach (var id in unitIds)
        {
            stamps[id] = new RegisterStamp(values.GetValueOrDefault(DataStamp.OfUnit(id)), values.GetValueOrDefault(DataStamp.EveryUnit), values.GetValueOrDefault(DataStamp.Rates),
                (await rounds.OfUnitAsync(id, cancel))?.Id, today);
        }
        return stamps;
    }

    private async Task RenewAsync(IServiceProvider services, Dictionary<Guid, RegisterStamp> stale, DateOnly today, CancellationToken cancel)
    {
        var units = await services.GetRequiredService<UnitTree>().ReadAsync(cancel);
        RateBook book = await services.GetRequiredService<RateBooks>().ReadAsync(cancel);
        var reader = new RegisterReading(services.GetRequiredService<AppDbContext>(), book, Words, units.ProvinceCodeOf);
        foreach (var batch in stale.Chunk(BatchSize))
        {
            foreach (var unit in await reader.RunAsync(batch.ToDictionary(), today, cancel))
                kept[unit.UnitId] = unit;
        }
        // What was read from the database is several times what is kept: given back at once after a large reading, not at some later collection.
        if (stale.Count > BatchSize) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
    }
}
