using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.BackgroundWorks;

/// <summary>Waits a moment for work that was just queued: small lists are done before anybody would have looked at a progress bar.</summary>
public sealed class WaitForWork(AppDbContext db, WorkSettings settings)
{
    /// <returns>The work as it is after at most <see cref="WorkSettings.Wait"/>; null when it is not in the scope.</returns>
    public async Task<BackgroundWork?> RunAsync(Guid workId, CancellationToken cancel = default)
    {
        var pause = TimeSpan.FromMilliseconds(40);
        for (var waited = TimeSpan.Zero; ; waited += pause)
        {
            var work = await db.BackgroundWorks.AsNoTracking().FirstOrDefaultAsync(w => w.Id == workId, cancel);
            if (work is null or { IsOver: true } || waited >= settings.Wait) return work;
            await Task.Delay(pause, cancel);
        }
    }
}
