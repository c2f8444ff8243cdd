using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Domain.BankAccounts;

/// <summary>The current account of a person, as far as a hand-over asks for it.</summary>
public sealed record PayeeAccount(PaymentChannel Channel, string ProviderCode, string Number, string HolderName, PayeeKind HolderKind, Guid? PowerOfAttorneyId);

/// <summary>The latest power of attorney of a person.</summary>
public sealed record PayeeAttorney(Guid Id, string Name, PowerOfAttorneyState State, DateOnly ValidTo, string? ProviderCode, string? AccountNumber, string? AccountHolder)
{
    /// <summary>The allowances it covers, see <see cref="PowerOfAttorney.CoveredCategories"/>; null = all.</summary>
    public string? CoveredCategories { get; init; }

    public bool Covers(string? categoryCode) => CoveredCategories is null || (categoryCode is not null && CoveredCategories.Split(';').Contains(categoryCode));

    /// <summary>Certified, and its term is not over on that day; whether it is in force in a month is asked again when that month is paid.</summary>
    public bool CountsOn(DateOnly day) => State == PowerOfAttorneyState.Certified && day <= ValidTo;
}

/// <summary>Somebody who receives in place of the person without a power of attorney: guardian or carer.</summary>
public sealed record Substitute(PayeeKind Kind, string Name);

/// <summary>What is known of a person on a signed-off list.</summary>
public sealed record PersonToPay(
    string FullName, SurveyOutcome Outcome, BeneficiaryStatus Status, PayeeAccount? Account, PayeeAttorney? Attorney, Substitute? Substitute = null)
{
    /// <summary>The power of attorney has ended and the person receives themself until they are asked again (<see cref="PayeeReview"/>).</summary>
    public bool HasFallenBack { get; init; }
}

/// <summary>How and to whom the money is to go.</summary>
public sealed record PaymentWay(PaymentChannel Channel, PayeeKind PayeeKind, string PayeeName, Guid? PowerOfAttorneyId = null, string? Note = null)
{
    public string? ProviderCode { get; init; }
    public string? AccountNumber { get; init; }
    public string? AccountHolder { get; init; }
}

/// <summary>Either a way, or the sentence that says why the person is not handed over yet.</summary>
public readonly record struct HandOverDecision(PaymentWay? Way, string? HeldBecause)
{
    public static implicit operator HandOverDecision(PaymentWay way) => new(way, null);

    public static HandOverDecision Hold(string because) => new(null, because);
}

/// <summary>Which lines a hand-over carries (step 6: "cập nhật số tài khoản, tên ngân hàng và chuyển danh sách").</summary>
public static class HandOverRule
{
    public const string CashUntilAccount = "Chưa có số tài khoản: chi tiền mặt";
    public const string SelfUntilAsked = "Hết ủy quyền: chi cho đối tượng, chờ hỏi lại cách nhận";
    public const string OutsideMandate = "Ngoài phạm vi giấy ủy quyền: chi cho đối tượng";

    public static HandOverDecision Decide(PersonToPay person, DateOnly today)
    {
        var rule = person.Outcome.Rule();
        if (rule.Channel is not { } channel)
            return HandOverDecision.Hold($"{rule.Title}: không chuyển chi trả.");
        if (person.Status != BeneficiaryStatus.Active)
            return HandOverDecision.Hold($"Danh sách đối tượng ghi “{person.Status.ToVietnamese()}”: không chuyển chi trả.");
        if (rule.NeedsPowerOfAttorney)
            return person.HasFallenBack && person.Attorney?.CountsOn(today) != true ? ToThemself(person, SelfUntilAsked) : ThroughAttorney(person, channel, today);
        if (!channel.NeedsAccount())
            return new PaymentWay(channel, person.Substitute?.Kind ?? PayeeKind.Self, person.Substitute?.Name ?? person.FullName);
        if (person.Account is not { } account)
        {
            return rule.NeedsAccount
                ? HandOverDecision.Hold("Chưa có số tài khoản; hãy nhập số tài khoản và ngân hàng.")
                : new PaymentWay(PaymentChannel.Cash, person.Substitute?.Kind ?? PayeeKind.Self, person.Substitute?.Name ?? person.FullName, Note: CashUntilAccount);
        }
        if (account.HolderKind == PayeeKind.Attorney && (person.Attorney?.Id != account.PowerOfAttorneyId || person.Attorney?.CountsOn(today) != true))
            return HandOverDecision.Hold($"Tài khoản đứng tên người được ủy quyền {account.HolderName} nhưng giấy ủy quyền không còn hiệu lực.");
        return Into(account);
    }

