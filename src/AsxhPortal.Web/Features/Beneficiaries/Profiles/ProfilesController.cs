using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Beneficiaries.Profiles;

/// <summary>The pages of one person: who it is, what happened, what was paid, which papers there are; for the auditor also who looked.</summary>
[Route(Steps.BeneficiariesPath + "/{id:guid}"), Allow(Permission.ViewBeneficiaries), RecordView("Beneficiary")]
public sealed class ProfilesController(BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, [FromServices] ProfileQuery query, CancellationToken cancel) => Found(await query.RunAsync(id, clock.Today, cancel), p => p.Head);

    [HttpGet("dien-bien")]
    public async Task<IActionResult> Timeline(Guid id, TimelineListQuery list, [FromServices] TimelineQuery query, CancellationToken cancel) => Found(await query.RunAsync(id, list, cancel), p => p.Head);

    [HttpGet("chi-tra"), Allow(Permission.ViewAccounts)]
    public async Task<IActionResult> Payments(Guid id, ListQuery list, [FromServices] PaymentHistoryQuery query, CancellationToken cancel) => Found(await query.RunAsync(id, list, cancel), p => p.Head);

    [HttpGet("giay-to")]
    public async Task<IActionResult> Papers(Guid id, [FromServices] PapersQuery query, CancellationToken cancel) => Found(await query.RunAsync(id, cancel), p => p.Head);

    [HttpGet("nguoi-xem"), Allow(Permission.ViewAudit)]
    public async Task<IActionResult> Viewers(Guid id, ViewerListQuery list, [FromServices] ViewersQuery query, CancellationToken cancel) => Found(await query.RunAsync(id, list, cancel), p => p.Head);

    private IActionResult Found<T>(T? page, Func<T, ProfileHead> head) where T : class
    {
        if (page is null)
            return NotFound();
        HttpContext.ReportViewedPerson(head(page).Id, head(page).UnitId);
        ViewData["Profile"] = head(page);
        return View(page);
    }
}
