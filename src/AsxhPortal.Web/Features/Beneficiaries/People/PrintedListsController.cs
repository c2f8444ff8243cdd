using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>The list of step 3 as an official paper: a link shows it without a number, a button takes one.</summary>
[Route(Steps.BeneficiariesPath), Allow(Permission.ViewBeneficiaries), Allow(Permission.ExportBeneficiaries)]
public sealed class PrintedListsController(BeneficiaryListSetting settings, PrintBeneficiaryList print, CurrentUser user, BusinessClock clock) : Controller
{
    private const string ListName = "Danh sách đối tượng";
    private const string ListUrl = "/" + Steps.BeneficiariesPath;

    [HttpGet("xuat-pdf"), RecordExport(ListName)]
    public Task<IActionResult> Pdf(BeneficiaryFilter filter, CancellationToken cancel) => FileAsync(filter, print.PreviewAsync, isWorkbook: false, cancel);

    [HttpGet("xuat-ban-in-excel"), RecordExport(ListName)]
    public Task<IActionResult> FormWorkbook(BeneficiaryFilter filter, CancellationToken cancel) => FileAsync(filter, print.PreviewAsync, isWorkbook: true, cancel);

    [HttpPost("in"), Allow(Permission.IssuePapers), RecordExport(ListName)]
    public Task<IActionResult> Issue([FromQuery] BeneficiaryFilter filter, CancellationToken cancel) => FileAsync(filter, print.IssueAsync, isWorkbook: false, cancel);

    [HttpPost("in-excel"), Allow(Permission.IssuePapers), RecordExport(ListName)]
    public Task<IActionResult> IssueWorkbook([FromQuery] BeneficiaryFilter filter, CancellationToken cancel) => FileAsync(filter, print.IssueAsync, isWorkbook: true, cancel);

    private async Task<IActionResult> FileAsync(
        BeneficiaryFilter filter, Func<BeneficiaryFilter, ListSetting, Guid, bool, CancellationToken, Task<PrintedList>> make, bool isWorkbook, CancellationToken cancel)
    {
        if (await settings.RunAsync(filter, cancel, ModelState) is not { SearchHasExpired: false } setting)
            return NotFound();
        if (setting.Notes.Count > 0)
            return LocalRedirect(ListUrl + Request.QueryString);
        if ((setting.Commune?.Id ?? user.UnitId) is not { } unitId)
            return NotFound();
        try
        {
            var printed = await make(filter, setting, unitId, isWorkbook, cancel);
            HttpContext.ReportExportedRows(printed.Count);
            var extension = isWorkbook ? "xlsx" : "pdf";
            return File(printed.Bytes, isWorkbook ? FileTypes.Workbook : FileTypes.Pdf, $"danh-sach-doi-tuong-{clock.Today:yyyy-MM-dd}.{extension}");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return LocalRedirect(ListUrl + QueryString.Create(filter.ToRoute()));
        }
    }
}
