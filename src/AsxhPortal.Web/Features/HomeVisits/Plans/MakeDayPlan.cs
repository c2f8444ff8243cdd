using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>Makes the plan of a team for a day and fills it with whom the proposal names.</summary>
public sealed class MakeDayPlan(AppDbContext db, TeamPeople people, WritePlanStops write, PlanSettings settings, BusinessClock clock)
{
    /// <returns>The plan, an earlier one when that day has one already; null when the commune has no such team in this round.</returns>
    /// <exception cref="RuleException">The day has passed, or the round has ended.</exception>
    public async Task<(Guid PlanId, bool IsNew, int Count)?> RunAsync(Guid unitId, ReviewRound round, PlanForm form, Actor by, CancellationToken cancel)
    {
        var day = form.Day ?? throw new RuleException("Hãy chọn ngày đi.", nameof(form.Day));
        var team = await db.VisitTeams.AsNoTracking().FirstOrDefaultAsync(t => t.Id == form.TeamId && t.UnitId == unitId && t.RoundId == round.Id, cancel);
        if (team is null)
            return null;
        var standing = await db.DayPlans.AsNoTracking().Where(p => p.TeamId == team.Id && p.RoundId == round.Id).Select(p => new { p.Id, p.Day }).ToListAsync(cancel);
        if (standing.Find(p => p.Day == day) is { } existing)
            return (existing.Id, false, 0);
        var plan = new DayPlan(team, round, day, clock.Today, by, clock.UtcNow);
        var (_, all) = await people.RunAsync(unitId, round, clock.Today, cancel);
        var open = all.Where(p => p.TeamId == team.Id && p.IsToPlan).Select(p => p.Person).ToList();
        var wanted = form.Count ?? Math.Min(settings.MostPerDay, PlanProposal.PerDay(open.Count, day, round.DeadlineOf(4), [.. standing.Select(p => p.Day)]));
        var households = PlanProposal.For(open, day, wanted);
        await write.RunAsync(plan, households, cancel);
        return (plan.Id, true, households.Sum(h => h.People.Count));
    }
}
