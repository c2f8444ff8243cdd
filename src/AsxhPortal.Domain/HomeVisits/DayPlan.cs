using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>
/// Where a team goes on one day of a round: people in walking order. Unique per round, team and day. What happened there is not kept twice: it
/// follows from the surveys and visits of that day.
/// </summary>
public sealed class DayPlan : VersionedEntity, IScopedToUnit
{
    private DayPlan() { }

    /// <exception cref="RuleException">The round has ended, the team is of another round, or the day has passed.</exception>
    public DayPlan(VisitTeam team, ReviewRound round, DateOnly day, DateOnly today, Actor by, DateTime now)
    {
        round.ExpectOpen();
        if (team.RoundId != round.Id)
            throw new RuleException("Tổ công tác này thuộc đợt khác; hãy chọn tổ của đợt đang mở.", "TeamId");
        if (day < today)
            throw new RuleException($"Ngày {day:dd/MM/yyyy} đã qua; hãy chọn hôm nay hoặc một ngày sau.", "Day");
        UnitId = team.UnitId;
        RoundId = round.Id;
        TeamId = team.Id;
        Day = day;
        MadeById = by.Id;
        MadeByName = by.Name;
        MadeAt = now;
    }

    public Guid UnitId { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid TeamId { get; private set; }
    public DateOnly Day { get; private set; }
    public Guid MadeById { get; private set; }
    public string MadeByName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>A day that has passed is read, not written: who was not reached goes on another day.</summary>
    /// <exception cref="RuleException">The day lies before today.</exception>
    public void ExpectNotPast(DateOnly today)
    {
        if (Day < today)
            throw new RuleException($"Kế hoạch ngày {Day:dd/MM/yyyy} đã qua nên không sửa được nữa; hãy chuyển những người chưa đến sang ngày khác.");
    }
}

/// <summary>One person on a day plan. Unique per round, person and day: nobody is visited by two teams on one day.</summary>
public sealed class DayPlanStop : Entity, IScopedToUnit, IAboutBeneficiary
{
    private DayPlanStop() { }

    /// <param name="plan">The team's day.</param>
    /// <param name="beneficiaryId">Whom to visit.</param>
    /// <param name="order">Place in the walking order, ascending; gaps mean nothing.</param>
    /// <param name="householdKey">Equal for members of one household (<see cref="WalkingOrder"/>).</param>
    public DayPlanStop(DayPlan plan, Guid beneficiaryId, int order, string householdKey)
    {
        PlanId = plan.Id;
        UnitId = plan.UnitId;
        RoundId = plan.RoundId;
        Day = plan.Day;
        BeneficiaryId = beneficiaryId;
        Order = order;
        HouseholdKey = householdKey;
    }

    public Guid PlanId { get; private set; }
    public Guid UnitId { get; private set; }
    public Guid RoundId { get; private set; }

    /// <summary>The plan's day, repeated for the unique index.</summary>
    public DateOnly Day { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public int Order { get; private set; }
    public string HouseholdKey { get; private set; } = "";

    /// <summary>Not reached on that day and put on another one; null otherwise.</summary>
    public DateOnly? MovedToOn { get; private set; }

    public void StandAt(int order) => Order = order;

    /// <exception cref="RuleException">The day does not lie after the plan's.</exception>
    public void MoveTo(DateOnly day)
    {
        if (day <= Day)
            throw new RuleException($"Hãy chọn một ngày sau {Day:dd/MM/yyyy}.", "Day");
        MovedToOn = day;
    }
}
