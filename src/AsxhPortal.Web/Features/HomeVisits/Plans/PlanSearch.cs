using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>Somebody found by name, to be put on a plan.</summary>
/// <param name="PlannedOn">An open day on which the person is planned already.</param>
public sealed record FoundPerson(Guid Id, string FullName, PartialDate? Birth, string? HamletName, bool IsDone, DateOnly? PlannedOn);

/// <summary>Finds people of the commune by name, with or without diacritics, and who of a plan stands on another open day as well.</summary>
public sealed class PlanSearch(AppDbContext db, BusinessClock clock)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<FoundPerson>> RunAsync(PlannedDay plan, string? text, CancellationToken cancel)
    {
        var key = VietnameseText.Fold(text);
        if (key.Length == 0)
            return [];
        var today = clock.Today;
        return await (
            from person in RoundPeople.Of(db, plan.RoundId).AsNoTracking()
            where person.UnitId == plan.UnitId && (person.NameKey.Contains(key) || person.CitizenId == key)
            orderby person.NameSortKey, person.Id
            select new FoundPerson(person.Id, person.FullName, person.Birth, db.Hamlets.Where(h => h.Id == person.HamletId).Select(h => h.Name).FirstOrDefault(),
                db.Surveys.Any(s => s.RoundId == plan.RoundId && s.BeneficiaryId == person.Id && s.State == SurveyState.Completed),
                db.DayPlanStops.Where(s => s.RoundId == plan.RoundId && s.BeneficiaryId == person.Id && s.Day >= today).Min(s => (DateOnly?)s.Day))).Take(Most).ToListAsync(cancel);
    }

    /// <summary>By person: other days, today or later, on which somebody of this plan is planned too.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateOnly>> AlsoOnAsync(PlannedDay plan, CancellationToken cancel)
    {
        var today = clock.Today;
        return plan.Day < today ? new Dictionary<Guid, DateOnly>() : await db.DayPlanStops.AsNoTracking()
            .Where(s => s.RoundId == plan.RoundId && s.Day >= today && s.PlanId != plan.PlanId && s.MovedToOn == null && db.DayPlanStops.Any(own => own.PlanId == plan.PlanId && own.BeneficiaryId == s.BeneficiaryId))
            .GroupBy(s => s.BeneficiaryId).Select(g => new { g.Key, Day = g.Min(s => s.Day) }).ToDictionaryAsync(g => g.Key, g => g.Day, cancel);
    }

    public async Task<IReadOnlyList<PlanTeam>> TeamsAsync(PlannedDay plan, CancellationToken cancel) =>
        await db.VisitTeams.AsNoTracking().Where(t => t.RoundId == plan.RoundId && t.UnitId == plan.UnitId).OrderBy(t => t.Name).ThenBy(t => t.Id)
            .Select(t => new PlanTeam(t.Id, t.Name, new List<Guid>())).ToListAsync(cancel);
}
