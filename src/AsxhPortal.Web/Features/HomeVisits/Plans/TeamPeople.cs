using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared.CarryOver;
using AsxhPortal.Web.Features.Shared.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>A team of the round with the thôn it visits.</summary>
public sealed record PlanTeam(Guid Id, string Name, IReadOnlyList<Guid> Hamlets);

/// <summary>Somebody of the round, with the team that visits them.</summary>
/// <param name="TeamId">The team the person was given to, else that of the thôn; null: no team will come.</param>
/// <param name="IsSettled">Surveyed, or inherited where nothing can have changed.</param>
/// <param name="PlannedOn">The next day, today or later, on which the person is planned.</param>
public sealed record TeamPerson(PersonToVisit Person, Guid? TeamId, bool IsSettled, SurveyState? State, DateOnly? PlannedOn)
{
    public bool IsLeft => !IsSettled;
    public bool IsToPlan => !IsSettled && PlannedOn is null;
}

/// <summary>Whom the teams of a commune still have to visit: one statement for the people, one for the teams, and what the round inherits.</summary>
public sealed class TeamPeople(AppDbContext db, CarriedAnswers carriedAnswers)
{
    public async Task<(IReadOnlyList<PlanTeam> Teams, IReadOnlyList<TeamPerson> People)> RunAsync(Guid unitId, ReviewRound round, DateOnly today, CancellationToken cancel)
    {
        var roundId = round.Id;
        var teams = (await db.VisitTeams.AsNoTracking().Include(t => t.Hamlets).Where(t => t.UnitId == unitId && t.RoundId == roundId).OrderBy(t => t.Name).ThenBy(t => t.Id).ToListAsync(cancel))
            .ConvertAll(t => new PlanTeam(t.Id, t.Name, [.. t.Hamlets.Select(h => h.HamletId)]));
        var ofHamlet = teams.SelectMany(t => t.Hamlets.Select(h => (Hamlet: h, t.Id))).ToDictionary(p => p.Hamlet, p => p.Id);
        var inherited = (await carriedAnswers.RunAsync(unitId, round, today, cancel)).Values.Where(c => c.IsInherited).Select(c => c.BeneficiaryId).ToHashSet();
        var rows = await (
            from person in RoundPeople.Of(db, roundId).AsNoTracking()
            where person.UnitId == unitId
            join hamlet in db.Hamlets on person.HamletId equals (Guid?)hamlet.Id into hamlets
            from hamlet in hamlets.DefaultIfEmpty()
            join survey in db.Surveys.Where(s => s.RoundId == roundId) on person.Id equals survey.BeneficiaryId into surveys
            from survey in surveys.DefaultIfEmpty()
            select new
            {
                person.Id,
                person.FullName,
                person.Status,
                person.HamletId,
                HamletName = hamlet.Name,
                person.HouseholdCode,
                person.HouseholdHead,
                State = survey == null ? null : (SurveyState?)survey.State,
                Absences = survey == null ? 0 : survey.Visits.Count(v => !v.WasMet),
                ReturnOn = survey == null ? null : survey.Visits.OrderByDescending(v => v.VisitedOn).ThenByDescending(v => v.Id).Select(v => v.ReturnOn).FirstOrDefault(),
                OwnTeamId = db.TeamAssignments.Where(a => a.RoundId == roundId && a.BeneficiaryId == person.Id).Select(a => a.TeamId).FirstOrDefault(),
                PlannedOn = db.DayPlanStops.Where(s => s.RoundId == roundId && s.BeneficiaryId == person.Id && s.Day >= today).Min(s => (DateOnly?)s.Day),
            }).ToListAsync(cancel);
        return (teams, rows.ConvertAll(r => new TeamPerson(
            new PersonToVisit(r.Id, r.FullName, r.HamletId, r.HamletName, r.HouseholdCode, r.HouseholdHead, r.Absences, r.ReturnOn),
            r.OwnTeamId ?? (r.HamletId is { } hamlet && ofHamlet.TryGetValue(hamlet, out var team) ? team : null),
            r.State == SurveyState.Completed || inherited.Contains(r.Id) || r.Status is BeneficiaryStatus.Deceased or BeneficiaryStatus.MovedAway or BeneficiaryStatus.RefusedBenefit,
            r.State, r.PlannedOn)));
    }
}
