using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Import.Mending;

/// <summary>Rows in doubt, mended one by one or accepted together.</summary>
[Route(Steps.ImportPath + "/{batchId:guid}")]
[Allow(Permission.ViewImports)]
public sealed class MendingController(MendQuery query, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("dong/{id:guid}"), RecordView("ImportRow")]
    public async Task<IActionResult> Row(Guid batchId, Guid id, [FromQuery(Name = "loi")] string? code, CancellationToken cancel) =>
        await query.FindAsync(batchId, id, code, cancel) is { } page ? View(page) : NotFound();

    /// <summary>The first row in doubt, or the next one behind a row.</summary>
    [HttpGet("tiep")]
    public async Task<IActionResult> Next(Guid batchId, [FromQuery(Name = "sau")] Guid? after, [FromQuery(Name = "loi")] string? code, CancellationToken cancel)
    {
        if (await query.NextAsync(batchId, after ?? Guid.Empty, code, cancel) is { } id)
            return RedirectToAction(nameof(Row), new { batchId, id, loi = code });
        this.Done(code is null ? "Không còn dòng nào chờ sửa hay cảnh báo." : "Không còn dòng nào khác của loại này.");
        return LocalRedirect($"/{Steps.ImportPath}/{batchId}");
    }

    [HttpPost("dong/{id:guid}"), Allow(Permission.ImportLists), RecordView("ImportRow")]
    public async Task<IActionResult> Row(Guid batchId, Guid id, MendForm form, [FromQuery(Name = "loi")] string? code, [FromServices] MendRow mend, CancellationToken cancel)
    {
        if (await query.FindAsync(batchId, id, code, cancel) is null) return NotFound();
        try
        {
            if (await mend.RunAsync(batchId, id, form, user.Actor, clock.UtcNow, cancel) is not { } outcome) return NotFound();
            this.Done(Sentence(outcome));
            return form.GoOn ? RedirectToAction(nameof(Next), new { batchId, sau = id, loi = code }) : RedirectToAction(nameof(Row), new { batchId, id, loi = code });
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await AgainAsync(batchId, id, code, form, StatusCodes.Status422UnprocessableEntity, cancel);
        }
        catch (StaleRecordException)
        {
            ViewData["IsStale"] = true;
            return await AgainAsync(batchId, id, code, form, StatusCodes.Status409Conflict, cancel);
        }
    }

    [HttpPost("dong/{id:guid}/dung-nhu-vay"), Allow(Permission.ImportLists)]
    public async Task<IActionResult> Accept(Guid batchId, Guid id, string problem, [FromQuery(Name = "loi")] string? code, [FromServices] AcceptProblems accept, CancellationToken cancel)
    {
        try
        {
            if (await accept.OneAsync(batchId, id, problem, user.Actor, clock.UtcNow, cancel) is not { } stands) return NotFound();
            this.Done(stands ? "Đã xác nhận: đúng như vậy." : "Đã bỏ xác nhận; dòng lại có cảnh báo này.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction(nameof(Row), new { batchId, id, loi = code });
    }

    [HttpPost("dong/{id:guid}/bo-dong"), Allow(Permission.ImportLists)]
    public async Task<IActionResult> LeaveOut(Guid batchId, Guid id, string? reason, int version, [FromQuery(Name = "loi")] string? code, [FromServices] LeaveOutRow leaveOut, CancellationToken cancel)
    {
        try
        {
            if (await leaveOut.RunAsync(batchId, id, reason, version, user.Actor, clock.UtcNow, cancel) is not { } isBack) return NotFound();
            this.Done(isBack ? "Đã lấy dòng trở lại danh sách." : "Đã bỏ dòng khỏi danh sách; ô gốc vẫn được giữ.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (StaleRecordException)
        {
            this.Refused("Người khác vừa sửa dòng này; hãy xem lại rồi bỏ dòng nếu vẫn cần.");
        }
        return RedirectToAction(nameof(Row), new { batchId, id, loi = code });
    }

    [HttpGet("xac-nhan/{code}")]
    public async Task<IActionResult> Together(Guid batchId, string code, [FromServices] AcceptProblems accept, CancellationToken cancel) =>
        await accept.PreviewAsync(batchId, code, cancel) is { } preview ? View(preview) : NotFound();

    [HttpPost("xac-nhan/{code}"), Allow(Permission.ImportLists)]
    public async Task<IActionResult> Together(Guid batchId, string code, DateTime? takeBack, [FromServices] AcceptProblems accept, CancellationToken cancel)
    {
        if (await accept.PreviewAsync(batchId, code, cancel) is not { } preview) return NotFound();
        try
        {
            if (takeBack is not null && preview.AcceptedAt is { } at)
                this.Done($"Đã bỏ xác nhận {await accept.TakeBackAsync(batchId, code, at, cancel)} dòng.");
            else
                this.Done($"Đã xác nhận {await accept.AllOfAsync(batchId, code, user.Actor, clock.UtcNow, cancel)} dòng; còn {preview.Unsafe} dòng phải xem từng dòng.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction(nameof(Together), new { batchId, code });
    }

    /// <summary>The same page with what was typed; after somebody else's change it counts as opened on the current version, both values shown.</summary>
    private async Task<IActionResult> AgainAsync(Guid batchId, Guid id, string? code, MendForm form, int status, CancellationToken cancel)
    {
        var page = (await query.FindAsync(batchId, id, code, cancel))!;
        ViewData["Typed"] = form.Values;
        ViewData["Beside"] = page.Fields.Where(f => form.Values.TryGetValue(f.Field, out var typed) && VietnameseText.Nfc(typed).Trim() != f.Shown)
            .Select(f => new TypedBeside(f.Words, f.Shown, form.Values[f.Field] ?? "")).ToList();
        Response.StatusCode = status;
        return View(nameof(Row), page);
    }

    private static string Sentence(MendedRowOutcome outcome)
    {
        var text = outcome.Values == 0 ? "Không có giá trị nào thay đổi." : $"Đã sửa {outcome.Values} giá trị; ô gốc vẫn được giữ.";
        return outcome.Others > 0 ? $"{text} Nhờ cách viết vừa nhớ, sửa thêm {outcome.Others} giá trị ở các dòng khác." : text;
    }
}
