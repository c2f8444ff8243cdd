using AsxhPortal.Web.Features.BackgroundWorks;
using AsxhPortal.Web.Features.HomeVisits.Carried;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Features.Matching.Runs;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using AsxhPortal.Web.Features.Shared.Payees;
using AsxhPortal.Web.Features.Shared.Registers;

namespace AsxhPortal.Web.Startup;

/// <summary>Work that outlives a request: who does which kind of it, and the worker of this process (setting Work:Enabled, on unless it is false).</summary>
public static class BackgroundWorkSetup
{
    public static void AddBackgroundWork(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IWorkPerformer>(provider => provider.GetRequiredService<ImportReceivedFile>());
        services.AddScoped<IWorkPerformer>(provider => provider.GetRequiredService<MatchInBackground>());
        services.AddScoped<CancelWork>();
        services.AddSingleton<WorkSettings>();
        services.AddSingleton<WorkSignal>();
        if (!configuration.GetValue("Work:Enabled", true)) return;
        services.AddHostedService<WorkService>();
        services.AddHostedService<ApplySubmissionsService>();
        services.AddHostedService<MonthlySnapshots>();
        services.AddHostedService<PayeeWatch>();
    }
}
