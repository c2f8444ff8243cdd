using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Home;

/// <summary>The round at a glance: seven steps with deadline and state, progress by place, and what the signed-in person does next.</summary>
[Authorize]
public sealed class HomeController(AppDbContext db, RoundProgressQuery progress, CurrentRound rounds, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var round = await rounds.FindAsync();
        var level = await db.Units.Where(u => u.Id == user.UnitId).Select(u => (UnitLevel?)u.Level).FirstOrDefaultAsync(cancellationToken);
        var byCommune = level is not UnitLevel.Commune;
        var counts = await progress.FindAsync(round?.Id, byCommune, Period.Of(clock.Today).Plus(1), cancellationToken);
        var seesPeople = user.Roles.Any(RolePermissions.SeesBeneficiaries);
        return View("Index", new HomePage(round, counts, StepStates.Of(counts, step => round?.DeadlineOf(step), clock.Today), NextWork.For(user, counts), byCommune, seesPeople));
    }
}

/// <summary>What the home page shows.</summary>
public sealed record HomePage(ReviewRound? Round, RoundProgress Progress, IReadOnlyList<StepState> Steps, IReadOnlyList<WorkItem> Work, bool IsByCommune, bool SeesPeople);
