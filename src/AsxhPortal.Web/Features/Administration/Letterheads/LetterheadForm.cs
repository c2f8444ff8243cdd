using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Administration.Letterheads;

public sealed class LetterheadForm
{
    [Display(Name = "Đơn vị"), Required]
    public Guid? UnitId { get; set; }

    [Display(Name = "Dùng từ ngày", Description = "Tiêu đề cũ của đơn vị hết hiệu lực ngày hôm trước."), Required]
    public DateOnly? ValidFrom { get; set; }

    [Display(Name = "Cơ quan chủ quản", Description = "Để trống với UBND các cấp."), StringLength(200)]
    public string? ParentAuthority { get; set; }

    [Display(Name = "Cơ quan ban hành", Description = "Chữ in hoa, mỗi dòng một hàng: ỦY BAN NHÂN DÂN / XÃ XUÂN YÊN."), DataType(DataType.MultilineText), StringLength(300, MinimumLength = 3)]
    public string IssuingAuthority { get; set; } = "";

    [Display(Name = "Mẫu số văn bản", Description = "{0} là chỗ của số, ví dụ {0}/UBND-VHXH."), StringLength(60)]
    public string NumberPattern { get; set; } = "{0}/UBND-VHXH";

    [Display(Name = "Địa danh", Description = "Đứng trước ngày tháng, ví dụ Xuân Yên."), StringLength(100)]
    public string PlaceName { get; set; } = "";

    [Display(Name = "Thẩm quyền ký", Description = "Ví dụ TM. ỦY BAN NHÂN DÂN."), StringLength(100)]
    public string SignerAuthority { get; set; } = "TM. ỦY BAN NHÂN DÂN";

    [Display(Name = "Chức vụ người ký", Description = "Ví dụ CHỦ TỊCH."), StringLength(100)]
    public string SignerTitle { get; set; } = "CHỦ TỊCH";

    [Display(Name = "Họ tên người ký", Description = "Để trống nếu ghi tay."), StringLength(100)]
    public string? SignerName { get; set; }

    public int Version { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];

    /// <summary>The letterhead as it is now; null for a new one.</summary>
    [BindNever, ValidateNever]
    public LetterheadRow? Current { get; set; }

    /// <summary>Somebody else saved in between: the page shows both.</summary>
    [BindNever, ValidateNever]
    public bool IsStale { get; set; }

    public static LetterheadForm Of(LetterheadRow row) => new()
    {
        UnitId = row.UnitId,
        ValidFrom = row.ValidFrom,
        ParentAuthority = row.ParentAuthority,
        IssuingAuthority = row.IssuingAuthority,
        NumberPattern = row.NumberPattern,
        PlaceName = row.PlaceName,
        SignerAuthority = row.SignerAuthority,
        SignerTitle = row.SignerTitle,
        SignerName = row.SignerName,
        Version = row.Version,
    };
}
