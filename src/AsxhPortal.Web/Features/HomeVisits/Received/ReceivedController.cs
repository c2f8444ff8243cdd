using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Carried;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Received;

/// <summary>What phones sent to the commune: when, by whom, what became of it, which pictures have to be taken again.</summary>
[Route(Steps.HomeVisitsPath + "/mang-di/da-nhan"), Allow(Permission.ViewSurveys)]
public sealed class ReceivedController(ReceivedList list, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ReceivedListQuery query, CancellationToken cancel)
    {
        var commune = await communes.FindAsync(query.UnitId, clock.Today, cancel);
        if (query.UnitId is not null && commune is null)
            return NotFound();
        var page = new ReceivedPage(query, await communes.AllAsync(clock.Today, cancel), commune);
        return View(commune is null ? page : page with { Rows = await list.RunAsync(commune.Id, query, cancel) });
    }

    [HttpGet("{id:guid}"), RecordView("VisitSubmission")]
    public async Task<IActionResult> Details(Guid id, CancellationToken cancel)
    {
        if (await list.FindAsync(id, cancel) is not { } visit)
            return NotFound();
        HttpContext.ReportViewedPerson(visit.Submission.BeneficiaryId, visit.Submission.UnitId);
        return View(visit);
    }

    /// <summary>Pictures will not come: the visit is applied without them.</summary>
    [HttpPost("{id:guid}/khong-cho-anh"), Allow(Permission.RecordSurveys)]
    public async Task<IActionResult> GoWithoutPictures(Guid id, string? reason, [FromServices] LeaveOutPictures leaveOut, CancellationToken cancel)
    {
        try
        {
            if (await leaveOut.RunAsync(id, null, reason, user.Actor, cancel) is null)
                return NotFound();
            this.Done("Phiếu được ghi mà không chờ ảnh; tải lại trang sau vài giây để xem kết quả.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (StaleRecordException)
        {
            this.Refused("Bản gửi này vừa thay đổi; hãy xem lại.");
        }
        return RedirectToAction(nameof(Details), new { id });
    }
}
