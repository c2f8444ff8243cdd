using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.Organisation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Administration.Units;

public sealed class UnitForm
{
    [Display(Name = "Mã đơn vị", Description = "Mã của cơ quan thống kê: tỉnh 2 số, huyện 3 số, xã 5 số; giữ số 0 ở đầu."), RegularExpression(@"\d{2,5}")]
    public string Code { get; set; } = "";

    [Display(Name = "Tên đầy đủ", Description = "Cả loại đơn vị, ví dụ Xã Xuân Yên."), StringLength(200, MinimumLength = 3)]
    public string Name { get; set; } = "";

    [Display(Name = "Cấp")]
    public UnitLevel? Level { get; set; }

    [Display(Name = "Trực thuộc"), Required]
    public Guid? ParentId { get; set; }

    [Display(Name = "Có hiệu lực từ"), Required]
    public DateOnly? ValidFrom { get; set; }

    [Display(Name = "Đến hết ngày")]
    public DateOnly? ValidTo { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Parents { get; set; } = [];

    public static IEnumerable<SelectListItem> Levels =>
        new[] { UnitLevel.District, UnitLevel.Commune }.Select(level => new SelectListItem(level.ToVietnamese(), level.ToString()));
}

public sealed class HamletForm
{
    [Display(Name = "Tên thôn", Description = "Ví dụ Thôn Yên Ngư."), StringLength(100, MinimumLength = 2)]
    public string HamletName { get; set; } = "";
}

public sealed class EndForm
{
    [Display(Name = "Ngày cuối cùng có hiệu lực"), Required]
    public DateOnly? EndsOn { get; set; }
}
