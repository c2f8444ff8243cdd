using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>Finds views beside their controller: namespace AsxhPortal.Web.Features.A.B → /Features/A/B/X.cshtml, then /Features/A, then /Features/Shared.</summary>
public sealed class FeatureViewLocations : IViewLocationExpander
{
    private const string Root = "AsxhPortal.Web.Features.";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        string? space = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace;
        if (space?.StartsWith(Root, StringComparison.Ordinal) == true)
            context.Values["feature"] = space[Root.Length..].Replace('.', '/');
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        for (string? folder = context.Values.TryGetValue("feature", out string? feature) ? feature : null; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            yield return $"/Features/{folder}/{{0}}.cshtml";
        yield return "/Features/Shared/{0}.cshtml";
    }
}
