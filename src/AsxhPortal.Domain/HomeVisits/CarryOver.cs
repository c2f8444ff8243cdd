using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>Why an answer of an earlier round does not count unasked.</summary>
public enum AskAgainReason
{
    AnswerTooOld,
    ResultNotSettled,
    StatusChanged,
    UnderVerification,
    IdentityChanged,
    EntitlementChanged,
    AccountChanged,
    AccountMissing,
    AttorneyEnding,
    RefusalToPersuade,
    AccountNotOpenedYet,
    ReceivesByHand,
    CameOfAge,
}

/// <param name="Sentence">In Vietnamese, with a full stop.</param>
/// <param name="IsConfirmable">"Không thay đổi" may answer it; otherwise a new survey has to be written.</param>
public sealed record AskAgain(AskAgainReason Reason, string Sentence, bool IsConfirmable);

/// <summary>The latest completed survey of a person in the rounds before, and what the register has learned since.</summary>
/// <param name="AnsweredOn">The day of that visit.</param>
/// <param name="PayeeIsSelf">The person receives themselves, not a guardian or carer.</param>
/// <param name="HasAccount">An open account stands in the register.</param>
/// <param name="AccountChanged">An account was declared or closed after that survey.</param>
/// <param name="AttorneyUntil">Last day of the certified power of attorney; null when there is none.</param>
/// <param name="IdentityChanged">Name, birth, sex or number were corrected after that survey.</param>
/// <param name="EntitlementsChanged">An entitlement was added, changed or ended after that survey.</param>
/// <param name="StatusChanged">The person was taken off the register and came back after that survey.</param>
/// <param name="IsUnderVerification">The register doubts now who the person is or where they live.</param>
public sealed record EarlierAnswer(
    SurveyOutcome Outcome,
    DateOnly AnsweredOn,
    bool PayeeIsSelf,
    PartialDate? Birth,
    bool HasAccount,
    bool AccountChanged,
    DateOnly? AttorneyUntil,
    bool IdentityChanged,
    bool EntitlementsChanged,
    bool StatusChanged,
    bool IsUnderVerification = false);

/// <summary>
/// Rounds recur ("thường xuyên"): a round starts from the result of the one before and asks only what may have changed. An answer counts unasked
/// (kế thừa) when this rule gives no reason; anything else needs somebody who confirms "không thay đổi", or a new survey.
/// </summary>
public static class CarryOver
{
    /// <summary>Months after which even an unchanged answer is asked again; own rule, since no decree sets one.</summary>
    public const int MonthsOfTrust = 12;

    /// <summary>A power of attorney that ends within so many days is renewed at this visit.</summary>
    public const int AttorneyDays = 60;

    /// <summary>Children's allowances end at 16 (NĐ 20/2021 Đ5 k1, k2); at 18 a person receives in their own name (BLDS 2015 Đ20).</summary>
    public static readonly IReadOnlyList<int> AgesOfChange = [16, 18];

