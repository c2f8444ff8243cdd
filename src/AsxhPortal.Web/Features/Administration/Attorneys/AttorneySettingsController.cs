using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Attorneys;

/// <summary>Default terms of powers of attorney by benefit group, and when a paper counts as running out; dated, with reason.</summary>
[Route("quan-tri/uy-quyen")]
[Allow(Permission.ManageOrganisation)]
public sealed class AttorneySettingsController(AppDbContext db, OwnUnits ownUnits, AddAttorneySetting add, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken cancel) => ShowAsync(new AttorneySettingForm { UnitId = user.UnitId, ValidFrom = clock.Today }, cancel);

    [HttpPost("")]
    public async Task<IActionResult> Index(AttorneySettingForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await ShowAsync(form, cancel);
        try
        {
            await add.RunAsync(form, user.Actor, clock.UtcNow, cancel);
            this.Done("Đã lưu thiết lập. Giấy lập từ ngày đã chọn dùng thiết lập này; giấy đã lập không đổi.");
            return RedirectToAction(nameof(Index));
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await ShowAsync(form, cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(AttorneySettingForm form, CancellationToken cancel)
    {
        var own = await ownUnits.AllAsync(cancel);
        var rows = await (from setting in db.AttorneySettings.AsNoTracking()
                          join unit in own on setting.OwnerUnitId equals unit.Id
                          select new { unit.Name, Setting = setting }).ToListAsync(cancel);
        form.Rows = [.. rows.OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Setting.Kind).ThenBy(r => r.Setting.Group).ThenByDescending(r => r.Setting.ValidFrom)
            .Select(r => new AttorneySettingRow(r.Name, r.Setting, new AttorneyTerms([.. rows.Select(o => o.Setting)], [r.Setting.OwnerUnitId]).InForce(r.Setting.Kind, r.Setting.Group, clock.Today)?.Id == r.Setting.Id))];
        form.Units = await ownUnits.ChoicesAsync(clock.Today, cancel);
        return View(form);
    }
}
