using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Documents.Images;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>The answer to one envelope.</summary>
/// <param name="State">received, applied, draft, conflict or refused.</param>
/// <param name="Status">200 when it is stored; anything else means that nothing was.</param>
public sealed record Receipt(Guid Id, string State, string? Sentence = null, int Status = StatusCodes.Status200OK);

/// <summary>
/// Takes in one envelope: opened, looked at cheaply, stored for good, acknowledged. The same again gets the same answer and writes nothing; two
/// at once are decided by the primary key. What is refused leaves nothing behind.
/// </summary>
public sealed class ReceiveSubmission(AppDbContext db, CarriedPlanFacts plans, SealKeyRing keys, StoreReceipts store, SubmissionSignal signal, BusinessClock clock)
{
    private const string OtherContent = "Mã này đã được dùng cho một bản gửi khác nên không nhận; hãy ghi lại lượt này thành bản mới rồi gửi.";

    public async Task<Receipt> RunAsync(Guid id, ReadOnlyMemory<byte> body, Actor by, CancellationToken cancel = default)
    {
        using var envelope = SealedEnvelope.Read(body.Span);
        if (envelope is null)
            return Refuse(id, "Dữ liệu gửi lên không đúng dạng phong bì của ứng dụng; hãy cập nhật ứng dụng rồi gửi lại.", StatusCodes.Status400BadRequest);
        if (envelope.Id != id)
            return Refuse(id, "Mã trên đường dẫn khác mã trong phong bì; hãy gửi lại từ hàng chờ.", StatusCodes.Status400BadRequest);
        if (await plans.FindAsync(envelope.PlanId, cancel) is not { } plan)
            return Refuse(id, "Không tìm thấy bản mang đi của lượt này trong phạm vi bạn phụ trách; hãy đăng nhập đúng người đã mang đi rồi gửi lại.");
        if (plan.UserId != by.Id)
            return Refuse(id, "Bản mang đi này của người khác; hãy đăng nhập đúng người đã mang đi rồi gửi lại.");
        var key = await envelope.UnwrapAsync(wrapped => keys.UnwrapAsync(db, plan.SealKeyId, wrapped, cancel));
        if (key is null || envelope.Open(key) is not { } plain)
            return Refuse(id, "Không mở được phong bì: dữ liệu bị hỏng hoặc không niêm phong cho máy chủ này. Hãy gửi lại từ hàng chờ trên điện thoại.");
        return envelope.Kind == EnvelopeKind.Visit
            ? await VisitAsync(envelope, plan, plain, by, cancel)
            : await PictureAsync(envelope, plan, plain, by, cancel);
    }

    private async Task<Receipt> VisitAsync(SealedEnvelope envelope, CarriedPlanFact plan, byte[] plain, Actor by, CancellationToken cancel)
    {
        var id = envelope.Id;
        var hash = Convert.ToHexStringLower(SHA256.HashData(plain));
        if (await StandingVisitAsync(id, envelope.Sha256, hash, by, cancel) is { } answer)
            return answer;
        if (SealedVisit.Read(plain) is not { } visit)
            return Refuse(id, "Không đọc được nội dung lượt khảo sát; hãy cập nhật ứng dụng rồi gửi lại.");
        if (visit.Id != id || visit.PlanId != plan.Id)
            return Refuse(id, "Nội dung bên trong không khớp với phong bì nên không nhận.");
        if (!plan.People.Contains(visit.BeneficiaryId) || !await db.Beneficiaries.AnyAsync(b => b.Id == visit.BeneficiaryId, cancel))
            return Refuse(id, "Người này không có trong kế hoạch đã mang đi hoặc không thuộc địa bàn của bạn; hãy báo cán bộ phụ trách.");
        if (await ForeignPictureAsync(visit, plan, cancel))
            return Refuse(id, "Có ảnh của lượt này đã gửi cho một lượt khác; hãy chụp lại ảnh rồi gửi.");
        var now = clock.UtcNow;
        var submission = new VisitSubmission(id, plan.Id, plan.UnitId, plan.RoundId, visit.BeneficiaryId, visit.Command, visit.SurveyVersion, visit.PersonVersion,
            visit.TakenAtCorrected(now), envelope.Sha256, hash, visit.Attachments.Count, by, now);
        try
        {
            var content = new SubmittedContent(id, plan.UnitId, plain);
            await store.RunAsync(new ReceivedRows(submission, null, content, EntryOf(submission, content)), cancel);
        }
        catch (DbException) when (!cancel.IsCancellationRequested)
        {
            return await StandingVisitAsync(id, envelope.Sha256, hash, by, cancel) ?? Refuse(id, OtherContent, StatusCodes.Status409Conflict);
        }
        signal.Ring();
        return new Receipt(id, "received");
    }

