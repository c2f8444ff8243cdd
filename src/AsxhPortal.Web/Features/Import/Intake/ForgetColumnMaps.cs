using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>The lists of this unit and group are read by recognition alone again.</summary>
public sealed class ForgetColumnMaps(AppDbContext db, BusinessClock clock)
{
    /// <summary>How many maps were forgotten.</summary>
    public async Task<int> RunAsync(Guid unitId, SourceGroup group, Actor by, CancellationToken cancellationToken = default)
    {
        var maps = await db.OfficeColumnMaps.Where(m => m.UnitId == unitId && m.Group == group && m.ForgottenAt == null).ToListAsync(cancellationToken);
        maps.ForEach(m => m.Forget(by, clock.UtcNow));
        await db.SaveChangesAsync(cancellationToken);
        return maps.Count;
    }
}
