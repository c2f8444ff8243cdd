using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Features.Shared.Rounds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Home.Dashboards;

/// <summary>What the list of refusals is asked for, in its address.</summary>
public sealed class RefusalListQuery : ListQuery
{
    [FromQuery(Name = "unit")] public Guid? UnitId { get; set; }
    [FromQuery(Name = "thon")] public Guid? HamletId { get; set; }

    /// <summary>Only people whose thôn nobody has entered.</summary>
    [FromQuery(Name = "chuarothon")] public bool IsHamletUnknown { get; set; }

    /// <summary>An earlier round; left out: the one worked on.</summary>
    [FromQuery(Name = "dot")] public Guid? RoundId { get; set; }

    /// <summary>Left out: every kind.</summary>
    [FromQuery(Name = "ly-do")] public RefusalReasonKind? Kind { get; set; }
}

/// <param name="MinuteNumber">"01/BB"; null while the minute is missing.</param>
public sealed record RefusalRow(Guid BeneficiaryId, string FullName, string? HamletName, string? Reason, RefusalReasonKind? ChosenKind, int? MinuteNumber, DateOnly? VisitedOn)
{
    public RefusalReasonKind Kind => RefusalReasons.Of(ChosenKind, Reason);
}

public sealed record RefusalListPage(DashboardPlace Place, string? HamletName, RefusalListQuery Query, PageOf<RefusalRow> Rows);

/// <summary>People of a commune who have an account and do not want their allowance on it (2B), sorted by kind of reason as on the dashboard.</summary>
public sealed class RefusalList(AppDbContext db, ReadDashboard dashboard)
{
    /// <returns>Null when the commune is not in the scope or the thôn not of it.</returns>
    public async Task<RefusalListPage?> RunAsync(Guid unitId, RefusalListQuery query, CancellationToken cancel)
    {
        if (!db.Scope.Holds(unitId) || await dashboard.FindPlaceAsync(unitId, query.RoundId, cancel) is not { Round: { } round } place)
            return null;
        var hamlet = query.HamletId is null ? null : await db.Hamlets.Where(h => h.Id == query.HamletId && h.UnitId == unitId).Select(h => h.Name).FirstOrDefaultAsync(cancel);
        if (query.HamletId is not null && hamlet is null)
            return null;
        var refusals = db.Surveys.Where(s => s.UnitId == unitId && s.RoundId == round.Id && s.State == SurveyState.Completed && s.Outcome == SurveyOutcome.RefusesAccount
            && (query.HamletId == null || s.Beneficiary.HamletId == query.HamletId) && (!query.IsHamletUnknown || s.Beneficiary.HamletId == null));
        if (query.Kind is { } kind)
        {
            // Where no kind was chosen it is told from the text, so those texts of this place are sorted first.
            var written = await refusals.Where(s => s.Answers.ReasonKind == null).Select(s => s.Answers.Reason).Distinct().ToListAsync(cancel);
            var reasons = written.Where(r => RefusalReasons.Of(r) == kind).ToList();
            refusals = refusals.Where(s => s.Answers.ReasonKind == kind || (s.Answers.ReasonKind == null && reasons.Contains(s.Answers.Reason)));
        }
        var rows = await (
            from survey in refusals
            join minute in db.RefusalMinutes on (Guid?)survey.Id equals minute.StandingForSurveyId into minutes
            from minute in minutes.DefaultIfEmpty()
            orderby survey.Beneficiary.NameSortKey, survey.Id
            select new RefusalRow(survey.BeneficiaryId, survey.Beneficiary.FullName,
                db.Hamlets.Where(h => h.Id == survey.Beneficiary.HamletId).Select(h => h.Name).FirstOrDefault(),
                survey.Answers.Reason, survey.Answers.ReasonKind, minute == null ? null : minute.Number, survey.VisitedOn)).ToPageAsync(query, cancel);
        return new RefusalListPage(place, hamlet, query, rows);
    }
}
