using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Cases;

public sealed record CaseListPage(CommuneOption Commune, CaseListQuery Query, PageOf<MatchCaseRow> Rows, IReadOnlyList<string> Hamlets, Guid? UserId, DateTime Now);

/// <param name="HeldBy">Another officer who has the case open.</param>
/// <param name="Mine">What the person decided today, the latest first.</param>
public sealed record CasePage(MatchCase Case, MatchDecisionForm Form, CaseListQuery Query, string? Search, QueuePlace Place, string? HeldBy, IReadOnlyList<MyDecision> Mine, bool IsStale);

/// <summary>The review queue and the page of one case, where a person decides.</summary>
[Route(Steps.MatchingPath + "/truong-hop")]
[Allow(Permission.ViewMatches)]
public sealed class MatchCasesController(MatchCaseListQuery list, MatchCaseQuery cases, MyDecisionsQuery decisions, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CaseListQuery query, CancellationToken cancel) =>
        await communes.FindAsync(query.Unit, clock.Today, cancel) is { } commune
            ? View(new CaseListPage(commune, query, await list.RunAsync(commune.Id, query, cancel), await list.HamletsAsync(commune.Id, cancel), user.Id, clock.UtcNow))
            : query.Unit is null ? Redirect(Steps.Matching.Url) : NotFound();

    /// <summary>The first case of the filter that nobody else has open.</summary>
    [HttpGet("bat-dau"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Start(CaseListQuery query, CancellationToken cancel) =>
        await communes.FindAsync(query.Unit, clock.Today, cancel) is { } commune
            ? await NextOrListAsync(commune.Id, null, query, cancel)
            : NotFound();

    [HttpGet("{rowId:guid}")]
    public async Task<IActionResult> Case(Guid rowId, [FromQuery] CaseListQuery query, string? find, [FromServices] ClaimCase claim, CancellationToken cancel)
    {
        if (user.Can(Permission.DecideMatches))
            await claim.RunAsync(rowId, user.Actor, clock.UtcNow, cancel);
        return await ShowAsync(rowId, null, query, find, false, cancel);
    }

    [HttpPost("{rowId:guid}"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Case(Guid rowId, [FromForm] MatchDecisionForm form, [FromQuery] CaseListQuery query, [FromServices] DecideMatch decide, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await ShowAsync(rowId, form, query, null, false, cancel);
        try
        {
            if (await decide.RunAsync(rowId, form.ToAnswer(), user.Actor, clock.UtcNow, cancel) is not { } decision)
                return NotFound();
            this.Done(await ToldAsync(rowId, form.Verdict, cancel));
            return form.Verdict == MatchVerdict.Reopen ? ToCase(rowId, query) : await NextOrListAsync(decision.UnitId, rowId, query, cancel);
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await ShowAsync(rowId, form, query, null, false, cancel);
        }
        catch (Exception e) when (e is StaleRecordException or DbUpdateConcurrencyException)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync(rowId, form, query, null, true, cancel);
        }
    }

    /// <summary>Renews the claim of an open page; 409 when the case is no longer theirs.</summary>
    [HttpPost("{rowId:guid}/giu"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Keep(Guid rowId, [FromServices] ClaimCase claim, CancellationToken cancel) =>
        await claim.RunAsync(rowId, user.Actor, clock.UtcNow, cancel) ? NoContent() : Conflict();

    [HttpPost("{rowId:guid}/tra"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Release(Guid rowId, [FromServices] ReleaseCase release, CancellationToken cancel)
    {
        await release.RunAsync(rowId, user.Actor, cancel);
        return NoContent();
    }

    [HttpPost("hoan-tac"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Undo([FromQuery] CaseListQuery query, [FromServices] UndoDecision undo, CancellationToken cancel)
    {
        if (await communes.FindAsync(query.Unit, clock.Today, cancel) is not { } commune)
            return NotFound();
        try
        {
            var last = await undo.RunAsync(commune.Id, user.Actor, clock.Today, cancel);
            this.Done(last.BulkId is null ? $"Đã hoàn tác: {last.FullName} được mở lại." : $"Đã hoàn tác cả nhóm: {last.Count} trường hợp được mở lại.");
            return last.BulkId is null ? ToCase(last.RowId, query) : await NextOrListAsync(commune.Id, null, query, cancel);
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            this.Refused("Người khác vừa thay đổi trường hợp đó; hãy mở ra xem lại.");
        }
        return await NextOrListAsync(commune.Id, null, query, cancel);
    }

    private async Task<IActionResult> ShowAsync(Guid rowId, MatchDecisionForm? form, CaseListQuery query, string? search, bool isStale, CancellationToken cancel)
    {
        if (await cases.RunAsync(rowId, search, cancel) is not { } found)
            return NotFound();
        // After a stale answer the form carries the version that is now shown beside it; ModelState would keep the old one.
        form ??= new MatchDecisionForm();
        ModelState.Remove(nameof(MatchDecisionForm.Version));
        form.Version = found.Decision.Version;
        query.Unit = found.Row.UnitId;
        var place = await list.PlaceAsync(found.Row.UnitId, query, rowId, user.Id, clock.UtcNow, cancel);
        var mine = user.Can(Permission.DecideMatches) ? await decisions.RunAsync(found.Row.UnitId, user.Id, clock.Today, cancel) : [];
        return View("Case", new CasePage(found, form, query, search, place, found.Decision.ClaimedByAnother(user.Id ?? Guid.Empty, clock.UtcNow), mine, isStale));
    }

    private async Task<IActionResult> NextOrListAsync(Guid unitId, Guid? rowId, CaseListQuery query, CancellationToken cancel)
    {
        var place = await list.PlaceAsync(unitId, query, rowId, user.Id, clock.UtcNow, cancel);
        query.Unit = unitId;
        return place.Next is { } next ? ToCase(next, query) : RedirectToAction(nameof(Index), query.ToRoute());
    }

    private IActionResult ToCase(Guid rowId, CaseListQuery query) => Redirect($"{Steps.Matching.Url}/truong-hop/{rowId}{query.ToAddress()}");

    private async Task<string> ToldAsync(Guid rowId, MatchVerdict verdict, CancellationToken cancel)
    {
        var (name, group) = await cases.NameAsync(rowId, cancel);
        return verdict switch
        {
            MatchVerdict.Accept => $"Đã nhận {name} – bấm U để hoàn tác.",
            MatchVerdict.Verify when group == SourceGroup.Merit => $"Đã chuyển {name} xác minh ({DecideMatch.MeritVerification}) – bấm U để hoàn tác.",
            MatchVerdict.Verify => $"Đã chuyển {name} xác minh – bấm U để hoàn tác.",
            MatchVerdict.Dismiss => $"Đã loại dòng {name} – bấm U để hoàn tác.",
            _ => $"Đã mở lại trường hợp {name}.",
        };
    }
}
