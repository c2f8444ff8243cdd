using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;

namespace AsxhPortal.Web.Features.Shared.Payees;

/// <summary>Looks some minutes after the site has started and then every quarter of an hour whose power of attorney or guardianship has come to its end.</summary>
public sealed class PayeeWatch(IServiceScopeFactory scopes, BusinessClock clock, ILogger<PayeeWatch> log) : BackgroundService
{
    /// <summary>Who acts when nobody does.</summary>
    public static readonly Actor System = new(Guid.Empty, "Hệ thống");

    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstLook, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The database is away, or somebody saved the same paper in between: the next look finds what is still to do.
                log.LogError(error, "The payees could not be followed");
            }
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        var audit = scope.ServiceProvider.GetRequiredService<AuditContext>();
        (audit.UserName, audit.UtcNow) = (System.Name, () => clock.UtcNow);
        var followed = await scope.ServiceProvider.GetRequiredService<FollowPayees>().RunAsync(null, System, clock.UtcNow, cancel);
        if (followed.Ended + followed.FellBack + followed.Opened + followed.Settled > 0)
            log.LogInformation("Payees followed: {Ended} ended, {FellBack} fell back, {Opened} to ask, {Settled} settled", followed.Ended, followed.FellBack, followed.Opened, followed.Settled);
    }
}
