using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AsxhPortal.Web.Startup.Verbs;

public sealed class MigrateVerb(AppDbContext db, DatabasePreparation preparation) : Verb
{
    public override string Name => "migrate";
    public override string Summary => "brings the database up to date, or writes the script that would";
    public override IReadOnlyCollection<string> Options => ["--script"];
    public override string Usage => """
        migrate [--script FILE] [--json]
          Applies the pending migrations and adds missing reference data and roles.
          --script FILE   writes the idempotent SQL script of all migrations instead and leaves the database alone
        """;

    public override async Task<int> RunAsync(VerbArguments args, CancellationToken cancel)
    {
        if (args.Option("--script") is { } file)
        {
            // Not every engine can test for a migration inside a script; there the script is for an empty database.
            var migrator = db.GetService<IMigrator>();
            string script;
            try { script = migrator.GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent); }
            catch (NotSupportedException) { script = migrator.GenerateScript(); }
            await File.WriteAllTextAsync(file, script, cancel);
            return args.Done(new { script = file }, $"Wrote {file}.");
        }
        try
        {
            int applied = await preparation.RunAsync(cancel);
            return args.Done(new { applied }, applied == 0 ? "The database was up to date." : $"Applied {applied} migration(s).");
        }
        catch (System.Data.Common.DbException error)
        {
            throw new RuleException($"The database refused: {error.Message}");
        }
    }
}
