using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>
/// Biên bản of outcome 2B with its three signatories: Công an xã/CSKV, công chức văn hóa - xã hội, đối tượng hưởng chính sách (step 4 (2) of
/// the procedure). A survey may have had several, one of them in force; the number is unique per commune and year and stays taken when a minute is
/// cancelled. Signatures stand for the text they were given under (<see cref="MinuteSeal"/>).
/// </summary>
public sealed class RefusalMinute : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private RefusalMinute() { }

    public RefusalMinute(Survey survey, int number, int year)
    {
        UnitId = survey.UnitId;
        SurveyId = survey.Id;
        StandingForSurveyId = survey.Id;
        BeneficiaryId = survey.BeneficiaryId;
        Number = number;
        Year = year;
    }

    public Guid UnitId { get; private set; }
    public Guid SurveyId { get; private set; }

    /// <summary>The survey while this minute is in force; null once it is cancelled. Unique: one minute in force a survey.</summary>
    public Guid? StandingForSurveyId { get; private set; }

    /// <summary>The cancelled minute that this one was written in the place of.</summary>
    public Guid? ReplacesId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public int Number { get; private set; }
    public int Year { get; private set; }

    /// <summary>When and where it was written (local time).</summary>
    public DateTime HeldAt { get; private set; }
    public string Place { get; private set; } = "";
    public string Reason { get; private set; } = "";

    /// <summary>Chosen from the list; null on minutes written before there was one.</summary>
    public RefusalReasonKind? ReasonKind { get; private set; }
    public string PoliceName { get; private set; } = "";
    public string PoliceTitle { get; private set; } = "";
    public string OfficerName { get; private set; } = "";
    public string OfficerTitle { get; private set; } = "";

    /// <summary>The beneficiary or, where they cannot, who signs for them.</summary>
    public string SignatoryName { get; private set; } = "";
    public SigningAbility Signing { get; private set; }
    public string? WitnessName { get; private set; }

    /// <summary>Null until it is signed.</summary>
    public SigningWay? SignedBy { get; private set; }
    public DateTime? SignedAt { get; private set; }
    public string? SignedByName { get; private set; }

    /// <summary>The text under which it was signed, line by line; see <see cref="MinuteSeal"/>.</summary>
    public string? SealedText { get; private set; }

    /// <summary>SHA-256 over <see cref="SealedText"/> and the signatures, 64 hex digits.</summary>
    public string? SealedHash { get; private set; }
    public DateTime? CancelledAt { get; private set; }
    public string? CancelledByName { get; private set; }
    public string? CancelReason { get; private set; }

    public bool IsCancelled => CancelledAt is not null;

    /// <summary>The first 16 digits of the seal in fours, as the paper prints them.</summary>
    public string? ShortSeal => SealedHash is null ? null : string.Join(' ', SealedHash[..16].Chunk(4).Select(four => new string(four)));

    /// <summary>Who has to sign on the screen: the person, or the witness where the person gives a fingerprint or cannot sign.</summary>
    public IReadOnlyList<AttachmentKind> Signatories => Signing == SigningAbility.Signs
        ? [AttachmentKind.SignaturePolice, AttachmentKind.SignatureOfficer, AttachmentKind.SignatureSubject]
        : [AttachmentKind.SignaturePolice, AttachmentKind.SignatureOfficer, AttachmentKind.SignatureWitness];

    /// <summary>"01/BB".</summary>
    public string NumberText => $"{Number:00}/BB";

    /// <exception cref="RuleException">A reason or one of the three signatories is missing.</exception>
    public void Write(DateTime heldAt, string place, string reason, string policeName, string policeTitle, string officerName, string officerTitle,
        string signatoryName, SigningAbility signing, string? witnessName, RefusalReasonKind? reasonKind = null)
    {
        ExpectInForce();
        reason = RefusalReasons.Words(reasonKind, reason) ?? "";
        Require(reason, reasonKind == RefusalReasonKind.Other ? "Chọn “Lý do khác” thì hãy ghi rõ lý do." : "Biên bản phải ghi rõ lý do chưa đăng ký nhận qua tài khoản.", "Reason");
        Require(policeName, "Hãy nhập họ tên Công an xã/CSKV ký biên bản.", "PoliceName");
        Require(officerName, "Hãy nhập họ tên công chức văn hóa - xã hội ký biên bản.", "OfficerName");
        Require(signatoryName, "Hãy nhập họ tên đối tượng (hoặc người ký thay) ký biên bản.", "SignatoryName");
        if (signing != SigningAbility.Signs && string.IsNullOrWhiteSpace(witnessName))
            throw new RuleException("Đối tượng điểm chỉ hoặc không ký được thì phải có người làm chứng.", "WitnessName");
        HeldAt = heldAt;
        Place = place.Trim();
        Reason = reason.Trim();
        ReasonKind = reasonKind;
        PoliceName = policeName.Trim();
        PoliceTitle = policeTitle.Trim();
        OfficerName = officerName.Trim();
        OfficerTitle = officerTitle.Trim();
        SignatoryName = signatoryName.Trim();
        Signing = signing;
        WitnessName = string.IsNullOrWhiteSpace(witnessName) ? null : witnessName.Trim();
    }

    /// <summary>Signed under the text as it stands: on the screen by all who have to, or on paper.</summary>
    /// <param name="signatures">The drawn ones; none when it was signed on paper.</param>
    /// <exception cref="RuleException">Cancelled, not written yet, or somebody has not signed.</exception>
    public void Sign(SigningWay way, MinuteFacts facts, IReadOnlyCollection<MinuteSignature> signatures, Actor by, DateTime now)
    {
        ExpectInForce();
        if (PoliceName.Length == 0)
            throw new RuleException("Hãy lưu nội dung biên bản trước khi ký.");
        if (way == SigningWay.OnScreen)
        {
            var missing = Signatories.Where(kind => signatures.All(s => s.Kind != kind)).ToList();
            if (missing.Count > 0)
                throw new RuleException($"Còn thiếu: {string.Join("; ", missing.Select(kind => kind.ToVietnamese().ToLowerInvariant().Replace("công an xã/cskv", "Công an xã/CSKV", StringComparison.Ordinal)))}. Ai không ký trên màn hình được thì dùng mục “Ký trên giấy”.", "Signatures");
        }
        SealedText = MinuteSeal.TextOf(this, facts);
        SealedHash = MinuteSeal.HashOf(SealedText, way == SigningWay.OnScreen ? signatures : []);
        (SignedBy, SignedAt, SignedByName) = (way, now, by.Name);
    }

    /// <summary>Whether the signatures still stand for what the minute says now.</summary>
    /// <param name="facts">As the register and the survey say now.</param>
    /// <param name="signatures">The drawn ones that are kept, not those taken out.</param>
    public SealState Check(MinuteFacts facts, IReadOnlyCollection<MinuteSignature> signatures)
    {
        if (SignedBy is null || SealedText is null)
            return SealState.Unsigned;
        if (MinuteSeal.TextOf(this, MinuteSeal.AsSigned(SealedText, facts)) != SealedText)
            return SealState.TextChanged;
        return MinuteSeal.HashOf(SealedText, SignedBy == SigningWay.OnScreen ? signatures : []) == SealedHash ? SealState.Valid : SealState.SignatureChanged;
    }

    /// <summary>What keeps the minute from counting, as a sentence; null when it is signed and the signatures stand.</summary>
    public string? WhatIsWrong(SealState state) => state switch
    {
        SealState.Unsigned => $"Biên bản số {NumberText} chưa ký: hãy ký trên màn hình, hoặc ghi nhận biên bản đã ký trên giấy.",
        SealState.TextChanged => $"Nội dung biên bản số {NumberText} đã thay đổi sau khi ký nên các chữ ký không còn giá trị; hãy ký lại.",
        SealState.SignatureChanged => $"Chữ ký của biên bản số {NumberText} không còn đủ như khi ký; hãy ký lại.",
        _ => null,
    };

    /// <summary>Takes the minute out of force; its number stays taken, it stays with the survey.</summary>
    /// <exception cref="RuleException">No reason, or cancelled already.</exception>
    public void Cancel(string? reason, Actor by, DateTime now)
    {
        ExpectInForce();
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do hủy biên bản.", "CancelReason");
        (CancelledAt, CancelledByName, CancelReason, StandingForSurveyId) = (now, by.Name, reason.Trim(), null);
    }

    /// <summary>Written in the place of a cancelled one of the same person.</summary>
    public void Replace(RefusalMinute cancelled) => ReplacesId = cancelled.IsCancelled && cancelled.BeneficiaryId == BeneficiaryId ? cancelled.Id : null;

    private void ExpectInForce()
    {
        if (IsCancelled)
            throw new RuleException($"Biên bản số {NumberText} đã hủy nên không sửa, không ký được nữa; hãy lập biên bản mới.");
    }

    private static void Require(string text, string sentence, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new RuleException(sentence, field);
    }
}
