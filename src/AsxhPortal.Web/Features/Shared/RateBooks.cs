using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>The dated amounts of all categories, and the province whose base amount applies to a unit; both kept in memory while they hold.</summary>
public sealed class RateBooks(AppDbContext db, ReferenceCache cache, ReferenceStamp stamp, UnitTree units)
{
    /// <summary>Reads on its own, without anything kept: for tools and tests that have only a database.</summary>
    public static RateBooks Of(AppDbContext db)
    {
        var (cache, stamp) = (new ReferenceCache(), new ReferenceStamp(db));
        return new RateBooks(db, cache, stamp, new UnitTree(db, cache, stamp));
    }

    public Task<RateBook> ReadAsync(CancellationToken cancellationToken = default) => cache.GetAsync("rates", stamp, async () => new RateBook(
        await db.BenefitCategories.AsNoTracking().ToListAsync(cancellationToken),
        await db.BaseAmounts.AsNoTracking().ToListAsync(cancellationToken),
        await db.BenefitRates.AsNoTracking().ToListAsync(cancellationToken)), cancellationToken);

    /// <summary>Two-digit code of the province above a unit.</summary>
    public async Task<string?> ProvinceCodeOfAsync(Guid unitId, CancellationToken cancellationToken = default) =>
        (await units.ReadAsync(cancellationToken)).ProvinceCodeOf(unitId);
}
