using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

public enum PowerOfAttorneyState
{
    /// <summary>Written, not yet certified: does not count.</summary>
    Draft,

    /// <summary>Signature certified by the UBND (TT 01/2020/TT-BTP Đ14 k2b).</summary>
    Certified,

    /// <summary>Ended before its term (BLDS 2015 Đ140 k3).</summary>
    Ended,
}

/// <summary>Who is authorised, as typed.</summary>
public sealed record AttorneyPerson(string FullName, PartialDate? Birth, string? CitizenId, string Relation, string? Address, string? Phone);

/// <summary>The account of the attorney, when the money goes there.</summary>
public sealed record AttorneyAccount(string ProviderCode, string Number, string Holder);

/// <summary>
/// Giấy ủy quyền to receive social-security money (BLDS 2015 Đ562-563: without a stated term one year; Đ140 k3: ends on death of either side).
/// It counts only when the commune has certified the signature: certification number, day.
/// </summary>
public sealed class PowerOfAttorney : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private const string EndedByDeath = "Người ủy quyền đã chết (Bộ luật Dân sự 2015, Điều 140 khoản 3 điểm đ)";

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

    /// <param name="validTo">Null = one year from <paramref name="validFrom"/> (BLDS 2015 Đ563).</param>
    /// <param name="attorneyInExtract">The attorney as the population extract knows them, when it does: the dead cannot be authorised (Đ140 k3đ).</param>
    /// <exception cref="RuleException">Already certified, or a field is missing or contradicts another.</exception>
    public void Write(Beneficiary principal, AttorneyPerson attorney, AttorneyAccount? account, DateOnly validFrom, DateOnly? validTo, Citizen? attorneyInExtract = null)
    {
        if (State != PowerOfAttorneyState.Draft)
            throw new RuleException("Giấy ủy quyền đã chứng thực thì không sửa được; hãy chấm dứt và lập giấy mới.");
        var name = VietnameseName.From(attorney.FullName);
        if (string.IsNullOrWhiteSpace(attorney.Relation))
            throw new RuleException("Hãy ghi quan hệ của người được ủy quyền với đối tượng.", "AttorneyRelation");
        if (attorney.CitizenId is not null && !CitizenId.TryParse(attorney.CitizenId, out _))
            throw new RuleException("Số định danh của người được ủy quyền gồm đúng 12 chữ số.", "AttorneyCitizenId");
        if (attorney.CitizenId is not null && attorney.CitizenId == principal.CitizenId)
            throw new RuleException("Đối tượng không thể ủy quyền cho chính mình.", "AttorneyCitizenId");
        if (attorney.CitizenId is null && name.Key == principal.NameKey && attorney.Birth is not null && attorney.Birth == principal.Birth)
            throw new RuleException("Đối tượng không thể ủy quyền cho chính mình.", "AttorneyName");
        if (attorneyInExtract?.Residence == Residence.Dead)
            throw new RuleException($"Theo dữ liệu dân cư, {attorneyInExtract.FullName} đã chết; hãy chọn người nhận thay khác hoặc kiểm tra lại số định danh.", "AttorneyCitizenId");
        var end = validTo ?? validFrom.AddYears(1).AddDays(-1);
        if (end < validFrom)
            throw new RuleException("Ngày hết hạn ủy quyền phải sau ngày bắt đầu.", "ValidTo");
        if (account is not null && (string.IsNullOrWhiteSpace(account.ProviderCode) || string.IsNullOrWhiteSpace(account.Number) || string.IsNullOrWhiteSpace(account.Holder)))
            throw new RuleException("Nhận qua tài khoản thì phải có ngân hàng, số tài khoản và chủ tài khoản của người được ủy quyền.", "AccountNumber");
        if (account is not null && VietnameseText.Fold(account.Holder) != name.Key)
            throw new RuleException("Tài khoản nhận thay phải đứng tên người được ủy quyền.", "AccountNumber");
        if (account is not null && AccountNumbers.WhatIsWrong(account.Number) is { } wrong)
            throw new RuleException(wrong, "AccountNumber");
        AttorneyName = name.Display;
        AttorneyBirth = attorney.Birth;
        AttorneyCitizenId = attorney.CitizenId;
        AttorneyRelation = attorney.Relation.Trim();
        AttorneyAddress = attorney.Address;
        AttorneyPhone = PhoneNumber.Normalise(attorney.Phone);
        IsThroughAccount = account is not null;
        ProviderCode = account?.ProviderCode;
        AccountNumber = account?.Number;
        AccountHolder = account?.Holder;
        ValidFrom = validFrom;
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
        State = PowerOfAttorneyState.Certified;
        CertificationNumber = certificationNumber.Trim();
        CertificationBook = book;
        CertifiedOn = certifiedOn;
        CertificationYear = certifiedOn.Year;
        CertifiedById = by.Id;
        CertifiedByName = by.Name;
    }

    public void End(DateOnly endedOn, string reason)
    {
        if (State == PowerOfAttorneyState.Ended)
            throw new RuleException("Giấy ủy quyền này đã chấm dứt.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do chấm dứt ủy quyền.", "EndReason");
        State = PowerOfAttorneyState.Ended;
        EndedOn = endedOn;
        EndReason = reason.Trim();
    }

    /// <summary>The death of the principal ends it on that day (BLDS 2015 Đ140 k3đ); one that has ended already stays as it is.</summary>
    public void EndOnDeath(DateOnly diedOn)
    {
        if (State != PowerOfAttorneyState.Ended)
            End(diedOn, EndedByDeath);
    }

    /// <summary>A death recorded in error is taken back: what ended by it is in force again.</summary>
    public void TakeBackDeath()
    {
        if (State != PowerOfAttorneyState.Ended || EndReason != EndedByDeath)
            return;
        State = CertifiedOn is null ? PowerOfAttorneyState.Draft : PowerOfAttorneyState.Certified;
        EndedOn = null;
        EndReason = null;
    }

    /// <summary>Certified, in force, and at its end within so many days (work list of the justice officer).</summary>
    public bool ExpiresWithin(int days, DateOnly today) => IsInForceOn(today) && ValidTo <= today.AddDays(days);

    /// <summary>Certified, not ended, and within its term.</summary>
    public bool IsInForceOn(DateOnly day) => State == PowerOfAttorneyState.Certified && ValidFrom <= day && day <= ValidTo;
}
