namespace AsxhPortal.Web.Startup;

public static class FeatureServices
{
    /// <summary>
    /// Use cases and queries: every class below Features with a public <c>RunAsync</c> can be asked for in a constructor,
    /// without a line here.
    /// </summary>
    public static void AddFeatures(this IServiceCollection services)
    {
        var useCases = typeof(FeatureServices).Assembly.GetTypes().Where(type =>
            type is { IsClass: true, IsAbstract: false, IsGenericType: false, IsNested: false }
            && type.Namespace?.StartsWith("AsxhPortal.Web.Features.", StringComparison.Ordinal) == true
            && type.GetMethods().Any(method => method.Name == "RunAsync"));
        foreach (var useCase in useCases) services.AddScoped(useCase);
    }
}
