using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>What was taken out of a phone's queue unsent.</summary>
public sealed record RemovalForm(Guid Id, string? Kind, string? Reason)
{
    /// <summary>What the audit trail calls it.</summary>
    public const string Subject = "Bản gửi bị bỏ trên điện thoại";
}

/// <summary>Takes in what phones send, one envelope at a time, each acknowledged by itself.</summary>
[Route(Steps.HomeVisitsPath + "/mang-di"), Allow(Permission.RecordSurveys)]
public sealed class SubmissionsController(AppDbContext db, CurrentUser user) : Controller
{
    private const int MostAsked = 2_000;

    [HttpPut("gui/{id:guid}")]
    public async Task<IActionResult> Receive(Guid id, [FromServices] ReceiveSubmission receive, [FromServices] SubmissionSignal signal, CancellationToken cancel)
    {
        using var sending = signal.Sending();
        using var body = await PooledBody.ReadAsync(Request, CarriedSettings.MostEnvelopeBytes, cancel);
        return Answer(body is null
            ? new Receipt(id, "refused", "Dữ liệu gửi lên lớn hơn 12 MB nên không nhận; hãy chụp lại ảnh bằng ứng dụng để ảnh được thu nhỏ.", StatusCodes.Status413PayloadTooLarge)
            : await receive.RunAsync(id, body.Bytes, user.Actor, cancel));
    }

    /// <summary>How far what was sent has come; ids that the server does not have are left out.</summary>
    [HttpPost("trang-thai")]
    public async Task<IActionResult> States([FromBody] Guid[]? ids, CancellationToken cancel)
    {
        if (ids is null || ids.Length > MostAsked)
            return StatusCode(StatusCodes.Status400BadRequest, new { sentence = $"Hãy gửi danh sách mã, mỗi lần nhiều nhất {MostAsked}." });
        var userId = user.Id!.Value;
        var visits = await db.VisitSubmissions.AsNoTracking().Where(s => s.SentById == userId && ids.Contains(s.Id)).ToListAsync(cancel);
        var pictures = await db.SubmittedPictures.AsNoTracking().Where(p => p.SentById == userId && ids.Contains(p.Id)).ToListAsync(cancel);
        return Ok(visits.Select(ReceiveSubmission.ReceiptOf).Concat(pictures.Select(ReceiveSubmission.ReceiptOf)).Select(Shown));
    }

    /// <summary>Somebody took something out of the queue of the phone: it will never come, and the audit trail says so with the reason.</summary>
    [HttpPost("{planId:guid}/da-bo")]
    public async Task<IActionResult> Removed(Guid planId, [FromBody] RemovalForm? removal, [FromServices] LeaveOutPictures leaveOut, CancellationToken cancel)
    {
        var userId = user.Id!.Value;
        if (await db.CarriedPlans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == planId && p.UserId == userId, cancel) is not { } plan)
            return StatusCode(StatusCodes.Status404NotFound, new { sentence = "Không tìm thấy bản mang đi này của bạn." });
        if (removal is not { Reason.Length: > 0 })
            return StatusCode(StatusCodes.Status400BadRequest, new { sentence = "Hãy ghi lý do bỏ bản gửi." });
        if (await db.AuditEntries.AnyAsync(e => e.Subject == RemovalForm.Subject && e.SubjectId == removal.Id.ToString(), cancel))
            return Ok(new { id = removal.Id });
        var entry = db.NewAuditEntry(AuditAction.Other, RemovalForm.Subject, removal.Id.ToString(), plan);
        entry.Note = removal.Reason.Length > 300 ? removal.Reason[..300] : removal.Reason;
        await db.BulkInsertAsync([entry], cancel);
        if (removal.Kind == "attachment")
            await GoWithoutAsync(planId, removal, leaveOut, cancel);
        return Ok(new { id = removal.Id });
    }

    /// <summary>The visit that still waits for the picture is applied without it.</summary>
    private async Task GoWithoutAsync(Guid planId, RemovalForm removal, LeaveOutPictures leaveOut, CancellationToken cancel)
    {
        var waiting = await db.VisitSubmissions.AsNoTracking().Where(s => s.PlanId == planId && s.State == SubmissionState.Received && s.AttachmentCount > s.LeftOutCount).Select(s => s.Id).ToListAsync(cancel);
        foreach (var id in waiting)
        {
            try
            {
                if (await leaveOut.RunAsync(id, removal.Id, $"Đã bỏ trên điện thoại: {removal.Reason}", user.Actor, cancel) is not null)
                    return;
            }
            catch (Exception error) when (error is RuleException or StaleRecordException)
            {
                // It was settled in this moment.
                return;
            }
        }
    }

    private ObjectResult Answer(Receipt receipt) => StatusCode(receipt.Status, Shown(receipt));

    private static object Shown(Receipt receipt) => new { id = receipt.Id, state = receipt.State, sentence = receipt.Sentence };
}
