using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Corrections;

public sealed record CorrectionsPage(CommuneOption Commune, CorrectionFilter Filter, PageOf<CorrectionRow> Rows);

/// <summary>Corrections that the teams propose from the cards they saw.</summary>
[Route(Steps.MatchingPath + "/de-nghi-sua"), Allow(Permission.ViewMatches)]
public sealed class CorrectionsController(CorrectionList list, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CorrectionFilter filter, CancellationToken cancel) =>
        await communes.FindAsync(filter.Unit, clock.Today, cancel) is { } commune
            ? View(new CorrectionsPage(commune, filter, await list.RunAsync(commune.Id, filter, cancel)))
            : filter.Unit is null ? Redirect(Steps.Matching.Url) : NotFound();

    [HttpPost("{id:guid}/sua"), Allow(Permission.DecideMatches)]
    public Task<IActionResult> Accept(Guid id, CorrectionForm form, [FromServices] DecideCorrection decide, CancellationToken cancel) => DecideAsync(id, true, form, decide, cancel);

    [HttpPost("{id:guid}/khong-sua"), Allow(Permission.DecideMatches)]
    public Task<IActionResult> Reject(Guid id, CorrectionForm form, [FromServices] DecideCorrection decide, CancellationToken cancel) => DecideAsync(id, false, form, decide, cancel);

    private async Task<IActionResult> DecideAsync(Guid id, bool accepts, CorrectionForm form, DecideCorrection decide, CancellationToken cancel)
    {
        Guid? unit = null;
        try
        {
            if (await decide.RunAsync(id, accepts, form, user.Actor, clock.UtcNow, cancel) is not { } proposal)
                return NotFound();
            unit = proposal.UnitId;
            this.Done(accepts ? "Đã sửa danh sách theo thẻ căn cước." : "Đã ghi lý do không sửa.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (Exception e) when (e is StaleRecordException or DbUpdateException)
        {
            this.Refused("Người khác vừa quyết định đề nghị này, người này vừa được sửa, hoặc số định danh đã thuộc về người khác; hãy xem lại.");
        }
        return RedirectToAction(nameof(Index), new { unit });
    }
}
