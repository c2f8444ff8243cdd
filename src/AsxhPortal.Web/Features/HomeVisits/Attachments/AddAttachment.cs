using AsxhPortal.Data;
using AsxhPortal.Documents.Images;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Attachments;

/// <summary>A picture as it was sent.</summary>
/// <param name="Id">Made by the sender: sending the same again stores nothing twice.</param>
/// <param name="Sha256">What the sender says the bytes hash to; null when they did not say.</param>
public sealed record NewAttachment(Guid Id, Guid BeneficiaryId, AttachmentKind Kind, byte[] Bytes, DateTime TakenAt)
{
    public string? Sha256 { get; init; }
    public Guid? SurveyId { get; init; }
    public Guid? MinuteId { get; init; }
    public Guid? PowerOfAttorneyId { get; init; }
}

/// <summary>
/// Checks and stores a picture. Idempotent by id and hash: the same id with the same bytes is answered with what stands, with other bytes it is
/// refused. Saves; a caller's transaction is respected.
/// </summary>
public sealed class AddAttachment(AppDbContext db)
{
    public const int MostOfAPerson = 60;

    private const string OtherPicture = "Mã ảnh này đã dùng cho một ảnh khác nên không nhận; hãy mở lại trang rồi chụp và gửi lại.";

    /// <returns>Null when the person is not in the scope.</returns>
    /// <exception cref="RuleException">No picture that may be kept, a wrong hash, or an id that stands for another picture.</exception>
    public async Task<VisitAttachment?> RunAsync(NewAttachment sent, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var person = await db.Beneficiaries.AsNoTracking().Where(b => b.Id == sent.BeneficiaryId).Select(b => new { b.UnitId }).FirstOrDefaultAsync(cancel);
        if (person is null)
            return null;
        var hash = CheckedImage.HashOf(sent.Bytes);
        if (sent.Sha256 is not null && !string.Equals(sent.Sha256, hash, StringComparison.OrdinalIgnoreCase))
            throw new RuleException("Ảnh đến nơi không còn nguyên vẹn; hãy gửi lại.");
        if (await FindSameAsync(sent, hash, cancel) is { } same)
            return same;
        await ExpectOwnAsync(sent, cancel);
        var image = CheckedImage.Read(sent.Bytes, sent.Kind.IsSignature() ? ImageUse.Signature : ImageUse.Photo);
        var attachment = new VisitAttachment(sent.Id, person.UnitId, sent.BeneficiaryId, sent.Kind, hash, image.Sha256, image.ContentType, image.Bytes.Length, sent.TakenAt, by, now);
        attachment.BelongTo(sent.SurveyId, sent.MinuteId, sent.PowerOfAttorneyId);
        var content = new VisitAttachmentContent(attachment, image.Bytes);
        db.VisitAttachments.Add(attachment);
        db.VisitAttachmentContents.Add(content);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
        {
            db.Entry(attachment).State = EntityState.Detached;
            db.Entry(content).State = EntityState.Detached;
            // Somebody else's id (perhaps another unit's, which is out of sight), or the same picture sent twice at once.
            return await FindSameAsync(sent, hash, cancel) ?? throw new RuleException(OtherPicture);
        }
        db.Entry(content).State = EntityState.Detached;
        return attachment;
    }

    private async Task<VisitAttachment?> FindSameAsync(NewAttachment sent, string hash, CancellationToken cancel)
    {
        var standing = await db.VisitAttachments.FirstOrDefaultAsync(a => a.Id == sent.Id, cancel);
        if (standing is not null && (standing.Sha256 != hash || standing.BeneficiaryId != sent.BeneficiaryId || standing.Kind != sent.Kind))
            throw new RuleException(OtherPicture);
        return standing;
    }

    /// <summary>A survey, minute or power of attorney named by the sender must be this person's.</summary>
    private async Task ExpectOwnAsync(NewAttachment sent, CancellationToken cancel)
    {
        var isOwn = (sent.SurveyId is null || await db.Surveys.AnyAsync(s => s.Id == sent.SurveyId && s.BeneficiaryId == sent.BeneficiaryId, cancel))
            && (sent.MinuteId is null || await db.RefusalMinutes.AnyAsync(m => m.Id == sent.MinuteId && m.BeneficiaryId == sent.BeneficiaryId, cancel))
            && (sent.PowerOfAttorneyId is null || await db.PowersOfAttorney.AnyAsync(p => p.Id == sent.PowerOfAttorneyId && p.BeneficiaryId == sent.BeneficiaryId, cancel));
        if (!isOwn)
            throw new RuleException("Ảnh ghi là của phiếu, biên bản hoặc giấy ủy quyền không thuộc người này nên không nhận.");
        if (await db.VisitAttachments.CountAsync(a => a.BeneficiaryId == sent.BeneficiaryId && a.RemovedAt == null, cancel) >= MostOfAPerson)
            throw new RuleException($"Hồ sơ này đã có {MostOfAPerson} ảnh; hãy gỡ ảnh không cần trước khi thêm.");
    }
}
