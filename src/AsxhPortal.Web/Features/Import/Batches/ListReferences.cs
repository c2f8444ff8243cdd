using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.SpellingAliases;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>The reference data that reading a list of a commune needs.</summary>
public sealed class ListReferences(AppDbContext db, RateBooks rates, SpellingBook spellings, BusinessClock clock)
{
    public async Task<ListReference> LoadAsync(Guid unitId, CancellationToken cancellationToken = default)
    {
        var provinces = await db.Units.AsNoTracking().Where(u => u.Level == UnitLevel.Province).Select(u => u.Code).Distinct().ToListAsync(cancellationToken);
        return new ListReference(
            await rates.ReadAsync(cancellationToken),
            await rates.ProvinceCodeOfAsync(unitId, cancellationToken),
            await db.PaymentProviders.AsNoTracking().ToListAsync(cancellationToken),
            await db.Hamlets.AsNoTracking().Where(h => h.UnitId == unitId).OrderBy(h => h.Name).Select(h => h.Name).ToListAsync(cancellationToken),
            // A citizen id writes the province with three digits: 42 Hà Tĩnh is 042.
            provinces.Where(c => c.Length == 2).Select(c => "0" + c).ToHashSet(),
            clock.Today)
        { Spellings = await spellings.OfAsync(unitId, cancellationToken) };
    }
}
