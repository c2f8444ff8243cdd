using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Import.Editions;

/// <summary>A newer edition of a list: what is new, changed, the same and gone, before anything is applied.</summary>
[Route(Steps.ImportPath + "/ban-moi/{id:guid}"), Allow(Permission.ImportLists)]
public sealed class EditionsController(EditionComparison comparison, CurrentUser user, BusinessClock clock) : Controller
{
    /// <summary>Some thousand unclear rows at most.</summary>
    private const int MostFormValues = 20_000;

    [HttpGet(""), RecordView("ReceivedFile")]
    public async Task<IActionResult> Compare(Guid id, EditionListQuery query, CancellationToken cancel)
    {
        try
        {
            if (await comparison.FindAsync(id, query, cancel: cancel) is not { } page) return NotFound();
            return page.File is { State: ReceivedFileState.Imported, BatchId: { } batchId } ? LocalRedirect($"/{Steps.ImportPath}/{batchId}") : View(page);
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return LocalRedirect($"/{Steps.ImportPath}");
        }
    }

    [HttpPost("")]
    [RequestFormLimits(ValueCountLimit = MostFormValues)]
    public async Task<IActionResult> Apply(Guid id, EditionForm form, [FromServices] ApplyEdition apply, CancellationToken cancel)
    {
        try
        {
            if (await apply.RunAsync(id, form, user.Actor, clock.UtcNow, cancel) is not { } outcome) return NotFound();
            this.Done(outcome.ToVietnamese());
            return LocalRedirect($"/{Steps.ImportPath}/{outcome.BatchId}");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (StaleRecordException)
        {
            this.Refused("Người khác vừa sửa danh sách trong lúc bạn xem; hãy xem lại rồi áp dụng.");
        }
        return RedirectToAction(nameof(Compare), new { id });
    }

    /// <summary>Another list of the same group (two offices may send one each): imported on its own.</summary>
    [HttpPost("rieng")]
    public async Task<IActionResult> Separate(Guid id, [FromServices] ImportSeparately import, CancellationToken cancel)
    {
        try
        {
            return await import.RunAsync(id, user.Actor, cancel) is { } workId ? Redirect(WorkAddress.Of(workId)) : NotFound();
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return RedirectToAction(nameof(Compare), new { id });
        }
    }
}
