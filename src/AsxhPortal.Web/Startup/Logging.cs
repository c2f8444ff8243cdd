using System.Diagnostics;
using Serilog;
using Serilog.Events;

namespace AsxhPortal.Web.Startup;

/// <summary>
/// Console and a daily file. One line per request with its trace id: method, path, status, time. Query strings, form values and
/// names never get in; ids in paths are random Guids.
/// </summary>
public static class Logging
{
    private const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {TraceId} {Message:lj}{NewLine}{Exception}";

    public static void AddLogging(this WebApplicationBuilder builder, bool toErrorStream = false)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(logger => logger
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", toErrorStream ? LogEventLevel.Warning : LogEventLevel.Information)
            // Keys lie in the database, which is protected as a whole.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: Template, standardErrorFromLevel: toErrorStream ? LogEventLevel.Verbose : LogEventLevel.Fatal)
            .WriteTo.File(Path.Combine(builder.Environment.ContentRootPath, "logs", "asxh-.log"), outputTemplate: Template,
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31, shared: true),
            // The logger is the site's own: another site that ends in the same process must not silence it.
            preserveStaticLogger: true);
    }

    public static void UseRequestLogging(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0} ms";
        options.IncludeQueryInRequestPath = false;
        options.EnrichDiagnosticContext = (log, context) => log.Set("TraceId", TraceIdOf(context));
        options.GetLevel = (_, _, error) => error is null ? LogEventLevel.Information : LogEventLevel.Error;
    });

    /// <summary>The number that a person reads on an error page and an administrator finds in the log.</summary>
    public static string TraceIdOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
}
