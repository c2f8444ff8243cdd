using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Runs;

/// <summary>
/// The worker's match run: of a whole commune, or of one of its batches. A run that ended early leaves proposals, each of them whole; the next one
/// says them anew.
/// </summary>
public sealed class MatchInBackground(AppDbContext db, RunMatching run, BusinessClock clock) : IWorkPerformer
{
    public WorkKind Kind => WorkKind.Match;

    /// <exception cref="RuleException">There is no population extract, or nothing left to compare.</exception>
    public async Task RunAsync(BackgroundWork work, WorkLease lease, CancellationToken cancel)
    {
        lease.Report("Đang so với dữ liệu dân cư");
        var batchId = work.SubjectId == work.UnitId ? (Guid?)null : work.SubjectId;
        _ = await run.RunAsync(work.UnitId, batchId, new Actor(work.QueuedById, work.QueuedByName), clock.UtcNow, cancel,
            result => lease.FinishAsync(db, clock.UtcNow, SentenceOf(result), result.Id, cancel), new Steps(lease))
            ?? throw new RuleException("Không tìm thấy danh sách cần đối sánh; hãy mở lại bước 2.");
    }

    public Task CleanUpAsync(BackgroundWork work, CancellationToken cancel) => Task.CompletedTask;

    private sealed class Steps(WorkLease lease) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => lease.Report("Đang so với dữ liệu dân cư", value.Done, value.Total);
    }

    private static string SentenceOf(MatchRun run) =>
        $"Đã đối sánh {run.RowCount} dòng: {run.AutoCount} khớp tự động, {run.ReviewCount} cần xem, {run.NoneCount} không tìm thấy.";
}
