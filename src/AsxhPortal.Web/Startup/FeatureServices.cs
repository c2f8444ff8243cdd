using System.Reflection;
using AsxhPortal.Web.Features.Beneficiaries.Registers;
using AsxhPortal.Web.Features.HomeVisits.Carried;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AsxhPortal.Web.Startup;

public static class FeatureServices
{
    /// <summary>
    /// Use cases and queries: every class below Features whose constructor asks only for services can be asked for in a constructor
    /// itself (one per request), without a line here (what lives as long as the process has one). Records, controllers, tag helpers and attributes are something else.
    /// </summary>
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton<RegisterIndex>();
        services.AddSingleton<SealKeyRing>();
        services.AddSingleton<SubmissionSignal>();
        services.AddSingleton<StoreReceipts>();
        services.AddSingleton<CarriedSettings>();
        foreach (var type in typeof(FeatureServices).Assembly.GetTypes().Where(IsFeatureService)) services.TryAddScoped(type);
    }

    private static bool IsFeatureService(Type type)
    {
        if (type is not { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false, IsNested: false }
            || type.Namespace?.StartsWith("AsxhPortal.Web.Features.", StringComparison.Ordinal) != true) return false;
        if (typeof(ControllerBase).IsAssignableFrom(type) || typeof(TagHelper).IsAssignableFrom(type) || typeof(Attribute).IsAssignableFrom(type)
            || typeof(Exception).IsAssignableFrom(type) || typeof(IHostedService).IsAssignableFrom(type) || type.GetMethod("<Clone>$") is not null) return false;
        return type.GetConstructors() is [var constructor] && constructor.GetParameters() is { Length: > 0 } needs && needs.All(IsService);
    }

    private static bool IsService(ParameterInfo parameter) =>
        parameter.ParameterType is { IsValueType: false, IsArray: false } type && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
        || parameter.ParameterType == typeof(TimeProvider);
}
