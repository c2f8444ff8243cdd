using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>What a picture of step 4 shows.</summary>
public enum AttachmentKind
{
    SignaturePolice,
    SignatureOfficer,
    SignatureSubject,
    SignatureWitness,
    SignedPaper,
    PowerOfAttorneyPaper,
    GuardianProof,
    Other,
}

/// <summary>
/// A picture about a person: a drawn signature of a minute, or a photo of a paper. Its bytes lie in <see cref="VisitAttachmentContent"/> and are
/// always re-encoded ones: what was sent is checked and written anew before anything is stored. It is never deleted but taken out with a reason.
/// </summary>
public sealed class VisitAttachment : Entity, IScopedToUnit, IAboutBeneficiary
{
    /// <summary>Hex digits of a SHA-256.</summary>
    public const int HashLength = 64;

    private VisitAttachment() { }

    /// <param name="id">May be made on a phone; unique.</param>
    /// <param name="sha256">Of the bytes as they were sent, 64 hex digits in lower case: the same id with another hash is another picture.</param>
    /// <param name="contentSha256">Of the bytes that are kept; signatures are bound by it.</param>
    /// <param name="length">Bytes kept.</param>
    /// <param name="takenAt">UTC, by the clock of the device.</param>
    /// <exception cref="RuleException">No id.</exception>
    public VisitAttachment(Guid id, Guid unitId, Guid beneficiaryId, AttachmentKind kind, string sha256, string contentSha256, string contentType, int length,
        DateTime takenAt, Actor by, DateTime now)
    {
        if (id == Guid.Empty)
            throw new RuleException("Ảnh gửi lên không có mã; hãy mở lại trang rồi gửi lại.");
        (Id, UnitId, BeneficiaryId, Kind) = (id, unitId, beneficiaryId, kind);
        (Sha256, ContentSha256, ContentType, Length) = (sha256, contentSha256, contentType, length);
        (TakenAt, AddedAt, AddedById, AddedByName) = (takenAt, now, by.Id, by.Name);
    }

    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }

    /// <summary>The survey it was taken for; null when it belongs to the person only.</summary>
    public Guid? SurveyId { get; private set; }

    /// <summary>The minute it signs, or is the signed paper of.</summary>
    public Guid? MinuteId { get; private set; }
    public Guid? PowerOfAttorneyId { get; private set; }
    public AttachmentKind Kind { get; private set; }
    public string Sha256 { get; private set; } = "";
    public string ContentSha256 { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public int Length { get; private set; }
    public DateTime TakenAt { get; private set; }
    public DateTime AddedAt { get; private set; }
    public Guid AddedById { get; private set; }
    public string AddedByName { get; private set; } = "";
    public DateTime? RemovedAt { get; private set; }
    public string? RemovedByName { get; private set; }
    public string? RemovalReason { get; private set; }

    public bool IsSignature => Kind.IsSignature();

    /// <summary>What the picture belongs to, besides the person.</summary>
    public void BelongTo(Guid? surveyId, Guid? minuteId, Guid? powerOfAttorneyId) => (SurveyId, MinuteId, PowerOfAttorneyId) = (surveyId, minuteId, powerOfAttorneyId);

    /// <summary>Takes the picture out of sight; the row and its bytes stay.</summary>
    /// <exception cref="RuleException">No reason, or taken out already.</exception>
    public void Remove(string? reason, Actor by, DateTime now)
    {
        if (RemovedAt is not null)
            throw new RuleException("Ảnh này đã được gỡ trước đó.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do gỡ ảnh, ví dụ: chụp nhầm giấy của người khác.", "Reason");
        (RemovedAt, RemovedByName, RemovalReason) = (now, by.Name, reason.Trim());
    }
}

/// <summary>
/// The bytes of an attachment, with its id; read only to show or print it. No <see cref="Entity"/>: the attachment's own trail entry, which has the
/// hash, speaks for both.
/// </summary>
public sealed class VisitAttachmentContent : IScopedToUnit, IAboutBeneficiary
{
    private VisitAttachmentContent() { }

    public VisitAttachmentContent(VisitAttachment attachment, byte[] bytes)
    {
        Id = attachment.Id;
        UnitId = attachment.UnitId;
        BeneficiaryId = attachment.BeneficiaryId;
        Bytes = bytes;
    }

    public Guid Id { get; private set; }
    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public byte[] Bytes { get; private set; } = [];
}

public static class AttachmentWords
{
    public static bool IsSignature(this AttachmentKind kind) =>
        kind is AttachmentKind.SignaturePolice or AttachmentKind.SignatureOfficer or AttachmentKind.SignatureSubject or AttachmentKind.SignatureWitness;

    public static string ToVietnamese(this AttachmentKind kind) => kind switch
    {
        AttachmentKind.SignaturePolice => "Chữ ký Công an xã/CSKV",
        AttachmentKind.SignatureOfficer => "Chữ ký công chức văn hóa - xã hội",
        AttachmentKind.SignatureSubject => "Chữ ký đối tượng",
        AttachmentKind.SignatureWitness => "Chữ ký người làm chứng",
        AttachmentKind.SignedPaper => "Biên bản đã ký",
        AttachmentKind.PowerOfAttorneyPaper => "Giấy ủy quyền",
        AttachmentKind.GuardianProof => "Giấy tờ giám hộ",
        _ => "Giấy tờ khác",
    };
}
