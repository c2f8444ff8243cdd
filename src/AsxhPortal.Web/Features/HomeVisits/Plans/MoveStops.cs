using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>
/// Puts people of a plan on another one, of another day or team; it is made when there is none. From a plan that lies ahead they go; on a day that has
/// come the stop is kept and says where the person was moved to.
/// </summary>
public sealed class MoveStops(AppDbContext db, DayPlanPeople plans, WritePlanStops write, BusinessClock clock)
{
    /// <summary>The chosen ones, to any team and day.</summary>
    /// <returns>The plan they are on now and how many; null when there is no such plan or team.</returns>
    /// <exception cref="RuleException">A day has passed, nobody was chosen, the same plan, or somebody is on another plan of that day.</exception>
    public async Task<(Guid PlanId, int Count)?> RunAsync(Guid planId, IReadOnlyCollection<Guid> personIds, Guid? teamId, DateOnly? toDay, Actor by, CancellationToken cancel)
    {
        var day = toDay ?? throw new RuleException("Hãy nhập ngày chuyển đến.", "Day");
        if (await FindAsync(planId, cancel) is not var (plan, planned))
            return null;
        plan.ExpectNotPast(clock.Today);
        var chosen = planned.People.Where(p => personIds.Contains(p.BeneficiaryId)).ToList();
        if (chosen.Count == 0)
            throw new RuleException("Hãy đánh dấu ít nhất một người.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await TargetAsync(plan, teamId ?? plan.TeamId, day, by, cancel) is not { } target)
            return null;
        if (target.Id == plan.Id)
            throw new RuleException("Những người này đang ở đúng kế hoạch đó; hãy chọn ngày khác hoặc tổ khác.", "Day");
        await RefuseDoublesAsync(plan, target, chosen, cancel);
        await write.RunAsync(plan, ChangePlan.Without(planned.Households, [.. chosen.Select(p => p.BeneficiaryId)]), cancel);
        await AddAsync(target, chosen, cancel);
        await transaction.CommitAsync(cancel);
        return (target.Id, chosen.Count);
    }

    /// <summary>
    /// Whoever was not reached on a day that has come, and whoever was absent without an appointment for later. Done twice it changes nothing more: who
    /// was moved, or stands on another open day already, is not moved again.
    /// </summary>
    /// <returns>The plan they are on now (null when nobody was left), and how many; null when there is no such plan.</returns>
    /// <exception cref="RuleException">The day to move to lies not after the plan's, or has passed.</exception>
    public async Task<(Guid? PlanId, int Count)?> RestAsync(Guid planId, DateOnly? toDay, Actor by, CancellationToken cancel)
    {
        var day = toDay ?? throw new RuleException("Hãy nhập ngày chuyển đến.", "Day");
        if (await FindAsync(planId, cancel) is not var (plan, planned))
            return null;
        if (day <= plan.Day)
            throw new RuleException($"Hãy chọn một ngày sau {plan.Day:dd/MM/yyyy}.", "Day");
        var rest = planned.People.Where(p => p.MovedToOn is null && (p.Result is StopResult.Waiting or StopResult.NotReached || (p.Result == StopResult.Absent && !(p.ReturnOn > day)))).ToList();
        if (rest.Count == 0)
            return (null, 0);
        var ids = rest.ConvertAll(p => p.BeneficiaryId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var elsewhere = (await db.DayPlanStops.AsNoTracking().Where(s => s.RoundId == plan.RoundId && s.Day >= clock.Today && s.Day > plan.Day && ids.Contains(s.BeneficiaryId))
            .Select(s => new { s.BeneficiaryId, s.Day }).ToListAsync(cancel)).GroupBy(s => s.BeneficiaryId).ToDictionary(g => g.Key, g => g.Min(s => s.Day));
        var moved = rest.FindAll(p => !elsewhere.ContainsKey(p.BeneficiaryId));
        DayPlan? target = null;
        if (moved.Count > 0)
        {
            target = (await TargetAsync(plan, plan.TeamId, day, by, cancel))!;
            await AddAsync(target, moved, cancel);
            var movedIds = moved.ConvertAll(p => p.BeneficiaryId);
            await db.DayPlanStops.Where(s => s.PlanId == planId && movedIds.Contains(s.BeneficiaryId)).ExecuteUpdateAsync(set => set.SetProperty(s => s.MovedToOn, day), cancel);
        }
        foreach (var group in elsewhere.GroupBy(pair => pair.Value, pair => pair.Key))
        {
            var (on, there) = ((DateOnly?)group.Key, group.ToList());
            await db.DayPlanStops.Where(s => s.PlanId == planId && there.Contains(s.BeneficiaryId)).ExecuteUpdateAsync(set => set.SetProperty(s => s.MovedToOn, on), cancel);
        }
        await transaction.CommitAsync(cancel);
        return (target?.Id, moved.Count);
    }

    private async Task<(DayPlan Plan, PlannedDay Planned)?> FindAsync(Guid planId, CancellationToken cancel) =>
        await db.DayPlans.FirstOrDefaultAsync(p => p.Id == planId, cancel) is { } plan && await plans.RunAsync(planId, clock.Today, cancel) is { } planned ? (plan, planned) : null;

    /// <summary>The plan of that team and day, or a new one.</summary>
    private async Task<DayPlan?> TargetAsync(DayPlan from, Guid teamId, DateOnly day, Actor by, CancellationToken cancel)
    {
        var existing = await db.DayPlans.FirstOrDefaultAsync(p => p.RoundId == from.RoundId && p.TeamId == teamId && p.Day == day, cancel);
        if (existing is not null)
        {
            existing.ExpectNotPast(clock.Today);
            return existing;
        }
        var team = await db.VisitTeams.AsNoTracking().FirstOrDefaultAsync(t => t.Id == teamId && t.UnitId == from.UnitId && t.RoundId == from.RoundId, cancel);
        if (team is null)
            return null;
        var round = await db.Rounds.AsNoTracking().FirstAsync(r => r.Id == from.RoundId, cancel);
        return new DayPlan(team, round, day, clock.Today, by, clock.UtcNow);
    }

    private async Task RefuseDoublesAsync(DayPlan plan, DayPlan target, List<PlannedPerson> chosen, CancellationToken cancel)
    {
        var ids = chosen.ConvertAll(p => p.BeneficiaryId);
        var there = await db.DayPlanStops.AsNoTracking().Where(s => s.RoundId == plan.RoundId && s.Day == target.Day && s.PlanId != plan.Id && ids.Contains(s.BeneficiaryId))
            .Select(s => s.BeneficiaryId).ToListAsync(cancel);
        if (there.Count > 0)
            throw new RuleException($"{string.Join(", ", chosen.Where(p => there.Contains(p.BeneficiaryId)).Select(p => p.FullName))} đã có trong một kế hoạch của ngày {target.Day:dd/MM/yyyy}; hãy bỏ đánh dấu hoặc bỏ khỏi một trong hai ngày.");
    }

    private async Task AddAsync(DayPlan target, List<PlannedPerson> people, CancellationToken cancel)
    {
        var standing = await plans.RunAsync(target.Id, clock.Today, cancel);
        await write.RunAsync(target, WalkingOrder.Merge([.. (standing?.People ?? []).Select(p => p.ToVisit())], people.Select(p => p.ToVisit())), cancel);
    }
}
