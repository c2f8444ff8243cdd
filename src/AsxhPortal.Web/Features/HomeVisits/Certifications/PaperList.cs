using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Certifications;

/// <summary>What the work list is asked for, in its address.</summary>
public sealed class PaperListQuery : ListQuery
{
    [FromQuery(Name = "unit")] public Guid? UnitId { get; set; }

    /// <summary>cho (to certify), hieu-luc (in force), sap-het (expiring soon), het (ended or expired).</summary>
    [FromQuery(Name = "loai")] public string Kind { get; set; } = "cho";
    [FromQuery(Name = "thon")] public Guid? HamletId { get; set; }

    /// <summary>tk (through an account) or tm (cash).</summary>
    [FromQuery(Name = "cach")] public string? Way { get; set; }
}

/// <summary>One power of attorney of the work list; screen and workbook show these same rows.</summary>
public sealed record PaperRow(
    Guid Id,
    Guid BeneficiaryId,
    string Principal,
    string? HamletName,
    string AttorneyName,
    string? AttorneyCitizenId,
    string Relation,
    bool IsThroughAccount,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    PowerOfAttorneyState State,
    string? CertificationNumber,
    string? CertificationBook,
    DateOnly? CertifiedOn,
    DateOnly? EndedOn,
    string? EndReason)
{
    public string Way => IsThroughAccount ? "Qua tài khoản" : "Tiền mặt";

    public string StateOn(DateOnly day) => State switch
    {
        PowerOfAttorneyState.Draft => "Chưa chứng thực",
        PowerOfAttorneyState.Ended => "Đã chấm dứt",
        _ when ValidTo < day => "Hết hạn",
        _ when ValidFrom > day => "Chưa đến ngày",
        _ => "Còn hiệu lực",
    };
}

/// <summary>The justice officer's work list: what waits for certification, what is in force, what runs out, what has ended.</summary>
public sealed class PaperList(AppDbContext db)
{
    public static readonly IReadOnlyList<string> Kinds = ["cho", "hieu-luc", "sap-het", "het"];

    public static string Word(string kind, int noticeDays) => kind switch
    {
        "hieu-luc" => "Còn hiệu lực",
        "sap-het" => $"Hết hạn trong {noticeDays} ngày",
        "het" => "Đã chấm dứt, hết hạn",
        _ => "Chờ chứng thực",
    };

    /// <param name="noticeDays">Days before its end at which a paper counts as running out (<see cref="AttorneyTerms.NoticeDays"/>).</param>
    public IQueryable<PaperRow> Rows(Guid unitId, PaperListQuery query, int noticeDays, DateOnly today)
    {
        var papers = OfKind(db.PowersOfAttorney.AsNoTracking().Where(p => p.UnitId == unitId), query.Kind, noticeDays, today);
        var key = VietnameseText.Fold(query.Q);
        if (key.Length > 0)
            papers = papers.Where(p => p.Beneficiary.NameKey.Contains(key) || p.AttorneyCitizenId == query.Q!.Trim());
        if (query.HamletId is { } hamlet)
            papers = papers.Where(p => p.Beneficiary.HamletId == hamlet);
        if (query.Way is "tk" or "tm")
            papers = papers.Where(p => p.IsThroughAccount == (query.Way == "tk"));
        var ordered = query.Kind == "sap-het" ? papers.OrderBy(p => p.ValidTo).ThenBy(p => p.Beneficiary.NameSortKey) : papers.OrderBy(p => p.Beneficiary.NameSortKey).ThenBy(p => p.Id);
        return ordered.Select(p => new PaperRow(p.Id, p.BeneficiaryId, p.Beneficiary.FullName,
                db.Hamlets.Where(h => h.Id == p.Beneficiary.HamletId).Select(h => h.Name).FirstOrDefault(), p.AttorneyName, p.AttorneyCitizenId, p.AttorneyRelation,
                p.IsThroughAccount, p.ValidFrom, p.ValidTo, p.State, p.CertificationNumber, p.CertificationBook, p.CertifiedOn, p.EndedOn, p.EndReason));
    }

    /// <summary>How many of each kind, for the tabs. One statement.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(Guid unitId, int noticeDays, DateOnly today, CancellationToken cancel)
    {
        var soon = today.AddDays(noticeDays);
        var counted = await db.PowersOfAttorney.Where(p => p.UnitId == unitId).GroupBy(_ => 1).Select(g => new
        {
            Waiting = g.Count(p => p.State == PowerOfAttorneyState.Draft),
            Standing = g.Count(p => p.State == PowerOfAttorneyState.Certified && p.ValidTo >= today),
            Soon = g.Count(p => p.State == PowerOfAttorneyState.Certified && p.ValidTo >= today && p.ValidTo <= soon),
            All = g.Count(),
        }).FirstOrDefaultAsync(cancel);
        return new Dictionary<string, int>
        {
            ["cho"] = counted?.Waiting ?? 0,
            ["hieu-luc"] = counted?.Standing ?? 0,
            ["sap-het"] = counted?.Soon ?? 0,
            ["het"] = (counted?.All ?? 0) - (counted?.Waiting ?? 0) - (counted?.Standing ?? 0),
        };
    }

    private static IQueryable<PowerOfAttorney> OfKind(IQueryable<PowerOfAttorney> papers, string kind, int noticeDays, DateOnly today)
    {
        var soon = today.AddDays(noticeDays);
        return kind switch
        {
            "hieu-luc" => papers.Where(p => p.State == PowerOfAttorneyState.Certified && p.ValidTo >= today),
            "sap-het" => papers.Where(p => p.State == PowerOfAttorneyState.Certified && p.ValidTo >= today && p.ValidTo <= soon),
            "het" => papers.Where(p => p.State == PowerOfAttorneyState.Ended || (p.State == PowerOfAttorneyState.Certified && p.ValidTo < today)),
            _ => papers.Where(p => p.State == PowerOfAttorneyState.Draft),
        };
    }
}
