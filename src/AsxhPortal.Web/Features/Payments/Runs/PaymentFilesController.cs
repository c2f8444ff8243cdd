using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Payments.Runs;

/// <summary>The payment lists of an approved run as files: one list, or all of them.</summary>
[Allow(Permission.ViewPayments), Route(Steps.PaymentsPath + "/{id:guid}")]
public sealed class PaymentFilesController(PaymentRunQuery query, PaymentFiles files, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("excel/{channel}/{provider?}"), RecordExport("Danh sách chi trả")]
    public Task<IActionResult> Workbook(Guid id, PaymentChannel channel, string? provider, bool nhanThay, CancellationToken cancellationToken) => OneAsync(id, channel, provider, nhanThay,
        (page, list) => files.WorkbookAsync(page, list, clock.Today, cancellationToken), FileTypes.Workbook, "xlsx", cancellationToken);

    [HttpGet("pdf/{channel}/{provider?}"), RecordExport("Danh sách chi trả")]
    public Task<IActionResult> Pdf(Guid id, PaymentChannel channel, string? provider, bool nhanThay, CancellationToken cancellationToken) => OneAsync(id, channel, provider, nhanThay,
        (page, list) => files.PdfAsync(page, list, clock.Today, clock.UtcNow, cancellationToken), FileTypes.Pdf, "pdf", cancellationToken);

    [HttpGet("excel"), RecordExport("Toàn bộ danh sách chi trả")]
    public Task<IActionResult> AllWorkbook(Guid id, CancellationToken cancellationToken) =>
        AllAsync(id, page => files.AllWorkbookAsync(page, clock.Today, cancellationToken), FileTypes.Workbook, "xlsx", cancellationToken);

    [HttpGet("pdf"), RecordExport("Toàn bộ danh sách chi trả")]
    public Task<IActionResult> AllPdf(Guid id, CancellationToken cancellationToken) =>
        AllAsync(id, page => files.AllPdfAsync(page, clock.Today, clock.UtcNow, cancellationToken), FileTypes.Pdf, "pdf", cancellationToken);

    [HttpGet("tep-nen"), RecordExport("Toàn bộ danh sách chi trả")]
    public Task<IActionResult> Archive(Guid id, CancellationToken cancellationToken) =>
        AllAsync(id, page => files.ArchiveAsync(page, clock.Today, clock.UtcNow, cancellationToken), "application/zip", "zip", cancellationToken);

    [HttpPost("in/{channel}/{provider?}"), Allow(Permission.IssuePapers), RecordExport("Danh sách chi trả")]
    public Task<IActionResult> Issue(Guid id, PaymentChannel channel, string? provider, [FromQuery] bool nhanThay, CancellationToken cancellationToken) => OneAsync(id, channel, provider, nhanThay,
        (page, list) => files.IssueAsync(page, list, user.Actor, clock.UtcNow, cancellationToken), FileTypes.Pdf, "pdf", cancellationToken);

    [HttpPost("in"), Allow(Permission.IssuePapers), RecordExport("Toàn bộ danh sách chi trả")]
    public Task<IActionResult> IssueAll(Guid id, CancellationToken cancellationToken) =>
        AllAsync(id, page => files.IssueAllAsync(page, user.Actor, clock.UtcNow, cancellationToken), FileTypes.Pdf, "pdf", cancellationToken);

    private async Task<IActionResult> OneAsync(Guid id, PaymentChannel channel, string? provider, bool isByProxy, Func<PaymentRunPage, PaymentListRow, Task<PaymentFile>> render,
        string type, string extension, CancellationToken cancellationToken)
    {
        if (await query.FindAsync(id, cancellationToken) is not { } page || PaymentRunsController.Find(page, channel, provider, isByProxy) is not { } list)
            return NotFound();
        return await FileAsync(page, () => render(page, list), type, $"{list.FileName}.{extension}");
    }

    private async Task<IActionResult> AllAsync(Guid id, Func<PaymentRunPage, Task<PaymentFile>> render, string type, string extension, CancellationToken cancellationToken) =>
        await query.FindAsync(id, cancellationToken) is { } page ? await FileAsync(page, () => render(page), type, $"tat-ca.{extension}") : NotFound();

    private async Task<IActionResult> FileAsync(PaymentRunPage page, Func<Task<PaymentFile>> render, string type, string name)
    {
        try
        {
            var file = await render();
            HttpContext.ReportExportedRows(file.Rows);
            return File(file.Bytes, type, $"chi-tra-{page.Run.Period.ToIso()}-{name}");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return RedirectToAction("Show", "PaymentRuns", new { id = page.Run.Id });
        }
    }
}
