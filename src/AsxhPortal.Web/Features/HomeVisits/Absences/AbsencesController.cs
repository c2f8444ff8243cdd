using AsxhPortal.Web.Features.HomeVisits.Plans;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Absences;

/// <summary>Who was absent when the team came, and when to come back.</summary>
[Route(Steps.HomeVisitsPath + "/vang-mat"), Allow(Permission.ViewSurveys)]
public sealed class AbsencesController(AbsenceList list, SurveyRound rounds, CommuneChoice communes, PlanSettings settings, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(AbsenceListQuery query, CancellationToken cancel)
    {
        var commune = await communes.FindAsync(query.UnitId, clock.Today, cancel);
        if (query.UnitId is not null && commune is null)
            return NotFound();
        var round = commune is null ? null : await rounds.RunAsync(commune.Id, cancel);
        var page = new AbsencesPage(query, await communes.AllAsync(clock.Today, cancel), commune, round) { Today = clock.Today, AttemptsBeforeAdvice = settings.AttemptsBeforeAdvice };
        if (commune is null || round is null)
            return View(page);
        var all = await list.RunAsync(commune.Id, round.Id, clock.Today, cancel);
        IReadOnlyList<AbsenceRow> shown = [.. all.Where(row => query.TeamId is null || row.TeamId == query.TeamId)];
        return View(page with
        {
            Rows = shown.ToPage(query),
            Teams = [.. all.Where(row => row.TeamId is not null).Select(row => (row.TeamId!.Value, row.TeamName!)).Distinct().OrderBy(team => team.Item2, StringComparer.Ordinal)],
            Overdue = shown.Count(row => row.IsOverdue(clock.Today)),
            DueToday = shown.Count(row => row.ReturnOn == clock.Today),
            Often = shown.Count(row => row.Attempts >= settings.AttemptsBeforeAdvice),
        });
    }
}
