using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.CarryOver;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Visits;

/// <summary>The visit list of the current round, thôn by thôn.</summary>
[Route(Steps.HomeVisitsPath), Allow(Permission.ViewSurveys)]
public sealed class VisitsController(VisitList list, SurveyRound rounds, CommuneChoice communes, CarriedAnswers carriedAnswers, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(VisitListQuery query, CancellationToken cancel)
    {
        var all = await communes.AllAsync(clock.Today, cancel);
        var commune = await communes.FindAsync(query.UnitId, clock.Today, cancel);
        if (query.UnitId is not null && commune is null)
            return NotFound();
        var round = commune is null ? null : await rounds.RunAsync(commune.Id, cancel);
        var page = new VisitsPage(query, all, commune, round);
        if (commune is null || round is null)
            return View(page);
        var carried = await carriedAnswers.RunAsync(commune.Id, round, clock.Today, cancel);
        return View(page with
        {
            Progress = await list.ProgressAsync(commune.Id, round.Id, carried, cancel),
            Rows = await list.RowsAsync(commune.Id, round.Id, query, carried, cancel),
        });
    }
}
