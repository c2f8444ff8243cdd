using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>The dated amounts of all categories, read once per request, and the province whose base amount applies to a unit.</summary>
public sealed class RateBooks(AppDbContext db)
{
    private RateBook? _book;
    private readonly Dictionary<Guid, string?> _provinces = [];

    public async Task<RateBook> ReadAsync(CancellationToken cancellationToken = default) => _book ??= new RateBook(
        await db.BenefitCategories.AsNoTracking().ToListAsync(cancellationToken),
        await db.BaseAmounts.AsNoTracking().ToListAsync(cancellationToken),
        await db.BenefitRates.AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>Two-digit code of the province above a unit.</summary>
    public async Task<string?> ProvinceCodeOfAsync(Guid unitId, CancellationToken cancellationToken = default)
    {
        if (_provinces.TryGetValue(unitId, out var known))
            return known;
        var path = await db.Units.Where(u => u.Id == unitId).Select(u => u.Path).FirstOrDefaultAsync(cancellationToken) ?? "/";
        var ids = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList();
        return _provinces[unitId] = await db.Units.Where(u => ids.Contains(u.Id) && u.Level == UnitLevel.Province).Select(u => u.Code).FirstOrDefaultAsync(cancellationToken);
    }
}