    private static HandOverDecision ThroughAttorney(PersonToPay person, PaymentChannel channel, DateOnly today)
    {
        if (person.Attorney is not { } attorney || attorney.State == PowerOfAttorneyState.Ended)
            return HandOverDecision.Hold("Chưa có giấy ủy quyền.");
        if (attorney.State == PowerOfAttorneyState.Draft)
            return HandOverDecision.Hold("Giấy ủy quyền chưa được chứng thực; chuyển công chức tư pháp.");
        if (!attorney.CountsOn(today))
            return HandOverDecision.Hold($"Giấy ủy quyền đã hết hạn ngày {attorney.ValidTo:dd/MM/yyyy}.");
        if (!channel.NeedsAccount())
            return new PaymentWay(channel, PayeeKind.Attorney, attorney.Name, attorney.Id);
        if (person.Account is { HolderKind: PayeeKind.Attorney } account && account.PowerOfAttorneyId == attorney.Id)
            return Into(account);
        if (attorney is { ProviderCode: { } provider, AccountNumber: { } number })
            return new PaymentWay(channel, PayeeKind.Attorney, attorney.Name, attorney.Id) { ProviderCode = provider, AccountNumber = number, AccountHolder = attorney.AccountHolder ?? attorney.Name };
        return HandOverDecision.Hold("Chưa có số tài khoản của người được ủy quyền.");
    }

    /// <summary>The way of one allowance: what the power of attorney does not cover goes to the person.</summary>
    public static PaymentWay WayOf(PersonToPay person, PaymentWay way, string? categoryCode) =>
        way.PowerOfAttorneyId is { } paper && person.Attorney is { } attorney && attorney.Id == paper && !attorney.Covers(categoryCode) ? ToThemself(person, OutsideMandate) : way;

    private static PaymentWay ToThemself(PersonToPay person, string note) => person.Account is { HolderKind: PayeeKind.Self } own
        ? Into(own) with { Note = note }
        : new PaymentWay(PaymentChannel.Cash, PayeeKind.Self, person.FullName, Note: note);

    private static PaymentWay Into(PayeeAccount account) => new(account.Channel, account.HolderKind, account.HolderName, account.PowerOfAttorneyId)
    {
        ProviderCode = account.ProviderCode,
        AccountNumber = account.Number,
        AccountHolder = account.HolderName,
    };

    /// <summary>
    /// Whether a line has to be sent: never sent in this round, returned by the agency, or saying something else than the latest one. So handing
    /// over twice sends nothing the second time.
    /// </summary>
    public static LineNeed NeedOf(HandOverLine line, HandOverLine? latest)
    {
        if (latest is null)
            return LineNeed.New;
        var isSame = latest.SaysTheSameAs(line);
        if (latest.State == HandOverLineState.Returned)
            return isSame ? LineNeed.ReturnedUnchanged : LineNeed.Returned;
        return isSame ? LineNeed.None : LineNeed.Changed;
    }
}

public enum LineNeed
{
    /// <summary>The agency already has exactly this.</summary>
    None,
    New,

    /// <summary>Sent before, and something has changed since.</summary>
    Changed,

    /// <summary>Returned, and mended since.</summary>
    Returned,

    /// <summary>Returned, and nothing was mended: sent again only when asked for.</summary>
    ReturnedUnchanged,
}

/// <summary>How an account number stands with its person and with the others of the commune.</summary>
public enum AccountStanding { Missing, Good, HolderDiffers, Shared, SharedAllowed, OfSubstitute }

public static class AccountStandings
{
    /// <summary>
    /// One number for several people is allowed only where the holder is guardian, carer or attorney (code ACC-OWNER); a holder who is said to
    /// be the person but bears another name has to be looked at, for instance after a name was corrected.
    /// </summary>
    public static AccountStanding Of(PayeeAccount? account, string nameKey, int peopleOfThisNumber)
    {
        if (account is null)
            return AccountStanding.Missing;
        if (account.HolderKind == PayeeKind.Self && Shared.VietnameseText.Fold(account.HolderName) != nameKey)
            return AccountStanding.HolderDiffers;
        if (peopleOfThisNumber > 1)
            return account.HolderKind == PayeeKind.Self ? AccountStanding.Shared : AccountStanding.SharedAllowed;
        return account.HolderKind == PayeeKind.Self ? AccountStanding.Good : AccountStanding.OfSubstitute;
    }

    public static bool NeedsWork(this AccountStanding standing) => standing is AccountStanding.Missing or AccountStanding.HolderDiffers or AccountStanding.Shared;

    public static string ToVietnamese(this AccountStanding standing) => standing switch
    {
        AccountStanding.Missing => "Chưa có số tài khoản",
        AccountStanding.Good => "Đúng chủ",
        AccountStanding.HolderDiffers => "Khác tên chủ",
        AccountStanding.Shared => "Trùng số tài khoản",
        AccountStanding.SharedAllowed => "Người nhận thay dùng chung",
        _ => "Của người nhận thay",
    };
}
