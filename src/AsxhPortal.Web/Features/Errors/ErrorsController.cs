using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
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
        var largest = HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        // A form that is too large cannot be read for its token either, and is refused as a bad request.
        var shown = Response.StatusCode == StatusCodes.Status400BadRequest && Request.ContentLength > largest ? StatusCodes.Status413PayloadTooLarge : Response.StatusCode;
        return View("Error", new ErrorPage(shown, Logging.TraceIdOf(HttpContext), [.. needed.Select(allow => allow.Permission)]));
    }
}

public sealed record ErrorPage(int Code, string TraceId, IReadOnlyList<Permission> Needed);
