using System.Text.Json;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.CarriedShell;

/// <summary>
/// The pages of a phone without network: an empty frame without anybody's data, its service worker, and what a phone asks at every contact. What
/// is taken along and what comes back stands in Features/HomeVisits/Carried.
/// </summary>
[Route(Steps.HomeVisitsPath + "/mang-di"), Allow(Permission.RecordSurveys)]
public sealed class CarriedShellController(CarriedFiles files, IWebHostEnvironment environment) : Controller
{
    [HttpGet("")]
    public IActionResult Index()
    {
        Response.Headers.CacheControl = "no-store";
        return View("Index", CarriedFiles.VersionOf(files.All()));
    }

    /// <summary>Names every file with its hash, so that a phone takes one version whole or not at all.</summary>
    [HttpGet("sw.js")]
    public async Task<IActionResult> Worker(CancellationToken cancel)
    {
        var all = files.All();
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo("js/carried/worker.js").CreateReadStream());
        var lists = $"const carriedVersion = \"{CarriedFiles.VersionOf(all)}\";\nconst carriedFiles = {JsonSerializer.Serialize(all, JsonSerializerOptions.Web)};\n";
        Response.Headers.CacheControl = "no-cache";
        Response.Headers["Service-Worker-Allowed"] = "/" + Steps.HomeVisitsPath + "/mang-di";
        return Content(lists + await reader.ReadToEndAsync(cancel), "text/javascript; charset=utf-8");
    }

    /// <summary>The server's clock, who is signed in, a fresh antiforgery token and what can be taken along.</summary>
    [HttpGet("phien.json")]
    public async Task<IActionResult> Session([FromServices] CarriedChoices choices, [FromServices] IAntiforgery antiforgery, [FromServices] CurrentUser user, [FromServices] BusinessClock clock, CancellationToken cancel)
    {
        var plans = await choices.RunAsync(user.Id!.Value, clock.Today, cancel);
        return Json(new { serverTime = clock.UtcNow, userId = user.Id, token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken, plans });
    }
}
