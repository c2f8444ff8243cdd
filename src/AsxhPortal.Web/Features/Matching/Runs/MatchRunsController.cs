using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Matching.Runs;

public sealed record MatchOverviewPage(CommuneOption Commune, IReadOnlyList<CommuneOption> Communes, MatchOverview Overview, PeopleToSee People);

public sealed record ChooseCommunePage(IReadOnlyList<CommuneOption> Communes);

public sealed record PublishPage(CommuneOption Commune, ReadyToPublish Ready);

/// <summary>Step 2 of a commune: how far it is, run the comparison, publish what is accepted.</summary>
[Route(Steps.MatchingPath)]
[Allow(Permission.ViewMatches)]
public sealed class MatchRunsController(MatchOverviewQuery overview, PeopleToSeeQuery people, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? unit, CancellationToken cancel)
    {
        var all = await communes.AllAsync(clock.Today, cancel);
        if (await communes.FindAsync(unit, clock.Today, cancel) is not { } commune)
            return unit is null ? View("ChooseCommune", new ChooseCommunePage(all)) : NotFound();
        return View(new MatchOverviewPage(commune, all, await overview.RunAsync(commune.Id, cancel), await people.RunAsync(commune.Id, clock.Today, cancel)));
    }

    /// <summary>The comparison runs in the background; a small commune is done before the page would have been drawn.</summary>
    [HttpPost("chay"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Run(Guid unit, Guid? batch, [FromServices] QueueMatching queue, [FromServices] WaitForWork wait, CancellationToken cancel)
    {
        if (await queue.RunAsync(unit, batch, user.Actor, cancel) is not { } workId)
            return NotFound();
        switch (await wait.RunAsync(workId, cancel))
        {
            case { State: WorkState.Done } done: this.Done(done.Outcome!); break;
            case { State: WorkState.Failed } failed: this.Refused(failed.Failure!); break;
            default: return Redirect(WorkAddress.Of(workId));
        }
        return RedirectToAction(nameof(Index), new { unit });
    }

    [HttpGet("dua-vao"), Allow(Permission.PublishMatches)]
    public async Task<IActionResult> Publish(Guid? unit, CancellationToken cancel) =>
        await communes.FindAsync(unit, clock.Today, cancel) is { } commune
            ? View(new PublishPage(commune, await overview.ReadyAsync(commune.Id, cancel)))
            : NotFound();

    [HttpPost("dua-vao"), ActionName(nameof(Publish)), Allow(Permission.PublishMatches)]
    public async Task<IActionResult> PublishConfirmed(Guid unit, [FromServices] PublishMatches publish, CancellationToken cancel)
    {
        try
        {
            if (await publish.RunAsync(unit, user.Actor, clock.UtcNow, cancel) is not { } result)
                return NotFound();
            this.Done($"Đã đưa {result.Rows} dòng vào danh sách đối tượng: {result.NewPeople} người mới, {result.NewEntitlements} chế độ mới, {result.NewAccounts} tài khoản.");
            if (result.Deceased + result.MovedAway + result.Elsewhere > 0)
                this.Warn($"Cần chú ý: {result.Deceased} người đã chết, {result.MovedAway} người đã chuyển đi theo dữ liệu dân cư; {result.Elsewhere} dòng chưa đưa vào vì người đó đang ở danh sách của xã khác.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction(nameof(Index), new { unit });
    }
}
