using AsxhPortal.Data;
using AsxhPortal.Data.Security;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace AsxhPortal.Web.Features.Administration.Users;

/// <summary>Somebody else changed the account after the form was opened.</summary>
public sealed class StaleUserException() : Exception("The account was changed by somebody else after the form was opened.");

public sealed class ChangeUser(AppDbContext db, UserManager<AppUser> users, UserQuery query, OwnUnits ownUnits, UserRoleAndHamlets roleAndHamlets, CurrentUser current)
{
    /// <returns>False when there is no such account among the administrator's own.</returns>
    /// <exception cref="StaleUserException">Saved by somebody else in between.</exception>
    /// <exception cref="RuleException">A unit of others, a taken address, or the administrator's own role.</exception>
    public async Task<bool> RunAsync(Guid id, UserForm form, CancellationToken cancel)
    {
        if (await query.FindAsync(id, cancel) is not { } row || await users.FindByIdAsync(id.ToString()) is not { } account)
            return false;
        if (account.ConcurrencyStamp != form.Stamp)
            throw new StaleUserException();
        if (!await ownUnits.HoldAsync(form.UnitId, cancel))
            throw new RuleException("Đơn vị này không thuộc phạm vi quản trị của bạn; hãy chọn lại.", nameof(form.UnitId));
        if (id == current.Id && (form.Role != row.Role || form.UnitId != row.UnitId))
            throw new RuleException("Không tự đổi vai trò hoặc đơn vị của mình; hãy nhờ một người quản trị khác.", nameof(form.Role));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        account.Email = account.UserName = form.Email.Trim();
        account.FullName = VietnameseText.Nfc(form.FullName);
        account.JobTitle = form.JobTitle;
        account.UnitId = form.UnitId;
        (await users.UpdateAsync(account)).OrRefuse(nameof(form.Email));
        // A sign-in of before carries the old role; a new stamp ends it within minutes.
        if (await roleAndHamlets.SetAsync(account, form.Role, form.HamletIds, cancel) && id != current.Id)
            await users.UpdateSecurityStampAsync(account);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
