using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Conflicts;

/// <summary>Who saved something of a person last, and when.</summary>
public sealed record LastSave(string? Name, DateTime At);

public static class LastSaves
{
    /// <param name="subject">Entity name in the audit trail.</param>
    /// <returns>Null when the trail tells of nobody.</returns>
    public static Task<LastSave?> LastSaveAsync(this AppDbContext db, Guid beneficiaryId, string subject, CancellationToken cancel) => db.AuditEntries.AsNoTracking()
        .Where(e => e.BeneficiaryId == beneficiaryId && e.Subject == subject && e.UserId != null && (e.Action == AuditAction.Updated || e.Action == AuditAction.Created))
        .OrderByDescending(e => e.At).Select(e => new LastSave(db.Users.Where(u => u.Id == e.UserId).Select(u => u.FullName).FirstOrDefault(), e.At)).FirstOrDefaultAsync(cancel);
}
