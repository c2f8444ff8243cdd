using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>Step 3: browse, search and extract the list.</summary>
[Route(Steps.BeneficiariesPath), Allow(Permission.ViewBeneficiaries)]
public sealed class PeopleController(BeneficiaryListSetting settings, BeneficiaryListQuery list, ListLayouts layouts, RateBooks rateBooks, CurrentUser user, BusinessClock clock) : Controller
{
    private const string ListName = "Danh sách đối tượng";
    private const string ListUrl = "/" + Steps.BeneficiariesPath;

    [HttpGet("")]
    public async Task<IActionResult> Index(BeneficiaryFilter filter, [FromServices] SavedFilters saved, CancellationToken cancel)
    {
        if (await settings.RunAsync(filter, cancel, ModelState) is not { } setting)
            return NotFound();
        if (setting.SearchHasExpired)
            ViewData["SearchHasExpired"] = true;
        var found = await list.RunAsync(filter, setting.View, cancel);
        var book = await rateBooks.ReadAsync(cancel);
        return View(new BeneficiaryListPage(filter, found, setting, book.Categories.OrderBy(c => c.Group).ThenBy(c => c.Code).ToList(),
            await layouts.OnScreenAsync(setting.Commune is not null, cancel), await saved.ListAsync(cancel)));
    }

    /// <summary>Search and filters arrive as a form, so that no name or number is ever part of an address.</summary>
    [HttpPost("")]
    public IActionResult Filter(BeneficiaryFilter filter, [FromForm] string? q, [FromServices] IDataProtectionProvider protection)
    {
        filter.Search = SearchToken.Protect(protection, q);
        return LocalRedirect(Request.PathBase + Request.Path + QueryString.Create(filter.ToRoute()));
    }

    [HttpGet("xuat-excel"), Allow(Permission.ExportBeneficiaries), RecordExport(ListName)]
    public async Task<IActionResult> Workbook(BeneficiaryFilter filter, CancellationToken cancel)
    {
        if (await settings.RunAsync(filter, cancel, ModelState) is not { SearchHasExpired: false } setting)
            return NotFound();
        if (setting.Notes.Count > 0)
            return LocalRedirect(ListUrl + Request.QueryString);
        var export = await list.ExportAsync(filter, setting.View, cancel);
        HttpContext.ReportExportedRows(export.Count);
        var (heading, columns) = (setting.HeadingFor(user.UnitName), await layouts.ChosenAsync(cancel));
        return StreamedFile.Workbook(FileName("xlsx"), (body, token) => BeneficiaryListWorkbook.WriteAsync(body, heading, export.Portions.Each(r => r.ToListRow(), token), columns, token));
    }

    private string FileName(string extension) => $"danh-sach-doi-tuong-{clock.Today:yyyy-MM-dd}.{extension}";
}
