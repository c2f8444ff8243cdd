using System.ComponentModel.DataAnnotations;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Administration.Users;

public sealed class UserForm
{
    [Display(Name = "Thư điện tử", Description = "Dùng để đăng nhập."), EmailAddress, StringLength(256)]
    public string Email { get; set; } = "";

    [Display(Name = "Họ và tên"), StringLength(100, MinimumLength = 2)]
    public string FullName { get; set; } = "";

    [Display(Name = "Chức vụ, cấp bậc", Description = "Như in trên văn bản, ví dụ Công chức văn hóa - xã hội."), StringLength(100)]
    public string? JobTitle { get; set; }

    [Display(Name = "Vai trò")]
    public string Role { get; set; } = "";

    [Display(Name = "Đơn vị", Description = "Người dùng chỉ thấy dữ liệu của đơn vị này và các đơn vị trực thuộc."), Required]
    public Guid? UnitId { get; set; }

    /// <summary>For a CSKV: the thôn they look after; none = the whole commune.</summary>
    public List<Guid> HamletIds { get; set; } = [];

    /// <summary>What the account was when the form was opened.</summary>
    public string? Stamp { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Hamlets { get; set; } = [];

    /// <summary>The account as it is now; null for a new one.</summary>
    [BindNever, ValidateNever]
    public UserRow? Current { get; set; }

    /// <summary>Somebody else saved in between: the page shows both.</summary>
    [BindNever, ValidateNever]
    public bool IsStale { get; set; }

    public static IEnumerable<SelectListItem> RoleChoices => Roles.All.Select(role => new SelectListItem(role.Title, role.Name));
}
