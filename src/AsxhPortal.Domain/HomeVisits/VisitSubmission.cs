using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>What the person at the door meant by it.</summary>
public enum VisitCommand { Draft, Complete, Absent }

/// <summary>How far a visit that a phone sent has come; everything after <see cref="Received"/> is settled.</summary>
public enum SubmissionState
{
    /// <summary>Stored for good; to be applied.</summary>
    Received,

    /// <summary>Stands in the survey as it was meant.</summary>
    Applied,

    /// <summary>Stands as a draft: it was sent as one, or something is missing for completion.</summary>
    Draft,

    /// <summary>Somebody else's word stands; a person of the office decides.</summary>
    Conflict,

    /// <summary>The same phone said more later, which stands instead.</summary>
    Superseded,

    /// <summary>The office decided against it; kept.</summary>
    SetAside,
}

/// <summary>Why a submission was not applied by itself.</summary>
public enum ConflictKind
{
    /// <summary>The survey or the person was changed at the office after the phone had taken them along.</summary>
    ChangedMeanwhile,

    /// <summary>Another phone visited the same person on the same ground, and its visit comes first.</summary>
    OtherPhone,

    /// <summary>The list with the other visit is signed off.</summary>
    SignedOff,

    /// <summary>Written after the carried plan had ended.</summary>
    WrittenAfterEnd,

    /// <summary>The round has ended meanwhile.</summary>
    RoundEnded,

    /// <summary>A rule stands against it.</summary>
    Refused,
}

