using AsxhPortal.Data;
using AsxhPortal.Web.Startup.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup;

/// <summary>
/// On SQLite the site prepares its own file, so that a fresh clone just runs. On a server database it never changes the schema;
/// it says so when migrations are waiting.
/// </summary>
public static class FirstRun
{
    public static async Task PrepareAsync(WebApplication app)
    {
        var cancel = app.Lifetime.ApplicationStopping;
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<DataScope>().SeeEverything();
        var audit = services.GetRequiredService<AuditContext>();
        audit.UserName = "startup";
        audit.UtcNow = () => services.GetRequiredService<BusinessClock>().UtcNow;
        bool isDemo = app.Services.GetRequiredService<DemoMode>().IsEnabled;

        if (DatabaseSetup.MigratesOnStart(app.Configuration))
        {
            await services.GetRequiredService<DatabasePreparation>().RunAsync(cancel);
            if (isDemo) await services.GetRequiredService<DemoData>().SeedAsync(app.Configuration.GetValue("Demo:People", true) ? DemoSize.Commune : null, cancel);
            await services.GetRequiredService<AppDbContext>().RefreshPlannerStatisticsAsync(cancel);
        }
        else
        {
            var pending = await services.GetRequiredService<AppDbContext>().Database.GetPendingMigrationsAsync(cancel);
            if (pending.Any()) app.Logger.LogWarning("The database is behind this version ({Count} migrations). Run the verb 'migrate' or its script.", pending.Count());
        }
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, isDemo));
    }

    private static void Announce(WebApplication app, bool isDemo)
    {
        string address = app.Services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        app.Logger.LogInformation("AsxhPortal is at {Address}{Hint}", address, isDemo
            ? ": open it, pick a demo user on the sign-in page, then begin with step 1 (Nguồn dữ liệu)"
            : "");
    }
}
