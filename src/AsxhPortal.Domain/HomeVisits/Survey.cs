using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

public enum SurveyState { Draft, Completed }

/// <summary>How the person receives money today, before the visit.</summary>
public enum ReceivingToday { Unknown, Cash, OwnAccount, RelativeAccount, PostOffice, MobileMoney }

/// <summary>Whether a survey has a minute in force, and what keeps it from counting (see <see cref="RefusalMinute.WhatIsWrong"/>).</summary>
public readonly record struct MinuteProof(bool Exists, string? Fault = null)
{
    public static implicit operator MinuteProof(bool exists) => new(exists);
}

/// <summary>How the person (or who answers for them) signs.</summary>
public enum SigningAbility { Signs, Fingerprint, CannotSign }

/// <summary>Part III of the questionnaire: how the person would like to receive.</summary>
public enum ReceivingWish { BankAccount, MobileMoney, Vneid, PaymentOrganisation, Attorney, Cash }

/// <summary>Whom or what the team found at the door; the first question of the visit.</summary>
public enum Encounter
{
    /// <summary>The person answers.</summary>
    Met,

    /// <summary>Somebody else answers for the person (người khai thay).</summary>
    MetInformant,
    Absent,
    Died,
    MovedAway,
    NotThePerson,
    RefusesBenefit,
}

/// <summary>What was asked and answered; every field may be empty while the survey is a draft (phiếu khảo sát, parts II to IV).</summary>
public sealed class SurveyAnswers
{
    public Encounter? Encounter { get; set; }
    public bool? HasAccount { get; set; }
    public bool? AccountIsActive { get; set; }
    public bool? IsRegisteredForAccount { get; set; }

    /// <summary>Case 2 of the procedure: agrees to register after the points were explained.</summary>
    public bool? AgreesToRegister { get; set; }

    /// <summary>Case 4 of the procedure: can leave the house to receive money.</summary>
    public bool? CanTravel { get; set; }

    /// <summary>Case 4: somebody can receive for the person, or an account can be opened at home.</summary>
    public bool? CanReceiveOtherwise { get; set; }

    /// <summary>Case 3: the account of the chosen way was opened during the visit.</summary>
    public bool? OpenedOnTheSpot { get; set; }

    /// <summary>Case 3, attorney: the money goes to the attorney's account.</summary>
    public bool? AttorneyUsesAccount { get; set; }
    public ReceivingToday ReceivingToday { get; set; }
    public bool? HasPhone { get; set; }
    public bool? HasSmartphone { get; set; }
    public bool? HasVneidLevel2 { get; set; }

    /// <summary>PaymentProvider.Code of the account shown or opened.</summary>
    public string? ProviderCode { get; set; }
    public string? AccountNumber { get; set; }
    public string? AccountHolder { get; set; }

    /// <summary>Who receives: the person, a guardian or a carer. An attorney is named in a <see cref="PowerOfAttorney"/>, never here.</summary>
    public PayeeKind Payee { get; set; }

    /// <summary>Name of the guardian or carer.</summary>
    public string? PayeeName { get; set; }
    public ReceivingWish? Wish { get; set; }

    /// <summary>Reason of refusal, of force majeure, of an event.</summary>
    public string? Reason { get; set; }

    /// <summary>Kind of reason of outcome 2B, chosen from the list; null where none was chosen.</summary>
    public RefusalReasonKind? ReasonKind { get; set; }

    /// <summary>Day of death or of moving away.</summary>
    public DateOnly? EventOn { get; set; }

    /// <summary>Nobody met: when the team comes back; on the <see cref="Visit"/> once the attempt is counted.</summary>
    public DateOnly? ReturnOn { get; set; }
    public string? Persuasion { get; set; }
    public string? Phone { get; set; }

    /// <summary>Người khai thay: who answered, when it was not the person.</summary>
    public string? InformantName { get; set; }
    public string? InformantRelation { get; set; }
    public SigningAbility Signing { get; set; }
    public string? Note { get; set; }

