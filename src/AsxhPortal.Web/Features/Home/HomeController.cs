using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Home;

/// <summary>The round at a glance: seven steps with deadline and state, and what the signed-in person does next; all numbers stand on the dashboard.</summary>
[Authorize]
public sealed class HomeController(KeptRoundFigures figures, WorkCountsQuery counts, CurrentRound rounds, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var round = await rounds.FindAsync();
        var seesPeople = user.UnitId is not null && user.Roles.Any(RolePermissions.SeesBeneficiaries);
        var found = seesPeople ? await figures.FindAsync(user.UnitId!.Value, round, clock.Today, clock.UtcNow, withMoney: false, cancel: cancellationToken) : null;
        var work = await counts.FindAsync(found?.Place.Counts ?? new RoundCounts(), cancellationToken);
        return View("Index", new HomePage(round, found, StepStates.Of(found, round), NextWork.For(user, work)));
    }
}

/// <summary>What the home page shows.</summary>
/// <param name="Figures">Null for whoever does not work with people's data.</param>
public sealed record HomePage(ReviewRound? Round, RoundFigures? Figures, IReadOnlyList<StepState> Steps, IReadOnlyList<WorkItem> Work);
