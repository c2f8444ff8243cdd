using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.Import;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Administration.Agencies;

public sealed class AgencyForm
{
    [Display(Name = "Tên cơ quan"), StringLength(200, MinimumLength = 3)]
    public string Name { get; set; } = "";

    [Display(Name = "Phục vụ đơn vị", Description = "Tỉnh, huyện hoặc xã mà cơ quan này nhận danh sách; gồm cả các đơn vị trực thuộc."), Required]
    public Guid? UnitId { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];
}

public sealed class TermForm
{
    [Display(Name = "Nhóm đối tượng"), Required]
    public SourceGroup? Group { get; set; }

    [Display(Name = "Tiếp nhận từ ngày"), Required]
    public DateOnly? ValidFrom { get; set; }

    [Display(Name = "Đến hết ngày", Description = "Để trống khi chưa biết.")]
    public DateOnly? ValidTo { get; set; }

    [BindNever, ValidateNever]
    public AgencyRow Agency { get; set; } = null!;

    public static IEnumerable<SelectListItem> Groups => SourceGroups.Lists.Select(group => new SelectListItem(group.ToVietnamese(), group.ToString()));
}

public sealed class EndTermForm
{
    [Display(Name = "Ngày cuối cùng tiếp nhận"), Required]
    public DateOnly? EndsOn { get; set; }
}
