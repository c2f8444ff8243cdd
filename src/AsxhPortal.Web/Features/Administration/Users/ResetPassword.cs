using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.Security;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace AsxhPortal.Web.Features.Administration.Users;

/// <summary>Replaces a forgotten password by a new one that is shown once; who is signed in with the old one is signed out.</summary>
public sealed class ResetPassword(AppDbContext db, UserManager<AppUser> users, UserQuery query)
{
    /// <returns>Null when there is no such account among the administrator's own.</returns>
    public async Task<NewPassword?> RunAsync(Guid id, CancellationToken cancel)
    {
        if (await query.FindAsync(id, cancel) is null || await users.FindByIdAsync(id.ToString()) is not { } account)
            return null;
        var password = OneTimePassword.Make();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await users.HasPasswordAsync(account))
            (await users.RemovePasswordAsync(account)).OrRefuse("");
        (await users.AddPasswordAsync(account, password)).OrRefuse("");
        await users.SetLockoutEndDateAsync(account, null);
        await users.RemoveClaimAsync(account, OneTimePassword.MustBeReplaced);
        await users.AddClaimAsync(account, OneTimePassword.MustBeReplaced);
        var entry = db.NewAuditEntry(AuditAction.Other, nameof(AppUser), account.Id.ToString());
        (entry.UnitId, entry.Note) = (account.UnitId, "Cấp lại mật khẩu");
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new NewPassword(account.Email!, account.FullName, password, IsNewAccount: false);
    }
}
