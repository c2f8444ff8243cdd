using AsxhPortal.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Account;

/// <summary>A-, A, A+ and contrast: keeps the choice in a cookie and goes back to the page.</summary>
[AllowAnonymous]
public sealed class ViewOptionsController : Controller
{
    [HttpPost("giao-dien")]
    public IActionResult Choose(string? size, string? contrast, string? returnUrl)
    {
        ViewOptions.Of(Request).With(size, contrast).Keep(Response);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");
    }
}
