using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Domain.Classification;

/// <summary>What is missing, or contradicts, before a person stands rightly on a classification list.</summary>
public enum MissingKind
{
    NotSurveyed,
    SurveyIsDraft,
    NotMet,
    ToBeConfirmed,
    StatusContradicts,
    EventNotRecorded,
    VerificationOpen,
    EntitlementRunsOn,
    Entitlement,
    Amount,
    Minute,
    PowerOfAttorney,
    AttorneyChannel,
    Certification,
    AttorneyTerm,
    Account,
    AccountUnexpected,
}

/// <summary>Which screen mends it.</summary>
public enum MendingPlace { Survey, Person, ChangeEvent, NewEntitlement, Verification, PowerOfAttorney, Certification, Account }

/// <param name="Sentence">What is wrong and what to do, in Vietnamese.</param>
/// <param name="KeepsOffList">"Chưa phân loại được": the person is not signed off until it is mended; the others are notes on the list.</param>
public sealed record MissingPiece(MissingKind Kind, string Sentence, MendingPlace Place, bool KeepsOffList = true);

/// <summary>The power of attorney of a person as far as a list asks for it.</summary>
public sealed record AttorneyStanding(PowerOfAttorneyState State, DateOnly ValidTo, bool IsThroughAccount)
{
    /// <summary>Certified, and its term is not over; a term that begins next month counts (TT 01/2020/TT-BTP Đ14 k2b; BLDS 2015 Đ563).</summary>
    public bool CountsOn(DateOnly day) => State == PowerOfAttorneyState.Certified && day <= ValidTo;
}

/// <summary>What the register and the papers say about a person whose survey is completed.</summary>
/// <param name="HasAccount">An open account, of the person or of who receives for them.</param>
/// <param name="EntitlementCount">Entitlements that are neither ended nor suspended.</param>
/// <param name="UnknownAmounts">How many of them have no amount that can be told.</param>
/// <param name="OpenEndedEntitlements">How many of them have no last month.</param>
/// <param name="HasOpenVerification">Step 2 has a case about this person that is not closed.</param>
public sealed record SurveyedPerson(
    SurveyOutcome Outcome,
    BeneficiaryStatus Status,
    bool HasAccount,
    bool HasMinute,
    AttorneyStanding? Attorney,
    int EntitlementCount,
    int UnknownAmounts,
    int OpenEndedEntitlements = 0,
    bool HasOpenVerification = false);

/// <summary>
/// Compares the outcome of a completed survey with the register (step 5: "phân loại, lập danh sách"). The one table of contradictions: each row
/// says for which outcomes it is asked, what it finds, and where it is mended.
/// </summary>
public static class ListReadiness
{
    public static readonly MissingPiece NotSurveyed = new(MissingKind.NotSurveyed, "Chưa khảo sát; hãy đến nhà và ghi phiếu.", MendingPlace.Survey);
    public static readonly MissingPiece SurveyIsDraft = new(MissingKind.SurveyIsDraft, "Phiếu khảo sát còn là bản nháp; hãy hoàn thành phiếu.", MendingPlace.Survey);
    public static readonly MissingPiece NotMet = new(MissingKind.NotMet, "Đã đến nhưng vắng nhà; hãy đến lại theo hẹn và hoàn thành phiếu.", MendingPlace.Survey);

    /// <summary>No survey in the round, and the register does not follow the person (any more).</summary>
    public static MissingPiece NotFollowed(BeneficiaryStatus status) => status == BeneficiaryStatus.UnderVerification
        ? new(MissingKind.VerificationOpen, "Danh sách đối tượng ghi “Đang xác minh” và chưa có phiếu khảo sát; hãy xác minh xong rồi khảo sát.", MendingPlace.Person)
        : new(MissingKind.StatusContradicts, $"Danh sách đối tượng ghi “{status.ToVietnamese()}”, xã không còn theo dõi.", MendingPlace.Person);

    /// <summary>The answers of an earlier round are there, but something may have changed.</summary>
    public static MissingPiece ToBeConfirmed(string roundName, string because) => new(MissingKind.ToBeConfirmed,
        $"Có kết quả kế thừa từ {roundName} nhưng cần hỏi lại: {because} Hãy xác nhận không thay đổi hoặc ghi phiếu mới.", MendingPlace.Survey);

