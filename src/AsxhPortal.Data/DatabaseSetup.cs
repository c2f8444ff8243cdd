using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.Stamps;
using LinqToDB.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.Data;

public enum DatabaseProvider { Sqlite, SqlServer }

/// <summary>The only place that names the two engines. Settings: Database:Provider, ConnectionStrings:Default, Database:MaxBatchSize.</summary>
public static class DatabaseSetup
{
    public static IServiceCollection AddAppDatabase(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        LinqToDBForEFTools.Initialize();
        services.AddScoped<DataScope>();
        services.AddScoped<AuditContext>();
        services.AddSingleton<AuditInterceptor>();
        services.AddSingleton<StampInterceptor>();
        services.AddSingleton<StampStatements>();
        var maxBatchSize = configuration.GetValue<int?>("Database:MaxBatchSize");
        if (ProviderOf(configuration) == DatabaseProvider.SqlServer)
        {
            var connection = configuration.GetConnectionString("Default")
                ?? throw new InvalidOperationException("Database:Provider is SqlServer but ConnectionStrings:Default is not set.");
            services.AddDbContext<AppDbContext, SqlServerAppDbContext>((provider, options) => Common(provider, options)
                .UseSqlServer(connection, sql => SqlServerOptions(sql, maxBatchSize)));
            return services;
        }
        var sqlite = SqliteConnectionString(configuration.GetConnectionString("Default"), contentRoot);
        services.AddSingleton<SqlitePragmas>();
        services.AddDbContext<AppDbContext, SqliteAppDbContext>((provider, options) => Common(provider, options)
            .AddInterceptors(provider.GetRequiredService<SqlitePragmas>())
            .UseSqlite(sqlite, sql =>
            {
                if (maxBatchSize is { } size)
                    sql.MaxBatchSize(size);
            }));
        return services;
    }

    /// <exception cref="InvalidOperationException">Another word than Sqlite or SqlServer.</exception>
    public static DatabaseProvider ProviderOf(IConfiguration configuration) => configuration["Database:Provider"] switch
    {
        null or "" or "Sqlite" => DatabaseProvider.Sqlite,
        "SqlServer" => DatabaseProvider.SqlServer,
        var other => throw new InvalidOperationException($"Database:Provider must be Sqlite or SqlServer, not '{other}'."),
    };

    /// <summary>The embedded file is brought up to date when the site starts; a server database only by the migrate verb or its script.</summary>
    public static bool MigratesOnStart(IConfiguration configuration) => ProviderOf(configuration) == DatabaseProvider.Sqlite;

    private static DbContextOptionsBuilder Common(IServiceProvider provider, DbContextOptionsBuilder options) => options
        .AddInterceptors(provider.GetRequiredService<AuditInterceptor>(), provider.GetRequiredService<StampInterceptor>(), provider.GetRequiredService<StampStatements>())
        .ConfigureWarnings(w => w.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));

    private static void SqlServerOptions(Microsoft.EntityFrameworkCore.Infrastructure.SqlServerDbContextOptionsBuilder sql, int? maxBatchSize)
    {
        if (maxBatchSize is { } size)
            sql.MaxBatchSize(size);
    }

    private static string SqliteConnectionString(string? configured, string contentRoot)
    {
        var builder = new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(configured) ? "Data Source=App_Data/asxh.db" : configured);
        if (builder.DataSource != ":memory:" && !Path.IsPathRooted(builder.DataSource))
            builder.DataSource = Path.Combine(contentRoot, builder.DataSource);
        if (Path.GetDirectoryName(builder.DataSource) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        builder.ForeignKeys = true;
        builder.DefaultTimeout = 30;
        return builder.ToString();
    }

    /// <summary>Write-ahead log, so that readers do not wait for the writer; foreign keys on; wait for a busy writer.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private const string ReadingPragmas = "PRAGMA busy_timeout = 30000; PRAGMA temp_store = MEMORY;";
        private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; " + ReadingPragmas;

        /// <summary>EF looks whether the file exists through a read-only connection; a file without write-ahead log (a restored copy) must survive that.</summary>
        private static string PragmasFor(System.Data.Common.DbConnection connection) =>
            new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? ReadingPragmas : Pragmas;

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = PragmasFor(connection);
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = PragmasFor(connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>For dotnet-ef: no server is needed to add a migration.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteAppDbContext>
{
    public SqliteAppDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite("Data Source=:memory:").Options, new DataScope(), new AuditContext());
}

/// <inheritdoc cref="SqliteDesignTimeFactory"/>
public sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerAppDbContext>
{
    public SqlServerAppDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerAppDbContext>().UseSqlServer("Server=design-time").Options, new DataScope(), new AuditContext());
}
