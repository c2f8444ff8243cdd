using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Organisation;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Home.Dashboards;

/// <summary>The round in numbers: province, district, commune, thôn; each number leads to the list of its people.</summary>
[Route("dot-ra-soat"), Allow(Permission.ViewRound)]
public sealed class DashboardController(ReadDashboard dashboard, RoundLinks links, BusinessClock clock) : Controller
{
    private const string ListName = "Bảng tiến độ đợt rà soát";

    [HttpGet("")]
    public async Task<IActionResult> Show(Guid? unit, Guid? dot, CancellationToken cancel) =>
        await dashboard.RunAsync(unit, dot, cancel) is { } place ? View(new DashboardPage(place, links.In(place.RoundInLinks))) : NotFound();

    [HttpGet("xuat-excel"), RecordExport(ListName)]
    public async Task<IActionResult> Workbook(Guid? unit, Guid? dot, CancellationToken cancel)
    {
        if (await dashboard.RunAsync(unit, dot, cancel) is not { Figures: { } figures } place)
            return NotFound();
        var rows = DashboardRows.Of(figures);
        HttpContext.ReportExportedRows(rows.Count);
        var stream = new MemoryStream();
        RoundTable.WriteWorkbook(stream, new TableHeading(place.Name, $"Tiến độ {figures.Round?.Name ?? "rà soát"}", null, clock.Today), rows);
        return File(stream.ToArray(), FileTypes.Workbook, FileName("xlsx"));
    }

    [HttpGet("xuat-csv"), RecordExport(ListName)]
    public async Task<IActionResult> Csv(Guid? unit, Guid? dot, CancellationToken cancel)
    {
        if (await dashboard.RunAsync(unit, dot, cancel) is not { Figures: { } figures })
            return NotFound();
        var rows = DashboardRows.Of(figures);
        HttpContext.ReportExportedRows(rows.Count);
        var stream = new MemoryStream();
        RoundTable.WriteCsv(stream, rows);
        return File(stream.ToArray(), "text/csv", FileName("csv"));
    }

    /// <summary>Who refuses the account, with the reason as written; one kind of reason, or all.</summary>
    [HttpGet("tu-choi"), Allow(Permission.ViewSurveys)]
    public async Task<IActionResult> Refusals(RefusalListQuery query, [FromServices] RefusalList list, CancellationToken cancel) =>
        query.UnitId is { } unit && await list.RunAsync(unit, query, cancel) is { } page ? View(page) : NotFound();

    private string FileName(string extension) => $"tien-do-dot-ra-soat-{clock.Today:yyyy-MM-dd}.{extension}";
}
