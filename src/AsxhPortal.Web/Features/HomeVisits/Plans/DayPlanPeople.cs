using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>One stop of a plan with what is known of the person and what came of it.</summary>
/// <param name="Absences">Times nobody was met, in the round.</param>
/// <param name="ReturnOn">The day appointed at the latest visit.</param>
/// <param name="MovedToOn">Not reached and put on that day.</param>
public sealed record PlannedPerson(
    Guid BeneficiaryId,
    int Order,
    string HouseholdKey,
    string FullName,
    PartialDate? Birth,
    Guid? HamletId,
    string? HamletName,
    string? HouseholdHead,
    string? HouseholdCode,
    string? Phone,
    BeneficiaryStatus Status,
    SurveyState? State,
    SurveyOutcome? Outcome,
    DateOnly? VisitedOn,
    int Absences,
    DateOnly? ReturnOn,
    DateOnly? MovedToOn,
    StopResult Result)
{
    /// <summary>Still to be visited, whatever the day.</summary>
    public bool IsOpen => Result is StopResult.Waiting or StopResult.Absent or StopResult.NotReached;

    public PersonToVisit ToVisit() => new(BeneficiaryId, FullName, HamletId, HamletName, HouseholdCode, HouseholdHead, Absences, ReturnOn);
}

/// <summary>The plan of a team for a day, people in walking order.</summary>
/// <param name="Members">Names of the team, separated by commas; null when nobody is named.</param>
public sealed record PlannedDay(
    Guid PlanId, Guid UnitId, Guid RoundId, Guid TeamId, string TeamName, string? PoliceName, string? OfficerName, string? OtherMembers, DateOnly Day, string MadeByName, DateTime MadeAt,
    IReadOnlyList<PlannedPerson> People)
{
    /// <summary>Everybody in the plan's order, as it is written back.</summary>
    public IReadOnlyList<WalkingHousehold> Households =>
    [
        .. from person in People
           group person by person.HouseholdKey into household
           select new WalkingHousehold(household.Key, household.First().HamletId, household.First().HamletName, household.First().HouseholdHead, [.. household.Select(p => p.ToVisit())]),
    ];

    public string? Members => string.Join(", ", new[] { PoliceName, OfficerName, OtherMembers }.Where(name => !string.IsNullOrWhiteSpace(name))) is { Length: > 0 } names ? names : null;
}

/// <summary>Reads a day plan with its people; the page, the paper and the package for the phone all ask here. Two statements.</summary>
public sealed class DayPlanPeople(AppDbContext db)
{
    /// <returns>Null when there is no such plan in the scope.</returns>
    public async Task<PlannedDay?> RunAsync(Guid planId, DateOnly today, CancellationToken cancel = default)
    {
        var plan = await (
            from day in db.DayPlans.AsNoTracking()
            where day.Id == planId
            join team in db.VisitTeams on day.TeamId equals team.Id
            select new { day, team.Name, team.PoliceOfficerName, team.CultureOfficerName, team.OtherMembers }).FirstOrDefaultAsync(cancel);
        if (plan is null)
            return null;
        var (roundId, planned) = (plan.day.RoundId, plan.day.Day);
        var rows = await (
            from stop in db.DayPlanStops.AsNoTracking()
            where stop.PlanId == planId
            join person in db.Beneficiaries on stop.BeneficiaryId equals person.Id
            join hamlet in db.Hamlets on person.HamletId equals (Guid?)hamlet.Id into hamlets
            from hamlet in hamlets.DefaultIfEmpty()
            join survey in db.Surveys.Where(s => s.RoundId == roundId) on person.Id equals survey.BeneficiaryId into surveys
            from survey in surveys.DefaultIfEmpty()
            orderby stop.Order, stop.Id
            select new
            {
                stop.Order,
                stop.HouseholdKey,
                stop.MovedToOn,
                person.Id,
                person.FullName,
                person.Birth,
                person.HamletId,
                HamletName = hamlet.Name,
                person.HouseholdHead,
                person.HouseholdCode,
                person.Phone,
                person.Status,
                State = survey == null ? null : (SurveyState?)survey.State,
                Outcome = survey == null ? null : survey.Outcome,
                VisitedOn = survey == null ? null : survey.VisitedOn,
                Absences = survey == null ? 0 : survey.Visits.Count(v => !v.WasMet),
                ReturnOn = survey == null ? null : survey.Visits.OrderByDescending(v => v.VisitedOn).ThenByDescending(v => v.Id).Select(v => v.ReturnOn).FirstOrDefault(),
                WasMet = survey != null && survey.Visits.Any(v => v.WasMet && v.VisitedOn == planned),
                WasAbsent = survey != null && survey.Visits.Any(v => !v.WasMet && v.VisitedOn == planned),
            }).ToListAsync(cancel);
        return new PlannedDay(planId, plan.day.UnitId, roundId, plan.day.TeamId, plan.Name, plan.PoliceOfficerName, plan.CultureOfficerName, plan.OtherMembers, planned,
            plan.day.MadeByName, plan.day.MadeAt,
            rows.ConvertAll(r => new PlannedPerson(r.Id, r.Order, r.HouseholdKey, r.FullName, r.Birth, r.HamletId, r.HamletName, r.HouseholdHead, r.HouseholdCode, r.Phone, r.Status, r.State,
                r.Outcome, r.VisitedOn, r.Absences, r.ReturnOn, r.MovedToOn, StopResults.Of(planned, today, r.Status, r.State, r.VisitedOn, r.WasMet, r.WasAbsent))));
    }
}
