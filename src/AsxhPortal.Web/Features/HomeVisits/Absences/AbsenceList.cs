using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Absences;

public sealed class AbsenceListQuery : ListQuery
{
    [FromQuery(Name = "unit")] public Guid? UnitId { get; set; }
    [FromQuery(Name = "to")] public Guid? TeamId { get; set; }
}

/// <summary>Somebody whom nobody has met yet in the round.</summary>
/// <param name="Attempts">Visits in vain.</param>
/// <param name="ReturnOn">The day appointed at the last of them.</param>
/// <param name="PlannedOn">The next open day on which the person is planned.</param>
public sealed record AbsenceRow(
    Guid BeneficiaryId, string FullName, PartialDate? Birth, string? HamletName, string? Phone, Guid? TeamId, string? TeamName, int Attempts, DateOnly LastOn, string LastBy, string? Note,
    DateOnly? ReturnOn, DateOnly? PlannedOn)
{
    public bool IsOverdue(DateOnly today) => ReturnOn < today;
}

public sealed record AbsencesPage(AbsenceListQuery Query, IReadOnlyList<CommuneOption> Communes, CommuneOption? Commune, ReviewRound? Round)
{
    public PageOf<AbsenceRow>? Rows { get; init; }
    public IReadOnlyList<(Guid Id, string Name)> Teams { get; init; } = [];
    public DateOnly Today { get; init; }
    public int Overdue { get; init; }
    public int DueToday { get; init; }
    public int Often { get; init; }

    /// <summary>After so many visits in vain something else is suggested.</summary>
    public int AttemptsBeforeAdvice { get; init; }
}

/// <summary>Who was absent, how often, and when to come back: appointments that were missed first, then those of today, then by day.</summary>
public sealed class AbsenceList(AppDbContext db)
{
    public async Task<IReadOnlyList<AbsenceRow>> RunAsync(Guid unitId, Guid roundId, DateOnly today, CancellationToken cancel)
    {
        var teams = await db.VisitTeams.AsNoTracking().Include(t => t.Hamlets).Where(t => t.UnitId == unitId && t.RoundId == roundId).ToListAsync(cancel);
        var ofHamlet = teams.SelectMany(t => t.Hamlets.Select(h => (h.HamletId, Team: t))).ToDictionary(p => p.HamletId, p => p.Team);
        var byId = teams.ToDictionary(t => t.Id);
        var rows = await (
            from survey in db.Surveys.AsNoTracking()
            where survey.UnitId == unitId && survey.RoundId == roundId && survey.State == SurveyState.Draft && survey.Visits.Any(v => !v.WasMet)
            join person in db.Beneficiaries on survey.BeneficiaryId equals person.Id
            where person.Status == BeneficiaryStatus.Active || person.Status == BeneficiaryStatus.UnderVerification
            join hamlet in db.Hamlets on person.HamletId equals (Guid?)hamlet.Id into hamlets
            from hamlet in hamlets.DefaultIfEmpty()
            select new
            {
                person.Id,
                person.FullName,
                person.NameSortKey,
                person.Birth,
                person.HamletId,
                HamletName = hamlet.Name,
                person.Phone,
                Attempts = survey.Visits.Count(v => !v.WasMet),
                Last = survey.Visits.OrderByDescending(v => v.VisitedOn).ThenByDescending(v => v.Id).Select(v => new { v.VisitedOn, v.VisitorName, v.Note, v.ReturnOn }).First(),
                OwnTeamId = db.TeamAssignments.Where(a => a.RoundId == roundId && a.BeneficiaryId == person.Id).Select(a => a.TeamId).FirstOrDefault(),
                PlannedOn = db.DayPlanStops.Where(s => s.RoundId == roundId && s.BeneficiaryId == person.Id && s.Day >= today && s.MovedToOn == null).Min(s => (DateOnly?)s.Day),
            }).ToListAsync(cancel);
        return
        [
            .. rows.OrderBy(r => r.Last.ReturnOn is null).ThenBy(r => r.Last.ReturnOn).ThenByDescending(r => r.Attempts).ThenBy(r => r.NameSortKey, StringComparer.Ordinal).Select(r =>
            {
                var team = r.OwnTeamId is { } own ? byId.GetValueOrDefault(own) : r.HamletId is { } home ? ofHamlet.GetValueOrDefault(home) : null;
                return new AbsenceRow(r.Id, r.FullName, r.Birth, r.HamletName, r.Phone, team?.Id, team?.Name, r.Attempts, r.Last.VisitedOn, r.Last.VisitorName, r.Last.Note, r.Last.ReturnOn, r.PlannedOn);
            }),
        ];
    }
}
