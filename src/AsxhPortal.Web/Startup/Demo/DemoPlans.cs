using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup.Demo;

/// <summary>
/// Day plans of the commune that is half-way: the first team's days with what came of them, the second team's day of yesterday with people who were
/// absent or not reached, its day of today and the next one.
/// </summary>
public sealed class DemoPlans(AppDbContext db)
{
    private const int PerDay = 24, Absent = 3, NotReached = 4;

    /// <param name="teams">Two: the first has visited its thôn, the second is about to.</param>
    public async Task SeedAsync(ReviewRound round, IReadOnlyList<Hamlet> hamlets, IReadOnlyList<VisitTeam> teams, Actor by, DateTime now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var unitId = teams[0].UnitId;
        var names = hamlets.ToDictionary(h => h.Id, h => h.Name);
        var people = await db.Beneficiaries.Where(b => b.UnitId == unitId).ToDictionaryAsync(b => b.Id, cancellationToken);
        var visited = await db.Surveys.Where(s => s.UnitId == unitId && s.RoundId == round.Id).ToDictionaryAsync(s => s.BeneficiaryId, s => s.VisitedOn, cancellationToken);
        IReadOnlyList<WalkingHousehold> Walk(VisitTeam team) => WalkingOrder.Of(people.Values.Where(p => p.HamletId is { } home && team.Hamlets.Exists(h => h.HamletId == home))
            .Select(p => new PersonToVisit(p.Id, p.FullName, p.HamletId, names.GetValueOrDefault(p.HamletId!.Value), p.HouseholdCode, p.HouseholdHead)));
        foreach (var day in new[] { today.AddDays(-1), today })
            Add(teams[0], round, day, Of(Walk(teams[0]), person => visited.GetValueOrDefault(person) == day), by, now);

        var waiting = Walk(teams[1]).SelectMany(h => h.People.Select(person => (h.Key, person.PersonId))).ToList();
        var yesterday = Add(teams[1], round, today.AddDays(-1), waiting.Take(Absent + NotReached), by, now);
        var next = waiting.Skip(Absent + NotReached).Take(PerDay).ToList();
        Add(teams[1], round, today, waiting.Take(Absent).Concat(next), by, now);
        Add(teams[1], round, today.AddDays(1), waiting.Skip(Absent + NotReached + PerDay).Take(PerDay), by, now);
        foreach (var (stop, index) in yesterday.Take(Absent).Select((stop, index) => (stop, index)))
        {
            var survey = new Survey(round.Id, people[stop.BeneficiaryId]);
            survey.SaveDraft(new SurveyAnswers(), null, today.AddDays(-1));
            survey.RecordAbsence(index == 1 ? null : today, index == 0 ? "Đi viện, con gái hẹn hôm nay" : "Khóa cửa, hàng xóm nói đi làm", by);
            db.Surveys.Add(survey);
            stop.MoveTo(today);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private static IEnumerable<(string, Guid)> Of(IReadOnlyList<WalkingHousehold> households, Func<Guid, bool> isOnDay) =>
        households.SelectMany(h => h.People.Where(person => isOnDay(person.PersonId)).Select(person => (h.Key, person.PersonId)));

    private List<DayPlanStop> Add(VisitTeam team, ReviewRound round, DateOnly day, IEnumerable<(string Key, Guid PersonId)> people, Actor by, DateTime now)
    {
        var plan = new DayPlan(team, round, day, day, by, now.AddDays(-1));
        var stops = people.Select((p, index) => new DayPlanStop(plan, p.PersonId, index + 1, p.Key)).ToList();
        db.DayPlans.Add(plan);
        db.DayPlanStops.AddRange(stops);
        return stops;
    }
}
