using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.BackgroundWorks;

/// <summary>Puts work that failed or was stopped back into the queue.</summary>
public sealed class TryWorkAgain(AppDbContext db, WorkSignal signal, BusinessClock clock)
{
    /// <exception cref="RuleException">It is done, waits or runs; or newer work does the same.</exception>
    public async Task RunAsync(Guid id, Actor by, CancellationToken cancel = default)
    {
        var work = await db.BackgroundWorks.SingleAsync(w => w.Id == id, cancel);
        work.TryAgain(by, clock.UtcNow);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            throw new RuleException("Một công việc khác đang làm đúng việc này; hãy xem danh sách công việc nền.");
        }
        signal.Ring();
    }
}
