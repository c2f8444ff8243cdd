using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Import.Copies;

/// <summary>The office's own workbook with its doubts marked, on its way out and back.</summary>
[Route(Steps.ImportPath), Allow(Permission.ImportLists)]
public sealed class CopiesController(MendedCopies copies, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("{id:guid}/tep-danh-dau"), RecordExport("Tệp danh sách nguồn có đánh dấu")]
    public async Task<IActionResult> Annotated(Guid id, [FromServices] AnnotatedFile file, CancellationToken cancel)
    {
        if (await file.MakeAsync(id, cancel) is not { } copy) return NotFound();
        HttpContext.ReportExportedRows(copy.Rows);
        return File(copy.Content, BadRowsFile.ContentType, copy.FileName);
    }

    [HttpGet("tep-da-sua/{id:guid}"), RecordView("ReceivedFile")]
    public async Task<IActionResult> Mended(Guid id, ListQuery query, CancellationToken cancel) =>
        await copies.FindAsync(id, query, cancel) is { } page ? View(page) : NotFound();

    [HttpPost("tep-da-sua/{id:guid}")]
    public async Task<IActionResult> Apply(Guid id, CancellationToken cancel)
    {
        try
        {
            if (await copies.ApplyAsync(id, user.Actor, clock.UtcNow, cancel) is not { } applied) return NotFound();
            this.Done(applied.Rows == 0 ? "Tệp không có thay đổi nào so với danh sách." : $"Đã lấy {applied.Values} giá trị của {applied.Rows} dòng đã sửa; các dòng khác giữ nguyên.");
            return LocalRedirect($"/{Steps.ImportPath}/{applied.BatchId}");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (StaleRecordException)
        {
            this.Refused("Người khác vừa sửa danh sách trong lúc bạn xem; hãy xem lại các thay đổi rồi áp dụng.");
        }
        return RedirectToAction(nameof(Mended), new { id });
    }
}
