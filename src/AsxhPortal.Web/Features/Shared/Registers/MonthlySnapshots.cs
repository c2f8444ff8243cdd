using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Registers;

/// <summary>Keeps the register of every commune once a month: looks soon after the site has started and then every few hours which are still to be kept.</summary>
public sealed class MonthlySnapshots(IServiceScopeFactory scopes, BusinessClock clock, ILogger<MonthlySnapshots> log) : BackgroundService
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromHours(3);
    private static readonly Actor System = new(Guid.Empty, "Hệ thống");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstLook, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var unitId in await MissingAsync(stoppingToken))
                    await TakeAsync(unitId, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The database is away or busy: the next look finds what is still missing.
                log.LogError(error, "The registers of the month could not be kept");
            }
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<List<Guid>> MissingAsync(CancellationToken cancel)
    {
        await using var scope = Open();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var since = Period.Of(clock.Today).FirstDay;
        return await db.Beneficiaries.Select(b => b.UnitId).Distinct().Where(unit => !db.RegisterSnapshots.Any(s => s.UnitId == unit && s.TakenOn >= since)).ToListAsync(cancel);
    }

    private async Task TakeAsync(Guid unitId, CancellationToken cancel)
    {
        await using var scope = Open();
        await scope.ServiceProvider.GetRequiredService<TakeRegisterSnapshot>().RunAsync(unitId, SnapshotCause.Monthly, System, clock.UtcNow, cancel);
    }

    private AsyncServiceScope Open()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        var audit = scope.ServiceProvider.GetRequiredService<AuditContext>();
        (audit.UserName, audit.UtcNow) = (System.Name, () => clock.UtcNow);
        return scope;
    }
}
