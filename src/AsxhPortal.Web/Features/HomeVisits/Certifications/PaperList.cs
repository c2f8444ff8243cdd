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

    /// <summary>cho (to certify), hieu-luc (in force), sap-het (expiring within 30 days), het (ended or expired).</summary>
    [FromQuery(Name = "loai")] public string Kind { get; set; } = "cho";
}

/// <summary>One power of attorney of the work list.</summary>
public sealed record PaperRow(
    Guid Id,
    Guid BeneficiaryId,
    string Principal,
    string? HamletName,
    string AttorneyName,
    string Relation,
    bool IsThroughAccount,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    PowerOfAttorneyState State,
    string? CertificationNumber,
    DateOnly? CertifiedOn,
    DateOnly? EndedOn,
    string? EndReason);

/// <summary>The justice officer's work list: what waits for certification, what is in force, what runs out, what has ended.</summary>
public sealed class PaperList(AppDbContext db)
{
    public const int DaysAhead = 30;

    public Task<PageOf<PaperRow>> RowsAsync(Guid unitId, PaperListQuery query, DateOnly today, CancellationToken cancel)
    {
        var papers = OfKind(db.PowersOfAttorney.AsNoTracking().Where(p => p.UnitId == unitId), query.Kind, today);
        var key = VietnameseText.Fold(query.Q);
        if (key.Length > 0)
            papers = papers.Where(p => p.Beneficiary.NameKey.Contains(key));
        var ordered = query.Kind == "sap-het" ? papers.OrderBy(p => p.ValidTo).ThenBy(p => p.Beneficiary.NameSortKey) : papers.OrderBy(p => p.Beneficiary.NameSortKey).ThenBy(p => p.Id);
        return ordered.Select(p => new PaperRow(p.Id, p.BeneficiaryId, p.Beneficiary.FullName,
                db.Hamlets.Where(h => h.Id == p.Beneficiary.HamletId).Select(h => h.Name).FirstOrDefault(), p.AttorneyName, p.AttorneyRelation,
                p.IsThroughAccount, p.ValidFrom, p.ValidTo, p.State, p.CertificationNumber, p.CertifiedOn, p.EndedOn, p.EndReason))
            .ToPageAsync(query, cancel);
    }

    /// <summary>How many of each kind, for the tabs.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(Guid unitId, DateOnly today, CancellationToken cancel)
    {
        var papers = db.PowersOfAttorney.Where(p => p.UnitId == unitId);
        var counts = new Dictionary<string, int>();
        foreach (var kind in Kinds)
            counts[kind.Key] = await OfKind(papers, kind.Key, today).CountAsync(cancel);
        return counts;
    }

    public static readonly IReadOnlyList<(string Key, string Word)> Kinds =
        [("cho", "Chờ chứng thực"), ("hieu-luc", "Còn hiệu lực"), ("sap-het", $"Hết hạn trong {DaysAhead} ngày"), ("het", "Đã chấm dứt, hết hạn")];

    private static IQueryable<PowerOfAttorney> OfKind(IQueryable<PowerOfAttorney> papers, string kind, DateOnly today)
    {
        var soon = today.AddDays(DaysAhead);
        return kind switch
        {
            "hieu-luc" => papers.Where(p => p.State == PowerOfAttorneyState.Certified && p.ValidTo >= today),
            "sap-het" => papers.Where(p => p.State == PowerOfAttorneyState.Certified && p.ValidTo >= today && p.ValidTo <= soon),
            "het" => papers.Where(p => p.State == PowerOfAttorneyState.Ended || (p.State == PowerOfAttorneyState.Certified && p.ValidTo < today)),
            _ => papers.Where(p => p.State == PowerOfAttorneyState.Draft),
        };
    }
}
