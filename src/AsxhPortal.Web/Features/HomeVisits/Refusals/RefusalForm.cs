using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Refusals;

/// <summary>Biên bản of outcome 2B as typed.</summary>
public sealed class RefusalForm
{
    /// <summary>Version of the minute the page was opened on; null when there was none.</summary>
    public int? Version { get; set; }

    [Display(Name = "Số biên bản", Description = "Số tiếp theo của xã trong năm; sửa được khi biên bản giấy đã có số."), Range(1, 99999)] public int? Number { get; set; }

    /// <summary>What the page proposed: when it is taken meanwhile the next one is used without asking.</summary>
    public int? ProposedNumber { get; set; }

    [Display(Name = "Ngày lập"), Required] public DateOnly? HeldOn { get; set; }
    [Display(Name = "Giờ lập", Description = "Ví dụ 09:30"), Required, RegularExpression(@"^([01]?\d|2[0-3]):[0-5]\d$", ErrorMessage = "Hãy nhập giờ theo dạng 09:30.")] public string? HeldTime { get; set; }
    [Display(Name = "Địa điểm"), Required, StringLength(300)] public string? Place { get; set; }
    [Display(Name = "Loại lý do", Description = "Chọn lý do gần nhất để tổng hợp.")] public RefusalReasonKind? ReasonKind { get; set; }
    [Display(Name = "Lý do chưa đăng ký", Description = "Ghi đúng lời đối tượng trình bày; bắt buộc khi chọn “Lý do khác”."), DataType(DataType.MultilineText), StringLength(1000)] public string? Reason { get; set; }
    [Display(Name = "Công an xã/CSKV"), StringLength(200)] public string? PoliceName { get; set; }
    [Display(Name = "Cấp bậc, chức vụ"), StringLength(200)] public string? PoliceTitle { get; set; }
    [Display(Name = "Công chức văn hóa - xã hội"), StringLength(200)] public string? OfficerName { get; set; }
    [Display(Name = "Chức vụ"), StringLength(200)] public string? OfficerTitle { get; set; }
    [Display(Name = "Đối tượng (hoặc người ký thay)"), StringLength(200)] public string? SignatoryName { get; set; }
    [Display(Name = "Xác nhận bằng")] public SigningAbility Signing { get; set; }
    [Display(Name = "Người làm chứng", Description = "Bắt buộc khi điểm chỉ hoặc không ký được."), StringLength(200)] public string? WitnessName { get; set; }

    public DateTime HeldAt => HeldOn!.Value.ToDateTime(TimeOnly.Parse(HeldTime!, System.Globalization.CultureInfo.InvariantCulture));

    public static RefusalForm From(RefusalMinute minute) => new()
    {
        Version = minute.Version,
        Number = minute.Number,
        ProposedNumber = minute.Number,
        HeldOn = DateOnly.FromDateTime(minute.HeldAt),
        HeldTime = minute.HeldAt.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        Place = minute.Place,
        Reason = minute.Reason,
        ReasonKind = minute.ReasonKind,
        PoliceName = minute.PoliceName,
        PoliceTitle = minute.PoliceTitle,
        OfficerName = minute.OfficerName,
        OfficerTitle = minute.OfficerTitle,
        SignatoryName = minute.SignatoryName,
        Signing = minute.Signing,
        WitnessName = minute.WitnessName,
    };
}
