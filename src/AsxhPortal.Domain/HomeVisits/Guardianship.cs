using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>Why somebody represents the person by law or by a court's word, without a power of attorney.</summary>
public enum GuardianBasis
{
    /// <summary>Father or mother of a minor (BLDS 2015 Đ136 k1).</summary>
    ParentOfMinor,

    /// <summary>Guardian of a minor without parents able to care (BLDS 2015 Đ47, Đ52; Luật Hộ tịch Đ20-21).</summary>
    GuardianOfMinor,

    /// <summary>Mất năng lực hành vi dân sự, by court decision (BLDS 2015 Đ22).</summary>
    WithoutCapacity,

    /// <summary>Hạn chế năng lực hành vi dân sự, by court decision (BLDS 2015 Đ24).</summary>
    LimitedCapacity,

    /// <summary>Có khó khăn trong nhận thức, làm chủ hành vi, by court decision (BLDS 2015 Đ23).</summary>
    DifficultyOfCognition,
}

/// <summary>The paper that proves it.</summary>
public enum GuardianProof { BirthCertificate, GuardianshipExtract, CourtDecision, AdoptionCertificate }

/// <summary>The paper with its number and where it comes from.</summary>
public sealed record ProofPaper(GuardianProof Kind, string? Number, DateOnly? IssuedOn, string? Issuer);

