using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>What is done with a plan whose day has not passed.</summary>
public enum PlanChange { TakeOff, Up, Down, Add, Fill }

/// <summary>Takes people off a plan, moves a household up or down, adds somebody, or adds those whom the proposal names next.</summary>
public sealed class ChangePlan(AppDbContext db, DayPlanPeople plans, TeamPeople people, SurveyRound rounds, WritePlanStops write, BusinessClock clock)
{
    /// <param name="count">How many more, for <see cref="PlanChange.Fill"/>.</param>
    /// <returns>People changed; null when there is no such plan, or no such person in the scope.</returns>
    /// <exception cref="RuleException">The day has passed, nobody was chosen, or the person cannot be put on this plan.</exception>
    public async Task<int?> RunAsync(Guid planId, PlanChange change, IReadOnlyCollection<Guid> personIds, int count, CancellationToken cancel)
    {
        var plan = await db.DayPlans.FirstOrDefaultAsync(p => p.Id == planId, cancel);
        if (plan is null || await plans.RunAsync(planId, clock.Today, cancel) is not { } planned)
            return null;
        plan.ExpectNotPast(clock.Today);
        if (personIds.Count == 0 && change != PlanChange.Fill)
            throw new RuleException("Hãy đánh dấu ít nhất một người.");
        var standing = planned.Households;
        if (change is PlanChange.Add or PlanChange.Fill)
        {
            if (await AddedAsync(plan, planned, change, personIds, count, cancel) is not { } added)
                return null;
            if (added.Count > 0)
                await write.RunAsync(plan, WalkingOrder.Merge([.. planned.People.Select(p => p.ToVisit())], added), cancel);
            return added.Count;
        }
        var changed = change == PlanChange.TakeOff
            ? Without(standing, personIds)
            : WalkingOrder.Shift(standing, personIds.First(), change == PlanChange.Up);
        await write.RunAsync(plan, changed, cancel);
        return change == PlanChange.TakeOff ? planned.People.Count - changed.Sum(h => h.People.Count) : 1;
    }

    public static IReadOnlyList<WalkingHousehold> Without(IReadOnlyList<WalkingHousehold> households, IReadOnlyCollection<Guid> personIds) =>
        [.. households.Select(h => h with { People = [.. h.People.Where(p => !personIds.Contains(p.PersonId))] }).Where(h => h.People.Count > 0)];

    private async Task<IReadOnlyList<PersonToVisit>?> AddedAsync(DayPlan plan, PlannedDay planned, PlanChange change, IReadOnlyCollection<Guid> personIds, int count, CancellationToken cancel)
    {
        if (await rounds.RunAsync(plan.UnitId, cancel) is not { } round || round.Id != plan.RoundId)
            throw new RuleException("Đợt rà soát của kế hoạch này đã kết thúc; hãy lập kế hoạch trong đợt đang mở.");
        var (_, all) = await people.RunAsync(plan.UnitId, round, clock.Today, cancel);
        if (change == PlanChange.Fill)
            return [.. PlanProposal.For(all.Where(p => p.TeamId == plan.TeamId && p.IsToPlan).Select(p => p.Person), plan.Day, count).SelectMany(h => h.People)];
        var standing = planned.People.Select(p => p.BeneficiaryId).ToHashSet();
        var chosen = all.Where(p => personIds.Contains(p.Person.PersonId)).ToList();
        if (chosen.Count == 0)
            return null;
        if (chosen.Find(p => p.IsSettled) is { } settled)
            throw new RuleException($"{settled.Person.FullName} đã xong trong đợt này nên không cần đến nữa.");
        var ids = chosen.ConvertAll(p => p.Person.PersonId);
        var elsewhere = await (
            from stop in db.DayPlanStops.AsNoTracking()
            where stop.RoundId == plan.RoundId && stop.Day == plan.Day && stop.PlanId != plan.Id && ids.Contains(stop.BeneficiaryId)
            join other in db.DayPlans on stop.PlanId equals other.Id
            join team in db.VisitTeams on other.TeamId equals team.Id
            select new { stop.BeneficiaryId, team.Name }).FirstOrDefaultAsync(cancel);
        if (elsewhere is not null)
            throw new RuleException($"{chosen.First(p => p.Person.PersonId == elsewhere.BeneficiaryId).Person.FullName} đã có trong kế hoạch cùng ngày của {elsewhere.Name}; hãy bỏ khỏi kế hoạch đó trước.");
        return [.. chosen.Select(p => p.Person).Where(p => !standing.Contains(p.PersonId))];
    }
}