    /// <summary>Empty when nothing can have changed: the answer counts for this round as it is.</summary>
    public static IReadOnlyList<AskAgain> WhyAskAgain(EarlierAnswer answer, DateOnly today)
    {
        var why = new List<AskAgain>();
        void Ask(bool applies, AskAgainReason reason, string sentence, bool isConfirmable = true)
        {
            if (applies)
                why.Add(new AskAgain(reason, sentence, isConfirmable));
        }

        var rule = answer.Outcome.Rule();
        var throughAccount = rule.NeedsAccount || answer.Outcome == SurveyOutcome.AttorneyThroughAccount;
        Ask(rule.IsEvent, AskAgainReason.ResultNotSettled, $"Lần trước ghi “{rule.Title}”; nay còn theo dõi nên phải khảo sát lại.", false);
        Ask(answer.StatusChanged, AskAgainReason.StatusChanged, "Đã trở lại theo dõi sau lần khảo sát trước.");
        Ask(answer.IsUnderVerification, AskAgainReason.UnderVerification, "Đang xác minh: kết quả trước chỉ dùng lại được khi đã xác minh xong.", false);
        Ask(answer.IdentityChanged, AskAgainReason.IdentityChanged, "Thông tin nhân thân đã sửa sau lần khảo sát trước.");
        Ask(answer.EntitlementsChanged, AskAgainReason.EntitlementChanged, "Chế độ đã thay đổi sau lần khảo sát trước.");
        Ask(throughAccount && !answer.HasAccount, AskAgainReason.AccountMissing, "Tài khoản đã đóng hoặc chưa có trong danh sách tài khoản.", false);
        Ask(answer.AccountChanged && (answer.HasAccount || !throughAccount), AskAgainReason.AccountChanged, "Tài khoản đã thay đổi sau lần khảo sát trước.", false);
        Ask(rule.NeedsPowerOfAttorney && (answer.AttorneyUntil is not { } until || until < today), AskAgainReason.AttorneyEnding, "Giấy ủy quyền không còn hiệu lực.", false);
        Ask(rule.NeedsPowerOfAttorney && answer.AttorneyUntil is { } end && end >= today && end <= today.AddDays(AttorneyDays), AskAgainReason.AttorneyEnding,
            $"Giấy ủy quyền sắp hết hạn{(answer.AttorneyUntil is { } last ? $" ({last:dd/MM/yyyy})" : "")}.");
        Ask(answer.Outcome == SurveyOutcome.RefusesAccount, AskAgainReason.RefusalToPersuade, "Lần trước chưa đồng ý đăng ký tài khoản: vận động lại và lập biên bản mới nếu vẫn chưa đồng ý.", false);
        Ask(rule.MayHoldAccount && !answer.HasAccount, AskAgainReason.AccountNotOpenedYet, "Đã chọn hình thức nhưng chưa có tài khoản.");
        Ask(answer.Outcome != SurveyOutcome.RefusesAccount && rule.Channel is { } channel && !rule.MayHoldAccount && !channel.NeedsAccount(), AskAgainReason.ReceivesByHand,
            "Đang nhận tiền mặt hoặc tại nhà: hỏi lại xem nay có tài khoản chưa.");
        Ask(AgeReached(answer, today) is not null, AskAgainReason.CameOfAge, $"Đã đủ {AgeReached(answer, today)} tuổi sau lần khảo sát trước.", answer.PayeeIsSelf);
        Ask(answer.AnsweredOn.AddMonths(MonthsOfTrust) < today, AskAgainReason.AnswerTooOld, $"Khảo sát lần trước đã quá {MonthsOfTrust} tháng.");
        return why;
    }

    private static int? AgeReached(EarlierAnswer answer, DateOnly today) => answer.Birth is not { } birth ? null
        : AgesOfChange.Where(age => birth.AgeOn(answer.AnsweredOn) < age && birth.AgeOn(today) >= age).Select(age => (int?)age).LastOrDefault();

    public static string ToVietnamese(this AskAgainReason reason) => reason switch
    {
        AskAgainReason.AnswerTooOld => "quá 12 tháng",
        AskAgainReason.ResultNotSettled => "lần trước là biến động",
        AskAgainReason.StatusChanged => "trở lại theo dõi",
        AskAgainReason.UnderVerification => "đang xác minh",
        AskAgainReason.IdentityChanged => "đổi nhân thân",
        AskAgainReason.EntitlementChanged => "đổi chế độ",
        AskAgainReason.AccountChanged => "đổi tài khoản",
        AskAgainReason.AccountMissing => "không còn tài khoản",
        AskAgainReason.AttorneyEnding => "ủy quyền hết hạn",
        AskAgainReason.RefusalToPersuade => "vận động lại",
        AskAgainReason.AccountNotOpenedYet => "chưa mở tài khoản",
        AskAgainReason.ReceivesByHand => "đang nhận tiền mặt",
        _ => "đến tuổi",
    };
}
