using System.Text;
using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Startup.Verbs;

/// <summary>
/// The command line of the site: <c>VERB …</c> runs the same use cases as the pages and then ends.
/// Exit codes: 0 done, 1 refused with the reason, 2 wrong usage.
/// </summary>
public static class CommandLine
{
    public const int Done = 0, Refused = 1, WrongUsage = 2;

    /// <summary>All verbs; a new one is a line here and a class.</summary>
    private static readonly IReadOnlyList<Type> Verbs =
        [typeof(MigrateVerb), typeof(UserVerb), typeof(DemoVerb), typeof(ImportVerb), typeof(ExportVerb), typeof(MatchVerb)];

    public static bool Handles(string[] args) => args.Length > 0 && (!args[0].StartsWith('-') || args[0] is "-h" or "--help");

    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        var builder = WebApplication.CreateBuilder(ContentRoot.AddTo([]));
        builder.AddLogging(toErrorStream: true);
        builder.Services.AddAppDatabase(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddBusinessClock(builder.Configuration);
        builder.Services.AddSignIn();
        builder.Services.AddPermissions();
        builder.Services.AddPages();
        builder.Services.AddMatchSettings(builder.Configuration);
        builder.Services.AddFeatures();
        builder.Services.AddBackgroundWork(builder.Configuration);
        foreach (var type in Verbs) builder.Services.AddScoped(typeof(Verb), type);
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        var audit = scope.ServiceProvider.GetRequiredService<AuditContext>();
        audit.UserName = "command line";
        audit.UtcNow = () => app.Services.GetRequiredService<BusinessClock>().UtcNow;

        var verbs = scope.ServiceProvider.GetServices<Verb>().ToList();
        var verb = verbs.Find(candidate => candidate.Name == args[0]);
        if (args[0] is "-h" or "--help") return Help(verbs, Console.Out, Done);
        if (verb is null) return Help(verbs, Console.Error, WrongUsage);
        if (args.Any(arg => arg is "-h" or "--help"))
        {
            Console.WriteLine(verb.Usage);
            return Done;
        }
        return await RunAsync(verb, args[1..], Console.Out, Console.Error);
    }

    private static async Task<int> RunAsync(Verb verb, string[] args, TextWriter output, TextWriter errors)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) => { press.Cancel = true; stop.Cancel(); };
        bool isJson = args.Contains("--json");
        try
        {
            return await verb.RunAsync(VerbArguments.Parse(args, verb, output), stop.Token);
        }
        catch (WrongUsageException wrong)
        {
            await errors.WriteLineAsync($"{wrong.Message}\n\n{verb.Usage}");
            return WrongUsage;
        }
        catch (RuleException rule)
        {
            if (isJson) await output.WriteLineAsync(VerbArguments.ToJson(new { refused = rule.Message }));
            await errors.WriteLineAsync(rule.Message);
            return Refused;
        }
    }

    private static int Help(IEnumerable<Verb> verbs, TextWriter output, int exitCode)
    {
        output.WriteLine("""
            Runs the web site, or one verb:

            """);
        foreach (var verb in verbs.OrderBy(verb => verb.Name, StringComparer.Ordinal)) output.WriteLine($"  {verb.Name,-10} {verb.Summary}");
        output.WriteLine("""

            VERB -h shows its usage. --json: one JSON object on standard output, everything else on standard error.
            Exit code: 0 done, 1 refused with the reason, 2 wrong usage.
            Database: ConnectionStrings__Default and Database__Provider (Sqlite or SqlServer) in the environment.
            """);
        return exitCode;
    }
}
