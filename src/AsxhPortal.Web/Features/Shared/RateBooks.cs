using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>
/// The dated amounts of all categories, and the province whose base amount applies to a unit. Reference data changes when a new version of the
/// site is put up, so it is read once a minute and not once per page.
/// </summary>
public sealed class RateBooks(AppDbContext db, IMemoryCache? cache = null)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);
    private RateBook? _book;
    private readonly Dictionary<Guid, string?> _provinces = [];

    public async Task<RateBook> ReadAsync(CancellationToken cancellationToken = default) => _book ??= await KeptAsync(nameof(RateBook), async () => new RateBook(
        await db.BenefitCategories.AsNoTracking().ToListAsync(cancellationToken),
        await db.BaseAmounts.AsNoTracking().ToListAsync(cancellationToken),
        await db.BenefitRates.AsNoTracking().ToListAsync(cancellationToken)));

    /// <summary>Two-digit code of the province above a unit.</summary>
    public async Task<string?> ProvinceCodeOfAsync(Guid unitId, CancellationToken cancellationToken = default)
    {
        if (_provinces.TryGetValue(unitId, out var known))
            return known;
        return _provinces[unitId] = await KeptAsync((nameof(RateBooks), unitId), () =>
            (from unit in db.Units
             where unit.Id == unitId
             from province in db.Units
             where province.Level == UnitLevel.Province && unit.Path.StartsWith(province.Path)
             select province.Code).FirstOrDefaultAsync(cancellationToken));
    }

    private async Task<T> KeptAsync<T>(object key, Func<Task<T>> read)
    {
        if (cache is null)
            return await read();
        if (cache.TryGetValue(key, out T? kept))
            return kept!;
        return cache.Set(key, await read(), KeptFor);
    }
}
