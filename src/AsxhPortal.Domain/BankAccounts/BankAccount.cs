using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.BankAccounts;

/// <summary>
/// An account money may go to: of the beneficiary, or of somebody allowed to receive for them. History is never overwritten: a correction
/// closes the old account with a reason and opens a new one. The account may close while the entitlement goes on, hence last verified.
/// </summary>
public sealed class BankAccount : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private BankAccount() { }

    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public Beneficiary Beneficiary { get; private set; } = null!;
    public PaymentChannel Channel { get; private set; }

    /// <summary>PaymentProvider.Code.</summary>
    public string ProviderCode { get; private set; } = "";

    /// <summary>Text, zeros in front kept; a phone number for mobile money.</summary>
    public string Number { get; private set; } = "";
    public string HolderName { get; private set; } = "";
    public PayeeKind HolderKind { get; private set; }
    public Guid? PowerOfAttorneyId { get; private set; }
    public DateTime DeclaredAt { get; private set; }
    public Guid DeclaredById { get; private set; }
    public string DeclaredByName { get; private set; } = "";

    /// <summary>Why, on what grounds; null for accounts of lists and surveys, which are grounds themselves.</summary>
    public string? DeclaredReason { get; private set; }
    public DateOnly? LastVerifiedOn { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public string? ClosedReason { get; private set; }

    public bool IsCurrent => ClosedAt is null;

    /// <summary>
    /// Declares an account. The holder is compared with the beneficiary on the folded name (banks write "NGUYEN THI LAN"); another holder needs a
    /// certified power of attorney in force that names them, or to be said to be guardian or carer (code ACC-OWNER).
    /// </summary>
    /// <exception cref="RuleException">The number is impossible or the holder may not receive for this person.</exception>
    public static BankAccount Declare(Beneficiary beneficiary, PaymentProvider provider, PaymentChannel channel, string number, string holderName,
        PayeeKind holderKind, PowerOfAttorney? attorney, Actor by, DateTime now, string? reason = null)
    {
        if (!channel.NeedsAccount())
            throw new RuleException("Hình thức này không dùng tài khoản.", "Channel");
        var holder = VietnameseText.Nfc(holderName);
        if (holder.Length == 0)
            throw new RuleException("Hãy nhập tên chủ tài khoản.", "AccountHolder");
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var isOwn = VietnameseText.Fold(holder) == beneficiary.NameKey;
        var isAttorneys = attorney is not null && attorney.BeneficiaryId == beneficiary.Id && attorney.IsInForceOn(today)
            && VietnameseText.Fold(attorney.AttorneyName) == VietnameseText.Fold(holder);
        if (holderKind == PayeeKind.Self && !isOwn)
            throw new RuleException(
                $"Chủ tài khoản “{holder}” không phải là {beneficiary.FullName}. Hãy sửa tên, hoặc lập giấy ủy quyền được chứng thực, hoặc ghi rõ là người giám hộ, người chăm sóc.",
                "AccountHolder");
        if (holderKind == PayeeKind.Attorney && !isAttorneys)
            throw new RuleException("Chưa có giấy ủy quyền còn hiệu lực, đã chứng thực, cho chủ tài khoản này.", "AccountHolder");
        return new BankAccount
        {
            UnitId = beneficiary.UnitId,
            BeneficiaryId = beneficiary.Id,
            Channel = channel,
            ProviderCode = provider.Code,
            Number = AccountNumbers.Normalise(number, provider.IsMobileMoney),
            HolderName = holder,
            HolderKind = holderKind,
            PowerOfAttorneyId = holderKind == PayeeKind.Attorney ? attorney!.Id : null,
            DeclaredAt = now,
            DeclaredById = by.Id,
            DeclaredByName = by.Name,
            DeclaredReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        };
    }

    public void Verify(DateOnly on) => LastVerifiedOn = IsCurrent ? on : throw new RuleException("Tài khoản này đã đóng.");

    public void Close(string reason, DateTime now)
    {
        if (!IsCurrent)
            throw new RuleException("Tài khoản này đã đóng.");
        ClosedAt = now;
        ClosedReason = string.IsNullOrWhiteSpace(reason) ? throw new RuleException("Hãy ghi lý do đóng tài khoản.", "Reason") : reason.Trim();
    }
}

/// <summary>
/// From when to when a person is paid by which channel, to whom, into which account. Written when a survey is completed, a power of attorney
/// certified or an account declared; the earlier one ends, it is not overwritten.
/// </summary>
public sealed class PaymentArrangement : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private PaymentArrangement() { }

    public PaymentArrangement(Beneficiary beneficiary, PaymentChannel channel, PayeeKind payeeKind, string payeeName, Guid? powerOfAttorneyId, Guid? bankAccountId, DateOnly validFrom)
    {
        UnitId = beneficiary.UnitId;
        BeneficiaryId = beneficiary.Id;
        Channel = channel;
        PayeeKind = payeeKind;
        PayeeName = payeeName;
        PowerOfAttorneyId = powerOfAttorneyId;
        BankAccountId = bankAccountId;
        ValidFrom = validFrom;
    }

    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public Beneficiary Beneficiary { get; private set; } = null!;
    public PaymentChannel Channel { get; private set; }
    public PayeeKind PayeeKind { get; private set; }
    public string PayeeName { get; private set; } = "";
    public Guid? PowerOfAttorneyId { get; private set; }
    public Guid? BankAccountId { get; private set; }
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Null while it is the current one; one current arrangement per person (unique index).</summary>
    public DateOnly? ValidTo { get; private set; }

    public void EndOn(DateOnly day) => ValidTo = day;

    public void UseAccount(BankAccount account)
    {
        if (account.BeneficiaryId != BeneficiaryId)
            throw new RuleException("Tài khoản này thuộc về đối tượng khác.");
        BankAccountId = account.Id;
        PayeeKind = account.HolderKind;
        PayeeName = account.HolderName;
        PowerOfAttorneyId = account.PowerOfAttorneyId;
    }
}