    private sealed record Contradiction(MissingKind Kind, MendingPlace Place, Func<OutcomeRule, bool> AskedFor, Func<SurveyedPerson, DateOnly, string?> Finds, bool KeepsOffList = true);

    private static readonly IReadOnlyList<Contradiction> Table =
    [
        new(MissingKind.NotMet, MendingPlace.Survey, r => r.Outcome == SurveyOutcome.Absent, (_, _) => "Phiếu ghi vắng nhà nên chưa có kết quả; hãy đến lại và ghi phiếu."),
        new(MissingKind.EventNotRecorded, MendingPlace.ChangeEvent, r => StatusThatFits(r.Outcome) is not null, (p, _) => p.Status != BeneficiaryStatus.Active ? null
            : p.Outcome == SurveyOutcome.WrongInformation
                ? "Phiếu ghi sai thông tin nhưng danh sách đối tượng vẫn đang theo dõi: nếu đã xác minh xong thì khảo sát lại, nếu chưa thì ghi biến động."
                : $"Phiếu ghi “{p.Outcome.Rule().Title}” nhưng danh sách đối tượng vẫn đang theo dõi; hãy ghi biến động."),
        new(MissingKind.StatusContradicts, MendingPlace.Survey, r => r.Outcome != SurveyOutcome.Absent,
            (p, _) => p.Status != BeneficiaryStatus.Active && p.Status != StatusThatFits(p.Outcome)
                ? $"Danh sách đối tượng ghi “{p.Status.ToVietnamese()}” nhưng phiếu ghi kết quả {p.Outcome.Rule().Code}; hãy kiểm tra và sửa một trong hai."
                : null),
        new(MissingKind.EntitlementRunsOn, MendingPlace.Person, r => r.Outcome is SurveyOutcome.Died or SurveyOutcome.RefusesBenefit,
            (p, _) => p.Status == StatusThatFits(p.Outcome) && p.OpenEndedEntitlements > 0
                ? "Đã ghi biến động nhưng còn chế độ chưa thôi hưởng (NĐ 20/2021 Điều 8; TT 02/2021 Điều 2); hãy ghi thôi hưởng."
                : null),
        new(MissingKind.VerificationOpen, MendingPlace.Verification, r => r.Channel is not null,
            (p, _) => p.HasOpenVerification ? "Hồ sơ xác minh ở bước 2 chưa kết thúc; hãy ghi kết quả xác minh." : null),
        new(MissingKind.Entitlement, MendingPlace.NewEntitlement, r => r.Channel is not null,
            (p, _) => p.EntitlementCount == 0 ? "Không có chế độ nào còn hiệu lực (đã thôi hưởng hoặc tạm dừng); hãy bổ sung chế độ hoặc ghi biến động." : null),
        new(MissingKind.Amount, MendingPlace.Person, r => r.Channel is not null,
            (p, _) => p.EntitlementCount > 0 && p.UnknownAmounts > 0 ? "Chưa tính được mức hưởng; hãy bổ sung loại đối tượng, tỷ lệ hoặc số tiền." : null, KeepsOffList: false),
        new(MissingKind.Minute, MendingPlace.Survey, r => r.NeedsMinute, (p, _) => p.HasMinute ? null : "Chưa có biên bản đủ ba bên ký; hãy mở lại phiếu và lập biên bản."),
        new(MissingKind.PowerOfAttorney, MendingPlace.PowerOfAttorney, r => r.NeedsPowerOfAttorney,
            (p, _) => p.Attorney is null or { State: PowerOfAttorneyState.Ended } ? "Chưa có giấy ủy quyền còn hiệu lực; hãy lập giấy." : null),
        new(MissingKind.AttorneyChannel, MendingPlace.PowerOfAttorney, r => r.NeedsPowerOfAttorney,
            (p, _) => p.Attorney is { State: not PowerOfAttorneyState.Ended } paper && paper.IsThroughAccount != (p.Outcome == SurveyOutcome.AttorneyThroughAccount)
                ? "Giấy ủy quyền và phiếu nói khác nhau về việc nhận qua tài khoản; hãy sửa một trong hai."
                : null),
        new(MissingKind.Certification, MendingPlace.Certification, r => r.NeedsPowerOfAttorney,
            (p, _) => p.Attorney?.State == PowerOfAttorneyState.Draft ? "Giấy ủy quyền chưa được chứng thực; hãy chuyển công chức tư pháp." : null),
        new(MissingKind.AttorneyTerm, MendingPlace.PowerOfAttorney, r => r.NeedsPowerOfAttorney,
            (p, today) => p.Attorney is { State: PowerOfAttorneyState.Certified } paper && !paper.CountsOn(today)
                ? $"Giấy ủy quyền đã hết hạn ngày {paper.ValidTo:dd/MM/yyyy}; hãy lập giấy mới."
                : null),
        new(MissingKind.Account, MendingPlace.Account, r => r.NeedsAccount || r.Outcome == SurveyOutcome.AttorneyThroughAccount,
            (p, _) => p.HasAccount ? null : "Chưa có số tài khoản; hãy nhập số tài khoản và ngân hàng."),
        new(MissingKind.AccountUnexpected, MendingPlace.Survey, r => r.Outcome is SurveyOutcome.ChoosesPaymentOrganisation or SurveyOutcome.ForceMajeure,
            (p, _) => p.HasAccount ? "Phiếu ghi không có tài khoản nhưng danh sách tài khoản đang có một tài khoản; hãy hỏi lại khi có dịp." : null, KeepsOffList: false),
    ];

