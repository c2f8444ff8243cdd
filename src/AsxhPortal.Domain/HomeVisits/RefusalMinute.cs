using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>
/// Biên bản of outcome 2B with its three signatories: Công an xã/CSKV, công chức văn hóa - xã hội, đối tượng hưởng chính sách (step 4 (2) of
/// the procedure). One per survey; the number is unique per commune and year.
/// </summary>
public sealed class RefusalMinute : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private RefusalMinute() { }

    public RefusalMinute(Survey survey, int number, int year)
    {
        UnitId = survey.UnitId;
        SurveyId = survey.Id;
        BeneficiaryId = survey.BeneficiaryId;
        Number = number;
        Year = year;
    }

    public Guid UnitId { get; private set; }
    public Guid SurveyId { get; private set; }
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

    /// <summary>"01/BB".</summary>
    public string NumberText => $"{Number:00}/BB";

    /// <exception cref="RuleException">A reason or one of the three signatories is missing.</exception>
    public void Write(DateTime heldAt, string place, string reason, string policeName, string policeTitle, string officerName, string officerTitle,
        string signatoryName, SigningAbility signing, string? witnessName, RefusalReasonKind? reasonKind = null)
    {
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

    private static void Require(string text, string sentence, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new RuleException(sentence, field);
    }
}
