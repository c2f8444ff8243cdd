using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;

namespace AsxhPortal.Web.Features.Shared.BackgroundWorks;

/// <summary>
/// The worker of this process: takes one piece of work after the other, keeps its lease alive and its progress visible, and says how it ended.
/// Stopping the site gives the work back to the queue.
/// </summary>
public sealed class WorkService(IServiceScopeFactory scopes, WorkSignal signal, WorkSettings settings, BusinessClock clock, ILogger<WorkService> log) : BackgroundService
{
    private readonly string holder = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..8]}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await InQueueAsync(taking => taking.TakeAsync(holder, clock.UtcNow, stoppingToken)) is { } work)
                {
                    await PerformAsync(work, stoppingToken);
                    await RefreshStatisticsAsync(stoppingToken);
                }
                else
                    await signal.WaitAsync(settings.Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The database is away or busy: the site goes on, and so does the worker, a little later.
                log.LogError(error, "The worker could not look for work");
                await Task.Delay(settings.Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task PerformAsync(BackgroundWork work, CancellationToken stopping)
    {
        var lease = new WorkLease(work.Id, holder);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var over = new CancellationTokenSource();
        var beat = BeatAsync(lease, stop, over.Token);
        log.LogInformation("Work {Work} ({Kind}) begins, attempt {Attempt}", work.Id, work.Kind, work.Attempts);
        try
        {
            await RunAsync(work, lease, stop.Token);
            log.LogInformation("Work {Work} is done", work.Id);
        }
        catch (LeaseLostException)
        {
            log.LogWarning("Work {Work} was taken over by another process", work.Id);
        }
        catch (Exception error)
        {
            await EndAsync(work, lease, error, stopping);
        }
        finally
        {
            await over.CancelAsync();
            await beat;
        }
    }

    private async Task RunAsync(BackgroundWork work, WorkLease lease, CancellationToken cancel)
    {
        if (work.CancelRequestedAt is not null) throw new OperationCanceledException("Somebody asked to stop it before it was begun again.");
        if (work.Attempts > settings.MaxAttempts)
            throw new RuleException($"Công việc đã bị ngắt giữa chừng {settings.MaxAttempts} lần (máy chủ dừng đột ngột) nên không tự chạy lại nữa; hãy báo quản trị hệ thống rồi bấm “Thử lại”.");
        await using var scope = OpenFor(work);
        await PerformerOf(scope, work).RunAsync(work, lease, cancel);
    }

    /// <summary>Tables may have grown tenfold by the work.</summary>
    private async Task RefreshStatisticsAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().RefreshPlannerStatisticsAsync(stopping);
    }

    private async Task EndAsync(BackgroundWork work, WorkLease lease, Exception error, CancellationToken stopping)
    {
        if (stopping.IsCancellationRequested)
        {
            log.LogInformation("Work {Work} goes back to the queue: the site is stopping", work.Id);
            await InQueueAsync(taking => taking.GiveBackAsync(lease, CancellationToken.None));
            return;
        }
        // A new term first: nobody else may have the work while this process cleans up after itself.
        var (isLost, shallStop) = await InQueueAsync(taking => taking.RenewAsync(lease, CancellationToken.None));
        if (isLost)
        {
            log.LogWarning("Work {Work} was taken over by another process", work.Id);
            return;
        }
        var isStopped = shallStop && error is not RuleException;
        if (!isStopped && error is not RuleException) log.LogError(error, "Work {Work} failed", work.Id);
        await CleanUpAsync(work);
        await InQueueAsync(taking => taking.EndAsync(lease, clock.UtcNow, isStopped ? null : SentenceOf(error, work), CancellationToken.None));
        log.LogInformation("Work {Work} ended without a result: {Reason}", work.Id, isStopped ? "stopped on request" : error.GetType().Name);
    }

    private async Task CleanUpAsync(BackgroundWork work)
    {
        try
        {
            await using var scope = OpenFor(work);
            await PerformerOf(scope, work).CleanUpAsync(work, CancellationToken.None);
        }
        catch (Exception error)
        {
            // What is left is hidden from everybody; the next beginning takes it away.
            log.LogError(error, "Work {Work} could not be cleaned up after", work.Id);
        }
    }

    private static string SentenceOf(Exception error, BackgroundWork work) => error is RuleException rule
        ? rule.Message
        : $"Có lỗi ngoài dự kiến nên công việc dừng lại, chưa có gì thay đổi. Hãy bấm “Thử lại”; nếu vẫn lỗi, báo quản trị hệ thống kèm mã {work.Id}.";

    /// <summary>Renews the lease and writes the progress, each time in a statement of its own; stops the work when somebody asks for it or it was lost.</summary>
    private async Task BeatAsync(WorkLease lease, CancellationTokenSource stop, CancellationToken over)
    {
        var pause = TimeSpan.FromMilliseconds(Math.Clamp(settings.Lease.TotalMilliseconds / 4, 50, 1000));
        while (true)
        {
            await Task.Delay(pause, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested) return;
            try
            {
                var (isLost, shallStop) = await InQueueAsync(taking => taking.RenewAsync(lease, over));
                if (isLost || shallStop) await stop.CancelAsync();
                if (isLost) return;
            }
            catch (Exception) when (over.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogWarning(error, "The lease of work {Work} could not be renewed; trying again", lease.WorkId);
            }
        }
    }

    /// <summary>A scope that sees the unit of the work and nothing else, and acts in the name of whoever queued it.</summary>
    private AsyncServiceScope OpenFor(BackgroundWork work)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeUnits([work.UnitId]);
        var audit = scope.ServiceProvider.GetRequiredService<AuditContext>();
        audit.UserId = work.QueuedById == Guid.Empty ? null : work.QueuedById;
        audit.UserName = work.QueuedByName;
        audit.UserUnitId = work.UnitId;
        audit.TraceId = work.Id.ToString();
        audit.UtcNow = () => clock.UtcNow;
        return scope;
    }

    private static IWorkPerformer PerformerOf(AsyncServiceScope scope, BackgroundWork work) =>
        scope.ServiceProvider.GetServices<IWorkPerformer>().Single(performer => performer.Kind == work.Kind);

    private async Task<T> InQueueAsync<T>(Func<WorkTaking, Task<T>> statement)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        return await statement(scope.ServiceProvider.GetRequiredService<WorkTaking>());
    }

    private Task InQueueAsync(Func<WorkTaking, Task> statement) => InQueueAsync(async taking =>
    {
        await statement(taking);
        return true;
    });
}
