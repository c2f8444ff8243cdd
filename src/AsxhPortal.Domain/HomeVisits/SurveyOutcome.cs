using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>What a home visit found: the tree of step 4 of the procedure, and the events met at the door.</summary>
public enum SurveyOutcome
{
    ReconfirmsAccount,
    RegistersAccount,
    RefusesAccount,
    ChoosesMobileMoney,
    ChoosesBankApp,
    ChoosesVneid,
    ChoosesPaymentOrganisation,
    AttorneyThroughAccount,
    AttorneyInCash,
    ForceMajeure,
    Died,
    MovedAway,
    Absent,
    WrongInformation,
    RefusesBenefit,
}

/// <summary>One outcome: its code, words, and what a survey must hold before it may be completed with it.</summary>
public sealed record OutcomeRule(SurveyOutcome Outcome, string Code, string Title, string NextAction, PaymentChannel? Channel)
{
    public bool NeedsAccount { get; init; }
    public bool NeedsReason { get; init; }
    public bool NeedsMinute { get; init; }
    public bool NeedsPowerOfAttorney { get; init; }
    public bool IsEvent { get; init; }

    /// <summary>An account opened on the spot may be written, but need not be.</summary>
    public bool MayHoldAccount { get; init; }

    /// <summary>What is recorded about the person when a survey is completed with this outcome.</summary>
    public ChangeKind? Change { get; init; }

    /// <summary>The outcome says on which day the event happened (death, moving away, refusal).</summary>
    public bool NeedsEventDay => Change is ChangeKind.Death or ChangeKind.MoveAway;

    /// <summary>"2B · Có tài khoản, chưa đồng ý đăng ký".</summary>
    public string Label => $"{Code} · {Title}";
}

public static class SurveyOutcomes
{
    /// <summary>In the order of the procedure.</summary>
    public static readonly IReadOnlyList<OutcomeRule> All =
    [
        new(SurveyOutcome.ReconfirmsAccount, "1", "Đã có tài khoản, đã đăng ký nhận qua tài khoản", "Xác nhận lại tài khoản", PaymentChannel.BankAccount) { NeedsAccount = true },
        new(SurveyOutcome.RegistersAccount, "2A", "Có tài khoản, đồng ý đăng ký sau vận động", "Đăng ký nhận qua tài khoản", PaymentChannel.BankAccount) { NeedsAccount = true },
        new(SurveyOutcome.RefusesAccount, "2B", "Có tài khoản, chưa có nhu cầu đăng ký", "Lập biên bản ghi rõ lý do, ba bên ký", PaymentChannel.Cash) { NeedsReason = true, NeedsMinute = true },
        new(SurveyOutcome.ChoosesMobileMoney, "3-MM", "Chưa có tài khoản, chọn Mobile money", "Mở tài khoản Mobile money", PaymentChannel.MobileMoney) { MayHoldAccount = true },
        new(SurveyOutcome.ChoosesBankApp, "3-BANK", "Chưa có tài khoản, chọn App ngân hàng (Banking)", "Mở tài khoản ngân hàng", PaymentChannel.BankAccount) { MayHoldAccount = true },
        new(SurveyOutcome.ChoosesVneid, "3-VNEID", "Chưa có tài khoản, chọn VNeID", "Đăng ký tài khoản an sinh trên VNeID", PaymentChannel.Vneid) { MayHoldAccount = true },
        new(SurveyOutcome.ChoosesPaymentOrganisation, "3-DV", "Chưa có tài khoản, chọn Tổ chức dịch vụ chi trả", "Chi trả qua tổ chức dịch vụ", PaymentChannel.PaymentOrganisation),
        new(SurveyOutcome.AttorneyThroughAccount, "3-UQ-TK", "Ủy quyền nhận thay qua tài khoản", "Giấy ủy quyền có xác nhận của UBND xã", PaymentChannel.BankAccount) { NeedsPowerOfAttorney = true },
        new(SurveyOutcome.AttorneyInCash, "3-UQ-TM", "Ủy quyền nhận thay không qua tài khoản", "Giấy ủy quyền có xác nhận của UBND xã", PaymentChannel.Cash) { NeedsPowerOfAttorney = true },
        new(SurveyOutcome.ForceMajeure, "4", "Bất khả kháng không đăng ký được tài khoản", "Tổ chức dịch vụ chi trả tận tay tại nhà", PaymentChannel.PaymentOrganisationAtHome) { NeedsReason = true },
        new(SurveyOutcome.Died, "X-CHET", "Đối tượng đã chết", "Thôi hưởng từ tháng sau", null) { IsEvent = true, Change = ChangeKind.Death },
        new(SurveyOutcome.MovedAway, "X-CHUYEN", "Đã chuyển nơi cư trú", "Làm thủ tục chuyển", null) { IsEvent = true, Change = ChangeKind.MoveAway },
        new(SurveyOutcome.Absent, "X-VANG", "Vắng nhà, chưa gặp", "Hẹn lại, đếm số lần đến", null) { IsEvent = true },
        new(SurveyOutcome.WrongInformation, "X-SAI", "Sai thông tin, không đúng đối tượng", "Chuyển xác minh", null) { IsEvent = true, NeedsReason = true, Change = ChangeKind.WrongInformation },
        new(SurveyOutcome.RefusesBenefit, "X-TUCHOI", "Từ chối nhận chế độ", "Thôi hưởng", null) { IsEvent = true, NeedsReason = true, Change = ChangeKind.BenefitRefused },
    ];

    private static readonly Dictionary<SurveyOutcome, OutcomeRule> ByOutcome = All.ToDictionary(r => r.Outcome);

    public static OutcomeRule Rule(this SurveyOutcome outcome) => ByOutcome[outcome];

    /// <summary>The outcome of a code, in capitals or not (addresses are written in small letters); null when there is none.</summary>
    public static OutcomeRule? FromCode(string? code) => All.FirstOrDefault(r => string.Equals(r.Code, code, StringComparison.OrdinalIgnoreCase));
}
