using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Domain.Classification;

/// <summary>What is missing, or contradicts, before a surveyed person stands rightly on a classification list.</summary>
public enum MissingKind
{
    NotSurveyed,
    SurveyIsDraft,
    StatusContradicts,
    EventNotRecorded,
    OutcomeChanged,
    Entitlement,
    Amount,
    Minute,
    PowerOfAttorney,
    Certification,
    AttorneyTerm,
    Account,
}

/// <summary>Which screen mends it.</summary>
public enum MendingPlace { Survey, Person, PowerOfAttorney, Account }

/// <param name="Sentence">What is wrong and what to do, in Vietnamese.</param>
/// <param name="KeepsOffList">The person is not signed off until it is mended; the others are notes on the list.</param>
public sealed record MissingPiece(MissingKind Kind, string Sentence, MendingPlace Place, bool KeepsOffList = false);

/// <summary>The power of attorney of a person as far as a list asks for it.</summary>
public sealed record AttorneyStanding(PowerOfAttorneyState State, DateOnly ValidTo)
{
    /// <summary>Certified, and its term is not over; a term that begins next month counts (TT 01/2020/TT-BTP Đ14 k2b; BLDS 2015 Đ563).</summary>
    public bool CountsOn(DateOnly day) => State == PowerOfAttorneyState.Certified && day <= ValidTo;
}

/// <summary>What the register and the papers say about a person whose survey is completed.</summary>
/// <param name="EntitlementCount">Entitlements that are not ended.</param>
/// <param name="UnknownAmounts">How many of them have no amount that can be told.</param>
/// <param name="SignedOffOutcome">Outcome of the list the person already stands on in this round.</param>
public sealed record SurveyedPerson(
    SurveyOutcome Outcome,
    BeneficiaryStatus Status,
    bool HasAccount,
    bool HasMinute,
    AttorneyStanding? Attorney,
    int EntitlementCount,
    int UnknownAmounts,
    SurveyOutcome? SignedOffOutcome = null);

/// <summary>Compares the outcome of a completed survey with the register (step 5: "phân loại, lập danh sách").</summary>
public static class ListReadiness
{
    public static readonly MissingPiece NotSurveyed = new(MissingKind.NotSurveyed, "Chưa khảo sát; hãy đến nhà và ghi phiếu.", MendingPlace.Survey, true);
    public static readonly MissingPiece SurveyIsDraft = new(MissingKind.SurveyIsDraft, "Phiếu khảo sát còn là bản nháp; hãy hoàn thành phiếu.", MendingPlace.Survey, true);

    /// <summary>Empty when the person stands rightly on the list of this outcome.</summary>
    public static IReadOnlyList<MissingPiece> WhatIsMissing(SurveyedPerson person, DateOnly today)
    {
        var missing = new List<MissingPiece>();
        var rule = person.Outcome.Rule();
        if (person.SignedOffOutcome is { } signed && signed != person.Outcome)
            missing.Add(new(MissingKind.OutcomeChanged,
                $"Đã ký duyệt ở danh sách {signed.Rule().Code} nhưng phiếu nay ghi {rule.Code}; muốn chuyển thì rút danh sách cũ và ký lại.", MendingPlace.Survey));
        if (StatusThatFits(person.Outcome) is { } fitting && person.Status != fitting)
            missing.Add(person.Status == BeneficiaryStatus.Active
                ? new(MissingKind.EventNotRecorded, $"Phiếu ghi “{rule.Title}” nhưng danh sách đối tượng vẫn đang theo dõi; hãy ghi biến động.", MendingPlace.Person, true)
                : Contradiction(person, rule));
        else if (StatusThatFits(person.Outcome) is null && person.Status != BeneficiaryStatus.Active)
            missing.Add(Contradiction(person, rule));
        if (rule.Channel is null)
            return missing;

        if (person.EntitlementCount == 0)
            missing.Add(new(MissingKind.Entitlement, "Chưa có chế độ nào còn hiệu lực; hãy bổ sung loại đối tượng.", MendingPlace.Person));
        else if (person.UnknownAmounts > 0)
            missing.Add(new(MissingKind.Amount, "Chưa tính được mức hưởng; hãy bổ sung loại đối tượng, tỷ lệ hoặc số tiền.", MendingPlace.Person));
        if (rule.NeedsMinute && !person.HasMinute)
            missing.Add(new(MissingKind.Minute, "Chưa có biên bản đủ ba bên ký.", MendingPlace.Survey));
        if (rule.NeedsPowerOfAttorney && Attorney(person.Attorney, today) is { } lacking)
            missing.Add(lacking);
        if ((rule.NeedsAccount || person.Outcome == SurveyOutcome.AttorneyThroughAccount) && !person.HasAccount)
            missing.Add(new(MissingKind.Account, "Chưa có số tài khoản; hãy nhập số tài khoản và ngân hàng.", MendingPlace.Account));
        return missing;
    }

    private static MissingPiece Contradiction(SurveyedPerson person, OutcomeRule rule) => new(MissingKind.StatusContradicts,
        $"Danh sách đối tượng ghi “{person.Status.ToVietnamese()}” nhưng phiếu ghi kết quả {rule.Code}; hãy kiểm tra và sửa một trong hai.", MendingPlace.Survey, true);

    private static MissingPiece? Attorney(AttorneyStanding? attorney, DateOnly today) => attorney switch
    {
        null or { State: PowerOfAttorneyState.Ended } => new(MissingKind.PowerOfAttorney, "Chưa có giấy ủy quyền; hãy lập giấy.", MendingPlace.PowerOfAttorney),
        { State: PowerOfAttorneyState.Draft } => new(MissingKind.Certification, "Giấy ủy quyền chưa được chứng thực; hãy chuyển công chức tư pháp.", MendingPlace.PowerOfAttorney),
        _ when !attorney.CountsOn(today) => new(MissingKind.AttorneyTerm, $"Giấy ủy quyền đã hết hạn ngày {attorney.ValidTo:dd/MM/yyyy}; hãy lập giấy mới.", MendingPlace.PowerOfAttorney),
        _ => null,
    };

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
