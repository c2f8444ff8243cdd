using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Attachments;

/// <summary>Photos of papers about a person, and the pictures themselves.</summary>
[Route(Steps.HomeVisitsPath + "/{id:guid}/anh"), Allow(Permission.ViewSurveys)]
public sealed class AttachmentsController(AppDbContext db, SurveySubjects subjects, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet(""), RecordView("Beneficiary")]
    public async Task<IActionResult> Index(Guid id, CancellationToken cancel) => await ShowAsync(id, new AttachmentForm { PictureId = Guid.NewGuid() }, cancel);

    /// <summary>A picture of a person, whichever kind it is; one that was taken out is not shown.</summary>
    [HttpGet("{attachmentId:guid}.jpg"), HttpGet("{attachmentId:guid}.png"), RecordView("VisitAttachment")]
    public async Task<IActionResult> Picture(Guid id, Guid attachmentId, CancellationToken cancel)
    {
        var picture = await (
            from attachment in db.VisitAttachments.AsNoTracking()
            where attachment.Id == attachmentId && attachment.BeneficiaryId == id && attachment.RemovedAt == null
            join content in db.VisitAttachmentContents on attachment.Id equals content.Id
            select new { attachment.UnitId, attachment.ContentType, content.Bytes }).FirstOrDefaultAsync(cancel);
        if (picture is null)
            return NotFound();
        HttpContext.ReportViewedPerson(id, picture.UnitId);
        Response.Headers.CacheControl = "private, no-store";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentDisposition = $"inline; filename=\"anh-{attachmentId:N}.{(picture.ContentType == "image/png" ? "png" : "jpg")}\"";
        return File(picture.Bytes, picture.ContentType);
    }

    [HttpPost(""), Allow(Permission.RecordSurveys)]
    [RequestSizeLimit(SentPictures.LargestRequest), RequestFormLimits(MultipartBodyLengthLimit = SentPictures.LargestRequest)]
    public async Task<IActionResult> Add(Guid id, AttachmentForm form, [FromServices] AddAttachment add, CancellationToken cancel)
    {
        if (!AttachmentForm.Kinds.Contains(form.Kind))
            ModelState.AddModelError(nameof(form.Kind), "Hãy chọn một loại giấy trong danh sách.");
        if (!ModelState.IsValid)
            return await ShowAsync(id, form, cancel);
        try
        {
            var bytes = await form.File.ReadPictureAsync(cancel) ?? throw new RuleException("Hãy chụp hoặc chọn một ảnh.", nameof(form.File));
            var surveyId = await SurveyOfAsync(id, cancel);
            if (await add.RunAsync(new NewAttachment(form.PictureId, id, form.Kind, bytes, clock.UtcNow) { SurveyId = surveyId }, user.Actor, clock.UtcNow, cancel) is null)
                return NotFound();
            this.Done($"Đã lưu ảnh: {form.Kind.ToVietnamese().ToLowerInvariant()}.");
            return RedirectToAction(nameof(Index), new { id });
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError(rule.Field ?? nameof(form.File), rule.Message);
            return await ShowAsync(id, form, cancel);
        }
    }

    [HttpPost("{attachmentId:guid}/go"), Allow(Permission.RecordSurveys)]
    public async Task<IActionResult> Remove(Guid id, Guid attachmentId, string? reason, [FromServices] RemoveAttachment remove, CancellationToken cancel)
    {
        try
        {
            if (await remove.RunAsync(id, attachmentId, reason, user.Actor, clock.UtcNow, cancel) is null)
                return NotFound();
            this.Done("Đã gỡ ảnh; lý do được lưu lại.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction(nameof(Index), new { id });
    }

    private async Task<Guid?> SurveyOfAsync(Guid id, CancellationToken cancel) => await db.Surveys.AsNoTracking()
        .Where(s => s.BeneficiaryId == id && db.Rounds.Any(r => r.Id == s.RoundId && r.ClosedOn == null)).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancel);

    private async Task<IActionResult> ShowAsync(Guid id, AttachmentForm form, CancellationToken cancel)
    {
        if (await subjects.FindAsync(id, clock.Today, cancel) is not { } subject)
            return NotFound();
        if (form.PictureId == Guid.Empty)
            form.PictureId = Guid.NewGuid();
        return View(nameof(Index), new AttachmentsPage(subject, form));
    }
}