/// <summary>
/// One visit as a phone sent it, under the id that the phone made. It is stored before anything is done with it and never lost: what could not be
/// applied stays with its answers until a person decides.
/// </summary>
public sealed class VisitSubmission : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    public const int HashLength = 64;

    private VisitSubmission() { }

    /// <param name="id">Made on the phone.</param>
    /// <param name="takenAt">UTC, corrected by the difference of the clocks.</param>
    /// <param name="envelopeSha256">Of the sealed bytes: the same envelope again is told without opening it.</param>
    /// <param name="plainSha256">Of the opened text: the same visit sealed anew.</param>
    public VisitSubmission(Guid id, CarriedPlan plan, Guid beneficiaryId, VisitCommand command, int? surveyVersion, int personVersion, DateTime takenAt,
        string envelopeSha256, string plainSha256, int attachments, Actor by, DateTime now)
        : this(id, plan.Id, plan.UnitId, plan.RoundId, beneficiaryId, command, surveyVersion, personVersion, takenAt, envelopeSha256, plainSha256, attachments, by, now)
    {
    }

    /// <inheritdoc cref="VisitSubmission(Guid, CarriedPlan, Guid, VisitCommand, int?, int, DateTime, string, string, int, Actor, DateTime)"/>
    public VisitSubmission(Guid id, Guid planId, Guid unitId, Guid roundId, Guid beneficiaryId, VisitCommand command, int? surveyVersion, int personVersion,
        DateTime takenAt, string envelopeSha256, string plainSha256, int attachments, Actor by, DateTime now)
    {
        (Id, PlanId, UnitId, RoundId, BeneficiaryId, Command) = (id, planId, unitId, roundId, beneficiaryId, command);
        (SurveyVersion, PersonVersion, TakenAt, ReceivedAt) = (surveyVersion, personVersion, takenAt < now ? takenAt : now, now);
        (EnvelopeSha256, PlainSha256, AttachmentCount, SentById, SentByName) = (envelopeSha256, plainSha256, attachments, by.Id, by.Name);
    }

    public Guid PlanId { get; private set; }
    public Guid UnitId { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public VisitCommand Command { get; private set; }

    /// <summary>Version of the survey that the phone had; null when there was none.</summary>
    public int? SurveyVersion { get; private set; }
    public int PersonVersion { get; private set; }
    public DateTime TakenAt { get; private set; }
    public DateTime ReceivedAt { get; private set; }
    public string EnvelopeSha256 { get; private set; } = "";
    public string PlainSha256 { get; private set; } = "";

    /// <summary>How many pictures belong to it; it is applied when all are there that are waited for.</summary>
    public int AttachmentCount { get; private set; }

    /// <summary>How many of them are waited for no longer; one that comes later all the same is kept with the person.</summary>
    public int LeftOutCount { get; private set; }
    public string? LeftOutByName { get; private set; }
    public DateTime? LeftOutAt { get; private set; }
    public string? LeftOutReason { get; private set; }
    public Guid SentById { get; private set; }
    public string SentByName { get; private set; } = "";
    public SubmissionState State { get; private set; }

    /// <summary>What is missing, or why it was not applied; Vietnamese, for the phone and the office.</summary>
    public string? Sentence { get; private set; }
    public ConflictKind? Conflict { get; private set; }
    public DateTime? SettledAt { get; private set; }

    /// <summary>The survey holds what this submission said.</summary>
    public bool IsStanding { get; private set; }

    /// <summary>Versions of survey and person when it had been applied: unchanged since, they are its own work.</summary>
    public int? LeftSurveyVersion { get; private set; }
    public int? LeftPersonVersion { get; private set; }

    /// <summary>What stood before it was applied (JSON), so that it can give way to another phone's visit.</summary>
    public string? Before { get; private set; }

    /// <summary>The attempt at the door that was counted for it, whether it stands or not.</summary>
    public Guid? CountedVisitId { get; private set; }
    public Guid? DecidedById { get; private set; }
    public string? DecidedByName { get; private set; }
    public string? DecisionReason { get; private set; }

    public StandingCandidate Candidate => new(Id, PlanId, TakenAt, Command == VisitCommand.Draft);

    /// <summary>Somebody stood at the door, whatever became of the answers.</summary>
    public void CountAs(Guid? visitId) => CountedVisitId = visitId;

    /// <summary>What stood before it is applied, as JSON.</summary>
    public void Remember(string? before) => Before = before;

    /// <summary>The survey holds what it says from now on.</summary>
    /// <param name="sentence">What is missing, or had to be mended; null when there is nothing to say.</param>
    public void Stand(bool isDraft, string? sentence, int surveyVersion, int personVersion, DateTime now)
    {
        (State, Sentence, Conflict, IsStanding, SettledAt) = (isDraft ? SubmissionState.Draft : SubmissionState.Applied, Short(sentence), null, true, now);
        (LeftSurveyVersion, LeftPersonVersion) = (surveyVersion, personVersion);
    }

    /// <summary>Something else stands against it: it waits for a decision of the office.</summary>
    public void Contradict(ConflictKind kind, string sentence, DateTime now)
    {
        (State, Sentence, Conflict, IsStanding, SettledAt) = (SubmissionState.Conflict, Short(sentence), kind, false, now);
        (LeftSurveyVersion, LeftPersonVersion) = (null, null);
    }

    /// <summary>One sentence more for the phone and the office.</summary>
    public void Tell(string sentence) => Sentence = Short(string.IsNullOrEmpty(Sentence) ? sentence : $"{Sentence} {sentence}");

    /// <summary>The same phone said more afterwards.</summary>
    public void GiveWay(DateTime now) => (State, Sentence, Conflict, IsStanding, SettledAt) = (SubmissionState.Superseded, "Điện thoại này đã gửi bản ghi sau; bản ghi này được giữ để tra cứu.", null, false, now);

    /// <summary>A person of the office decided. What was not chosen is kept beside what stands.</summary>
    /// <exception cref="RuleException">There is nothing to decide, or no reason was given.</exception>
    public void Decide(bool isTaken, string? reason, Actor by, DateTime now)
    {
        if (State != SubmissionState.Conflict)
            throw new RuleException("Bản gửi này không còn chờ quyết định; hãy tải lại trang.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do chọn, ví dụ: đã gọi điện hỏi lại gia đình.", "Reason");
        (State, IsStanding, SettledAt) = (isTaken ? SubmissionState.Applied : SubmissionState.SetAside, false, now);
        (DecidedById, DecidedByName, DecisionReason) = (by.Id, by.Name, Short(reason.Trim()));
    }

    /// <summary>It stood, and the office took another phone's answers instead.</summary>
    public void SetAside(Actor by, string reason, DateTime now)
    {
        (State, IsStanding, SettledAt) = (SubmissionState.SetAside, false, now);
        (DecidedById, DecidedByName, DecisionReason) = (by.Id, by.Name, Short(reason.Trim()));
    }

    /// <summary>Pictures that will not come hold the visit up no longer: taken out of the phone's queue, or the phone is lost or broken.</summary>
    /// <param name="missing">How many of those waited for have not come; at least 1.</param>
    /// <exception cref="RuleException">Settled already, none is missing, or no reason was given.</exception>
    public void GoWithoutPictures(int missing, string? reason, Actor by, DateTime now)
    {
        if (State != SubmissionState.Received)
            throw new RuleException("Bản gửi này đã được ghi rồi; hãy tải lại trang.");
        if (missing < 1 || missing > AttachmentCount - LeftOutCount)
            throw new RuleException("Ảnh của bản gửi này đã tới đủ; hãy tải lại trang.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do ghi phiếu mà không chờ ảnh, ví dụ: điện thoại đã mất, sẽ chụp lại giấy tại nhà.", "Reason");
        LeftOutCount += missing;
        (LeftOutByName, LeftOutAt, LeftOutReason) = (by.Name, now, reason.Trim() is { Length: > 300 } text ? text[..300] : reason.Trim());
    }

    private static string? Short(string? text) => text is { Length: > 1000 } ? text[..1000] : text;
}

