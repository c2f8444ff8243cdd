using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.CarryOver;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Features.Shared.Rounds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Visits;

/// <summary>What the list is asked for, in its address.</summary>
public sealed class VisitListQuery : ListQuery
{
    [FromQuery(Name = "unit")] public Guid? UnitId { get; set; }
    [FromQuery(Name = "thon")] public Guid? HamletId { get; set; }
    /// <summary>Only people whose thôn nobody has entered.</summary>
    [FromQuery(Name = "chuarothon")] public bool IsHamletUnknown { get; set; }
    [FromQuery(Name = "to")] public Guid? TeamId { get; set; }

    /// <summary>chua (open), nhap (draft), vang (absent), xong (done), ke-thua (inherited, nothing to ask), tat-ca (those too), or nothing.</summary>
    [FromQuery(Name = "tinh-trang")] public string? State { get; set; }

    /// <summary>Code of SurveyOutcomes: only these, of the surveys of the round or of the inherited answers.</summary>
    [FromQuery(Name = "ketqua")] public string? Outcome { get; set; }
}

/// <summary>One person of the visit list.</summary>
public sealed record VisitRow(
    Guid BeneficiaryId,
    string FullName,
    PartialDate? Birth,
    string? HamletName,
    string? Phone,
    SurveyState? State,
    SurveyOutcome? Outcome,
    DateOnly? VisitedOn,
    int AbsentCount,
    DateOnly? ReturnOn)
{
    public bool IsDone => State == SurveyState.Completed;
    public bool WasAbsent => !IsDone && AbsentCount > 0;

    /// <summary>The answer of an earlier round, while this round has none.</summary>
    public CarriedAnswer? Carried { get; init; }
}

/// <summary>How far a thôn is.</summary>
public sealed record HamletProgress(Guid? HamletId, string Name, string? TeamName, int Total, int Done, int Draft, int Carried = 0)
{
    /// <summary>Nothing more to do: surveyed, or inherited where nothing can have changed.</summary>
    public int Settled => Done + Carried;
    public int Open => Total - Done - Draft - Carried;
    public int Percent => Total == 0 ? 0 : Settled * 100 / Total;
}

/// <summary>The visit list of a commune in a round, and the progress of its thôn.</summary>
public sealed class VisitList(AppDbContext db)
{
    public IQueryable<Beneficiary> People(Guid unitId, Guid roundId) => RoundPeople.Of(db, roundId).Where(b => b.UnitId == unitId);

