using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>One plan in the table of days and teams.</summary>
/// <param name="Met">Met on that day, or the survey was completed on another one.</param>
/// <param name="Left">Not reached yet and not put on another day.</param>
public sealed record PlanCell(Guid PlanId, Guid TeamId, DateOnly Day, int Planned, int Met, int Absent, int Left, int Moved);

/// <summary>What a team has before it.</summary>
/// <param name="Unplanned">Left and on no plan from today on.</param>
/// <param name="AbsentBefore">Left, and somebody came in vain.</param>
/// <param name="PerDay">People a day to be done by the deadline, beginning on the next day without a plan.</param>
/// <param name="NextDay">The first day from today on without a plan.</param>
public sealed record TeamLeft(Guid? TeamId, string Name, int Total, int Settled, int AbsentBefore, int Planned, int Unplanned, int PerDay, DateOnly NextDay)
{
    public int Left => Total - Settled;
    public int Percent => Total == 0 ? 100 : Settled * 100 / Total;
}

public sealed record PlanBoardPage(IReadOnlyList<CommuneOption> Communes, CommuneOption? Commune, ReviewRound? Round)
{
    public IReadOnlyList<TeamLeft> Teams { get; init; } = [];
    public IReadOnlyList<PlanCell> Plans { get; init; } = [];
    public DateOnly Today { get; init; }
    public int MostPerDay { get; init; }

    public IEnumerable<DateOnly> Days => Plans.Select(p => p.Day).Distinct().OrderDescending();
    public DateOnly? DueOn => Round?.DeadlineOf(4);
    public int Left => Teams.Sum(t => t.Left);
    public PlanCell? On(DateOnly day, Guid? teamId) => Plans.FirstOrDefault(p => p.Day == day && p.TeamId == teamId);
}

/// <summary>Days and teams of a round: planned, met, absent, left; and what each team has before it.</summary>
public sealed class PlanBoard(AppDbContext db, TeamPeople people, PlanSettings settings, BusinessClock clock)
{
    public async Task<PlanBoardPage> RunAsync(PlanBoardPage page, CancellationToken cancel)
    {
        var (commune, round, today) = (page.Commune!, page.Round!, clock.Today);
        var (teams, all) = await people.RunAsync(commune.Id, round, today, cancel);
        var plans = await PlansAsync(commune.Id, round.Id, today, cancel);
        var left = teams.Select(team => LeftOf(team.Id, team.Name, all.Where(p => p.TeamId == team.Id), [.. plans.Where(p => p.TeamId == team.Id).Select(p => p.Day)], round.DeadlineOf(4), today)).ToList();
        if (all.Any(p => p.TeamId is null))
            left.Add(LeftOf(null, "Chưa có tổ nào", all.Where(p => p.TeamId is null), [], round.DeadlineOf(4), today));
        return page with { Teams = left, Plans = plans, Today = today, MostPerDay = settings.MostPerDay };
    }

    private static TeamLeft LeftOf(Guid? teamId, string name, IEnumerable<TeamPerson> people, IReadOnlyList<DateOnly> plannedDays, DateOnly? dueOn, DateOnly today)
    {
        var all = people.ToList();
        var unplanned = all.Count(p => p.IsToPlan);
        var next = Enumerable.Range(0, plannedDays.Count + 1).Select(today.AddDays).First(day => !plannedDays.Contains(day));
        return new TeamLeft(teamId, name, all.Count, all.Count(p => p.IsSettled), all.Count(p => p.IsLeft && p.Person.Absences > 0), all.Count(p => p.IsLeft && p.PlannedOn is not null),
            unplanned, PlanProposal.PerDay(unplanned, next, dueOn, plannedDays), next);
    }

    private async Task<IReadOnlyList<PlanCell>> PlansAsync(Guid unitId, Guid roundId, DateOnly today, CancellationToken cancel)
    {
        var rows = await (
            from plan in db.DayPlans.AsNoTracking()
            where plan.UnitId == unitId && plan.RoundId == roundId
            join stop in db.DayPlanStops on plan.Id equals stop.PlanId into stops
            from stop in stops.DefaultIfEmpty()
            join person in db.Beneficiaries on stop.BeneficiaryId equals person.Id into persons
            from person in persons.DefaultIfEmpty()
            join survey in db.Surveys.Where(s => s.RoundId == roundId) on stop.BeneficiaryId equals survey.BeneficiaryId into surveys
            from survey in surveys.DefaultIfEmpty()
            select new
            {
                plan.Id,
                plan.TeamId,
                plan.Day,
                IsStop = stop != null,
                Status = person == null ? default : person.Status,
                IsMoved = stop != null && stop.MovedToOn != null,
                State = survey == null ? null : (SurveyState?)survey.State,
                VisitedOn = survey == null ? null : survey.VisitedOn,
                WasMet = survey != null && survey.Visits.Any(v => v.WasMet && v.VisitedOn == plan.Day),
                WasAbsent = survey != null && survey.Visits.Any(v => !v.WasMet && v.VisitedOn == plan.Day),
            }).ToListAsync(cancel);
        return
        [
            .. from row in rows
               group row by (row.Id, row.TeamId, row.Day) into plan
               let results = plan.Where(r => r.IsStop).Select(r => (r.IsMoved, Result: StopResults.Of(r.Day, today, r.Status, r.State, r.VisitedOn, r.WasMet, r.WasAbsent))).ToList()
               orderby plan.Key.Day
               select new PlanCell(plan.Key.Id, plan.Key.TeamId, plan.Key.Day, results.Count,
                   results.Count(r => r.Result is StopResult.Met or StopResult.DoneElsewhen or StopResult.NoLongerVisited),
                   results.Count(r => r.Result == StopResult.Absent),
                   results.Count(r => r is { IsMoved: false, Result: StopResult.Waiting or StopResult.NotReached }),
                   results.Count(r => r is { IsMoved: true, Result: StopResult.Waiting or StopResult.NotReached })),
        ];
    }
}
