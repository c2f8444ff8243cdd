using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>
/// Lets a received visit be applied without pictures that will not come: one that was taken out of the phone's queue, or all that have not come,
/// when the office says so with a reason.
/// </summary>
public sealed class LeaveOutPictures(AppDbContext db, SubmissionSignal signal, BusinessClock clock)
{
    /// <param name="pictureId">The one picture; null for all that have not come.</param>
    /// <returns>Null when there is no such submission in the scope, or the picture is none that it waits for.</returns>
    /// <exception cref="RuleException">Nothing is waited for, or no reason was given.</exception>
    public async Task<VisitSubmission?> RunAsync(Guid submissionId, Guid? pictureId, string? reason, Actor by, CancellationToken cancel = default)
    {
        var submission = await db.VisitSubmissions.FirstOrDefaultAsync(s => s.Id == submissionId, cancel);
        if (submission is null)
            return null;
        var content = await db.SubmittedContents.AsNoTracking().Where(c => c.Id == submissionId).Select(c => c.Bytes).FirstAsync(cancel);
        var come = await db.SubmittedPictures.AsNoTracking().Where(p => p.VisitId == submissionId).Select(p => p.Id).ToListAsync(cancel);
        if (pictureId is { } id && (come.Contains(id) || !SealedVisit.Read(content)!.Attachments.Any(a => a.Id == id)))
            return null;
        submission.GoWithoutPictures(pictureId is null ? submission.AttachmentCount - submission.LeftOutCount - come.Count : 1, reason, by, clock.UtcNow);
        await db.SaveChangesAsync(cancel);
        signal.Ring();
        return submission;
    }
}
