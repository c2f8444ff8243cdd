using AsxhPortal.Data;
using AsxhPortal.Data.Security;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace AsxhPortal.Web.Features.Administration.Users;

/// <summary>An account and the password that is shown once and has to be replaced at the first sign-in.</summary>
public sealed record NewPassword(string Email, string FullName, string Password, bool IsNewAccount);

public sealed class AddUser(AppDbContext db, UserManager<AppUser> users, OwnUnits ownUnits, UserRoleAndHamlets roleAndHamlets)
{
    /// <exception cref="RuleException">The unit is not the administrator's, the address is taken, the role is unknown.</exception>
    public async Task<NewPassword> RunAsync(UserForm form, CancellationToken cancel)
    {
        if (!await ownUnits.HoldAsync(form.UnitId, cancel))
            throw new RuleException("Đơn vị này không thuộc phạm vi quản trị của bạn; hãy chọn lại.", nameof(form.UnitId));
        var email = form.Email.Trim();
        var account = new AppUser { UserName = email, Email = email, EmailConfirmed = true, FullName = VietnameseText.Nfc(form.FullName), JobTitle = form.JobTitle, UnitId = form.UnitId, IsActive = true };
        var password = OneTimePassword.Make();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        (await users.CreateAsync(account, password)).OrRefuse(nameof(form.Email));
        await roleAndHamlets.SetAsync(account, form.Role, form.HamletIds, cancel);
        await users.AddClaimAsync(account, OneTimePassword.MustBeReplaced);
        await transaction.CommitAsync(cancel);
        return new NewPassword(email, account.FullName, password, IsNewAccount: true);
    }
}
