using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>Which phones carry people's data, and taking it back. Everybody sees their own; who makes the teams sees those of the commune.</summary>
[Route(Steps.HomeVisitsPath + "/mang-di/thiet-bi"), Allow(Permission.ViewSurveys)]
public sealed class DevicesController(AppDbContext db, CarriedPlanList list, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await PageAsync(cancel));

    [HttpPost("{id:guid}/thu-hoi")]
    public async Task<IActionResult> Revoke(Guid id, string? reason, CancellationToken cancel)
    {
        var userId = user.Id!.Value;
        var plan = await db.CarriedPlans.FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (plan is null || (plan.UserId != userId && !user.Can(Permission.ManageTeams)))
            return NotFound();
        try
        {
            plan.Revoke(reason, user.Actor, clock.UtcNow);
            await db.SaveChangesAsync(cancel);
            this.Done($"Đã thu hồi bản mang đi của {plan.UserName}. Điện thoại xóa khóa ngay khi có mạng; những lượt đã ghi trước đó vẫn gửi về được.");
            return RedirectToAction(nameof(Index));
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError($"reason-{id}", rule.Message);
            return View(nameof(Index), await PageAsync(cancel));
        }
    }

    private async Task<CarriedPlansPage> PageAsync(CancellationToken cancel)
    {
        var seesAll = user.Can(Permission.ManageTeams);
        return new CarriedPlansPage(await list.RunAsync(seesAll ? null : user.Id, clock.UtcNow, cancel), seesAll);
    }
}
