using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>The settings about powers of attorney that hold for a commune: its own and those of the units above it.</summary>
public sealed class ReadAttorneyTerms(AppDbContext db, UnitTree units)
{
    public async Task<AttorneyTerms> RunAsync(Guid unitId, CancellationToken cancel = default)
    {
        var line = (await units.ReadAsync(cancel)).LineOf(unitId).Select(u => u.Id).ToList();
        return new AttorneyTerms(await db.AttorneySettings.AsNoTracking().Where(s => line.Contains(s.OwnerUnitId)).ToListAsync(cancel), line);
    }
}
