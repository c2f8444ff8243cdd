using AsxhPortal.Data;
using AsxhPortal.Data.ReferenceData;
using AsxhPortal.Web.Features.Beneficiaries.People;
using AsxhPortal.Web.Features.Beneficiaries.Registers;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.UnitTests.Data;

/// <summary>A real SQLite file with the real migrations and interceptors, thrown away at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("asxh-test-").FullName;
    private readonly ServiceProvider _services;

    private TestDatabase()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Default"] = $"Data Source={Path.Combine(_folder, "test.db")};Pooling=False",
        }).Build();
        _services = new ServiceCollection().AddLogging().AddAppDatabase(configuration, _folder)
            .AddSingleton<ReferenceCache>().AddScoped<ReferenceStamp>().AddScoped<UnitTree>().AddScoped<RateBooks>().AddScoped<OpenRounds>().AddScoped<PaymentProviders>()
            .AddScoped<AccountSharing>().AddSingleton<RegisterIndex>().AddScoped<RegisterSearch>().AddScoped<BeneficiaryListQuery>().BuildServiceProvider();
    }

    public static async Task<TestDatabase> CreateAsync(bool withReferenceData = true)
    {
        var database = new TestDatabase();
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        if (withReferenceData)
            await new ReferenceDataSeeder(db).RunAsync();
        return database;
    }

    /// <summary>A context of a new scope that sees everything, unless told otherwise.</summary>
    public AppDbContext Open(Action<DataScope>? scope = null) => OpenServices(scope).GetRequiredService<AppDbContext>();

    /// <summary>The services of a new scope, likewise: the database and what the site keeps in memory of it.</summary>
    public IServiceProvider OpenServices(Action<DataScope>? scope = null)
    {
        var provider = _services.CreateScope().ServiceProvider;
        (scope ?? (s => s.SeeEverything()))(provider.GetRequiredService<DataScope>());
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
