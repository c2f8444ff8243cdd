using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Web.Features.Shared.Accounts;

namespace AsxhPortal.Web.Features.Beneficiaries.Accounts;

public sealed class AccountForm
{
    [Display(Name = "Hình thức nhận")]
    public PaymentChannel Channel { get; set; }

    [Display(Name = "Ngân hàng hoặc nhà cung cấp", Description = "Gõ tên tắt, tên đầy đủ hoặc mã BIN để tìm."), Required]
    public string? ProviderCode { get; set; }

    [Display(Name = "Số tài khoản", Description = "Giữ nguyên số 0 ở đầu; Mobile money thì ghi số điện thoại."), Required, StringLength(40)]
    public string? AccountNumber { get; set; }

    [Display(Name = "Chủ tài khoản", Description = "Như ngân hàng ghi, không dấu cũng được."), Required, StringLength(200)]
    public string? AccountHolder { get; set; }

    [Display(Name = "Chủ tài khoản là")]
    public PayeeKind HolderKind { get; set; }

    [Display(Name = "Lý do, căn cứ"), StringLength(400)]
    public string? Reason { get; set; }

    /// <summary>Version of the account that stood on the page; null when there was none.</summary>
    public int? SeenVersion { get; set; }

    public AccountDeclaration ToDeclaration(Guid beneficiaryId) =>
        new(beneficiaryId, Channel, ProviderCode, AccountNumber, AccountHolder, HolderKind, Reason, new SeenAccount(SeenVersion));

    public static AccountForm Of(BankAccount account) => new()
    {
        Channel = account.Channel,
        ProviderCode = account.ProviderCode,
        AccountNumber = account.Number,
        AccountHolder = account.HolderName,
        HolderKind = account.HolderKind,
        SeenVersion = account.Version,
    };
}
