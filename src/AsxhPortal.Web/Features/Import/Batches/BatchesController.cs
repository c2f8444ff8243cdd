using AsxhPortal.Web.Features.Import.Intake;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Import.Batches;

[Route(Steps.ImportPath)]
[Allow(Permission.ViewImports)]
public sealed class BatchesController(BatchQuery batches, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(BatchListQuery query, [FromServices] WaitingFiles waiting, CancellationToken cancel) =>
        View(new BatchListPage(await batches.GroupsAsync(cancel), await waiting.ListAsync(cancel), query, await batches.ListAsync(query, cancel)));

    [HttpGet("{id:guid}"), RecordView("ImportBatch")]
    public async Task<IActionResult> Details(Guid id, BatchRowQuery query, CancellationToken cancel) =>
        await batches.FindAsync(id, query, cancel) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/dong-can-xem"), RecordExport("Dòng cần xem của danh sách nguồn")]
    public async Task<IActionResult> BadRows(Guid id, [FromServices] BadRowsFile file, CancellationToken cancel)
    {
        if (await batches.FindBadRowsAsync(id, cancel) is not { } bad) return NotFound();
        HttpContext.ReportExportedRows(bad.Rows.Count);
        return File(file.Make(bad, clock.Today), BadRowsFile.ContentType, BadRowsFile.NameOf(bad.Batch));
    }
}
