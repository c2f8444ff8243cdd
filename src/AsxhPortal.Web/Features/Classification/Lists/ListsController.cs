using AsxhPortal.Data;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>Step 5: the outcomes of a round, who is missing, the preview of each list, and the sign-off.</summary>
[Allow(Permission.ViewClassification), Route(Steps.ClassificationPath)]
public sealed class ListsController(FindWorkPlace places, ComputeClassification classification, AppDbContext db, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? unit, CancellationToken cancel)
    {
        if (await places.RunAsync(unit, cancel) is not { } place)
            return NotFound();
        return View(ListsPage.Of(place, await PeopleAsync(place, cancel), await SignedAsync(place, null, cancel)));
    }

    [HttpGet("con-thieu")]
    public async Task<IActionResult> Missing(MissingQuery query, CancellationToken cancel)
    {
        if (await places.RunAsync(query.Unit, cancel) is not { } place)
            return NotFound();
        var missing = (await PeopleAsync(place, cancel)).Where(p => p.Missing.Count > 0).ToList();
        var key = VietnameseText.Fold(query.Q);
        var found = missing.Where(p =>
            (query.Kind is null || p.Missing.Any(m => m.Kind == query.Kind))
            && (query.Hamlet is null || p.HamletId == query.Hamlet)
            && (key.Length == 0 || VietnameseText.Fold(p.FullName).Contains(key, StringComparison.Ordinal))).ToList();
        return View(new MissingPage(place, query, found.ToPage(query),
            [.. missing.SelectMany(p => p.Missing.Select(m => m.Kind).Distinct()).GroupBy(k => k).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))],
            [.. missing.Where(p => p.HamletId is not null).Select(p => (p.HamletId!.Value, p.HamletName!)).Distinct().OrderBy(h => h.Item2, StringComparer.CurrentCulture)]));
    }

    [HttpGet("{outcomeCode}")]
    public async Task<IActionResult> Preview(string outcomeCode, Guid? unit, CancellationToken cancel)
    {
        if (SurveyOutcomes.FromCode(outcomeCode) is not { } rule || await places.RunAsync(unit, cancel) is not { } place)
            return NotFound();
        if (!place.IsReady)
            return RedirectToAction(nameof(Index), new { unit });
        return View(await PreviewAsync(place, rule, cancel));
    }

    [HttpPost("ky-duyet"), Allow(Permission.SignOffClassification)]
    public async Task<IActionResult> SignOff(SignOffForm form, [FromServices] SignOffLists signOff, [FromServices] CurrentUser user, CancellationToken cancel)
    {
        var rule = SurveyOutcomes.FromCode(form.Outcome);
        if ((form.Outcome is not null && rule is null) || await places.RunAsync(form.Unit, cancel) is not { IsReady: true } place)
            return NotFound();
        try
        {
            var lists = await signOff.RunAsync(place.Commune!.Id, place.Round!.Id, form, user.Actor, clock.UtcNow, cancel);
            this.Done($"Đã ký duyệt {lists.Count} danh sách, {lists.Sum(l => l.PersonCount)} người, {new Dong(lists.Sum(l => l.AmountSum))} mỗi tháng.");
            return rule is null
                ? RedirectToAction(nameof(Index), new { unit = place.UnitInLinks })
                : RedirectToAction("Show", "SignedLists", new { id = lists[0].Id });
        }
        catch (RuleException refused)
        {
            ModelState.AddRule(refused);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return rule is null
                ? View(nameof(Index), ListsPage.Of(place, await PeopleAsync(place, cancel), await SignedAsync(place, null, cancel)))
                : View(nameof(Preview), await PreviewAsync(place, rule, cancel));
        }
    }

    private async Task<PreviewPage> PreviewAsync(WorkPlace place, OutcomeRule rule, CancellationToken cancel)
    {
        var people = (await PeopleAsync(place, cancel)).Where(p => p.IsSurveyed && p.Outcome == rule.Outcome).ToList();
        return new PreviewPage(place, rule, PendingLines(people), [.. people.Where(p => !p.IsListed && p.SignedOffAs is null)], await SignedAsync(place, rule.Outcome, cancel));
    }

    /// <summary>Numbered as they would be signed off; screen and files show these same lines.</summary>
    internal static IReadOnlyList<ListLine> PendingLines(IEnumerable<ClassifiedPerson> people) =>
        [.. people.Where(p => p.IsPending).Select((p, index) => { p.Line!.Ordinal = index + 1; return p.Line; })];

    private async Task<IReadOnlyList<ClassifiedPerson>> PeopleAsync(WorkPlace place, CancellationToken cancel) =>
        place.IsReady ? await classification.RunAsync(place.Commune!.Id, place.Round!.Id, clock.Today, cancel) : [];

    /// <summary>In the order of the procedure, the latest edition first.</summary>
    private async Task<IReadOnlyList<SignedListRow>> SignedAsync(WorkPlace place, SurveyOutcome? outcome, CancellationToken cancel)
    {
        if (!place.IsReady)
            return [];
        var lists = await db.ClassificationLists
            .Where(l => l.UnitId == place.Commune!.Id && l.RoundId == place.Round!.Id && (outcome == null || l.Outcome == outcome))
            .Select(l => new SignedListRow(l.Id, l.Outcome, l.Number, l.State, l.PersonCount, l.AmountSum, l.SignedOffByName, l.SignedOffAt, l.WithdrawalReason))
            .ToListAsync(cancel);
        return [.. lists.OrderBy(l => l.Outcome).ThenByDescending(l => l.Number)];
    }
}
