using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.BackgroundWorks;

/// <summary>The work of the units in scope, newest first; what waits or runs on top.</summary>
public sealed class WorkQuery(AppDbContext db)
{
    public Task<PageOf<WorkRow>> ListAsync(WorkListQuery query, CancellationToken cancel = default) =>
        Rows(db.BackgroundWorks.AsNoTracking().Where(w => query.State == null || w.State == query.State)
            .OrderBy(w => w.State == WorkState.Running ? 0 : w.State == WorkState.Queued ? 1 : 2).ThenByDescending(w => w.QueuedAt).ThenBy(w => w.Id))
        .ToPageAsync(query, cancel);

    /// <summary>Nothing when there is no such work in the person's scope.</summary>
    public Task<WorkRow?> FindAsync(Guid id, CancellationToken cancel = default) =>
        Rows(db.BackgroundWorks.AsNoTracking().Where(w => w.Id == id)).FirstOrDefaultAsync(cancel);

    private IQueryable<WorkRow> Rows(IQueryable<BackgroundWork> works) => works.Select(w => new WorkRow(w, db.Units.Where(u => u.Id == w.UnitId).Select(u => u.Name).First()));
}
