using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Attachments;

/// <summary>Takes a photo out of sight with a reason; its row and bytes stay.</summary>
public sealed class RemoveAttachment(AppDbContext db)
{
    /// <returns>Null when the person has no such picture in the scope.</returns>
    /// <exception cref="RuleException">No reason, taken out already, or a signature, which goes only with its minute.</exception>
    public async Task<VisitAttachment?> RunAsync(Guid beneficiaryId, Guid id, string? reason, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var attachment = await db.VisitAttachments.FirstOrDefaultAsync(a => a.Id == id && a.BeneficiaryId == beneficiaryId, cancel);
        if (attachment is null)
            return null;
        if (attachment.IsSignature)
            throw new RuleException("Chữ ký không gỡ riêng được; hãy ký lại hoặc hủy biên bản.");
        attachment.Remove(reason, by, now);
        await db.SaveChangesAsync(cancel);
        return attachment;
    }
}
