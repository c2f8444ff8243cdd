using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Administration;

[Route("quan-tri")]
[Allow(Permission.ManageUsers)]
public sealed class AdministrationController : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View();
}
