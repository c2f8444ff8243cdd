using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Received;

/// <summary>What phones sent to the commune: when, by whom, what became of it, which pictures have to be taken again.</summary>
[Route(Steps.HomeVisitsPath + "/mang-di/da-nhan"), Allow(Permission.ViewSurveys)]
public sealed class ReceivedController(ReceivedList list, CommuneChoice communes, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ReceivedListQuery query, CancellationToken cancel)
    {
        var commune = await communes.FindAsync(query.UnitId, clock.Today, cancel);
        if (query.UnitId is not null && commune is null)
            return NotFound();
        var page = new ReceivedPage(query, await communes.AllAsync(clock.Today, cancel), commune);
        return View(commune is null ? page : page with { Rows = await list.RunAsync(commune.Id, query, cancel) });
    }

    [HttpGet("{id:guid}"), RecordView("VisitSubmission")]
    public async Task<IActionResult> Details(Guid id, CancellationToken cancel)
    {
        if (await list.FindAsync(id, cancel) is not { } visit)
            return NotFound();
        HttpContext.ReportViewedPerson(visit.Submission.BeneficiaryId, visit.Submission.UnitId);
        return View(visit);
    }
}
