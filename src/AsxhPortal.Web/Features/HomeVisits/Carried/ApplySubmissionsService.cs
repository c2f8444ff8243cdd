using System.Diagnostics;
using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>
/// Applies what phones have sent, one visit after the other, in the order of arrival. What was received is a row, so that a killed process begins
/// again where it was; a visit is settled in one transaction, so that it is done once. Whoever is sending goes first.
/// </summary>
public sealed class ApplySubmissionsService(IServiceScopeFactory scopes, SubmissionSignal signal, BusinessClock clock, ILogger<ApplySubmissionsService> log) : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>After so many unexpected failures, minutes apart in the end, somebody at the office has to look.</summary>
    private const int MostFailures = 8;

    /// <summary>Settling these failed unexpectedly: when for the last time (a <see cref="Stopwatch"/> timestamp), and how often. Gone when the process begins anew.</summary>
    private readonly Dictionary<Guid, (long At, int Times)> failed = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var ready = await ReadyAsync(stoppingToken);
                foreach (var (id, unitId, senderId, sender) in ready)
                    await ApplyAsync(id, unitId, senderId, sender, stoppingToken);
                if (ready.Count == 0)
                    await signal.WaitAsync(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "Submissions could not be looked for");
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Received, with every picture there that is waited for, of any unit; when there is none, those whose left-out picture has come late.</summary>
    private async Task<List<(Guid Id, Guid UnitId, Guid SenderId, string Sender)>> ReadyAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var resting = failed.Where(f => Stopwatch.GetElapsedTime(f.Value.At) < TimeSpan.FromSeconds(Math.Min(60, 1 << f.Value.Times))).Select(f => f.Key).ToList();
        var submissions = db.VisitSubmissions.AsNoTracking().Where(s => !resting.Contains(s.Id));
        var ready = await TakeAsync(submissions.Where(s => s.State == SubmissionState.Received && db.SubmittedPictures.Count(p => p.VisitId == s.Id) >= s.AttachmentCount - s.LeftOutCount), cancel);
        return ready.Count > 0 ? ready
            : await TakeAsync(submissions.Where(s => s.LeftOutCount > 0 && s.State != SubmissionState.Received && db.SubmittedPictures.Any(p => p.VisitId == s.Id && p.State == SubmittedPictureState.Received)), cancel);
    }

    private static async Task<List<(Guid Id, Guid UnitId, Guid SenderId, string Sender)>> TakeAsync(IQueryable<VisitSubmission> submissions, CancellationToken cancel) =>
        (await submissions.OrderBy(s => s.ReceivedAt).ThenBy(s => s.Id).Take(AtOnce).Select(s => new { s.Id, s.UnitId, s.SentById, s.SentByName }).ToListAsync(cancel))
            .ConvertAll(s => (s.Id, s.UnitId, s.SentById, s.SentByName));

    /// <summary>In a scope that sees the commune and acts in the name of whoever sent it.</summary>
    private async Task ApplyAsync(Guid id, Guid unitId, Guid senderId, string sender, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeUnits([unitId]);
        var audit = scope.ServiceProvider.GetRequiredService<AuditContext>();
        (audit.UserId, audit.UserName, audit.UserUnitId, audit.TraceId, audit.UtcNow) = (senderId, sender, unitId, id.ToString(), () => clock.UtcNow);
        try
        {
            if (failed.TryGetValue(id, out var known) && known.Times >= MostFailures)
                await scope.ServiceProvider.GetRequiredService<ApplySubmission>().GiveUpAsync(id, cancel);
            else
                await scope.ServiceProvider.GetRequiredService<ApplySubmission>().RunAsync(id, () => signal.LetSendersFirstAsync(cancel), cancel);
            failed.Remove(id);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            // It stays received and is tried again; the others go on.
            failed[id] = (Stopwatch.GetTimestamp(), failed.GetValueOrDefault(id).Times + 1);
            log.LogError(error, "Submission {Submission} could not be applied", id);
        }
    }
}
