using AsxhPortal.Domain.Matching;

namespace AsxhPortal.Web.Startup;

public static class MatchSetup
{
    /// <summary>Section Matching: the thresholds of step 2 in bits. A setting that makes no sense stops the start.</summary>
    public static void AddMatchSettings(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Matching").Get<MatchSettings>() ?? MatchSettings.Default;
        if (settings.Problem() is { } problem)
            throw new InvalidOperationException(problem);
        services.AddSingleton(settings);
    }
}
