using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Papers;

/// <summary>Tờ tuyên truyền: the three points of step 3, two to a sheet; nothing of a person is on it, so it takes no number.</summary>
[Route(Steps.HomeVisitsPath), Allow(Permission.ViewSurveys)]
public sealed class LeafletsController(UnitPapers letterheads, CommuneChoice communes, BusinessClock clock) : Controller
{
    [HttpGet("to-tuyen-truyen.pdf")]
    public async Task<IActionResult> Pdf([FromQuery(Name = "unit")] Guid? unitId, CancellationToken cancel)
    {
        if (await communes.FindAsync(unitId, clock.Today, cancel) is not { } commune)
            return NotFound();
        try
        {
            var letterhead = await letterheads.LetterheadOfAsync(commune.Id, clock.Today, cancel);
            var unit = char.ToLowerInvariant(commune.Name[0]) + commune.Name[1..];
            return File(LeafletPdf.Render(letterhead, new Leaflet(unit, $"Tổ công tác Đề án 06 {unit}"), clock.UtcNow), FileTypes.Pdf, "to-tuyen-truyen.pdf");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return Redirect($"/{Steps.HomeVisitsPath}");
        }
    }
}
