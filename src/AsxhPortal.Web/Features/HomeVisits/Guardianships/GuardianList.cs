using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Guardianships;

/// <summary>What the list of guardians is asked for, in its address.</summary>
public sealed class GuardianListQuery : ListQuery
{
    [FromQuery(Name = "unit")] public Guid? UnitId { get; set; }

    /// <summary>hieu-luc (in force), sap-het (ending soon, a minor near eighteen included), het (ended).</summary>
    [FromQuery(Name = "loai")] public string Kind { get; set; } = "hieu-luc";
    [FromQuery(Name = "can-cu")] public GuardianBasis? Basis { get; set; }
}

/// <summary>One guardianship; screen and workbook show these same rows.</summary>
public sealed record GuardianRow(
    Guid Id, Guid BeneficiaryId, string Ward, PartialDate? Birth, string? HamletName, string GuardianName, string? GuardianCitizenId, string Relation, GuardianBasis Basis, GuardianProof ProofKind,
    string ProofNumber, DateOnly ProofIssuedOn, string ProofIssuer, DateOnly ValidFrom, DateOnly? ValidTo, DateOnly? EndedOn, string? EndReason)
{
    public string StateOn(DateOnly day) => EndedOn is not null ? "Đã chấm dứt" : ValidTo < day ? Basis.IsOfMinor() ? "Đã đủ 18 tuổi" : "Hết hạn" : "Còn hiệu lực";
}

/// <summary>The guardians of a commune.</summary>
public sealed class GuardianList(AppDbContext db)
{
    public static readonly IReadOnlyList<(string Key, string Word)> Kinds = [("hieu-luc", "Còn hiệu lực"), ("sap-het", "Sắp hết, sắp đủ 18 tuổi"), ("het", "Đã hết")];

    public IQueryable<GuardianRow> Rows(Guid unitId, GuardianListQuery query, int noticeDays, DateOnly today)
    {
        var soon = today.AddDays(noticeDays);
        var guardianships = db.Guardianships.AsNoTracking().Where(g => g.UnitId == unitId && (query.Basis == null || g.Basis == query.Basis));
        guardianships = query.Kind switch
        {
            "het" => guardianships.Where(g => g.EndedOn != null || g.ValidTo < today),
            "sap-het" => guardianships.Where(g => g.EndedOn == null && g.ValidTo >= today && g.ValidTo <= soon),
            _ => guardianships.Where(g => g.EndedOn == null && (g.ValidTo == null || g.ValidTo >= today)),
        };
        var key = VietnameseText.Fold(query.Q);
        if (key.Length > 0)
            guardianships = guardianships.Where(g => g.Beneficiary.NameKey.Contains(key) || g.GuardianCitizenId == query.Q!.Trim());
        return guardianships.OrderBy(g => g.Beneficiary.NameSortKey).ThenBy(g => g.Id).Select(g => new GuardianRow(g.Id, g.BeneficiaryId, g.Beneficiary.FullName, g.Beneficiary.Birth,
            db.Hamlets.Where(h => h.Id == g.Beneficiary.HamletId).Select(h => h.Name).FirstOrDefault(), g.GuardianName, g.GuardianCitizenId, g.GuardianRelation, g.Basis, g.ProofKind,
            g.ProofNumber, g.ProofIssuedOn, g.ProofIssuer, g.ValidFrom, g.ValidTo, g.EndedOn, g.EndReason));
    }
}
