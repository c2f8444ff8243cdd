using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>Step 5: the outcomes of a round, who is missing, the preview of each list, and the sign-off.</summary>
[Allow(Permission.ViewClassification), Route(Steps.ClassificationPath)]
public sealed class ListsController(FindWorkPlace places, ListPages pages) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? unit, Guid? dot, CancellationToken cancel) =>
        await places.RunAsync(unit, cancel, dot) is { } place ? View(await pages.OverviewAsync(place, cancel)) : NotFound();

    [HttpGet("con-thieu")]
    public async Task<IActionResult> Missing(MissingQuery query, CancellationToken cancel) =>
        await places.RunAsync(query.Unit, cancel) is { } place ? View(await pages.MissingAsync(place, query, cancel)) : NotFound();

    [HttpGet("{outcomeCode}")]
    public async Task<IActionResult> Preview(string outcomeCode, LinesQuery query, CancellationToken cancel)
    {
        if (SurveyOutcomes.FromCode(outcomeCode) is not { } rule || await places.RunAsync(query.Unit, cancel, query.Dot) is not { } place)
            return NotFound();
        if (!place.IsReady)
            return RedirectToAction(nameof(Index), new { query.Unit });
        return View(await pages.PreviewAsync(place, rule, query, cancel));
    }

    [HttpPost("ky-duyet"), Allow(Permission.SignOffClassification)]
    public async Task<IActionResult> SignOff(SignOffForm form, [FromServices] SignOffLists signOff, [FromServices] CurrentUser user, [FromServices] BusinessClock clock, CancellationToken cancel)
    {
        var rule = SurveyOutcomes.FromCode(form.Outcome);
        if ((form.Outcome is not null && rule is null) || await places.RunAsync(form.Unit, cancel) is not { IsReady: true } place)
            return NotFound();
        IReadOnlyList<ChangedSinceSeen> changed = [];
        try
        {
            var result = await signOff.RunAsync(place.Commune!.Id, place.Round!.Id, form, user.Actor, clock.UtcNow, cancel);
            if (result.Lists.Count > 0)
            {
                var lists = result.Lists;
                this.Done($"Đã ký duyệt {lists.Count} danh sách, {lists.Sum(l => l.PersonCount)} người, {new Dong(lists.Sum(l => l.AmountSum))} mỗi tháng.");
                return rule is null
                    ? RedirectToAction(nameof(Index), new { unit = place.UnitInLinks })
                    : RedirectToAction("Show", "SignedLists", new { id = lists[0].Id });
            }
            changed = result.Changed;
            ModelState.AddModelError("", "Danh sách đã thay đổi sau khi bạn mở trang nên chưa ký gì. Hãy xem những thay đổi bên dưới rồi ký bản hiện tại.");
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        catch (RuleException refused)
        {
            ModelState.AddRule(refused);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return rule is null
            ? View(nameof(Index), await pages.OverviewAsync(place, cancel) with { Changed = changed })
            : View(nameof(Preview), await pages.PreviewAsync(place, rule, new LinesQuery { Unit = form.Unit }, cancel) with { Changed = changed });
    }
}
