using AsxhPortal.Data;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>Takes in what phones send, one envelope at a time, each acknowledged by itself.</summary>
[Route(Steps.HomeVisitsPath + "/mang-di"), Allow(Permission.RecordSurveys)]
public sealed class SubmissionsController(AppDbContext db, CurrentUser user) : Controller
{
    private const int MostAsked = 2_000;

    [HttpPut("gui/{id:guid}")]
    public async Task<IActionResult> Receive(Guid id, [FromServices] ReceiveSubmission receive, [FromServices] SubmissionSignal signal, CancellationToken cancel)
    {
        using var sending = signal.Sending();
        if (await ReadBodyAsync(cancel) is not { } body)
            return Answer(new Receipt(id, "refused", "Dữ liệu gửi lên lớn hơn 12 MB nên không nhận; hãy chụp lại ảnh bằng ứng dụng để ảnh được thu nhỏ.", StatusCodes.Status413PayloadTooLarge));
        return Answer(await receive.RunAsync(id, body, user.Actor, cancel));
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

    private ObjectResult Answer(Receipt receipt) => StatusCode(receipt.Status, Shown(receipt));

    private static object Shown(Receipt receipt) => new { id = receipt.Id, state = receipt.State, sentence = receipt.Sentence };

    /// <returns>Null when it is larger than any envelope.</returns>
    private async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(CancellationToken cancel)
    {
        if (Request.ContentLength > CarriedSettings.MostEnvelopeBytes)
            return null;
        var bytes = new byte[(int?)Request.ContentLength ?? 64 * 1024];
        var length = 0;
        while (true)
        {
            if (length == bytes.Length)
            {
                if (length == Request.ContentLength)
                    return bytes;
                if (length >= CarriedSettings.MostEnvelopeBytes)
                    return null;
                Array.Resize(ref bytes, Math.Min(bytes.Length * 2, CarriedSettings.MostEnvelopeBytes));
            }
            var read = await Request.Body.ReadAsync(bytes.AsMemory(length), cancel);
            if (read == 0)
                return bytes.AsMemory(0, length);
            length += read;
        }
    }
}
