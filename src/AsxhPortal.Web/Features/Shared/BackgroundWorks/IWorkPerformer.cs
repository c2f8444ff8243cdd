using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Shared.BackgroundWorks;

/// <summary>
/// Does one kind of background work, in a scope opened to the unit of the work and to nothing else. It may be begun several times (a process died,
/// somebody tried again): it first takes away what an earlier beginning left, and it ends with <see cref="WorkLease.FinishAsync"/> in the
/// transaction that makes its result visible.
/// </summary>
public interface IWorkPerformer
{
    WorkKind Kind { get; }

    /// <exception cref="RuleException">The work cannot be done; its sentence is shown beside "thử lại".</exception>
    Task RunAsync(BackgroundWork work, WorkLease lease, CancellationToken cancel);

    /// <summary>Takes away what an unfinished beginning left; after a failure and after a cancel.</summary>
    Task CleanUpAsync(BackgroundWork work, CancellationToken cancel);
}
