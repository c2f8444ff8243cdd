using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Web.Features.Shared.Accounts;
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

    [Display(Name = "Lý do thay tài khoản cũ", Description = "Chỉ cần khi đã có tài khoản và nay đổi sang tài khoản khác."), StringLength(400)]
    public string? Reason { get; set; }

    /// <summary>Of the account the form was opened on; null when there was none.</summary>
    public int? Version { get; set; }

    public AccountDeclaration ToDeclaration(Guid beneficiaryId) =>
        new(beneficiaryId, Channel, ProviderCode, AccountNumber, AccountHolder, HolderKind, Reason, new SeenAccount(Version));

    public static string FieldOf(string? field) => field is nameof(Channel) or nameof(ProviderCode) or nameof(AccountNumber) or nameof(AccountHolder) or nameof(Reason) ? field : "";

    public static IEnumerable<SelectListItem> Channels => new[] { PaymentChannel.BankAccount, PaymentChannel.MobileMoney, PaymentChannel.Vneid }
        .Select(c => new SelectListItem(c.ToVietnamese(), c.ToString()));

    public static IEnumerable<SelectListItem> Holders => Enum.GetValues<PayeeKind>().Select(k => new SelectListItem(k.ToVietnamese(), k.ToString()));
}

/// <summary>The account page of one person: what was typed beside what stands.</summary>
public sealed record AccountPage(
    Guid BeneficiaryId, string FullName, string? HamletName, PersonFacts Person, BankAccount? Current, string? CurrentProvider, IReadOnlyList<BankAccount> Earlier,
    IReadOnlyList<string> Attorneys, IReadOnlyList<string> SharedWith, IReadOnlyList<SelectListItem> Providers, AccountForm Form, string? Stale = null);

public sealed record PersonFacts(string? Birth, string? CitizenId, BeneficiaryStatus Status);
