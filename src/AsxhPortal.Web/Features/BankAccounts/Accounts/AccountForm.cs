using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Features.Shared.Conflicts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.BankAccounts.Accounts;

/// <summary>The account as typed.</summary>
public sealed class AccountForm
{
    [Display(Name = "Hình thức nhận")]
    public PaymentChannel Channel { get; set; }

    [Display(Name = "Ngân hàng, nhà cung cấp")]
    public string? ProviderCode { get; set; }

    [Display(Name = "Số tài khoản", Description = "Ghi đúng như trên thẻ hoặc ứng dụng, giữ cả số 0 ở đầu. Mobile money: ghi số điện thoại."), StringLength(40)]
    public string? AccountNumber { get; set; }

    [Display(Name = "Chủ tài khoản", Description = "Viết có dấu hay không dấu đều được; tên được so với đối tượng hoặc người được ủy quyền."), StringLength(200)]
    public string? AccountHolder { get; set; }

    [Display(Name = "Chủ tài khoản là")]
    public PayeeKind HolderKind { get; set; }

    [Display(Name = "Lý do, căn cứ", Description = "Bắt buộc khi khai mới hoặc đổi; tài khoản cũ được đóng và giữ trong lịch sử."), StringLength(400)]
    public string? Reason { get; set; }

    /// <summary>Of the account the form was opened on; null when there was none.</summary>
    public int? Version { get; set; }

    public AccountDeclaration ToDeclaration(Guid beneficiaryId) =>
        new(beneficiaryId, Channel, ProviderCode, AccountNumber, AccountHolder, HolderKind, Reason, new SeenAccount(Version));

    public static AccountForm Of(BankAccount account) => new()
    {
        Channel = account.Channel,
        ProviderCode = account.ProviderCode,
        AccountNumber = account.Number,
        AccountHolder = account.HolderName,
        HolderKind = account.HolderKind,
        Version = account.Version,
    };

    public static IReadOnlyList<ComparedField<AccountForm>> Fields(IReadOnlyList<SelectListItem> providers) =>
    [
        new(nameof(Channel), "Hình thức nhận", f => f.Channel.ToVietnamese()),
        new(nameof(ProviderCode), "Ngân hàng, nhà cung cấp", f => providers.FirstOrDefault(c => c.Value == f.ProviderCode)?.Text ?? f.ProviderCode),
        new(nameof(AccountNumber), "Số tài khoản", f => f.AccountNumber),
        new(nameof(AccountHolder), "Chủ tài khoản", f => f.AccountHolder),
        new(nameof(HolderKind), "Chủ tài khoản là", f => f.HolderKind.ToVietnamese()),
    ];

    public static string FieldOf(string? field) => field is nameof(Channel) or nameof(ProviderCode) or nameof(AccountNumber) or nameof(AccountHolder) or nameof(Reason) ? field : "";

    public static IEnumerable<SelectListItem> Channels => new[] { PaymentChannel.BankAccount, PaymentChannel.MobileMoney, PaymentChannel.Vneid }
        .Select(c => new SelectListItem(c.ToVietnamese(), c.ToString()));

    public static IEnumerable<SelectListItem> Holders => Enum.GetValues<PayeeKind>().Select(k => new SelectListItem(k.ToVietnamese(), k.ToString()));
}

/// <summary>The account page of one person: what was typed beside what stands.</summary>
/// <param name="SharedElsewhere">People of units that the reader may not see: only how many.</param>
public sealed record AccountPage(
    Guid BeneficiaryId, string FullName, string? HamletName, PersonFacts Person, BankAccount? Current, string? CurrentProvider, IReadOnlyList<BankAccount> Earlier,
    IReadOnlyList<string> Attorneys, IReadOnlyList<string> SharedWith, int SharedElsewhere, IReadOnlyList<SelectListItem> Providers, AccountForm Form);

public sealed record PersonFacts(string? Birth, string? CitizenId, BeneficiaryStatus Status);
