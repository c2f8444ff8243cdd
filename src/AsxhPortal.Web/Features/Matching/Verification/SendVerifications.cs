using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Verification;

/// <summary>Writes down that the request for one or several cases went out in one letter.</summary>
public sealed class SendVerifications(AppDbContext db)
{
    /// <returns>How many; null when one of them is not in the scope.</returns>
    public async Task<int?> RunAsync(SendVerificationForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var ids = form.Ids.Distinct().ToList();
        if (ids.Count == 0)
            throw new RuleException("Hãy chọn ít nhất một hồ sơ.");
        var cases = await db.VerificationCases.Include(c => c.Events).Where(c => ids.Contains(c.Id)).ToListAsync(cancel);
        if (cases.Count != ids.Count)
            return null;
        foreach (var one in cases)
            one.SendRequest(form.Agency!, form.DocumentNumber!, form.DocumentOn!.Value, form.DueOn, form.Note, by, now);
        await db.SaveChangesAsync(cancel);
        return cases.Count;
    }
}
