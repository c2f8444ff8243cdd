using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Beneficiaries;

public enum BeneficiaryStatus
{
    /// <summary>Đang theo dõi.</summary>
    Active,

    /// <summary>Đã chết: stops from the month after (NĐ 20/2021 Đ8).</summary>
    Deceased,

    /// <summary>Đã chuyển nơi cư trú (NĐ 20/2021 Đ8 k3-4).</summary>
    MovedAway,

    /// <summary>Sai thông tin, chuyển xác minh.</summary>
    UnderVerification,

    /// <summary>Từ chối nhận chế độ (TT 02/2021 Đ2 k1d).</summary>
    RefusedBenefit,
}

/// <summary>
/// A person of the register. Person ≠ entitlement ≠ payee ≠ channel: what is due stands in <see cref="Entitlement"/>, who receives and how
/// in PaymentArrangement, where to in BankAccount.
/// </summary>
public sealed class Beneficiary : VersionedEntity, IScopedToUnit
{
    private Beneficiary() { }

    public Beneficiary(Guid unitId, Guid? citizenRecordId, VietnameseName name, PartialDate? birth, Sex? sex, string? citizenId, string? oldId)
    {
        UnitId = unitId;
        CitizenRecordId = citizenRecordId;
        Rename(name);
        Birth = birth;
        Sex = sex;
        CitizenId = citizenId;
        OldId = oldId;
    }

    public Guid UnitId { get; private set; }
    public Guid? HamletId { get; private set; }
    public Guid? CitizenRecordId { get; private set; }
    public string FullName { get; private set; } = "";
    public string NameKey { get; private set; } = "";
    public string NameSortKey { get; private set; } = "";
    public PartialDate? Birth { get; private set; }
    public Sex? Sex { get; private set; }

    /// <summary>Twelve digits; unique when present.</summary>
    public string? CitizenId { get; private set; }
    public string? OldId { get; private set; }
    public string? Phone { get; private set; }
    public string? HouseholdHead { get; private set; }
    public string? HouseholdCode { get; private set; }
    public BeneficiaryStatus Status { get; private set; }

    /// <summary>Day of death, of moving away, of refusal.</summary>
    public DateOnly? StatusOn { get; private set; }

    public List<Entitlement> Entitlements { get; } = [];

    public PartialDate? DiedOn => Status == BeneficiaryStatus.Deceased && StatusOn is { } day ? PartialDate.From(day) : null;

    public void Rename(VietnameseName name)
    {
        FullName = name.Display;
        NameKey = name.Key;
        NameSortKey = name.SortKey;
    }

    /// <summary>Identity as corrected by the commune police (step 2).</summary>
    public void CorrectIdentity(VietnameseName name, PartialDate? birth, Sex? sex, CitizenId? citizenId, string? oldId, DateOnly today)
    {
        if (birth is { } born && born.AgeOn(today) < -1)
            throw new RuleException("Ngày sinh ở tương lai; hãy kiểm tra lại.", "Birth");
        if (oldId is not null && (oldId.Length is not (9 or 12) || !oldId.All(char.IsAsciiDigit)))
            throw new RuleException("Số CMND cũ gồm 9 chữ số; hãy kiểm tra lại.", "OldId");
        Rename(name);
        Birth = birth;
        Sex = sex;
        CitizenId = citizenId?.Value;
        OldId = oldId;
    }

    public void LiveAt(Guid? hamletId, string? householdHead = null, string? householdCode = null)
    {
        HamletId = hamletId;
        HouseholdHead = householdHead ?? HouseholdHead;
        HouseholdCode = householdCode ?? HouseholdCode;
    }

    public void UsePhone(string? phone) => Phone = PhoneNumber.Normalise(phone);

    /// <summary>A death, move, error or refusal found at the door or in a new extract. Nothing is deleted; the register keeps the person.</summary>
    public ChangeEvent Record(ChangeKind kind, DateOnly occurredOn, string? note, Actor by, DateTime now)
    {
        if (occurredOn > DateOnly.FromDateTime(now.AddHours(7)))
            throw new RuleException("Ngày xảy ra biến động không được ở tương lai.", "OccurredOn");
        (Status, StatusOn) = kind switch
        {
            ChangeKind.Death => (BeneficiaryStatus.Deceased, (DateOnly?)occurredOn),
            ChangeKind.MoveAway => (BeneficiaryStatus.MovedAway, occurredOn),
            ChangeKind.WrongInformation => (BeneficiaryStatus.UnderVerification, occurredOn),
            ChangeKind.BenefitRefused => (BeneficiaryStatus.RefusedBenefit, occurredOn),
            ChangeKind.BackToActive => (BeneficiaryStatus.Active, null),
            _ => (Status, StatusOn),
        };
        return new ChangeEvent(UnitId, Id, kind, occurredOn, note, by, now);
    }
}

/// <summary>Vietnamese phone numbers: ten digits with a leading 0; +84 and lost zeros are mended.</summary>
public static class PhoneNumber
{
    /// <summary>"+84 963 045 776", "963045776" → "0963045776"; null stays null.</summary>
    /// <exception cref="RuleException">Not a phone number.</exception>
    public static string? Normalise(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return TryNormalise(text, out var phone) ? phone : throw new RuleException("Số điện thoại gồm 10 chữ số, bắt đầu bằng 0; hãy kiểm tra lại.", "Phone");
    }

    public static bool TryNormalise(string? text, out string? phone)
    {
        var digits = new string((text ?? "").Where(char.IsAsciiDigit).ToArray());
        if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length == 11)
            digits = "0" + digits[2..];
        else if (digits.Length == 9 && digits[0] != '0')
            digits = "0" + digits;
        phone = digits.Length is 10 or 11 && digits[0] == '0' ? digits : null;
        return phone is not null;
    }
}
