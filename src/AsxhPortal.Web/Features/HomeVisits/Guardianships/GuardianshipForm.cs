using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Guardianships;

/// <summary>A guardianship as typed.</summary>
public sealed class GuardianshipForm
{
    /// <summary>Version of the entry the page was opened on; null for a new one.</summary>
    public int? Version { get; set; }

    [Display(Name = "Họ và tên"), Required, StringLength(200)] public string? GuardianName { get; set; }
    [Display(Name = "Ngày sinh", Description = "Ngày/tháng/năm."), StringLength(10)] public string? GuardianBirth { get; set; }
    [Display(Name = "Số định danh cá nhân", Description = "12 chữ số."), StringLength(20)] public string? GuardianCitizenId { get; set; }
    [Display(Name = "Quan hệ với đối tượng", Description = "Ví dụ: mẹ, ông nội, anh ruột."), Required, StringLength(100)] public string? GuardianRelation { get; set; }
    [Display(Name = "Nơi ở"), StringLength(300)] public string? GuardianAddress { get; set; }
    [Display(Name = "Số điện thoại"), DataType(DataType.PhoneNumber), StringLength(30)] public string? GuardianPhone { get; set; }
    [Display(Name = "Giấy tờ khác", Description = "Chỉ ghi khi người giám hộ không có số định danh, ví dụ: hộ chiếu."), StringLength(60)] public string? GuardianPaperName { get; set; }
    [Display(Name = "Số giấy tờ"), StringLength(40)] public string? GuardianPaperNumber { get; set; }
    [Display(Name = "Ngày cấp giấy tờ")] public DateOnly? GuardianPaperIssuedOn { get; set; }

    [Display(Name = "Căn cứ"), Required] public GuardianBasis? Basis { get; set; }
    [Display(Name = "Giấy chứng minh"), Required] public GuardianProof? ProofKind { get; set; }
    [Display(Name = "Số"), StringLength(60)] public string? ProofNumber { get; set; }
    [Display(Name = "Ngày cấp")] public DateOnly? ProofIssuedOn { get; set; }
    [Display(Name = "Nơi cấp", Description = "Ví dụ: UBND xã Xuân Yên; Tòa án nhân dân huyện Nghi Xuân."), StringLength(200)] public string? ProofIssuer { get; set; }
    [Display(Name = "Từ ngày"), Required] public DateOnly? ValidFrom { get; set; }
    [Display(Name = "Đến hết ngày", Description = "Để trống: người chưa thành niên thì đến hết ngày trước khi đủ 18 tuổi; trường hợp khác thì không ghi ngày cuối.")] public DateOnly? ValidTo { get; set; }

    public static GuardianshipForm From(Guardianship guardianship) => new()
    {
        Version = guardianship.Version,
        GuardianName = guardianship.GuardianName,
        GuardianBirth = guardianship.GuardianBirth?.ToString(),
        GuardianCitizenId = guardianship.GuardianCitizenId,
        GuardianRelation = guardianship.GuardianRelation,
        GuardianAddress = guardianship.GuardianAddress,
        GuardianPhone = guardianship.GuardianPhone,
        GuardianPaperName = guardianship.GuardianPaperName,
        GuardianPaperNumber = guardianship.GuardianPaperNumber,
        GuardianPaperIssuedOn = guardianship.GuardianPaperIssuedOn,
        Basis = guardianship.Basis,
        ProofKind = guardianship.ProofKind,
        ProofNumber = guardianship.ProofNumber,
        ProofIssuedOn = guardianship.ProofIssuedOn,
        ProofIssuer = guardianship.ProofIssuer,
        ValidFrom = guardianship.ValidFrom,
        ValidTo = guardianship.ValidTo,
    };
}

/// <summary>Why a guardianship ends.</summary>
public sealed class EndGuardianshipForm
{
    public int Version { get; set; }
    [Display(Name = "Chấm dứt từ ngày"), Required] public DateOnly? EndedOn { get; set; }
    [Display(Name = "Lý do chấm dứt", Description = "Ví dụ: Tòa án hủy quyết định; thay đổi người giám hộ."), Required, StringLength(300)] public string? EndReason { get; set; }
}