    /// <summary>The same answers for another survey of the person.</summary>
    public SurveyAnswers Copy() => (SurveyAnswers)MemberwiseClone();

    /// <summary>True when any part of an account is written.</summary>
    public bool MentionsAccount =>
        !string.IsNullOrWhiteSpace(ProviderCode) || !string.IsNullOrWhiteSpace(AccountNumber) || !string.IsNullOrWhiteSpace(AccountHolder);
}

/// <summary>
/// The questionnaire of one person in one round (unique): a draft may be saved at any time and is validated whole on completion. Every time
/// somebody came is a <see cref="Visit"/>.
/// </summary>
public sealed class Survey : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private Survey() { }

    public Survey(Guid roundId, Beneficiary beneficiary)
    {
        UnitId = beneficiary.UnitId;
        RoundId = roundId;
        BeneficiaryId = beneficiary.Id;
        Beneficiary = beneficiary;
    }

    public Guid UnitId { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public Beneficiary Beneficiary { get; private set; } = null!;
    public SurveyState State { get; private set; }
    public SurveyOutcome? Outcome { get; private set; }
    public SurveyAnswers Answers { get; private set; } = new();
    public DateOnly? VisitedOn { get; private set; }
    public DateTime? CompletedAt { get; private set; }
    public Guid? CompletedById { get; private set; }
    public string? CompletedByName { get; private set; }

    /// <summary>The survey of an earlier round whose answers were confirmed as unchanged; null when the questions were asked anew.</summary>
    public Guid? CopiedFromId { get; private set; }
    public List<Visit> Visits { get; } = [];

    public void SaveDraft(SurveyAnswers answers, SurveyOutcome? outcome, DateOnly? visitedOn)
    {
        if (State == SurveyState.Completed)
            throw new RuleException("Phiếu này đã hoàn thành; hãy mở lại trước khi sửa.");
        Answers = answers;
        Outcome = outcome;
        VisitedOn = visitedOn;
    }

    /// <summary>Counts an attempt: met or not, when to come back.</summary>
    public Visit RecordVisit(DateOnly on, bool met, string? note, DateOnly? returnOn, Actor by)
    {
        var visit = new Visit(Id, on, met, note, returnOn, by);
        Visits.Add(visit);
        return visit;
    }

    /// <summary>Nobody was met: the attempt counts, the survey stays open for another try.</summary>
    /// <exception cref="RuleException">The return day does not lie after the visit.</exception>
    public Visit RecordAbsence(DateOnly? returnOn, string? note, Actor by)
    {
        if (State == SurveyState.Completed)
            throw new RuleException("Phiếu này đã hoàn thành; hãy mở lại trước khi ghi thêm lượt đến.");
        if (VisitedOn is not { } day)
            throw new RuleException("Hãy nhập ngày đến nhà.", "VisitedOn");
        if (returnOn <= day)
            throw new RuleException("Ngày hẹn quay lại phải sau ngày đến nhà.", "ReturnOn");
        Outcome = SurveyOutcome.Absent;
        (Answers.Encounter, Answers.ReturnOn) = (null, null);
        return RecordVisit(day, met: false, note, returnOn, by);
    }

    /// <summary>A refusal minute was written for this survey: its reason is the survey's.</summary>
    public void TakeReasonOfMinute(string? reason, RefusalReasonKind? kind = null)
    {
        if (State == SurveyState.Completed)
            throw new RuleException("Phiếu này đã hoàn thành; hãy mở lại trước khi sửa biên bản.");
        Outcome ??= SurveyOutcome.RefusesAccount;
        Answers.ReasonKind = kind ?? Answers.ReasonKind;
        Answers.Reason = RefusalReasons.Words(kind, reason) ?? Answers.Reason;
    }

    /// <summary>
    /// Everything that still keeps this survey from being completed, as Vietnamese sentences with the field each belongs to. The tree is step 4
    /// of the procedure: account for 1/2A, reason and a minute for 2B, a power of attorney for 3-UQ, a reason for 4.
    /// </summary>
    /// <param name="hasGuardianProof">A guardianship in force is recorded for the person; null where nobody looked.</param>
    public IReadOnlyList<(string Field, string Sentence)> WhatIsMissing(MinuteProof minute, PowerOfAttorney? attorney, DateOnly today, bool? hasGuardianProof = null)
    {
        var missing = new List<(string, string)>();
        if (Outcome is not { } outcome)
            return [("Outcome", "Hãy chọn kết quả khảo sát.")];
        var rule = outcome.Rule();
        if (VisitedOn is null)
            missing.Add(("VisitedOn", "Hãy nhập ngày đến nhà."));
        else if (VisitedOn > today)
            missing.Add(("VisitedOn", "Ngày đến nhà không được ở tương lai."));
        AddContradictions(outcome, missing);
        if (rule.NeedsAccount || (rule.MayHoldAccount && Answers.MentionsAccount))
            AddAccount(missing);
        var words = outcome == SurveyOutcome.RefusesAccount ? RefusalReasons.Words(Answers.ReasonKind, Answers.Reason) : Answers.Reason;
        if (rule.NeedsReason && string.IsNullOrWhiteSpace(words))
            missing.Add(("Reason", outcome == SurveyOutcome.ForceMajeure ? "Hãy ghi lý do bất khả kháng."
                : outcome == SurveyOutcome.RefusesAccount && Answers.ReasonKind == RefusalReasonKind.Other ? "Chọn “Lý do khác” thì hãy ghi rõ lý do." : "Hãy ghi rõ lý do."));
        if (rule.NeedsMinute && !minute.Exists)
            missing.Add(("Minute", "Hãy lập biên bản có đủ ba bên ký."));
        else if (rule.NeedsMinute && minute.Fault is { } fault)
            missing.Add(("Minute", fault));
        if (rule.NeedsPowerOfAttorney)
        {
            if (attorney is null)
                missing.Add(("PowerOfAttorney", "Hãy lập giấy ủy quyền."));
            else if (attorney.IsThroughAccount != (outcome == SurveyOutcome.AttorneyThroughAccount))
                missing.Add(("PowerOfAttorney", "Giấy ủy quyền và kết quả khảo sát nói khác nhau về việc nhận qua tài khoản; hãy sửa một trong hai."));
        }
        if (Answers.Payee == PayeeKind.Guardian && !rule.IsEvent && !rule.NeedsPowerOfAttorney && hasGuardianProof == false)
            missing.Add(("Guardianship", "Hãy ghi căn cứ giám hộ: ai giám hộ, giấy tờ nào chứng minh."));
        if (outcome is SurveyOutcome.Died or SurveyOutcome.MovedAway)
        {
            if (Answers.EventOn is null)
                missing.Add(("EventOn", outcome == SurveyOutcome.Died ? "Hãy nhập ngày chết." : "Hãy nhập ngày chuyển đi."));
            else if (Answers.EventOn > today)
                missing.Add(("EventOn", "Ngày xảy ra không được ở tương lai."));
        }
        return missing;
    }

    private void AddContradictions(SurveyOutcome outcome, List<(string, string)> missing)
    {
        var answers = Answers;
        if (Questionnaire.OutcomeOf(FlatAnswers.Of(answers)) is { } follows && follows.Rule.Outcome != outcome)
            missing.Add(("Outcome", $"Theo các câu trả lời thì kết quả là {follows.Rule.Label}; hãy chọn kết quả ấy, hoặc sửa câu trả lời."));
        if (outcome is SurveyOutcome.ReconfirmsAccount or SurveyOutcome.RegistersAccount or SurveyOutcome.RefusesAccount && answers.HasAccount == false)
            missing.Add(("HasAccount", "Kết quả này dành cho người đã có tài khoản, nhưng phần hiện trạng ghi là chưa có; hãy sửa một trong hai."));
        if (outcome == SurveyOutcome.ReconfirmsAccount && answers.IsRegisteredForAccount == false)
            missing.Add(("IsRegisteredForAccount", "Kết quả 1 dành cho người đã đăng ký nhận qua tài khoản; nếu nay mới đăng ký, hãy chọn kết quả 2A."));
        if (answers.Payee != PayeeKind.Self && string.IsNullOrWhiteSpace(answers.PayeeName))
            missing.Add(("PayeeName", "Hãy nhập họ tên người giám hộ hoặc người chăm sóc nhận thay."));
        if (!string.IsNullOrWhiteSpace(answers.InformantName) && string.IsNullOrWhiteSpace(answers.InformantRelation))
            missing.Add(("InformantRelation", "Hãy ghi quan hệ của người khai thay với đối tượng."));
        if (!string.IsNullOrWhiteSpace(answers.Phone) && !PhoneNumber.TryNormalise(answers.Phone, out _))
            missing.Add(("Phone", "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0; hãy kiểm tra lại."));
    }

    private void AddAccount(List<(string, string)> missing)
    {
        var answers = Answers;
        if (string.IsNullOrWhiteSpace(answers.ProviderCode))
            missing.Add(("ProviderCode", "Hãy chọn ngân hàng của tài khoản."));
        if (string.IsNullOrWhiteSpace(answers.AccountNumber))
            missing.Add(("AccountNumber", "Hãy nhập số tài khoản."));
        else if (AccountNumbers.WhatIsWrong(answers.AccountNumber) is { } wrong)
            missing.Add(("AccountNumber", wrong));
        if (string.IsNullOrWhiteSpace(answers.AccountHolder))
            missing.Add(("AccountHolder", "Hãy nhập tên chủ tài khoản."));
        else if (VietnameseText.Fold(answers.AccountHolder) is var holder && holder != VietnameseText.Fold(answers.Payee == PayeeKind.Self ? Beneficiary.FullName : answers.PayeeName))
            missing.Add(("AccountHolder", answers.Payee == PayeeKind.Self
                ? $"Chủ tài khoản không phải là {Beneficiary.FullName}; hãy sửa tên, hoặc ghi rõ người giám hộ, người chăm sóc nhận thay, hoặc chọn kết quả ủy quyền."
                : "Chủ tài khoản không phải là người nhận thay đã ghi; hãy sửa một trong hai tên."));
    }

    /// <exception cref="RuleException">Something is missing; the first sentence of <see cref="WhatIsMissing"/>.</exception>
    public void Complete(MinuteProof minute, PowerOfAttorney? attorney, Actor by, DateTime now, bool? hasGuardianProof = null)
    {
        if (State == SurveyState.Completed)
            throw new RuleException("Phiếu này đã hoàn thành.");
        var missing = WhatIsMissing(minute, attorney, DateOnly.FromDateTime(now.AddHours(7)), hasGuardianProof);
        if (missing.Count > 0)
            throw new RuleException(missing[0].Sentence, missing[0].Field);
        if (Outcome == SurveyOutcome.Absent)
            throw new RuleException("Vắng nhà thì ghi lượt đến và hẹn lại; phiếu còn để ngỏ cho lần sau.", "Outcome");
        Answers.ReasonKind = Outcome == SurveyOutcome.RefusesAccount ? Answers.ReasonKind : null;
        if (Outcome == SurveyOutcome.RefusesAccount)
            Answers.Reason = RefusalReasons.Words(Answers.ReasonKind, Answers.Reason);
        State = SurveyState.Completed;
        CompletedAt = now;
        CompletedById = by.Id;
        CompletedByName = by.Name;
    }

    /// <summary>
    /// "Không thay đổi": the answers of an earlier round were confirmed and count for this one, with who confirmed and when. Everything a survey
    /// needs is asked of the copy as well.
    /// </summary>
    /// <param name="earlier">The completed survey of the person in an earlier round.</param>
    /// <param name="confirmedOn">The day somebody asked, at the door or by telephone.</param>
    /// <exception cref="RuleException">This survey holds answers already, the earlier one is not completed, or something is missing.</exception>
    public void ConfirmUnchanged(Survey earlier, DateOnly confirmedOn, MinuteProof minute, PowerOfAttorney? attorney, Actor by, DateTime now)
    {
        if (State == SurveyState.Completed)
            throw new RuleException("Phiếu của đợt này đã hoàn thành.");
        if (Outcome is not null && Outcome != SurveyOutcome.Absent)
            throw new RuleException("Phiếu của đợt này đang ghi dở; hãy hoàn thành phiếu thay vì xác nhận không thay đổi.");
        if (earlier.BeneficiaryId != BeneficiaryId || earlier.State != SurveyState.Completed || earlier.RoundId == RoundId)
            throw new RuleException("Không có phiếu hoàn thành của đợt trước để kế thừa; hãy khảo sát.");
        Answers = earlier.Answers.Copy();
        Outcome = earlier.Outcome;
        VisitedOn = confirmedOn;
        Complete(minute, attorney, by, now);
        CopiedFromId = earlier.Id;
    }

    /// <summary>Back to draft, e.g. after a wrong choice; the audit trail keeps what stood there.</summary>
    public void Reopen()
    {
        if (State != SurveyState.Completed)
            throw new RuleException("Phiếu này chưa hoàn thành nên không cần mở lại.");
        State = SurveyState.Draft;
        CompletedAt = null;
        CompletedById = null;
        CompletedByName = null;
        CopiedFromId = null;
    }
}

