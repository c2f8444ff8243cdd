using AsxhPortal.Data;
using AsxhPortal.Data.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.BrowserTests.Shared;

/// <summary>
/// The real site on Kestrel, on a free port of this machine, with a SQLite file of its own, in the demo mode, with the half-surveyed
/// demo commune. It is 12/01/2024, 09:00 in Vietnam, until a test turns the calendar.
/// </summary>
public class PortalServer : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("asxh-browser-").FullName;
    private readonly Calendar _calendar = new();

    protected virtual bool HasPeople => true;

    /// <summary>Where the site answers, for example http://127.0.0.1:40123 (no slash at the end).</summary>
    public string Address { get; private set; } = "";

    /// <summary>Kinds of pages whose accessibility was checked already.</summary>
    internal HashSet<string> Looked { get; } = [];

    public ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/').Replace("localhost", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal);
        return ValueTask.CompletedTask;
    }

    /// <summary>From now on it is nine in the morning (Vietnam) of this day.</summary>
    public void TurnCalendarTo(DateOnly day) => _calendar.Now = day.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc);

    /// <summary>Looks at (or prepares) the rows directly, seeing every unit.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<AppDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        return await work(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    /// <summary>Does work with the site's own services as if a person of this address had asked for it in the browser.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        return await work(scope.ServiceProvider);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Default", $"Data Source={Path.Combine(_folder, "asxh.db")}");
        builder.UseSetting("Demo:Enabled", "true");
        builder.UseSetting("Demo:People", HasPeople ? "true" : "false");
        // Pages that begin background work show its result, however busy the machine is.
        builder.UseSetting("Work:WaitSeconds", "120");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Error");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(new BusinessClock(_calendar, TimeSpan.Zero));
            // The real hasher, made quick: the tests sign in some hundred times.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Calendar : TimeProvider
    {
        public DateTime Now { get; set; } = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);

        public override DateTimeOffset GetUtcNow() => new(Now);
    }
}
