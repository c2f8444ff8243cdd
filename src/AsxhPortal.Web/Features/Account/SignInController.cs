using AsxhPortal.Data.Security;
using AsxhPortal.Web.Features.Shared.Carried;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using AsxhPortal.Web.Startup.Demo;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Account;

[AllowAnonymous]
public sealed class SignInController(SignInManager<AppUser> signIn, UserManager<AppUser> users, AccessTrail trail, DemoMode demo) : Controller
{
    [HttpGet("dang-nhap")]
    public IActionResult Show(string? returnUrl)
    {
        if (User.Identity?.IsAuthenticated == true) return LocalRedirect("/");
        return Page(new SignInForm { ReturnUrl = returnUrl });
    }

    [HttpPost("dang-nhap")]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid) return Page(form);
        var user = await users.FindByEmailAsync(form.Email.Trim());
        var result = user is { IsActive: true }
            ? await signIn.PasswordSignInAsync(user, form.Password, isPersistent: false, lockoutOnFailure: true)
            : Microsoft.AspNetCore.Identity.SignInResult.Failed;
        if (result.Succeeded)
        {
            await trail.SignedInAsync(user!);
            return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl! : "/");
        }
        await trail.SignInFailedAsync(user, user is null ? "Không có tài khoản này" : result.IsLockedOut ? "Tài khoản đang bị khóa tạm" : user.IsActive ? "Sai mật khẩu" : "Tài khoản đã đóng");
        ModelState.AddModelError("", result.IsLockedOut
            ? "Tài khoản bị khóa tạm 15 phút vì nhập sai mật khẩu 5 lần. Hãy thử lại sau hoặc báo quản trị hệ thống."
            : "Thư điện tử hoặc mật khẩu chưa đúng. Nhập sai 5 lần liên tiếp, tài khoản bị khóa tạm 15 phút.");
        return Page(form);
    }

    [HttpPost("dang-xuat")]
    public async Task<IActionResult> SignOutNow([FromServices] EndCarriedPlans carried, [FromServices] CurrentUser current, [FromServices] BusinessClock clock)
    {
        if (current.Id is not null && DeviceCookie.Read(HttpContext) is { } device) await carried.RunAsync(device, current.Actor, clock.UtcNow);
        if (await users.GetUserAsync(User) is { } user) await trail.SignedOutAsync(user);
        await signIn.SignOutAsync();
        return Redirect("/dang-nhap");
    }

    private ViewResult Page(SignInForm form)
    {
        form.DemoUsers = demo.IsEnabled ? DemoUser.All : [];
        return View("SignIn", form);
    }
}
