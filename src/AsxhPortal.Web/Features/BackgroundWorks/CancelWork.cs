using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.BackgroundWorks;

/// <summary>Asks for work to stop. Work that nobody has begun is over at once; otherwise whoever works cleans up within a second or two.</summary>
public sealed class CancelWork(AppDbContext db, IEnumerable<IWorkPerformer> performers, BusinessClock clock)
{
    /// <exception cref="RuleException">It is over already.</exception>
    public async Task RunAsync(Guid id, CancellationToken cancel = default)
    {
        var work = await RequestAsync(id, cancel);
        if (work.State == WorkState.Cancelled) await performers.Single(p => p.Kind == work.Kind).CleanUpAsync(work, cancel);
    }

    private async Task<BackgroundWork> RequestAsync(Guid id, CancellationToken cancel)
    {
        while (true)
        {
            var work = await db.BackgroundWorks.SingleAsync(w => w.Id == id, cancel);
            work.RequestCancel(clock.UtcNow);
            try
            {
                await db.SaveChangesAsync(cancel);
                return work;
            }
            catch (DbUpdateConcurrencyException)
            {
                // A worker took it, or finished it, at this very moment: look again.
                db.ChangeTracker.Clear();
            }
        }
    }
}
