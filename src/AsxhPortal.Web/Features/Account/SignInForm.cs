using System.ComponentModel.DataAnnotations;
using AsxhPortal.Web.Security.Drafts;
using AsxhPortal.Web.Startup;
using AsxhPortal.Web.Startup.Demo;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AsxhPortal.Web.Features.Account;

public sealed class SignInForm
{
    [Display(Name = "Thư điện tử"), EmailAddress, StringLength(256)]
    public string Email { get; set; } = "";

    [Display(Name = "Mật khẩu"), DataType(DataType.Password), StringLength(200)]
    public string Password { get; set; } = "";

    public string? ReturnUrl { get; set; }

    /// <summary>A form was sent when the sign-in had run out; it waits behind this page.</summary>
    public bool HasDraft => ReturnUrl?.Contains(DraftStore.QueryName + "=", StringComparison.Ordinal) == true;

    [BindNever]
    public IReadOnlyList<DemoUser> DemoUsers { get; set; } = [];
}
