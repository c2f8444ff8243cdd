using AsxhPortal.Data;
using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.PayeeReviews;

/// <summary>The work list as shown.</summary>
public sealed record PayeeReviewsPage(PayeeReviewQuery Query, PayeePlace Place, PageOf<ReviewRow>? Rows, int Open);

/// <summary>One entry with the form that settles it.</summary>
public sealed record PayeeReviewPage(PayeeReview Review, SurveySubject Subject, SettleForm Form);

/// <summary>"Hết ủy quyền: cần hỏi lại cách nhận": who has to be asked, until somebody has.</summary>
[Route(Steps.HomeVisitsPath + "/uy-quyen/hoi-lai"), Allow(Permission.ViewSurveys)]
public sealed class PayeeReviewsController(AppDbContext db, PayeeReviewList list, PayeePlaces places, SurveySubjects subjects, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(PayeeReviewQuery query, CancellationToken cancel)
    {
        if (await places.FindAsync(query.UnitId, clock.Today, cancel) is not { } place)
            return NotFound();
        if (place.Commune is not { } commune)
            return View(new PayeeReviewsPage(query, place, null, 0));
        return View(new PayeeReviewsPage(query, place, await list.Rows(commune.Id, query).ToPageAsync(query, cancel), await list.OpenAsync(commune.Id, cancel)));
    }

    [HttpGet("xuat-excel"), RecordExport("Danh sách cần hỏi lại cách nhận")]
    public async Task<IActionResult> Workbook(PayeeReviewQuery query, CancellationToken cancel)
    {
        if (await places.FindAsync(query.UnitId, clock.Today, cancel) is not { Commune: { } commune })
            return NotFound();
        var rows = await list.Rows(commune.Id, query).ToListAsync(cancel);
        HttpContext.ReportExportedRows(rows.Count);
        return File(PayeeWorkbooks.Reviews(new TableHeading(commune.Name, "Cần hỏi lại cách nhận", query.Kind?.ToVietnamese(), clock.Today), rows.Select(r => new PayeeReviewRow(r.FullName, r.HamletName,
            r.Kind.ToVietnamese(), r.FormerPayee, r.Since, r.SettledAt is null ? "Chưa hỏi" : "Đã xử lý", r.Settlement, r.SettledByName))), FileTypes.Workbook, "can-hoi-lai-cach-nhan.xlsx");
    }

    [HttpGet("{reviewId:guid}"), Allow(Permission.RecordSurveys), RecordView("PayeeReview")]
    public Task<IActionResult> Settle(Guid reviewId, CancellationToken cancel) => ShowAsync(reviewId, null, cancel);

    [HttpPost("{reviewId:guid}"), Allow(Permission.RecordSurveys)]
    public async Task<IActionResult> Settle(Guid reviewId, SettleForm form, [FromServices] SettlePayeeReview settle, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await ShowAsync(reviewId, form, cancel);
        try
        {
            if (await settle.RunAsync(reviewId, form, user.Actor, clock.UtcNow, cancel) is null)
                return NotFound();
            this.Done("Đã ghi kết quả hỏi lại.");
            return RedirectToAction(nameof(Index));
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await ShowAsync(reviewId, form, cancel);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateConcurrencyException)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            ModelState.Remove(nameof(form.Version));
            ModelState.AddModelError("", "Người khác vừa xử lý việc này; nội dung hiện tại hiển thị bên dưới.");
            form.Version = -1;
            return await ShowAsync(reviewId, form, cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(Guid reviewId, SettleForm? form, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var review = await db.PayeeReviews.AsNoTracking().FirstOrDefaultAsync(r => r.Id == reviewId, cancel);
        if (review is null || await subjects.FindAsync(review.BeneficiaryId, clock.Today, cancel) is not { } subject)
            return NotFound();
        HttpContext.ReportViewedPerson(subject.Id, subject.UnitId);
        form ??= new SettleForm { Version = review.Version };
        if (form.Version < 0)
            form.Version = review.Version;
        return View(nameof(Settle), new PayeeReviewPage(review, subject, form));
    }
}
