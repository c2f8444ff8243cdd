using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.BackgroundWorks;

/// <summary>
/// Puts work into the queue and wakes the worker. Work that already waits or runs for the same subject is not queued a second time: the first is
/// the answer, also when two people press at the same moment.
/// </summary>
public sealed class QueueWork(AppDbContext db, BusinessClock clock, WorkSignal signal)
{
    /// <param name="title">For people, without personal data: "Nhập danh sách bao-tro-xa-hoi.xlsx".</param>
    /// <returns>The id of the work; its page is <see cref="WorkAddress.Of"/>.</returns>
    public async Task<Guid> RunAsync(Guid unitId, WorkKind kind, Guid subjectId, string title, Actor by, CancellationToken cancel = default)
    {
        if (await OpenAsync(kind, subjectId, cancel) is { } open) return open;
        var work = new BackgroundWork(unitId, kind, subjectId, title.Length <= 400 ? title : title[..400], by, clock.UtcNow);
        db.BackgroundWorks.Add(work);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            return await OpenAsync(kind, subjectId, cancel) ?? throw new RuleException("Công việc này vừa được người khác bắt đầu; hãy tải lại trang.");
        }
        signal.Ring();
        return work.Id;
    }

    private Task<Guid?> OpenAsync(WorkKind kind, Guid subjectId, CancellationToken cancel) => db.BackgroundWorks.AsNoTracking()
        .Where(w => w.Kind == kind && w.SubjectId == subjectId && (w.State == WorkState.Queued || w.State == WorkState.Running))
        .Select(w => (Guid?)w.Id).FirstOrDefaultAsync(cancel);
}
