using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Verification;

/// <summary>Writes down the answer of the agency.</summary>
public sealed class AnswerVerification(AppDbContext db)
{
    /// <returns>Null when there is no such case in the scope.</returns>
    public async Task<VerificationCase?> RunAsync(Guid id, VerificationAnswerForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var found = await db.VerificationCases.Include(c => c.Events).FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (found is null)
            return null;
        found.ExpectVersion(form.Version);
        found.RecordAnswer(form.DocumentNumber!, form.DocumentOn!.Value, form.Note!, by, now);
        await db.SaveChangesAsync(cancel);
        return found;
    }
}
