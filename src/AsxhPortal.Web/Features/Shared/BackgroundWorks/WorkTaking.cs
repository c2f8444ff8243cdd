using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.BackgroundWorks;

/// <summary>
/// The statements by which processes share the queue, each short and on its own: none loads a row to write it back, every one says in its WHERE
/// what must still be true. Seen from the worker, so across all units. Times are real ones: leases have nothing to do with the business date.
/// </summary>
public sealed class WorkTaking(AppDbContext db, WorkSettings settings, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Takes the oldest work that waits, or whose lease has run out, if this process is the one that gets it. Units are served one piece of work
    /// at a time, so that an import and a comparison of the same commune follow each other.
    /// </summary>
    public async Task<BackgroundWork?> TakeAsync(string holder, DateTime startedAt, CancellationToken cancel)
    {
        while (true)
        {
            var now = Now;
            var id = await db.BackgroundWorks.AsNoTracking()
                .Where(w => w.State == WorkState.Queued || (w.State == WorkState.Running && w.LeasedUntil < now))
                .Where(w => !db.BackgroundWorks.Any(other => other.UnitId == w.UnitId && other.Id != w.Id && other.State == WorkState.Running && other.LeasedUntil >= now))
                .OrderBy(w => w.QueuedAt).ThenBy(w => w.Id).Select(w => (Guid?)w.Id).FirstOrDefaultAsync(cancel);
            if (id is null) return null;
            DateTime? until = now + settings.Lease;
            var taken = await db.BackgroundWorks
                .Where(w => w.Id == id && (w.State == WorkState.Queued || (w.State == WorkState.Running && w.LeasedUntil < now)))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(w => w.State, WorkState.Running)
                    .SetProperty(w => w.LeasedBy, holder)
                    .SetProperty(w => w.LeasedUntil, until)
                    .SetProperty(w => w.StartedAt, startedAt)
                    .SetProperty(w => w.Attempts, w => w.Attempts + 1)
                    .SetProperty(w => w.Stage, (string?)null)
                    .SetProperty(w => w.DoneCount, 0)
                    .SetProperty(w => w.TotalCount, 0), cancel);
            if (taken == 1) return await db.BackgroundWorks.AsNoTracking().SingleAsync(w => w.Id == id, cancel);
        }
    }

    /// <summary>Renews the lease and writes down how far the work is.</summary>
    /// <returns>Lost: somebody else has it, or it is over. Otherwise whether it shall stop.</returns>
    public async Task<(bool IsLost, bool ShallStop)> RenewAsync(WorkLease lease, CancellationToken cancel)
    {
        var progress = lease.Latest;
        DateTime? until = Now + settings.Lease;
        var mine = db.BackgroundWorks.Where(w => w.Id == lease.WorkId && w.State == WorkState.Running && w.LeasedBy == lease.Holder);
        var renewed = await mine.ExecuteUpdateAsync(set => set
            .SetProperty(w => w.LeasedUntil, until)
            .SetProperty(w => w.Stage, w => progress == null ? w.Stage : progress.Stage)
            .SetProperty(w => w.DoneCount, w => progress == null ? w.DoneCount : progress.Done)
            .SetProperty(w => w.TotalCount, w => progress == null ? w.TotalCount : progress.Total), cancel);
        return renewed == 0 ? (true, false) : (false, await db.BackgroundWorks.AnyAsync(w => w.Id == lease.WorkId && w.CancelRequestedAt != null, cancel));
    }

    /// <summary>Ends the work without a result. Nothing happens when this process does not hold it any more.</summary>
    /// <param name="failure">Null when it was stopped on request.</param>
    public Task EndAsync(WorkLease lease, DateTime now, string? failure, CancellationToken cancel) =>
        db.BackgroundWorks.Where(w => w.Id == lease.WorkId && w.State == WorkState.Running && w.LeasedBy == lease.Holder).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.State, failure == null ? WorkState.Cancelled : WorkState.Failed)
            .SetProperty(w => w.Failure, failure)
            .SetProperty(w => w.FinishedAt, now)
            .SetProperty(w => w.LeasedBy, (string?)null)
            .SetProperty(w => w.LeasedUntil, (DateTime?)null), cancel);

    /// <summary>The process stops in good order: the work waits for the next one, and this beginning does not count.</summary>
    public Task GiveBackAsync(WorkLease lease, CancellationToken cancel) =>
        db.BackgroundWorks.Where(w => w.Id == lease.WorkId && w.State == WorkState.Running && w.LeasedBy == lease.Holder).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.State, WorkState.Queued)
            .SetProperty(w => w.Attempts, w => w.Attempts - 1)
            .SetProperty(w => w.LeasedBy, (string?)null)
            .SetProperty(w => w.LeasedUntil, (DateTime?)null), cancel);
}