/// <summary>Stored as it came; written anew as an attachment of the person; no picture after all, to be taken again.</summary>
public enum SubmittedPictureState { Received, Kept, Refused }

/// <summary>
/// One picture as a phone sent it. It may come before its visit or after; it is checked and re-encoded when it is taken over into the
/// attachments of the person.
/// </summary>
public sealed class SubmittedPicture : Entity, IScopedToUnit
{
    private SubmittedPicture() { }

    /// <param name="id">Made on the phone; the id of the attachment that becomes of it.</param>
    /// <param name="sha256">Of the picture's bytes as sent.</param>
    public SubmittedPicture(Guid id, Guid planId, Guid unitId, Guid visitId, string kind, string contentType, string sha256, string envelopeSha256, int length, Actor by, DateTime now)
    {
        (Id, PlanId, UnitId, VisitId, Kind, ContentType) = (id, planId, unitId, visitId, kind, contentType);
        (Sha256, EnvelopeSha256, Length, SentById, SentByName, ReceivedAt) = (sha256, envelopeSha256, length, by.Id, by.Name, now);
    }

    public Guid PlanId { get; private set; }
    public Guid UnitId { get; private set; }

    /// <summary>The submission it belongs to, which may come later.</summary>
    public Guid VisitId { get; private set; }

    /// <summary>Name of the kind of attachment.</summary>
    public string Kind { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    public string EnvelopeSha256 { get; private set; } = "";
    public int Length { get; private set; }
    public Guid SentById { get; private set; }
    public string SentByName { get; private set; } = "";
    public DateTime ReceivedAt { get; private set; }
    public SubmittedPictureState State { get; private set; }
    public string? Sentence { get; private set; }

    /// <summary>Taken over into the attachments of the person.</summary>
    public void Keep() => (State, Sentence) = (SubmittedPictureState.Kept, null);

    /// <summary>It could not be taken over; the sentence says why and what to do.</summary>
    public void Refuse(string sentence) => (State, Sentence) = (SubmittedPictureState.Refused, sentence.Length > 400 ? sentence[..400] : sentence);
}

/// <summary>The opened bytes of a submission, with its id: the visit as JSON, or a picture until it is taken over. No entity: the audit trail does not copy it.</summary>
public sealed class SubmittedContent : IScopedToUnit
{
    private SubmittedContent() { }

    public SubmittedContent(Guid id, Guid unitId, byte[] bytes) => (Id, UnitId, Bytes) = (id, unitId, bytes);

    public Guid Id { get; private set; }
    public Guid UnitId { get; private set; }
    public byte[] Bytes { get; private set; } = [];
}
