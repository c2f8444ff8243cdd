using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Administration.Rounds;

public sealed class RoundForm
{
    [Display(Name = "Tên đợt", Description = "Ví dụ Đợt rà soát tháng 01/2024."), StringLength(200, MinimumLength = 3)]
    public string Name { get; set; } = "";

    [Display(Name = "Văn bản chỉ đạo", Description = "Ví dụ Công văn 182/UBND-CA ngày 12/01/2024."), StringLength(400)]
    public string? Basis { get; set; }

    [Display(Name = "Áp dụng cho", Description = "Đơn vị này và các đơn vị trực thuộc."), Required]
    public Guid? OwnerUnitId { get; set; }

    [Display(Name = "Tiếp nối kết quả của", Description = "Đợt mới lấy kết quả và các tổ công tác của đợt này, và chỉ hỏi những gì có thể đã thay đổi; đợt trước của cùng đơn vị kết thúc khi mở đợt mới.")]
    public Guid? PreviousRoundId { get; set; }

    [Display(Name = "Ngày bắt đầu"), Required]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Bước 1. Nguồn dữ liệu"), Required]
    public DateOnly? Step1DueOn { get; set; }

    [Display(Name = "Bước 2. Đối sánh, làm sạch"), Required]
    public DateOnly? Step2DueOn { get; set; }

    [Display(Name = "Bước 3. Danh sách đối tượng"), Required]
    public DateOnly? Step3DueOn { get; set; }

    [Display(Name = "Bước 4. Khảo sát tại nhà"), Required]
    public DateOnly? Step4DueOn { get; set; }

    [Display(Name = "Bước 5. Phân loại, lập danh sách"), Required]
    public DateOnly? Step5DueOn { get; set; }

    [Display(Name = "Bước 6. Tài khoản, bàn giao"), Required]
    public DateOnly? Step6DueOn { get; set; }

    [Display(Name = "Bước 7. Chi trả hằng tháng"), Required]
    public DateOnly? Step7DueOn { get; set; }

    public int Version { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> EarlierRounds { get; set; } = [];

    /// <summary>The round as it is now; null for a new one.</summary>
    [BindNever, ValidateNever]
    public RoundRow? Current { get; set; }

    /// <summary>Somebody else saved in between: the page shows both.</summary>
    [BindNever, ValidateNever]
    public bool IsStale { get; set; }

    public IReadOnlyList<DateOnly> DueOn() =>
        [Step1DueOn!.Value, Step2DueOn!.Value, Step3DueOn!.Value, Step4DueOn!.Value, Step5DueOn!.Value, Step6DueOn!.Value, Step7DueOn!.Value];

    public static RoundForm Of(RoundRow row) => new()
    {
        Name = row.Name,
        Basis = row.Basis,
        OwnerUnitId = row.OwnerUnitId,
        StartsOn = row.StartsOn,
        Step1DueOn = row.DueOn(1),
        Step2DueOn = row.DueOn(2),
        Step3DueOn = row.DueOn(3),
        Step4DueOn = row.DueOn(4),
        Step5DueOn = row.DueOn(5),
        Step6DueOn = row.DueOn(6),
        Step7DueOn = row.DueOn(7),
        Version = row.Version,
    };
}
