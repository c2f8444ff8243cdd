using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>The open round in which a commune is surveyed: the latest that it or a unit above it began.</summary>
public sealed class SurveyRound(AppDbContext db)
{
    public async Task<ReviewRound?> RunAsync(Guid unitId, CancellationToken cancel = default)
    {
        var path = await db.Units.Where(u => u.Id == unitId).Select(u => u.Path).FirstOrDefaultAsync(cancel) ?? "/";
        var owners = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList();
        return await db.Rounds.AsNoTracking().Include(r => r.Deadlines)
            .Where(r => r.ClosedOn == null && owners.Contains(r.OwnerUnitId))
            .OrderByDescending(r => r.StartsOn).FirstOrDefaultAsync(cancel);
    }
}
