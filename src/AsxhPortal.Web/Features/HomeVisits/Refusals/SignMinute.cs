using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Refusals;

/// <summary>
/// Puts pictures that are already stored (<see cref="Attachments.AddAttachment"/>) under the minute in force and seals it. Signatures given
/// before are taken out: they stood for another text. Used by the page, and for visits that come from a phone.
/// </summary>
public sealed class SignMinute(AppDbContext db, MinuteSeals seals)
{
    /// <param name="seenVersion">The minute as it was shown to who signs; null when it was written in the same step.</param>
    /// <param name="pictureIds">Signatures drawn, or photos of the signed paper; they must be this person's.</param>
    /// <returns>Null when the person has no minute in force in this round.</returns>
    /// <exception cref="RuleException">Somebody has not signed, or a picture is another person's.</exception>
    /// <exception cref="StaleRecordException">The minute was changed after it was shown.</exception>
    public async Task<RefusalMinute?> RunAsync(Guid beneficiaryId, Guid roundId, SigningWay way, int? seenVersion, IReadOnlyCollection<Guid> pictureIds, Actor by, DateTime now,
        CancellationToken cancel = default)
    {
        var survey = await db.Surveys.FirstOrDefaultAsync(s => s.BeneficiaryId == beneficiaryId && s.RoundId == roundId, cancel);
        if (survey is null || await seals.FindAsync(survey, cancel) is not { } standing)
            return null;
        var minute = standing.Minute;
        if (seenVersion is not null && seenVersion != minute.Version)
            throw new StaleRecordException(minute);
        var pictures = await db.VisitAttachments.Where(a => pictureIds.Contains(a.Id) && a.BeneficiaryId == beneficiaryId && a.RemovedAt == null).ToListAsync(cancel);
        if (pictures.Count != pictureIds.Distinct().Count() || pictures.Exists(p => p.MinuteId is { } other && other != minute.Id))
            throw new RuleException("Có chữ ký hoặc ảnh không thuộc biên bản của người này; hãy mở lại trang rồi ký lại.");
        foreach (var former in await db.VisitAttachments.Where(a => a.MinuteId == minute.Id && a.RemovedAt == null && !pictureIds.Contains(a.Id)).ToListAsync(cancel))
        {
            if (former.IsSignature)
                former.Remove("Ký lại", by, now);
        }
        foreach (var picture in pictures)
            picture.BelongTo(survey.Id, minute.Id, null);
        minute.Sign(way, standing.Now, MinuteSeals.SignaturesOf(pictures), by, now);
        await db.SaveChangesAsync(cancel);
        return minute;
    }
}
