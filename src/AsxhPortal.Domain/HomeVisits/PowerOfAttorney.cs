using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>How far a power of attorney has come.</summary>
public enum PowerOfAttorneyState
{
    /// <summary>Written, not yet certified: does not count.</summary>
    Draft,

    /// <summary>Signature certified by the UBND (TT 01/2020/TT-BTP Đ14 k2b).</summary>
    Certified,

    /// <summary>Ended before its term (BLDS 2015 Đ140 k3).</summary>
    Ended,
}

/// <summary>How a power of attorney came to its end (BLDS 2015 Đ140 k3, Đ563, Đ569).</summary>
public enum AttorneyEnd
{
    /// <summary>Hai bên thỏa thuận (điểm a).</summary>
    Agreed,

    /// <summary>Người ủy quyền hủy bỏ (điểm d; Đ569 k1).</summary>
    RevokedByPrincipal,

    /// <summary>Người được ủy quyền từ bỏ (điểm d; Đ569 k2).</summary>
    RenouncedByAttorney,

    /// <summary>Người ủy quyền chết (điểm đ).</summary>
    PrincipalDied,

    /// <summary>Người được ủy quyền chết (điểm đ).</summary>
    AttorneyDied,

    /// <summary>The term is over; never written down, told from the last day.</summary>
    Expired,
}

/// <summary>Who is authorised (or is guardian), as typed.</summary>
public sealed record AttorneyPerson(string FullName, PartialDate? Birth, string? CitizenId, string Relation, string? Address, string? Phone)
{
    /// <summary>In place of the number, where somebody has none.</summary>
    public OtherPaper? OtherPaper { get; init; }
}

/// <summary>For how long and for what somebody may receive.</summary>
/// <param name="ValidTo">Last day; null = <paramref name="DefaultMonths"/> from <paramref name="ValidFrom"/>.</param>
/// <param name="DefaultMonths">Term where none is stated: one year by BLDS 2015 Đ563, or as the unit has set for the group.</param>
/// <param name="Categories">Codes of the allowances; null or empty = all.</param>
public sealed record Mandate(DateOnly ValidFrom, DateOnly? ValidTo, int DefaultMonths = AttorneyTerms.LegalMonths, IReadOnlyCollection<string>? Categories = null);

/// <summary>The account of the attorney, when the money goes there.</summary>
public sealed record AttorneyAccount(string ProviderCode, string Number, string Holder);

