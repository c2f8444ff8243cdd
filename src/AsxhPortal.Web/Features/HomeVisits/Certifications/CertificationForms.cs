using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.HomeVisits.Certifications;

/// <summary>The certification as entered by the justice officer.</summary>
public sealed class CertificationForm
{
    public int Version { get; set; }
    [Display(Name = "Số chứng thực", Description = "Ví dụ 05/2024-SCT/CK,ĐC"), Required, StringLength(60)] public string? CertificationNumber { get; set; }
    [Display(Name = "Quyển số"), Required, StringLength(60)] public string? CertificationBook { get; set; }
    [Display(Name = "Ngày chứng thực"), Required] public DateOnly? CertifiedOn { get; set; }
}

/// <summary>Why a power of attorney ends before its term.</summary>
public sealed class EndForm
{
    public int Version { get; set; }
    [Display(Name = "Cách chấm dứt"), Required] public AttorneyEnd? Kind { get; set; } = AttorneyEnd.Agreed;
    [Display(Name = "Chấm dứt từ ngày"), Required] public DateOnly? EndedOn { get; set; }
    [Display(Name = "Lý do chấm dứt", Description = "Ví dụ: đối tượng nay tự nhận; người được ủy quyền đi làm xa, xin thôi."), Required, StringLength(300)] public string? EndReason { get; set; }

    /// <summary>Ways a paper ends by somebody's word; the end of the term needs no form.</summary>
    public static readonly IReadOnlyList<SelectListItem> Kinds =
        [.. new[] { AttorneyEnd.Agreed, AttorneyEnd.RevokedByPrincipal, AttorneyEnd.RenouncedByAttorney, AttorneyEnd.AttorneyDied }.Select(kind => new SelectListItem(kind.ToVietnamese(), kind.ToString()))];
}
