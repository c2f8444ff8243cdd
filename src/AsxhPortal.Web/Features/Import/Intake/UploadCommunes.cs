using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>The communes a person may upload for: those of today, else (lists of a unit that has been merged since) all of their scope.</summary>
public sealed class UploadCommunes(AppDbContext db, CommuneChoice choice, BusinessClock clock)
{
    public async Task<IReadOnlyList<CommuneOption>> AllAsync(CancellationToken cancellationToken = default)
    {
        var today = await choice.AllAsync(clock.Today, cancellationToken);
        return today.Count > 0 ? today : await db.Units.AsNoTracking()
            .Where(u => u.Level == UnitLevel.Commune && (db.Scope.IsEverything || db.Scope.UnitIds.Contains(u.Id)))
            .OrderBy(u => u.NameKey).Select(u => new CommuneOption(u.Id, u.Code, u.Name)).ToListAsync(cancellationToken);
    }
}
