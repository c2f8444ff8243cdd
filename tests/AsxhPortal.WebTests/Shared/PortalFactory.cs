using System.Collections.Concurrent;
using AsxhPortal.Data;
using AsxhPortal.Data.Security;
using AsxhPortal.Web.Startup;
using AsxhPortal.Web.Startup.Demo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AsxhPortal.WebTests.Shared;

/// <summary>
/// The whole site on a SQLite file of its own, with reference data and (in the demo mode) the demo users; the business date is
/// always 12/01/2024, 09:00 in Vietnam. People really sign in through the form. Where ASXH_SQLSERVER holds a connection string without
/// a database, each site has a database of its own on that server instead.
/// </summary>
public class PortalFactory : WebApplicationFactory<Program>
{
    public static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);
    public static readonly DateOnly Today = new(2024, 1, 12);

    private readonly string folder = Directory.CreateTempSubdirectory("asxh-web-").FullName;

    /// <summary>What the requests of this site asked the database.</summary>
    public StatementCounter Statements { get; } = new();

    public virtual bool IsDemo => true;

    /// <summary>The prepared database of each kind of site, made by the first factory of the run and copied by the others.</summary>
    private static readonly ConcurrentDictionary<bool, string> Prepared = new();
    private static readonly Lock Preparing = new();

    private static readonly string? SqlServer = Environment.GetEnvironmentVariable("ASXH_SQLSERVER") is { Length: > 0 } server ? server : null;
    private readonly string serverDatabase = $"asxh_web_{Guid.NewGuid():N}";

    /// <summary>The SQLite file, for a second process on the same data; null on a server.</summary>
    public string? DatabaseFile => SqlServer is null ? Path.Combine(folder, "asxh.db") : null;

    protected override IHost CreateHost(IHostBuilder builder)
    {
        if (SqlServer is not null)
            return PrepareOnServer(base.CreateHost(builder));
        lock (Preparing)
        {
            if (Prepared.TryGetValue(IsDemo, out string? prepared))
            {
                // A second host of this factory finds the file of the first.
                if (!File.Exists(DatabaseFile)) File.Copy(prepared, DatabaseFile!);
                return base.CreateHost(builder);
            }
            var host = base.CreateHost(builder);
            string copy = Path.Combine(Directory.CreateTempSubdirectory("asxh-prepared-").FullName, "asxh.db");
            using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"VACUUM INTO '{copy}'";
            command.ExecuteNonQuery();
            Prepared[IsDemo] = copy;
            return host;
        }
    }

    /// <summary>What the verbs migrate and demo do: on a server database the site itself never changes the schema.</summary>
    private IHost PrepareOnServer(IHost host)
    {
        using var scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        scope.ServiceProvider.GetRequiredService<DatabasePreparation>().RunAsync(CancellationToken.None).GetAwaiter().GetResult();
        if (IsDemo)
            scope.ServiceProvider.GetRequiredService<DemoData>().SeedAsync(null, CancellationToken.None).GetAwaiter().GetResult();
        return host;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Database:Provider", SqlServer is null ? "Sqlite" : "SqlServer");
        builder.UseSetting("ConnectionStrings:Default", SqlServer is null ? $"Data Source={DatabaseFile}" : $"{SqlServer};Database={serverDatabase}");
        builder.UseSetting("Demo:Enabled", IsDemo ? "true" : "false");
        builder.UseSetting("Demo:People", "false");
        // Pages that begin background work show its result, however busy the machine is.
        builder.UseSetting("Work:WaitSeconds", "120");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Error");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(Statements);
            services.ConfigureDbContext<SqliteAppDbContext>((provider, options) => options.AddInterceptors(new StatementCounter.Interceptor(Statements, provider.GetRequiredService<IHttpContextAccessor>())));
            services.ConfigureDbContext<SqlServerAppDbContext>((provider, options) => options.AddInterceptors(new StatementCounter.Interceptor(Statements, provider.GetRequiredService<IHttpContextAccessor>())));
            services.AddSingleton(new BusinessClock(new StoppedTime(Now), TimeSpan.Zero));
            // The real hasher, made quick: what is tested is who gets in, not how long guessing takes.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        });
    }

    public HttpClient Anonymous() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Signs in somebody with this role: the demo user of the role, or a person made for another unit.</summary>
    public async Task<HttpClient> SignedInAsAsync(string role, string? unitCode = null)
    {
        var demo = DemoUser.All.First(user => user.Role == role);
        string email = IsDemo && (unitCode is null || unitCode == demo.UnitCode)
            ? demo.Email
            : await AddUserAsync(role, unitCode ?? demo.UnitCode);
        var client = Anonymous();
        (await client.SignInAsync(email, DemoUser.Password)).Headers.Location!.ToString().ShouldBe("/");
        return client;
    }

    /// <summary>Adds a person once; the password is <see cref="DemoUser.Password"/>.</summary>
    public async Task<string> AddUserAsync(string role, string unitCode, string? name = null)
    {
        string email = $"{name ?? role.ToLowerInvariant()}.{unitCode}@test.vn";
        await InScopeAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<AppUser>>();
            if (await users.FindByEmailAsync(email) is not null) return;
            var unit = await services.GetRequiredService<AppDbContext>().Units.SingleAsync(row => row.Code == unitCode && row.ValidTo != null || row.Code == unitCode && row.ValidFrom <= Today);
            var user = new AppUser { UserName = email, Email = email, FullName = $"Người thử {role}", UnitId = unit.Id };
            (await users.CreateAsync(user, DemoUser.Password)).Succeeded.ShouldBeTrue();
            (await users.AddToRoleAsync(user, role)).Succeeded.ShouldBeTrue();
        });
        return email;
    }

    /// <summary>Looks at (or prepares) the rows directly, seeing everything.</summary>
    public Task InDatabaseAsync(Func<AppDbContext, Task> work) => InScopeAsync(services => work(services.GetRequiredService<AppDbContext>()));

    public async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        await work(scope.ServiceProvider);
    }

    public override async ValueTask DisposeAsync()
    {
        if (SqlServer is not null)
            await InDatabaseAsync(db => db.Database.EnsureDeletedAsync());
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class StoppedTime(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now);
    }
}

/// <summary>The same site as an office runs it: no demo users, nothing shown of them.</summary>
public sealed class OfficeFactory : PortalFactory
{
    public override bool IsDemo => false;
}
