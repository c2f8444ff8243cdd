using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Cases;

public sealed record CaseListPage(CommuneOption Commune, CaseListQuery Query, PageOf<MatchCaseRow> Rows);

public sealed record CasePage(MatchCase Case, MatchDecisionForm Form, string? Search, Guid? NextRowId, bool IsStale);

/// <summary>The review queue and the page of one case, where a person decides.</summary>
[Route(Steps.MatchingPath + "/truong-hop")]
[Allow(Permission.ViewMatches)]
public sealed class MatchCasesController(MatchCaseListQuery list, MatchCaseQuery cases, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CaseListQuery query, CancellationToken cancel) =>
        await communes.FindAsync(query.Unit, clock.Today, cancel) is { } commune
            ? View(new CaseListPage(commune, query, await list.RunAsync(commune.Id, query, cancel)))
            : query.Unit is null ? Redirect(Steps.Matching.Url) : NotFound();

    [HttpGet("{rowId:guid}")]
    public Task<IActionResult> Case(Guid rowId, string? q, CancellationToken cancel) => ShowAsync(rowId, null, q, false, cancel);

    [HttpPost("{rowId:guid}"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Case(Guid rowId, MatchDecisionForm form, [FromServices] DecideMatch decide, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await ShowAsync(rowId, form, null, false, cancel);
        try
        {
            if (await decide.RunAsync(rowId, form.ToAnswer(), user.Actor, clock.UtcNow, cancel) is not { } decision)
                return NotFound();
            this.Done(Told(form.Verdict));
            var next = form.Verdict == MatchVerdict.Reopen ? rowId : await list.NextOpenAsync(decision.UnitId, rowId, cancel);
            return next is { } id ? RedirectToAction(nameof(Case), new { rowId = id }) : RedirectToAction(nameof(Index), new { unit = decision.UnitId });
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await ShowAsync(rowId, form, null, false, cancel);
        }
        catch (Exception e) when (e is StaleRecordException or DbUpdateConcurrencyException)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync(rowId, form, null, true, cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(Guid rowId, MatchDecisionForm? form, string? search, bool isStale, CancellationToken cancel)
    {
        if (await cases.RunAsync(rowId, search, cancel) is not { } found)
            return NotFound();
        // After a stale answer the form carries the version that is now shown beside it; ModelState would keep the old one.
        form ??= new MatchDecisionForm();
        ModelState.Remove(nameof(MatchDecisionForm.Version));
        form.Version = found.Decision.Version;
        var next = await list.NextOpenAsync(found.Row.UnitId, rowId, cancel);
        return View("Case", new CasePage(found, form, search, next, isStale));
    }

    private static string Told(MatchVerdict verdict) => verdict switch
    {
        MatchVerdict.Accept => "Đã chấp nhận. Đây là trường hợp tiếp theo.",
        MatchVerdict.Verify => "Đã chuyển xác minh. Đây là trường hợp tiếp theo.",
        MatchVerdict.Dismiss => "Đã loại dòng này. Đây là trường hợp tiếp theo.",
        _ => "Đã mở lại trường hợp này.",
    };
}