    /// <summary>Empty when the person stands rightly on the list of this outcome.</summary>
    public static IReadOnlyList<MissingPiece> WhatIsMissing(SurveyedPerson person, DateOnly today)
    {
        var rule = person.Outcome.Rule();
        return
        [
            .. Table.Where(row => row.AskedFor(rule)).Select(row => (row, Sentence: row.Finds(person, today)))
                .Where(found => found.Sentence is not null)
                .Select(found => new MissingPiece(found.row.Kind, found.Sentence!, found.row.Place, found.row.KeepsOffList)),
        ];
    }

    /// <summary>The register status an event outcome leads to; null for the others, and for somebody not met, who stays active.</summary>
    private static BeneficiaryStatus? StatusThatFits(SurveyOutcome outcome) => outcome switch
    {
        SurveyOutcome.Died => BeneficiaryStatus.Deceased,
        SurveyOutcome.MovedAway => BeneficiaryStatus.MovedAway,
        SurveyOutcome.WrongInformation => BeneficiaryStatus.UnderVerification,
        SurveyOutcome.RefusesBenefit => BeneficiaryStatus.RefusedBenefit,
        _ => null,
    };
}

public static class MissingWords
{
    public static string ToVietnamese(this MissingKind kind) => kind switch
    {
        MissingKind.NotSurveyed => "Chưa khảo sát",
        MissingKind.SurveyIsDraft => "Phiếu còn nháp",
        MissingKind.NotMet => "Vắng nhà, chưa gặp",
        MissingKind.ToBeConfirmed => "Kế thừa, chờ xác nhận",
        MissingKind.StatusContradicts => "Mâu thuẫn với danh sách đối tượng",
        MissingKind.EventNotRecorded => "Chưa ghi biến động",
        MissingKind.VerificationOpen => "Đang xác minh",
        MissingKind.EntitlementRunsOn => "Chế độ chưa dừng",
        MissingKind.Entitlement => "Không còn chế độ",
        MissingKind.Amount => "Chưa rõ mức hưởng",
        MissingKind.Minute => "Chưa có biên bản",
        MissingKind.PowerOfAttorney => "Chưa có giấy ủy quyền",
        MissingKind.AttorneyChannel => "Giấy ủy quyền khác phiếu",
        MissingKind.Certification => "Ủy quyền chưa chứng thực",
        MissingKind.AttorneyTerm => "Ủy quyền hết hạn",
        MissingKind.Account => "Chưa có tài khoản",
        _ => "Có tài khoản, phiếu ghi không",
    };
}
