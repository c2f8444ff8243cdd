using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.SharedAttorneys;

/// <summary>Attorneys of several people as shown.</summary>
public sealed record SharedAttorneysPage(PayeePlace Place, IReadOnlyList<SharedAttorney>? Attorneys);

[Route(Steps.HomeVisitsPath + "/uy-quyen/nhieu-nguoi"), Allow(Permission.ViewSurveys)]
public sealed class SharedAttorneysController(SharedAttorneyList list, PayeePlaces places, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery(Name = "unit")] Guid? unitId, CancellationToken cancel)
    {
        if (await places.FindAsync(unitId, clock.Today, cancel) is not { } place)
            return NotFound();
        return View(new SharedAttorneysPage(place, place.Commune is { } commune ? await list.RunAsync(commune.Id, clock.Today, cancel) : null));
    }

    [HttpGet("xuat-excel"), RecordExport("Người nhận thay cho nhiều người")]
    public async Task<IActionResult> Workbook([FromQuery(Name = "unit")] Guid? unitId, CancellationToken cancel)
    {
        if (await places.FindAsync(unitId, clock.Today, cancel) is not { Commune: { } commune })
            return NotFound();
        var rows = (await list.RunAsync(commune.Id, clock.Today, cancel))
            .SelectMany(a => a.Principals.Select(p => new SharedAttorneyRow(a.Name, a.CitizenId, p.FullName, p.HamletName, p.Relation, p.ValidTo, a.Principals.Count, a.Elsewhere))).ToList();
        HttpContext.ReportExportedRows(rows.Count);
        return File(PayeeWorkbooks.SharedAttorneys(new TableHeading(commune.Name, "Người được ủy quyền nhận thay cho nhiều người", null, clock.Today), rows), FileTypes.Workbook, "nhan-thay-nhieu-nguoi.xlsx");
    }
}
