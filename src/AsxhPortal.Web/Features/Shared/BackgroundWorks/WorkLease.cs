using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.BackgroundWorks;

/// <summary>Another process has taken the work over: whatever this one still writes must not count.</summary>
public sealed class LeaseLostException() : Exception("The lease of this work has run out and another process has taken it.");

/// <summary>How far a piece of work is.</summary>
/// <param name="Stage">In Vietnamese: "Đang đọc tệp".</param>
/// <param name="Total">0 while unknown.</param>
public sealed record WorkProgress(string Stage, int Done, int Total);

/// <summary>The right of one process to do one piece of work now. Progress is only remembered here; the service writes it once a second at most.</summary>
public sealed class WorkLease(Guid workId, string holder) : IProgress<WorkProgress>
{
    public Guid WorkId => workId;
    public string Holder => holder;

    /// <summary>The latest that was reported.</summary>
    public WorkProgress? Latest { get; private set; }

    public void Report(WorkProgress value) => Latest = value;

    public void Report(string stage, int done = 0, int total = 0) => Report(new WorkProgress(stage, done, total));

    /// <summary>Marks the work as done, in the transaction that makes its result visible, if this process still holds it.</summary>
    /// <exception cref="LeaseLostException">It does not: the transaction must be given up.</exception>
    public async Task FinishAsync(AppDbContext db, DateTime now, string outcome, Guid? resultId, CancellationToken cancel)
    {
        var isMine = await db.BackgroundWorks.Where(w => w.Id == workId && w.State == WorkState.Running && w.LeasedBy == holder).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.State, WorkState.Done)
            .SetProperty(w => w.Outcome, outcome)
            .SetProperty(w => w.ResultId, resultId)
            .SetProperty(w => w.FinishedAt, now)
            .SetProperty(w => w.LeasedBy, (string?)null)
            .SetProperty(w => w.LeasedUntil, (DateTime?)null), cancel);
        if (isMine == 0) throw new LeaseLostException();
    }
}