/// <summary>
/// Người giám hộ, người đại diện theo pháp luật, who receives for a minor or for somebody without capacity. No power of attorney is needed; the
/// proof is recorded. An account is then opened through or with the representative (TT 17/2024/TT-NHNN Đ11, Đ16). A minor's ends the day before
/// the eighteenth birthday.
/// </summary>
public sealed class Guardianship : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private Guardianship() { }

    public Guardianship(Beneficiary beneficiary)
    {
        UnitId = beneficiary.UnitId;
        BeneficiaryId = beneficiary.Id;
        Beneficiary = beneficiary;
    }

    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public Beneficiary Beneficiary { get; private set; } = null!;
    public string GuardianName { get; private set; } = "";
    public PartialDate? GuardianBirth { get; private set; }
    public string? GuardianCitizenId { get; private set; }
    public string GuardianRelation { get; private set; } = "";
    public string? GuardianAddress { get; private set; }
    public string? GuardianPhone { get; private set; }
    public bool GuardianIsRegistered { get; private set; }
    public string? GuardianPaperName { get; private set; }
    public string? GuardianPaperNumber { get; private set; }
    public DateOnly? GuardianPaperIssuedOn { get; private set; }
    public GuardianBasis Basis { get; private set; }
    public GuardianProof ProofKind { get; private set; }
    public string ProofNumber { get; private set; } = "";
    public DateOnly ProofIssuedOn { get; private set; }
    public string ProofIssuer { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day; null = until the court says otherwise. A minor's is the day before the eighteenth birthday at the latest.</summary>
    public DateOnly? ValidTo { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public string? EndReason { get; private set; }

    /// <exception cref="RuleException">Ended already; the guardian cannot be one or is not fully identified; the proof is missing or does not fit the ground.</exception>
    public void Write(Beneficiary ward, AttorneyPerson guardian, GuardianBasis basis, ProofPaper proof, DateOnly validFrom, DateOnly? validTo, KnownRepresentative known, DateOnly today)
    {
        if (EndedOn is not null)
            throw new RuleException("Việc giám hộ này đã chấm dứt nên không sửa được; hãy ghi việc giám hộ mới.");
        var name = VietnameseName.From(guardian.FullName);
        if (string.IsNullOrWhiteSpace(guardian.Relation))
            throw new RuleException("Hãy ghi quan hệ của người giám hộ với đối tượng.", "GuardianRelation");
        RepresentativeIdentity.Refuse(ward, guardian, known, "Guardian", "Người giám hộ", validFrom, today);
        var isRegistered = RepresentativeIdentity.IsRegistered(guardian, known);
        if (RepresentativeIdentity.Gaps(isRegistered, guardian.Birth, guardian.CitizenId, guardian.OtherPaper, guardian.Address) is { Count: > 0 } gaps)
            throw new RuleException($"Chưa đủ nhân thân của người giám hộ: thiếu {string.Join("; ", gaps.Select(g => g.Word))}.", "Guardian" + gaps[0].Field);
        RefuseProof(basis, proof, today);
        if (validFrom > today)
            throw new RuleException("Ngày bắt đầu giám hộ không được ở tương lai.", "ValidFrom");
        var last = basis.IsOfMinor() ? LastDayOfMinority(ward, today) : (DateOnly?)null;
        if (last is { } adult && validTo > adult)
            throw new RuleException($"Việc giám hộ người chưa thành niên hết khi đối tượng đủ 18 tuổi; ngày cuối muộn nhất là {adult:dd/MM/yyyy}.", "ValidTo");
        var end = validTo ?? last;
        if (end < validFrom)
            throw new RuleException("Ngày cuối phải sau ngày bắt đầu giám hộ.", "ValidTo");
        GuardianName = name.Display;
        GuardianBirth = guardian.Birth is { IsExact: true } ? guardian.Birth : known.InExtract?.Birth ?? guardian.Birth;
        GuardianCitizenId = guardian.CitizenId;
        GuardianRelation = guardian.Relation.Trim();
        GuardianAddress = Blank(guardian.Address);
        GuardianPhone = PhoneNumber.Normalise(guardian.Phone);
        GuardianIsRegistered = isRegistered;
        GuardianPaperName = Blank(guardian.OtherPaper?.Name);
        GuardianPaperNumber = Blank(guardian.OtherPaper?.Number);
        GuardianPaperIssuedOn = guardian.OtherPaper?.IssuedOn;
        Basis = basis;
        ProofKind = proof.Kind;
        ProofNumber = proof.Number!.Trim();
        ProofIssuedOn = proof.IssuedOn!.Value;
        ProofIssuer = proof.Issuer!.Trim();
        ValidFrom = validFrom;
        ValidTo = end;
    }

    /// <exception cref="RuleException">Ended already, no reason, in the future, or before it began.</exception>
    public void End(DateOnly endedOn, string reason, DateOnly today)
    {
        if (EndedOn is not null)
            throw new RuleException("Việc giám hộ này đã chấm dứt.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do chấm dứt giám hộ.", "EndReason");
        if (endedOn > today)
            throw new RuleException("Ngày chấm dứt không được ở tương lai.", "EndedOn");
        if (endedOn < ValidFrom)
            throw new RuleException($"Ngày chấm dứt không được trước ngày bắt đầu giám hộ ({ValidFrom:dd/MM/yyyy}).", "EndedOn");
        EndedOn = endedOn;
        EndReason = reason.Trim();
    }

    /// <summary>The guardian died (BLDS 2015 Đ62): it ends on that day, or on its first day where that is later.</summary>
    public void EndOnDeathOfGuardian(DateOnly diedOn)
    {
        if (EndedOn is not null)
            return;
        EndedOn = diedOn < ValidFrom ? ValidFrom : diedOn;
        EndReason = "Người giám hộ đã chết";
    }

    /// <summary>Begun, not ended, and the last day is not over.</summary>
    public bool IsInForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo) && (EndedOn is null || day < EndedOn);

    /// <summary>The day before the eighteenth birthday (BLDS 2015 Đ20-21); with only a year known the latest day it may be.</summary>
    /// <exception cref="RuleException">The birth is not known, or the person is of age.</exception>
    public static DateOnly LastDayOfMinority(Beneficiary ward, DateOnly today)
    {
        if (ward.Birth is not { } birth)
            throw new RuleException("Chưa rõ ngày sinh của đối tượng; hãy bổ sung ngày sinh trước khi ghi giám hộ người chưa thành niên.", "Basis");
        var month = birth.Month ?? 12;
        var adultFrom = new DateOnly(birth.Year, month, birth.Day ?? DateTime.DaysInMonth(birth.Year, month)).AddYears(RepresentativeIdentity.AdultAge);
        return adultFrom > today ? adultFrom.AddDays(-1)
            : throw new RuleException($"{ward.FullName} đã đủ 18 tuổi nên không còn là người chưa thành niên; hãy chọn căn cứ theo quyết định của Tòa án, hoặc để đối tượng tự nhận.", "Basis");
    }

    private static void RefuseProof(GuardianBasis basis, ProofPaper proof, DateOnly today)
    {
        if (!basis.Proofs().Contains(proof.Kind))
            throw new RuleException($"{basis.ToVietnamese()} thì giấy chứng minh là {string.Join(" hoặc ", basis.Proofs().Select(p => p.ToVietnamese().ToLowerInvariant()))}.", "ProofKind");
        if (string.IsNullOrWhiteSpace(proof.Number))
            throw new RuleException("Hãy nhập số của giấy chứng minh việc giám hộ, đại diện.", "ProofNumber");
        if (proof.IssuedOn is null)
            throw new RuleException("Hãy nhập ngày cấp của giấy chứng minh.", "ProofIssuedOn");
        if (proof.IssuedOn > today)
            throw new RuleException("Ngày cấp của giấy chứng minh ở tương lai; hãy kiểm tra lại.", "ProofIssuedOn");
        if (string.IsNullOrWhiteSpace(proof.Issuer))
            throw new RuleException("Hãy nhập nơi cấp của giấy chứng minh.", "ProofIssuer");
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public static class GuardianWords
{
    public static bool IsOfMinor(this GuardianBasis basis) => basis is GuardianBasis.ParentOfMinor or GuardianBasis.GuardianOfMinor;

    /// <summary>The papers that prove the ground.</summary>
    public static IReadOnlyList<GuardianProof> Proofs(this GuardianBasis basis) => basis switch
    {
        GuardianBasis.ParentOfMinor => [GuardianProof.BirthCertificate, GuardianProof.AdoptionCertificate],
        GuardianBasis.GuardianOfMinor => [GuardianProof.GuardianshipExtract, GuardianProof.CourtDecision],
        _ => [GuardianProof.CourtDecision],
    };

    public static string ToVietnamese(this GuardianBasis basis) => basis switch
    {
        GuardianBasis.ParentOfMinor => "Cha, mẹ của người chưa thành niên",
        GuardianBasis.GuardianOfMinor => "Người giám hộ của người chưa thành niên",
        GuardianBasis.WithoutCapacity => "Người giám hộ của người mất năng lực hành vi dân sự",
        GuardianBasis.LimitedCapacity => "Người đại diện của người hạn chế năng lực hành vi dân sự",
        _ => "Người giám hộ của người có khó khăn trong nhận thức, làm chủ hành vi",
    };

    public static string ToVietnamese(this GuardianProof proof) => proof switch
    {
        GuardianProof.BirthCertificate => "Giấy khai sinh",
        GuardianProof.GuardianshipExtract => "Trích lục đăng ký giám hộ",
        GuardianProof.AdoptionCertificate => "Giấy chứng nhận nuôi con nuôi",
        _ => "Quyết định của Tòa án",
    };
}