    private async Task<Receipt> PictureAsync(SealedEnvelope envelope, CarriedPlanFact plan, byte[] plain, Actor by, CancellationToken cancel)
    {
        var id = envelope.Id;
        if (SealedPictureBytes.Read(plain) is not { } picture)
            return Refuse(id, "Không đọc được ảnh trong phong bì; hãy cập nhật ứng dụng rồi gửi lại.");
        if (picture.Id != id)
            return Refuse(id, "Nội dung bên trong không khớp với phong bì nên không nhận.");
        if (await StandingPictureAsync(id, picture.Sha256, by, cancel) is { } answer)
            return answer;
        if (picture.Bytes.Length > ImageSignature.MostBytes)
            return Refuse(id, "Ảnh lớn hơn 8 MB; hãy chụp lại bằng ứng dụng để ảnh được thu nhỏ.", StatusCodes.Status413PayloadTooLarge);
        if (Convert.ToHexStringLower(SHA256.HashData(picture.Bytes)) != picture.Sha256)
            return Refuse(id, "Ảnh bị hỏng trên đường gửi (mã kiểm tra không khớp); hãy gửi lại từ hàng chờ.");
        if (!Enum.GetNames<AttachmentKind>().Contains(picture.Kind))
            return Refuse(id, "Không rõ đây là ảnh gì; hãy cập nhật ứng dụng rồi gửi lại.");
        if (WhatIsWrong(picture.Bytes) is { } wrong)
            return Refuse(id, wrong);
        if (await OtherVisitAsync(picture, plan, cancel))
            return Refuse(id, "Ảnh này không thuộc lượt khảo sát đã ghi nên không nhận.");
        var row = new SubmittedPicture(id, plan.Id, plan.UnitId, picture.VisitId, picture.Kind, picture.ContentType.Length > 40 ? "" : picture.ContentType, picture.Sha256, envelope.Sha256,
            picture.Bytes.Length, by, clock.UtcNow);
        try
        {
            var content = new SubmittedContent(id, plan.UnitId, picture.Bytes);
            await store.RunAsync(new ReceivedRows(null, row, content, EntryOf(row, content)), cancel);
        }
        catch (DbException) when (!cancel.IsCancellationRequested)
        {
            return await StandingPictureAsync(id, picture.Sha256, by, cancel) ?? Refuse(id, OtherContent, StatusCodes.Status409Conflict);
        }
        signal.Ring();
        return new Receipt(id, "received");
    }

    /// <summary>The walk to the last byte: what is no picture, or has something behind it, is not even stored. Decoding follows when it is taken over.</summary>
    private static string? WhatIsWrong(byte[] picture)
    {
        try
        {
            ImageSignature.Read(picture);
            return null;
        }
        catch (RuleException rule)
        {
            return rule.Message;
        }
    }

    private AuditEntry EntryOf(Entity row, SubmittedContent content) => db.NewAuditEntry(AuditAction.Created, row.GetType().Name, row.Id.ToString(), row,
        JsonSerializer.Serialize(new Dictionary<string, string?[]> { ["Length"] = [null, content.Bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)] }));

    private async Task<Receipt?> StandingVisitAsync(Guid id, string envelopeHash, string plainHash, Actor by, CancellationToken cancel)
    {
        var known = await db.VisitSubmissions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel);
        if (known is null)
            return null;
        return known.SentById == by.Id && (known.EnvelopeSha256 == envelopeHash || known.PlainSha256 == plainHash) ? ReceiptOf(known) : Refuse(id, OtherContent, StatusCodes.Status409Conflict);
    }

    private async Task<Receipt?> StandingPictureAsync(Guid id, string hash, Actor by, CancellationToken cancel)
    {
        var known = await db.SubmittedPictures.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (known is null)
            return null;
        return known.SentById == by.Id && known.Sha256 == hash ? ReceiptOf(known) : Refuse(id, OtherContent, StatusCodes.Status409Conflict);
    }

    /// <summary>A picture of the visit that is known already as one of another visit or plan, or with other bytes.</summary>
    private async Task<bool> ForeignPictureAsync(SealedVisit visit, CarriedPlanFact plan, CancellationToken cancel)
    {
        if (visit.Attachments.Count == 0)
            return false;
        var ids = visit.Attachments.Select(a => a.Id).ToList();
        if (ids.Distinct().Count() != ids.Count)
            return true;
        var known = await db.SubmittedPictures.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.PlanId, p.VisitId, p.Sha256 }).ToListAsync(cancel);
        return known.Exists(p => p.PlanId != plan.Id || p.VisitId != visit.Id || visit.Attachments.First(a => a.Id == p.Id).Sha256.ToLowerInvariant() != p.Sha256);
    }

    /// <summary>The visit is there and does not name the picture, or is none of this plan.</summary>
    private async Task<bool> OtherVisitAsync(SealedPictureBytes picture, CarriedPlanFact plan, CancellationToken cancel)
    {
        var known = await db.VisitSubmissions.AsNoTracking().Where(s => s.Id == picture.VisitId)
            .Select(s => new { s.PlanId, Content = db.SubmittedContents.Where(c => c.Id == s.Id).Select(c => c.Bytes).First() }).FirstOrDefaultAsync(cancel);
        if (known is null)
            return false;
        return known.PlanId != plan.Id || SealedVisit.Read(known.Content) is not { } visit
            || !visit.Attachments.Any(a => a.Id == picture.Id && a.Sha256.ToLowerInvariant() == picture.Sha256 && a.Kind == picture.Kind);
    }

    internal static Receipt ReceiptOf(VisitSubmission submission) => new(submission.Id, submission.State switch
    {
        SubmissionState.Received => "received",
        SubmissionState.Draft => "draft",
        SubmissionState.Conflict => "conflict",
        _ => "applied",
    }, submission.Sentence);

    internal static Receipt ReceiptOf(SubmittedPicture picture) => new(picture.Id, picture.State switch
    {
        SubmittedPictureState.Received => "received",
        SubmittedPictureState.Kept => "applied",
        _ => "refused",
    }, picture.Sentence);

    private static Receipt Refuse(Guid id, string sentence, int status = StatusCodes.Status422UnprocessableEntity) => new(id, "refused", sentence, status);
}