    /// <param name="carried">What the round inherits; who is settled by it stands under "kế thừa" and is not asked, unless searched by name.</param>
    public async Task<PageOf<VisitRow>> RowsAsync(Guid unitId, Guid roundId, VisitListQuery query, IReadOnlyDictionary<Guid, CarriedAnswer> carried, CancellationToken cancel)
    {
        var people = People(unitId, roundId);
        var outcome = SurveyOutcomes.FromCode(query.Outcome)?.Outcome;
        var settled = carried.Values.Where(c => c.IsInherited && (query.State != "ke-thua" || outcome is null || c.Outcome == outcome)).Select(c => c.BeneficiaryId).ToArray();
        if (query.State == "ke-thua")
            people = people.Where(b => EF.Parameter(settled).Contains(b.Id));
        else if (settled.Length > 0 && string.IsNullOrWhiteSpace(query.Q) && query.State is null or "chua")
            people = people.Where(b => !EF.Parameter(settled).Contains(b.Id));
        if (query.IsHamletUnknown)
            people = people.Where(b => b.HamletId == null);
        if (query.HamletId is { } hamletId)
            people = people.Where(b => b.HamletId == hamletId);
        if (query.TeamId is { } teamId)
            people = people.Where(b => db.TeamAssignments.Any(a => a.BeneficiaryId == b.Id && a.TeamId == teamId)
                || (db.VisitTeamHamlets.Any(h => h.TeamId == teamId && h.HamletId == b.HamletId)
                    && !db.TeamAssignments.Any(a => a.BeneficiaryId == b.Id && a.RoundId == roundId && a.TeamId != null)));
        var key = VietnameseText.Fold(query.Q);
        if (key.Length > 0)
            people = people.Where(b => b.NameKey.Contains(key) || b.CitizenId == key);
        var rows =
            from person in people.AsNoTracking()
            join hamlet in db.Hamlets on person.HamletId equals (Guid?)hamlet.Id into hamlets
            from hamlet in hamlets.DefaultIfEmpty()
            join survey in db.Surveys.Where(s => s.RoundId == roundId) on person.Id equals survey.BeneficiaryId into surveys
            from survey in surveys.DefaultIfEmpty()
            select new { person, hamlet, survey };
        rows = query.State switch
        {
            "chua" => rows.Where(r => r.survey == null),
            "nhap" => rows.Where(r => r.survey != null && r.survey.State == SurveyState.Draft),
            "vang" => rows.Where(r => r.survey != null && r.survey.State == SurveyState.Draft && r.survey.Visits.Any(v => !v.WasMet)),
            "xong" => rows.Where(r => r.survey != null && r.survey.State == SurveyState.Completed),
            _ => rows,
        };
        if (outcome is not null && query.State != "ke-thua")
            rows = rows.Where(r => r.survey != null && r.survey.Outcome == outcome);
        var page = await rows.OrderBy(r => r.person.NameSortKey).ThenBy(r => r.person.Id)
            .Select(r => new VisitRow(r.person.Id, r.person.FullName, r.person.Birth, r.hamlet.Name, r.person.Phone,
                r.survey == null ? null : r.survey.State, r.survey == null ? null : r.survey.Outcome, r.survey == null ? null : r.survey.VisitedOn,
                r.survey == null ? 0 : r.survey.Visits.Count(v => !v.WasMet),
                r.survey == null ? null : r.survey.Visits.OrderByDescending(v => v.VisitedOn).Select(v => v.ReturnOn).FirstOrDefault()))
            .ToPageAsync(query, cancel);
        return carried.Count == 0 ? page : page with { Rows = [.. page.Rows.Select(r => r.IsDone ? r : r with { Carried = carried.GetValueOrDefault(r.BeneficiaryId) })] };
    }

    public async Task<IReadOnlyList<HamletProgress>> ProgressAsync(Guid unitId, Guid roundId, IReadOnlyDictionary<Guid, CarriedAnswer> carried, CancellationToken cancel)
    {
        var counts = await (
            from person in People(unitId, roundId)
            join survey in db.Surveys.Where(s => s.RoundId == roundId) on person.Id equals survey.BeneficiaryId into surveys
            from survey in surveys.DefaultIfEmpty()
            group survey by person.HamletId into hamlet
            select new
            {
                HamletId = hamlet.Key,
                Total = hamlet.Count(),
                Done = hamlet.Count(s => s != null && s.State == SurveyState.Completed),
                Draft = hamlet.Count(s => s != null && s.State == SurveyState.Draft),
            }).ToListAsync(cancel);
        var inherited = carried.Values.Where(c => c.IsInherited).ToLookup(c => c.HamletId);
        var names = await db.Hamlets.AsNoTracking().Where(h => h.UnitId == unitId).ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
        var teams = await (
            from team in db.VisitTeams
            where team.RoundId == roundId && team.UnitId == unitId
            from hamlet in team.Hamlets
            select new { hamlet.HamletId, team.Name }).ToDictionaryAsync(t => t.HamletId, t => t.Name, cancel);
        return counts.Select(c => new HamletProgress(c.HamletId,
                c.HamletId is { } id ? names.GetValueOrDefault(id, "Thôn khác") : "Chưa rõ thôn",
                c.HamletId is { } hamletId ? teams.GetValueOrDefault(hamletId) : null, c.Total, c.Done, c.Draft, inherited[c.HamletId].Count()))
            .OrderBy(p => p.HamletId is null).ThenBy(p => VietnameseText.Fold(p.Name), StringComparer.Ordinal).ToList();
    }
}
