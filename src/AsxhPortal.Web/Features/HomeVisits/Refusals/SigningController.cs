using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Attachments;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Refusals;

/// <summary>Signing and cancelling the minute in force of a person.</summary>
[Route(Steps.HomeVisitsPath + "/{id:guid}/bien-ban"), Allow(Permission.RecordSurveys)]
public sealed class SigningController(AppDbContext db, SurveySubjects subjects, AddAttachment add, SignMinute sign, CurrentUser user, BusinessClock clock) : Controller
{
    /// <summary>Drawn on the screen by all who have to.</summary>
    [HttpPost("ky")]
    [RequestSizeLimit(SentPictures.LargestRequest), RequestFormLimits(MultipartBodyLengthLimit = SentPictures.LargestRequest)]
    public Task<IActionResult> OnScreen(Guid id, SigningForm form, CancellationToken cancel) => SignAsync(id, form, SigningWay.OnScreen, "Đã ký biên bản; nội dung và chữ ký đã được niêm phong.", cancel);

    /// <summary>Signed on paper, with or without a photo of it.</summary>
    [HttpPost("ky-giay")]
    [RequestSizeLimit(SentPictures.LargestRequest), RequestFormLimits(MultipartBodyLengthLimit = SentPictures.LargestRequest)]
    public Task<IActionResult> OnPaper(Guid id, SigningForm form, CancellationToken cancel) => SignAsync(id, form, SigningWay.OnPaper, "Đã ghi nhận biên bản ký trên giấy.", cancel);

    [HttpPost("huy")]
    public async Task<IActionResult> Cancel(Guid id, int? version, string? reason, [FromServices] CancelMinute cancelMinute, CancellationToken cancel)
    {
        if (await RoundOfAsync(id, cancel) is not { } roundId)
            return NotFound();
        try
        {
            if (await cancelMinute.RunAsync(id, roundId, version, reason, user.Actor, clock.UtcNow, cancel) is not { } minute)
                return NotFound();
            this.Done($"Đã hủy biên bản số {minute.NumberText}. Số này không dùng lại; biên bản mới lấy số tiếp theo.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateConcurrencyException)
        {
            this.Refused("Biên bản vừa được người khác sửa; hãy xem lại rồi hủy nếu vẫn cần.");
        }
        return Back(id);
    }

    private async Task<IActionResult> SignAsync(Guid id, SigningForm form, SigningWay way, string done, CancellationToken cancel)
    {
        if (await RoundOfAsync(id, cancel) is not { } roundId)
            return NotFound();
        try
        {
            if (way == SigningWay.OnPaper && form.SignedPaper is null && !form.IsFiled)
                throw new RuleException("Hãy chọn ảnh biên bản đã ký, hoặc đánh dấu “Đã ký đủ trên giấy, bản gốc lưu trong hồ sơ”.");
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var pictures = new List<Guid>();
            var sent = way == SigningWay.OnScreen ? form.Drawn : form.SignedPaper is { } paper ? [(AttachmentKind.SignedPaper, paper)] : [];
            foreach (var (kind, file) in sent)
            {
                var bytes = (await file.ReadPictureAsync(cancel))!;
                if (await add.RunAsync(new NewAttachment(IdOf(form.SigningId, kind), id, kind, bytes, clock.UtcNow), user.Actor, clock.UtcNow, cancel) is not { } picture)
                    return NotFound();
                pictures.Add(picture.Id);
            }
            if (await sign.RunAsync(id, roundId, way, form.Version, pictures, user.Actor, clock.UtcNow, cancel) is null)
                return NotFound();
            await transaction.CommitAsync(cancel);
            this.Done(done);
            if (IsDuringQuestions)
                return Redirect($"/{Steps.HomeVisitsPath}/{id}/hoi/ket-qua");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateConcurrencyException)
        {
            this.Refused("Biên bản vừa được người khác sửa sau khi trang này mở ra; hãy đọc lại nội dung rồi ký.");
        }
        return Back(id);
    }

    /// <summary>One id a kind, the same when the same form is sent again.</summary>
    private static Guid IdOf(Guid form, AttachmentKind kind)
    {
        if (form == Guid.Empty)
            return Guid.NewGuid();
        var bytes = form.ToByteArray();
        bytes[15] ^= (byte)(kind + 1);
        return new Guid(bytes);
    }

    private async Task<Guid?> RoundOfAsync(Guid id, CancellationToken cancel) => (await subjects.FindAsync(id, clock.Today, cancel))?.Round?.Id;

    /// <summary>The minute was opened from the visit one question at a time.</summary>
    private bool IsDuringQuestions => Request.Query.ContainsKey("hoi");

    private RedirectResult Back(Guid id) => Redirect($"/{Steps.HomeVisitsPath}/{id}/bien-ban{(IsDuringQuestions ? "?hoi=1" : "")}#ky");
}
