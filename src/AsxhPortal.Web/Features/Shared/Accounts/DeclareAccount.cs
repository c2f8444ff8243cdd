using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Accounts;

/// <summary>An account as somebody states it, from a form, a completed survey or a file.</summary>
/// <param name="Number">As typed; zeros in front are kept.</param>
/// <param name="Reason">Why, on what grounds: needed for every account typed into a form, and wherever an account that stood before is given up.</param>
/// <param name="Seen">What the form was opened on; null where nobody looked (survey, file).</param>
public sealed record AccountDeclaration(
    Guid BeneficiaryId,
    PaymentChannel Channel,
    string? ProviderCode,
    string? Number,
    string? HolderName,
    PayeeKind HolderKind,
    string? Reason = null,
    SeenAccount? Seen = null);

/// <summary>The version of the account that stood on the form; null when there was none.</summary>
public sealed record SeenAccount(int? Version);

/// <param name="IsNew">False when the same account had been declared before and was only confirmed.</param>
/// <param name="Others">Other people who are paid into the same number: worth a warning, no error (a carer may receive for two).</param>
public sealed record DeclaredAccount(BankAccount Account, bool IsNew, AccountOthers Others);

/// <summary>
/// Declares or corrects the account of a person (step 6 of the procedure; steps 3 and 4 use it too): the earlier account is closed with the
/// reason, the payment arrangement follows. Joins the caller's transaction where there is one.
/// </summary>
public sealed class DeclareAccount(AppDbContext db, AccountSharing sharing)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    /// <exception cref="RuleException">The number, the bank or the holder will not do.</exception>
    /// <exception cref="StaleRecordException">Somebody else changed the account after the form was opened.</exception>
    public async Task<DeclaredAccount?> RunAsync(AccountDeclaration declaration, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var person = await db.Beneficiaries.FirstOrDefaultAsync(b => b.Id == declaration.BeneficiaryId, cancel);
        if (person is null)
            return null;
        var current = await db.BankAccounts.FirstOrDefaultAsync(a => a.BeneficiaryId == person.Id && a.ClosedAt == null, cancel);
        await ExpectAsSeenAsync(declaration, current, cancel);

        var account = BankAccount.Declare(person, await ProviderAsync(declaration, cancel), declaration.Channel, declaration.Number ?? "",
            declaration.HolderName ?? "", declaration.HolderKind, await AttorneyAsync(declaration, Today(now), cancel), by, now, declaration.Reason);
        var others = await sharing.OfAsync(person.Id, account.ProviderCode, account.Number, cancel);
        if (current is not null && IsSame(current, account))
        {
            current.Verify(Today(now));
            await db.SaveChangesAsync(cancel);
            return new DeclaredAccount(current, false, others);
        }

        if (current is null && declaration.Seen is not null && string.IsNullOrWhiteSpace(declaration.Reason))
            throw new RuleException("Hãy ghi lý do, căn cứ khai tài khoản (ví dụ: đối tượng cho xem thẻ, ngân hàng vừa mở).", "Reason");
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        await CloseAsync(current, declaration.Reason, now, cancel);
        ContinueVersions(current, account);
        db.BankAccounts.Add(account);
        await ArrangeAsync(person, account, Today(now), cancel);
        await db.SaveChangesAsync(cancel);
        if (transaction is not null)
            await transaction.CommitAsync(cancel);
        return new DeclaredAccount(account, true, others);
    }

    private async Task ExpectAsSeenAsync(AccountDeclaration declaration, BankAccount? current, CancellationToken cancel)
    {
        if (declaration.Seen is not { } seen || seen.Version == current?.Version)
            return;
        current ??= await db.BankAccounts.Where(a => a.BeneficiaryId == declaration.BeneficiaryId).OrderByDescending(a => a.ClosedAt).FirstOrDefaultAsync(cancel);
        if (current is not null)
            throw new StaleRecordException(current);
    }

    private async Task<PaymentProvider> ProviderAsync(AccountDeclaration declaration, CancellationToken cancel)
    {
        var code = declaration.ProviderCode?.Trim();
        var provider = string.IsNullOrEmpty(code) ? null : await db.PaymentProviders.AsNoTracking().FirstOrDefaultAsync(p => p.Code == code, cancel);
        if (provider is null)
            throw new RuleException("Hãy chọn ngân hàng hoặc nhà cung cấp trong danh mục.", "ProviderCode");
        if (declaration.Channel == PaymentChannel.MobileMoney != provider.IsMobileMoney && declaration.Channel != PaymentChannel.Vneid)
            throw new RuleException(provider.IsMobileMoney
                ? $"{provider.ShortName} là Mobile money hoặc ví điện tử; hãy chọn hình thức nhận “Mobile money” hoặc chọn một ngân hàng."
                : $"{provider.ShortName} là ngân hàng; hãy chọn hình thức nhận qua tài khoản ngân hàng hoặc chọn nhà cung cấp Mobile money.", "ProviderCode");
        return provider;
    }

    /// <summary>The paper in force that names this holder.</summary>
    private async Task<PowerOfAttorney?> AttorneyAsync(AccountDeclaration declaration, DateOnly today, CancellationToken cancel)
    {
        if (declaration.HolderKind != PayeeKind.Attorney)
            return null;
        var holder = VietnameseText.Fold(declaration.HolderName);
        var certified = await db.PowersOfAttorney.AsNoTracking()
            .Where(p => p.BeneficiaryId == declaration.BeneficiaryId && p.State == PowerOfAttorneyState.Certified).ToListAsync(cancel);
        return certified.Find(p => p.IsInForceOn(today) && VietnameseText.Fold(p.AttorneyName) == holder);
    }

    /// <summary>Saved before the new one is written: a person has one open account (unique index).</summary>
    private async Task CloseAsync(BankAccount? current, string? reason, DateTime now, CancellationToken cancel)
    {
        if (current is null)
            return;
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Đã có tài khoản khác; hãy ghi lý do thay tài khoản cũ.", "Reason");
        current.Close(reason, now);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Versions count on over the accounts of a person, so that one number tells a form whether another account has come since.</summary>
    private static void ContinueVersions(BankAccount? closed, BankAccount opened)
    {
        while (opened.Version <= closed?.Version)
            opened.RaiseVersion();
    }

    /// <summary>The same channel goes on with the new account; another channel ends the arrangement and begins a new one.</summary>
    private async Task ArrangeAsync(Beneficiary person, BankAccount account, DateOnly today, CancellationToken cancel)
    {
        var standing = await db.PaymentArrangements.FirstOrDefaultAsync(a => a.BeneficiaryId == person.Id && a.ValidTo == null, cancel);
        if (standing?.Channel == account.Channel)
        {
            standing.UseAccount(account);
            return;
        }
        if (standing is not null)
        {
            standing.EndOn(standing.ValidFrom < today ? today.AddDays(-1) : standing.ValidFrom);
            await db.SaveChangesAsync(cancel);
        }
        db.PaymentArrangements.Add(new PaymentArrangement(person, account.Channel, account.HolderKind, account.HolderName, account.PowerOfAttorneyId, account.Id, today));
    }

    private static bool IsSame(BankAccount one, BankAccount other) =>
        (one.ProviderCode, one.Number, one.Channel, one.HolderKind, one.PowerOfAttorneyId) == (other.ProviderCode, other.Number, other.Channel, other.HolderKind, other.PowerOfAttorneyId)
        && VietnameseText.Fold(one.HolderName) == VietnameseText.Fold(other.HolderName);

    private static DateOnly Today(DateTime now) => DateOnly.FromDateTime(now.AddHours(7));
}
