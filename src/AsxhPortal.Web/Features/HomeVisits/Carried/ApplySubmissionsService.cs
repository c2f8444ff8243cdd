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
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>Settling these failed unexpectedly; they rest from that moment (a <see cref="Stopwatch"/> timestamp), or until the process begins anew.</summary>
    private readonly Dictionary<Guid, long> failed = [];

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

    /// <summary>Received, with every picture there, of any unit.</summary>
    private async Task<List<(Guid Id, Guid UnitId, Guid SenderId, string Sender)>> ReadyAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        foreach (var id in failed.Where(f => Stopwatch.GetElapsedTime(f.Value) > Rest).Select(f => f.Key).ToList())
            failed.Remove(id);
        var resting = failed.Keys.ToList();
        var ready = await db.VisitSubmissions.AsNoTracking()
            .Where(s => s.State == SubmissionState.Received && !resting.Contains(s.Id) && db.SubmittedPictures.Count(p => p.VisitId == s.Id) >= s.AttachmentCount)
            .OrderBy(s => s.ReceivedAt).ThenBy(s => s.Id).Take(AtOnce).Select(s => new { s.Id, s.UnitId, s.SentById, s.SentByName }).ToListAsync(cancel);
        return ready.ConvertAll(s => (s.Id, s.UnitId, s.SentById, s.SentByName));
    }

    /// <summary>In a scope that sees the commune and acts in the name of whoever sent it.</summary>
    private async Task ApplyAsync(Guid id, Guid unitId, Guid senderId, string sender, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeUnits([unitId]);
        var audit = scope.ServiceProvider.GetRequiredService<AuditContext>();
        (audit.UserId, audit.UserName, audit.UserUnitId, audit.TraceId, audit.UtcNow) = (senderId, sender, unitId, id.ToString(), () => clock.UtcNow);
        try
        {
            await scope.ServiceProvider.GetRequiredService<ApplySubmission>().RunAsync(id, () => signal.LetSendersFirstAsync(cancel), cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            // It stays received and is tried again; the others go on.
            failed[id] = Stopwatch.GetTimestamp();
            log.LogError(error, "Submission {Submission} could not be applied", id);
        }
    }
}
