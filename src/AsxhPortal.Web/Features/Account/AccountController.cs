using AsxhPortal.Data.Security;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Account;

/// <summary>The signed-in person's own account: who am I here, what may I do, my password.</summary>
[Authorize]
public sealed class AccountController(UserManager<AppUser> users, SignInManager<AppUser> signIn) : Controller
{
    [HttpGet("tai-khoan")]
    public IActionResult Show() => View("Account");

    [HttpGet("tai-khoan/mat-khau")]
    public IActionResult Password() => View("Password", new PasswordForm());

    [HttpPost("tai-khoan/mat-khau")]
    public async Task<IActionResult> ChangePassword(PasswordForm form)
    {
        if (!ModelState.IsValid) return View("Password", form);
        var user = (await users.GetUserAsync(User))!;
        var result = await users.ChangePasswordAsync(user, form.Current, form.New);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
                ModelState.AddModelError(error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? nameof(form.Current) : nameof(form.New), error.Description);
            return View("Password", form);
        }
        await users.RemoveClaimAsync(user, OneTimePassword.MustBeReplaced);
        await signIn.RefreshSignInAsync(user);
        this.Done("Đã đổi mật khẩu.");
        return RedirectToAction(nameof(Show));
    }
}