/// <summary>One time that somebody stood at the door.</summary>
public sealed class Visit : Entity
{
    private Visit() { }

    internal Visit(Guid surveyId, DateOnly visitedOn, bool wasMet, string? note, DateOnly? returnOn, Actor by)
    {
        SurveyId = surveyId;
        VisitedOn = visitedOn;
        WasMet = wasMet;
        Note = note;
        ReturnOn = returnOn;
        VisitorId = by.Id;
        VisitorName = by.Name;
    }

    public Guid SurveyId { get; private set; }
    public DateOnly VisitedOn { get; private set; }
    public bool WasMet { get; private set; }
    public string? Note { get; private set; }
    public DateOnly? ReturnOn { get; private set; }
    public Guid VisitorId { get; private set; }
    public string VisitorName { get; private set; } = "";
}

/// <summary>The answers' words on screen.</summary>
public static class SurveyWords
{
    public static string ToVietnamese(this ReceivingToday way) => way switch
    {
        ReceivingToday.Cash => "Tiền mặt",
        ReceivingToday.OwnAccount => "Tài khoản của mình",
        ReceivingToday.RelativeAccount => "Tài khoản người thân",
        ReceivingToday.PostOffice => "Bưu điện",
        ReceivingToday.MobileMoney => "Mobile money",
        _ => "Chưa hỏi",
    };

    public static string ToVietnamese(this Encounter encounter) => encounter switch
    {
        Encounter.Met => "Gặp đối tượng",
        Encounter.MetInformant => "Gặp người trả lời thay",
        Encounter.Absent => "Vắng nhà, chưa gặp",
        Encounter.Died => "Đối tượng đã chết",
        Encounter.MovedAway => "Đã chuyển đi nơi khác",
        Encounter.NotThePerson => "Sai thông tin, không đúng đối tượng",
        _ => "Từ chối nhận chế độ",
    };

    public static string ToVietnamese(this ReceivingWish wish) => wish switch
    {
        ReceivingWish.BankAccount => "Tài khoản ngân hàng",
        ReceivingWish.MobileMoney => "Mobile money",
        ReceivingWish.Vneid => "VNeID",
        ReceivingWish.PaymentOrganisation => "Tổ chức dịch vụ chi trả",
        ReceivingWish.Attorney => "Ủy quyền cho người khác nhận",
        _ => "Tiền mặt",
    };

    public static string ToVietnamese(this SigningAbility signing) => signing switch
    {
        SigningAbility.Signs => "Ký tên",
        SigningAbility.Fingerprint => "Điểm chỉ",
        _ => "Không ký được",
    };
}
