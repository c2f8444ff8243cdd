using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

public enum DuplicateView { Open, Allowed, Kept, Settled, Gone }

/// <summary>What the lists of doubles read from their address.</summary>
public sealed class DuplicateFilter : ListQuery
{
    public Guid? Unit { get; set; }

    /// <summary>Word of the kind.</summary>
    [ModelBinder(Name = "loai")]
    public string? Kind { get; set; }

    [ModelBinder(Name = "tinh-trang")]
    public DuplicateView? View { get; set; }
}

public sealed record DuplicatesPage(CommuneOption Commune, DuplicateKind Kind, DuplicateView View, IReadOnlyList<DuplicateCounts> Counts, PageOf<DuplicateFinding> Findings, IReadOnlyList<DuplicateDecision> Gone);

/// <summary>The four work lists of doubles of a commune.</summary>
[Route(Steps.MatchingPath + "/trung-lap")]
[Allow(Permission.ViewMatches)]
public sealed class DuplicatesController(FindDuplicates find, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    private const int UsualSize = 20;

    [HttpGet("")]
    public async Task<IActionResult> Index(DuplicateFilter filter, CancellationToken cancel)
    {
        if (await communes.FindAsync(filter.Unit, clock.Today, cancel) is not { } commune)
            return filter.Unit is null ? Redirect(Steps.Matching.Url) : NotFound();
        var kind = DuplicateWords.FromWord(filter.Kind) ?? DuplicateKind.SameList;
        var view = filter.View ?? DuplicateView.Open;
        filter.Size ??= UsualSize;
        var found = await find.RunAsync(commune.Id, kind, cancel) ?? [];
        var shown = found.Where(f => view switch
        {
            DuplicateView.Open => f.IsOpen,
            DuplicateView.Allowed => f is { IsAllowed: true, IsDecided: false },
            DuplicateView.Kept => f is { IsDecided: true, Decision.State: DuplicateState.Kept },
            DuplicateView.Settled => f is { IsDecided: true, Decision.State: DuplicateState.Settled },
            _ => false,
        }).ToList();
        return View(new DuplicatesPage(commune, kind, view, await find.CountAsync(commune.Id, cancel), shown.ToPage(filter),
            view == DuplicateView.Gone ? await find.GoneAsync(commune.Id, kind, found, cancel) : []));
    }

    [HttpPost("{loai}/{key}"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Decide(Guid unit, string loai, string key, DuplicateForm form, [FromServices] DecideDuplicate decide, CancellationToken cancel)
    {
        if (DuplicateWords.FromWord(loai) is not { } kind)
            return NotFound();
        try
        {
            if (await decide.RunAsync(unit, kind, key, form, user.Actor, clock.UtcNow, cancel) is null)
                return NotFound();
            this.Done(form.Verdict switch
            {
                DuplicateVerdict.Keep => "Đã ghi: giữ cả hai.",
                DuplicateVerdict.Settle => "Đã ghi: đã xử lý.",
                _ => "Đã hoàn tác quyết định.",
            });
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction(nameof(Index), new Dictionary<string, object?> { ["unit"] = unit, ["loai"] = loai });
    }
}
