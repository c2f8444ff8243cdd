using System.ComponentModel.DataAnnotations;

namespace AsxhPortal.Web.Features.Account;

public sealed class PasswordForm
{
    [Display(Name = "Mật khẩu hiện tại"), DataType(DataType.Password)]
    public string Current { get; set; } = "";

    [Display(Name = "Mật khẩu mới", Description = "Ít nhất 10 ký tự, có chữ thường và chữ số."), DataType(DataType.Password), StringLength(200, MinimumLength = 10)]
    public string New { get; set; } = "";

    [Display(Name = "Nhập lại mật khẩu mới"), DataType(DataType.Password), Compare(nameof(New))]
    public string Again { get; set; } = "";
}
