using System.Text.RegularExpressions;
using AsxhPortal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shouldly;

namespace AsxhPortal.WebTests.Data;

/// <summary>Both engines have the same migrations, up to date with the model; SQL Server's script is read by SQL Server's own parser.</summary>
public sealed partial class MigrationTests
{
    private static readonly AppDbContext Sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
    private static readonly AppDbContext SqlServer = new SqlServerDesignTimeFactory().CreateDbContext([]);

    [Fact]
    public void The_model_of_SQLite_has_no_change_without_a_migration() => Sqlite.Database.HasPendingModelChanges().ShouldBeFalse();

    [Fact]
    public void The_model_of_SQL_Server_has_no_change_without_a_migration() => SqlServer.Database.HasPendingModelChanges().ShouldBeFalse();

    [Fact]
    public void Both_engines_have_the_same_migrations()
    {
        Sqlite.Database.GetMigrations().ShouldNotBeEmpty();
        SqlServer.Database.GetMigrations().ShouldBe(Sqlite.Database.GetMigrations());
    }

    [Fact]
    public void Both_engines_have_the_same_tables() =>
        Tables(ScriptOf(SqlServer, MigrationsSqlGenerationOptions.Default)).ShouldBe(Tables(ScriptOf(Sqlite, MigrationsSqlGenerationOptions.Default)));

    [Fact]
    public void The_script_for_SQL_Server_is_read_without_error_and_makes_every_table()
    {
        var made = new TableCounter();
        Parse(MigrationsSqlGenerationOptions.Default).Accept(made);
        made.Names.Count.ShouldBe(SqlServer.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Distinct().Count() + 1);
    }

    [Fact]
    public void The_script_for_SQL_Server_may_be_run_twice()
    {
        // Every statement first asks whether its migration has been done; so a second run changes nothing.
        var statements = Parse(MigrationsSqlGenerationOptions.Idempotent).Batches.SelectMany(batch => batch.Statements).ToArray();
        statements.Where(statement => statement is not (IfStatement or BeginTransactionStatement or CommitTransactionStatement))
            .Select(statement => $"{statement.StartLine}: {statement.GetType().Name}").ShouldBeEmpty();
        statements.OfType<IfStatement>().Count().ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task SQL_Server_itself_takes_the_migrations()
    {
        if (Environment.GetEnvironmentVariable("ASXH_SQLSERVER") is not { Length: > 0 } server)
        {
            Assert.Skip("ASXH_SQLSERVER is not set: give a connection string without a database to run this, and all web tests, against a real SQL Server.");
            return;
        }
        var options = new DbContextOptionsBuilder<SqlServerAppDbContext>().UseSqlServer($"{server};Database=asxh_migration_{Guid.NewGuid():N}").Options;
        await using var db = new SqlServerAppDbContext(options, new DataScope(), new AuditContext());
        try
        {
            await db.Database.MigrateAsync();
            (await db.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
            (await db.Units.CountAsync()).ShouldBe(0);
        }
        finally
        {
            await db.Database.EnsureDeletedAsync();
        }
    }

    private static TSqlScript Parse(MigrationsSqlGenerationOptions options)
    {
        using var reader = new StringReader(ScriptOf(SqlServer, options));
        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        errors.Select(error => $"{error.Line}:{error.Column} {error.Message}").ShouldBeEmpty();
        return script;
    }

    private sealed class TableCounter : TSqlFragmentVisitor
    {
        public List<string> Names { get; } = [];

        public override void Visit(CreateTableStatement node) => Names.Add(node.SchemaObjectName.BaseIdentifier.Value);
    }

    private static string ScriptOf(AppDbContext db, MigrationsSqlGenerationOptions options) => db.GetService<IMigrator>().GenerateScript(options: options);

    private static string[] Tables(string script) =>
        [.. Table().Matches(script).Select(match => match.Groups[1].Value).Where(name => name != "__EFMigrationsHistory").Order(StringComparer.Ordinal)];

    [GeneratedRegex("""CREATE TABLE (?:IF NOT EXISTS )?["\[](\w+)["\]]""")]
    private static partial Regex Table();
}