/// <summary>
/// Giấy ủy quyền to receive social-security money (BLDS 2015 Đ562-563: without a stated term one year; Đ140 k3: ends on death of either side).
/// It counts only when the commune has certified the signature: certification number, day.
/// </summary>
public sealed class PowerOfAttorney : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private const string EndedByDeath = "Người ủy quyền đã chết (Bộ luật Dân sự 2015, Điều 140 khoản 3 điểm đ)";
    private const string EndedByDeathOfAttorney = "Người được ủy quyền đã chết (Bộ luật Dân sự 2015, Điều 140 khoản 3 điểm đ)";

    private PowerOfAttorney() { }

    public PowerOfAttorney(Beneficiary beneficiary, Guid? surveyId)
    {
        UnitId = beneficiary.UnitId;
        BeneficiaryId = beneficiary.Id;
        SurveyId = surveyId;
    }

    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public Beneficiary Beneficiary { get; private set; } = null!;
    public Guid? SurveyId { get; private set; }
    public string AttorneyName { get; private set; } = "";
    public PartialDate? AttorneyBirth { get; private set; }
    public string? AttorneyCitizenId { get; private set; }
    public string AttorneyRelation { get; private set; } = "";
    public string? AttorneyAddress { get; private set; }
    public string? AttorneyPhone { get; private set; }

    /// <summary>Found in the population data by number and name when the paper was written.</summary>
    public bool AttorneyIsRegistered { get; private set; }
    public string? AttorneyPaperName { get; private set; }
    public string? AttorneyPaperNumber { get; private set; }
    public DateOnly? AttorneyPaperIssuedOn { get; private set; }

    /// <summary>Codes of the allowances it covers, divided by ";"; null = all of them.</summary>
    public string? CoveredCategories { get; private set; }
    public bool IsThroughAccount { get; private set; }
    public string? ProviderCode { get; private set; }
    public string? AccountNumber { get; private set; }
    public string? AccountHolder { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public DateOnly ValidTo { get; private set; }
    public PowerOfAttorneyState State { get; private set; }

    /// <summary>Số chứng thực, e.g. "05/2024-SCT/CK,ĐC", and quyển số.</summary>
    public string? CertificationNumber { get; private set; }
    public string? CertificationBook { get; private set; }
    public DateOnly? CertifiedOn { get; private set; }

    /// <summary>Year of the book; the number is unique per commune and year.</summary>
    public int? CertificationYear { get; private set; }
    public Guid? CertifiedById { get; private set; }
    public string? CertifiedByName { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public string? EndReason { get; private set; }

    /// <summary>Null until it ended, and on papers ended before the kind was asked.</summary>
    public AttorneyEnd? EndKind { get; private set; }

    /// <summary>What the attorney's identity still lacks to be certified; empty when found in the population data or fully identified.</summary>
    public IReadOnlyList<(string Field, string Word)> IdentityGaps => RepresentativeIdentity.Gaps(AttorneyIsRegistered, AttorneyBirth, AttorneyCitizenId,
        new OtherPaper(AttorneyPaperName, AttorneyPaperNumber, AttorneyPaperIssuedOn), AttorneyAddress);

    /// <summary>The same with the term alone, for all allowances.</summary>
    /// <param name="validTo">Null = one year from <paramref name="validFrom"/> (BLDS 2015 Đ563).</param>
    /// <param name="attorneyInExtract">The attorney as the population extract knows them, when it does: the dead cannot be authorised (Đ140 k3đ).</param>
    /// <exception cref="RuleException">Already certified, or a field is missing or contradicts another.</exception>
    public void Write(Beneficiary principal, AttorneyPerson attorney, AttorneyAccount? account, DateOnly validFrom, DateOnly? validTo, Citizen? attorneyInExtract = null) =>
        Write(principal, attorney, account, new Mandate(validFrom, validTo), new KnownRepresentative(attorneyInExtract), validFrom);

    /// <exception cref="RuleException">Already certified, or a field is missing or contradicts another.</exception>
    public void Write(Beneficiary principal, AttorneyPerson attorney, AttorneyAccount? account, Mandate mandate, KnownRepresentative known, DateOnly today)
    {
        if (State != PowerOfAttorneyState.Draft)
            throw new RuleException("Giấy ủy quyền đã chứng thực thì không sửa được; hãy chấm dứt và lập giấy mới.");
        var name = VietnameseName.From(attorney.FullName);
        if (string.IsNullOrWhiteSpace(attorney.Relation))
            throw new RuleException("Hãy ghi quan hệ của người được ủy quyền với đối tượng.", "AttorneyRelation");
        RepresentativeIdentity.Refuse(principal, attorney, known, "Attorney", "Người được ủy quyền", mandate.ValidFrom, today);
        var end = mandate.ValidTo ?? mandate.ValidFrom.AddMonths(mandate.DefaultMonths).AddDays(-1);
        if (end < mandate.ValidFrom)
            throw new RuleException("Ngày hết hạn ủy quyền phải sau ngày bắt đầu.", "ValidTo");
        if (account is not null && (string.IsNullOrWhiteSpace(account.ProviderCode) || string.IsNullOrWhiteSpace(account.Number) || string.IsNullOrWhiteSpace(account.Holder)))
            throw new RuleException("Nhận qua tài khoản thì phải có ngân hàng, số tài khoản và chủ tài khoản của người được ủy quyền.", "AccountNumber");
        if (account is not null && VietnameseText.Fold(account.Holder) != name.Key)
            throw new RuleException("Tài khoản nhận thay phải đứng tên người được ủy quyền.", "AccountNumber");
        if (account is not null && AccountNumbers.WhatIsWrong(account.Number) is { } wrong)
            throw new RuleException(wrong, "AccountNumber");
        AttorneyName = name.Display;
        AttorneyIsRegistered = RepresentativeIdentity.IsRegistered(attorney, known);
        AttorneyBirth = attorney.Birth is { IsExact: true } ? attorney.Birth : known.InExtract?.Birth ?? attorney.Birth;
        AttorneyCitizenId = attorney.CitizenId;
        AttorneyRelation = attorney.Relation.Trim();
        AttorneyAddress = attorney.Address;
        AttorneyPhone = PhoneNumber.Normalise(attorney.Phone);
        AttorneyPaperName = Blank(attorney.OtherPaper?.Name);
        AttorneyPaperNumber = Blank(attorney.OtherPaper?.Number);
        AttorneyPaperIssuedOn = attorney.OtherPaper?.IssuedOn;
        CoveredCategories = mandate.Categories is { Count: > 0 } codes ? string.Join(';', codes.Distinct().Order(StringComparer.Ordinal)) : null;
        IsThroughAccount = account is not null;
        ProviderCode = account?.ProviderCode;
        AccountNumber = account?.Number;
        AccountHolder = account?.Holder;
        ValidFrom = mandate.ValidFrom;
        ValidTo = end;
    }

    /// <summary>The justice officer enters the certification; same day, or next working day after 15:00 (NĐ 23/2015 Đ7).</summary>
    public void Certify(string certificationNumber, string? book, DateOnly certifiedOn, Actor by, DateOnly today)
    {
        if (State != PowerOfAttorneyState.Draft)
            throw new RuleException("Giấy ủy quyền này đã được chứng thực hoặc đã chấm dứt.");
        if (string.IsNullOrWhiteSpace(certificationNumber))
            throw new RuleException("Hãy nhập số chứng thực.", "CertificationNumber");
        if (certifiedOn > today)
            throw new RuleException("Ngày chứng thực không được ở tương lai.", "CertifiedOn");
        if (certifiedOn > ValidTo)
            throw new RuleException("Giấy ủy quyền đã hết hạn trước ngày chứng thực; hãy lập giấy mới.", "CertifiedOn");
        if (IdentityGaps is { Count: > 0 } gaps)
            throw new RuleException($"Chưa đủ nhân thân của người được ủy quyền {AttorneyName}: thiếu {string.Join("; ", gaps.Select(g => g.Word))}. Hãy bổ sung trên giấy ủy quyền trước khi chứng thực.");
        State = PowerOfAttorneyState.Certified;
        CertificationNumber = certificationNumber.Trim();
        CertificationBook = Blank(book);
        CertifiedOn = certifiedOn;
        CertificationYear = certifiedOn.Year;
        CertifiedById = by.Id;
        CertifiedByName = by.Name;
    }

    /// <param name="endedOn">
    /// The first day on which nothing goes through it any more. A change of mind before its first day counts too; what was certified
    /// cannot have ended before that.
    /// </param>
    /// <exception cref="RuleException">Ended already, no reason, or a day before it began and was certified.</exception>
    public void End(DateOnly endedOn, string reason, AttorneyEnd kind = AttorneyEnd.Agreed)
    {
        if (State == PowerOfAttorneyState.Ended)
            throw new RuleException("Giấy ủy quyền này đã chấm dứt.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do chấm dứt ủy quyền.", "EndReason");
        if (kind == AttorneyEnd.Expired)
            throw new RuleException("Giấy hết hạn tự hết hiệu lực; hãy chọn cách chấm dứt khác.", "Kind");
        if (CertifiedOn is { } certified && endedOn < ValidFrom && endedOn < certified && kind is not (AttorneyEnd.PrincipalDied or AttorneyEnd.AttorneyDied))
            throw new RuleException($"Ngày chấm dứt không được trước ngày giấy được chứng thực ({certified:dd/MM/yyyy}).", "EndedOn");
        State = PowerOfAttorneyState.Ended;
        EndedOn = endedOn;
        EndReason = reason.Trim();
        EndKind = kind;
    }

    /// <summary>The death of the principal ends it on that day (BLDS 2015 Đ140 k3đ); one that has ended already stays as it is.</summary>
    public void EndOnDeath(DateOnly diedOn)
    {
        if (State != PowerOfAttorneyState.Ended)
            End(diedOn, EndedByDeath, AttorneyEnd.PrincipalDied);
    }

    /// <summary>The death of the attorney ends it on that day (BLDS 2015 Đ140 k3đ); one that has ended already stays as it is.</summary>
    public void EndOnDeathOfAttorney(DateOnly diedOn)
    {
        if (State != PowerOfAttorneyState.Ended)
            End(diedOn, EndedByDeathOfAttorney, AttorneyEnd.AttorneyDied);
    }

    /// <summary>A death recorded in error is taken back: what ended by it is in force again.</summary>
    public void TakeBackDeath()
    {
        if (State != PowerOfAttorneyState.Ended || EndReason != EndedByDeath)
            return;
        State = CertifiedOn is null ? PowerOfAttorneyState.Draft : PowerOfAttorneyState.Certified;
        EndedOn = null;
        EndReason = null;
        EndKind = null;
    }

    /// <summary>Certified, in force, and at its end within so many days (work list of the justice officer).</summary>
    public bool ExpiresWithin(int days, DateOnly today) => IsInForceOn(today) && ValidTo <= today.AddDays(days);

    /// <summary>How it ended, as of a day; null while it is a draft or still counts.</summary>
    public AttorneyEnd? EndOn(DateOnly day) => State switch
    {
        PowerOfAttorneyState.Ended => EndKind ?? AttorneyEnd.Agreed,
        PowerOfAttorneyState.Certified when ValidTo < day => AttorneyEnd.Expired,
        _ => null,
    };

    /// <summary>The allowance is within the mandate.</summary>
    public bool Covers(string? categoryCode) => CoveredCategories is null || (categoryCode is not null && CoveredCategories.Split(';').Contains(categoryCode));

    /// <summary>Certified, not ended, and within its term.</summary>
    public bool IsInForceOn(DateOnly day) => State == PowerOfAttorneyState.Certified && ValidFrom <= day && day <= ValidTo;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public static class AttorneyEndWords
{
    public static string ToVietnamese(this AttorneyEnd end) => end switch
    {
        AttorneyEnd.Agreed => "Hai bên thỏa thuận chấm dứt",
        AttorneyEnd.RevokedByPrincipal => "Người ủy quyền hủy bỏ",
        AttorneyEnd.RenouncedByAttorney => "Người được ủy quyền từ bỏ",
        AttorneyEnd.PrincipalDied => "Người ủy quyền đã chết",
        AttorneyEnd.AttorneyDied => "Người được ủy quyền đã chết",
        _ => "Hết thời hạn ủy quyền",
    };
}
