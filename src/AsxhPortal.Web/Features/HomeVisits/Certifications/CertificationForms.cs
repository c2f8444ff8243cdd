using System.ComponentModel.DataAnnotations;

namespace AsxhPortal.Web.Features.HomeVisits.Certifications;

/// <summary>The certification as entered by the justice officer.</summary>
public sealed class CertificationForm
{
    public int Version { get; set; }
    [Display(Name = "Số chứng thực", Description = "Ví dụ 05/2024-SCT/CK,ĐC"), Required, StringLength(60)] public string? CertificationNumber { get; set; }
    [Display(Name = "Quyển số"), StringLength(60)] public string? CertificationBook { get; set; }
    [Display(Name = "Ngày chứng thực"), Required] public DateOnly? CertifiedOn { get; set; }
}

/// <summary>Why a power of attorney ends before its term.</summary>
public sealed class EndForm
{
    public int Version { get; set; }
    [Display(Name = "Chấm dứt từ ngày"), Required] public DateOnly? EndedOn { get; set; }
    [Display(Name = "Lý do chấm dứt", Description = "Ví dụ: hai bên thỏa thuận, đối tượng tự nhận, người được ủy quyền đã chết."), Required, StringLength(300)] public string? EndReason { get; set; }
}
