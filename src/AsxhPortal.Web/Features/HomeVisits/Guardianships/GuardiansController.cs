using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Guardianships;

/// <summary>The guardians of a commune as shown.</summary>
public sealed record GuardiansPage(GuardianListQuery Query, PayeePlace Place, PageOf<GuardianRow>? Rows);

/// <summary>Everybody for whom a guardian or legal representative receives.</summary>
[Route(Steps.HomeVisitsPath + "/giam-ho"), Allow(Permission.ViewSurveys)]
public sealed class GuardiansController(GuardianList list, PayeePlaces places, ReadAttorneyTerms terms, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(GuardianListQuery query, CancellationToken cancel)
    {
        if (await places.FindAsync(query.UnitId, clock.Today, cancel) is not { } place)
            return NotFound();
        if (place.Commune is not { } commune)
            return View("Guardians", new GuardiansPage(query, place, null));
        var days = (await terms.RunAsync(commune.Id, cancel)).NoticeDays(clock.Today);
        return View("Guardians", new GuardiansPage(query, place, await list.Rows(commune.Id, query, days, clock.Today).ToPageAsync(query, cancel)));
    }

    /// <summary>Exactly the list on screen, all its pages.</summary>
    [HttpGet("xuat-excel"), RecordExport("Danh sách người giám hộ, đại diện")]
    public async Task<IActionResult> Workbook(GuardianListQuery query, CancellationToken cancel)
    {
        if (await places.FindAsync(query.UnitId, clock.Today, cancel) is not { Commune: { } commune })
            return NotFound();
        var days = (await terms.RunAsync(commune.Id, cancel)).NoticeDays(clock.Today);
        var rows = await list.Rows(commune.Id, query, days, clock.Today).ToListAsync(cancel);
        HttpContext.ReportExportedRows(rows.Count);
        return File(PayeeWorkbooks.Guardians(new TableHeading(commune.Name, "Người giám hộ, người đại diện nhận thay", GuardianList.Kinds.FirstOrDefault(k => k.Key == query.Kind).Word, clock.Today),
            rows.Select(r => new GuardianListRow(r.Ward, r.Birth?.ToString(), r.HamletName, r.GuardianName, r.GuardianCitizenId, r.Relation, r.Basis.ToVietnamese(), r.ProofKind.ToVietnamese(), r.ProofNumber,
                r.ProofIssuedOn, r.ProofIssuer, r.ValidFrom, r.ValidTo, r.StateOn(clock.Today)))), FileTypes.Workbook, "nguoi-giam-ho.xlsx");
    }
}
