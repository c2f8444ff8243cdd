using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Errors;

/// <summary>What people see instead of a bare status code. Touches no database, so that it works when that is what failed.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController : Controller
{
    [Route("loi/{code:int}")]
    public IActionResult Show()
    {
        // Read from the route, not bound: binding gives up where the refused form itself cannot be read (too large, cut off).
        int code = int.Parse((string)RouteData.Values["code"]!, System.Globalization.CultureInfo.InvariantCulture);
        ModelState.Clear();
        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        var needed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint?.Metadata.GetOrderedMetadata<AllowAttribute>() ?? [];
        return View("Error", new ErrorPage(Response.StatusCode, Logging.TraceIdOf(HttpContext), [.. needed.Select(allow => allow.Permission)]));
    }
}

public sealed record ErrorPage(int Code, string TraceId, IReadOnlyList<Permission> Needed);
