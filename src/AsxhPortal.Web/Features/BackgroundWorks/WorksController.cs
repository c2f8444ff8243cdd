using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.BackgroundWorks;

/// <summary>Imports and match runs while they work and afterwards: left, found again, stopped, tried again.</summary>
[Route("cong-viec")]
[Allow(Permission.ViewImports)]
public sealed class WorksController(WorkQuery works, CurrentUser user) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(WorkListQuery query, CancellationToken cancel) => View(new WorkListPage(query, await works.ListAsync(query, cancel)));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, CancellationToken cancel) => await works.FindAsync(id, cancel) is { } work ? View(PageOf(work)) : NotFound();

    /// <summary>How far it is, without the page around it.</summary>
    [HttpGet("{id:guid}/tien-do")]
    public async Task<IActionResult> Progress(Guid id, CancellationToken cancel) => await works.FindAsync(id, cancel) is { } work ? PartialView("_Progress", work) : NotFound();

    [HttpPost("{id:guid}/dung")]
    public async Task<IActionResult> Cancel(Guid id, [FromServices] CancelWork stop, CancellationToken cancel) =>
        await ChangeAsync(id, stop.RunAsync, "Đã yêu cầu dừng; dữ liệu đang ghi dở được dọn sạch.", cancel);

    [HttpPost("{id:guid}/thu-lai")]
    public async Task<IActionResult> TryAgain(Guid id, [FromServices] TryWorkAgain again, [FromServices] WaitForWork wait, CancellationToken cancel)
    {
        var answer = await ChangeAsync(id, (work, stop) => again.RunAsync(work, user.Actor, stop), null, cancel);
        if (await wait.RunAsync(id, cancel) is not { State: WorkState.Done } done || WorkAddress.OfResult(done) is not { } result) return answer;
        this.Done(done.Outcome!);
        return Redirect(result);
    }

    private async Task<IActionResult> ChangeAsync(Guid id, Func<Guid, CancellationToken, Task> change, string? sentence, CancellationToken cancel)
    {
        if (await works.FindAsync(id, cancel) is not { } row) return NotFound();
        if (!user.Can(WorkAddress.PermissionFor(row.Work.Kind))) return Forbid();
        try
        {
            await change(id, cancel);
            if (sentence is not null) this.Done(sentence);
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction(nameof(Details), new { id });
    }

    private WorkPage PageOf(WorkRow row) => new(row, user.Can(WorkAddress.PermissionFor(row.Work.Kind)));
}
