using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.CarriedShell;

/// <summary>One thing that can be taken along.</summary>
/// <param name="Field">Which field of the request takes the id.</param>
/// <param name="Day">Of a day plan.</param>
/// <param name="People">How many are still to be visited; null when that is counted only on taking along.</param>
public sealed record CarriedChoice(Guid Id, string Field, string Name, DateOnly? Day, int? People);

/// <summary>The day plans from today on with somebody still to be visited, and the teams of the open round, the person's own first. Two statements; nobody visited is named.</summary>
public sealed class CarriedChoices(AppDbContext db)
{
    private const int MostPlans = 30;

    public async Task<IReadOnlyList<CarriedChoice>> RunAsync(Guid userId, DateOnly today, CancellationToken cancel = default)
    {
        var plans = await (
            from plan in db.DayPlans.AsNoTracking()
            where plan.Day >= today
            join team in db.VisitTeams on plan.TeamId equals team.Id
            let isMine = team.PoliceOfficerId == userId || team.CultureOfficerId == userId
            orderby isMine descending, plan.Day, team.Name
            select new
            {
                plan.Id,
                team.Name,
                plan.Day,
                People = db.DayPlanStops.Count(stop => stop.PlanId == plan.Id && stop.MovedToOn == null
                && !db.Surveys.Any(s => s.RoundId == plan.RoundId && s.BeneficiaryId == stop.BeneficiaryId && s.State == SurveyState.Completed))
            }).Take(MostPlans).ToListAsync(cancel);
        var teams = await (
            from team in db.VisitTeams.AsNoTracking()
            join round in db.Rounds on team.RoundId equals round.Id
            where round.ClosedOn == null && round.StartsOn <= today
            let isMine = team.PoliceOfficerId == userId || team.CultureOfficerId == userId
            orderby isMine descending, team.Name
            select new { team.Id, team.Name }).Take(MostPlans).ToListAsync(cancel);
        return [.. plans.Where(plan => plan.People > 0).Select(plan => new CarriedChoice(plan.Id, "DayPlanId", plan.Name, plan.Day, plan.People)),
            .. teams.Select(team => new CarriedChoice(team.Id, "TeamId", $"{team.Name}: mọi người chưa khảo sát", null, null))];
    }
}
