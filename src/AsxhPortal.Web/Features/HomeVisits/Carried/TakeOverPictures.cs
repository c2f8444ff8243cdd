using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Attachments;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>
/// Turns the pictures of a visit that has come whole into attachments of the person: checked, re-encoded, each in a save of its own, before the
/// visit is applied (a minute is signed by them). One that turns out to be none is refused with its sentence and does not hold up the visit.
/// </summary>
public sealed class TakeOverPictures(AppDbContext db, AddAttachment add, BusinessClock clock)
{
    /// <returns>The sentences of those that were refused.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(VisitSubmission visit, Func<Task> pause, CancellationToken cancel = default)
    {
        var sender = new Actor(visit.SentById, visit.SentByName);
        foreach (var id in await db.SubmittedPictures.AsNoTracking().Where(p => p.VisitId == visit.Id && p.State == SubmittedPictureState.Received).Select(p => p.Id).ToListAsync(cancel))
        {
            await pause();
            await TakeAsync(id, visit, sender, cancel);
            db.ChangeTracker.Clear();
        }
        return await db.SubmittedPictures.AsNoTracking().Where(p => p.VisitId == visit.Id && p.State == SubmittedPictureState.Refused).OrderBy(p => p.Id).Select(p => p.Sentence!).ToListAsync(cancel);
    }

    private async Task TakeAsync(Guid id, VisitSubmission visit, Actor sender, CancellationToken cancel)
    {
        var bytes = await db.SubmittedContents.AsNoTracking().Where(c => c.Id == id).Select(c => c.Bytes).SingleAsync(cancel);
        var picture = await db.SubmittedPictures.SingleAsync(p => p.Id == id, cancel);
        try
        {
            await add.RunAsync(new NewAttachment(id, visit.BeneficiaryId, Enum.Parse<AttachmentKind>(picture.Kind), bytes, visit.TakenAt), sender, clock.UtcNow, cancel);
            picture.Keep();
            // What was sent may say where it was taken; only the picture written anew is kept.
            await db.SubmittedContents.Where(c => c.Id == id).ExecuteDeleteAsync(cancel);
        }
        catch (RuleException rule)
        {
            picture.Refuse(rule.Message);
        }
        await db.SaveChangesAsync(cancel);
    }
}
