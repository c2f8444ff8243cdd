using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.BackgroundWorks;

/// <summary>What waits or runs for the units of the signed-in person right now; shown above every page while there is something.</summary>
public sealed class RunningWork(AppDbContext db, CurrentUser user)
{
    public async Task<IReadOnlyList<BackgroundWork>> ListAsync(CancellationToken cancel = default) => !user.Can(Permission.ViewImports)
        ? []
        : await db.BackgroundWorks.AsNoTracking().Where(w => w.State == WorkState.Queued || w.State == WorkState.Running)
            .OrderByDescending(w => w.State == WorkState.Running).ThenBy(w => w.QueuedAt).ThenBy(w => w.Id).Take(20).ToListAsync(cancel);
}
