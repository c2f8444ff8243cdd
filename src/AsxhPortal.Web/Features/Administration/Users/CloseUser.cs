using AsxhPortal.Data.Security;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace AsxhPortal.Web.Features.Administration.Users;

/// <summary>Closes an account, or opens it again; unlocks it after wrong passwords. An account is never deleted: the trail names it.</summary>
public sealed class CloseUser(UserManager<AppUser> users, UserQuery query, CurrentUser current)
{
    /// <returns>The account, or null when there is none among the administrator's own.</returns>
    public async Task<AppUser?> RunAsync(Guid id, bool isActive, CancellationToken cancel)
    {
        if (id == current.Id && !isActive)
            throw new RuleException("Không tự đóng tài khoản của mình; hãy nhờ một người quản trị khác.");
        if (await FindAsync(id, cancel) is not { } account)
            return null;
        account.IsActive = isActive;
        (await users.UpdateSecurityStampAsync(account)).OrRefuse("");
        return account;
    }

    /// <inheritdoc cref="RunAsync"/>
    public async Task<AppUser?> UnlockAsync(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } account)
            return null;
        (await users.SetLockoutEndDateAsync(account, null)).OrRefuse("");
        (await users.ResetAccessFailedCountAsync(account)).OrRefuse("");
        return account;
    }

    private async Task<AppUser?> FindAsync(Guid id, CancellationToken cancel) =>
        await query.FindAsync(id, cancel) is null ? null : await users.FindByIdAsync(id.ToString());
}
