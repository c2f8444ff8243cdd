using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>One day of a team: the people in walking order, and what came of it.</summary>
[Route(Steps.HomeVisitsPath + "/ke-hoach/{id:guid}"), Allow(Permission.ViewSurveys)]
public sealed class PlanController(DayPlanPeople plans, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken cancel) =>
        await plans.RunAsync(id, clock.Today, cancel) is { } plan ? View("Plan", new PlanPage(plan, clock.Today)) : NotFound();
}
