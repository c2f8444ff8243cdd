using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.Security;

namespace AsxhPortal.Web.Security;

/// <summary>
/// Writes down what the save interceptor cannot see: who looked at whom, who took which list away, who signed in. Each entry is one insert of
/// its own, apart from whatever the request has loaded or changed.
/// </summary>
public sealed class AccessTrail(AppDbContext db)
{
    /// <param name="beneficiaryId">The person looked at, so that the trail can be read person by person.</param>
    /// <param name="unitId">The commune of what was looked at; null = the unit of the acting user.</param>
    /// <param name="path">The address that was open; addresses hold no names and no numbers of people.</param>
    public Task ViewedAsync(string subject, string? subjectId, Guid? beneficiaryId, Guid? unitId, string? path = null, CancellationToken cancel = default)
    {
        var entry = db.NewAuditEntry(AuditAction.Viewed, subject, subjectId);
        entry.BeneficiaryId = beneficiaryId;
        entry.UnitId = unitId ?? entry.UnitId;
        entry.Note = path;
        return WriteAsync(entry, cancel);
    }

    /// <param name="rowCount">Lines in the file; null when it is a paper about one record.</param>
    /// <param name="fileName">The name under which the file was offered.</param>
    public Task ExportedAsync(string subject, string? subjectId, Guid? beneficiaryId, Guid? unitId, int? rowCount, string? fileName, CancellationToken cancel = default)
    {
        var entry = db.NewAuditEntry(AuditAction.Exported, subject, subjectId);
        entry.BeneficiaryId = beneficiaryId;
        entry.UnitId = unitId ?? entry.UnitId;
        entry.RowCount = rowCount;
        entry.Note = fileName;
        return WriteAsync(entry, cancel);
    }

    public Task SignedInAsync(AppUser user, CancellationToken cancel = default) => AccountAsync(AuditAction.SignedIn, user, null, cancel);

    /// <param name="user">The account that was tried; null when there is none of that name. What was typed is not kept: it may be a password.</param>
    public Task SignInFailedAsync(AppUser? user, string reason, CancellationToken cancel = default) => AccountAsync(AuditAction.SignInFailed, user, reason, cancel);

    public Task SignedOutAsync(AppUser user, CancellationToken cancel = default) => AccountAsync(AuditAction.SignedOut, user, null, cancel);

    private Task AccountAsync(AuditAction action, AppUser? user, string? note, CancellationToken cancel)
    {
        var entry = db.NewAuditEntry(action, nameof(AppUser), user?.Id.ToString());
        entry.UserId = user?.Id;
        entry.UserName = user?.UserName;
        entry.UnitId = user?.UnitId;
        entry.Note = note;
        return WriteAsync(entry, cancel);
    }

    private async Task WriteAsync(AuditEntry entry, CancellationToken cancel) => await db.BulkInsertAsync([entry], cancel);
}
