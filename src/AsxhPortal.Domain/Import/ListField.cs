namespace AsxhPortal.Domain.Import;

/// <summary>What a column of an office's list means, whatever it is called and wherever it stands.</summary>
public enum ListField
{
    Ordinal,
    FullName,

    /// <summary>Họ và chữ đệm in a column of its own, <see cref="FullName"/> holding the given name alone.</summary>
    FamilyName,
    MemberName,
    HouseholdHead,
    Birth,
    BirthMale,
    BirthFemale,
    BirthDay,
    BirthMonth,
    BirthYear,
    Sex,
    CitizenId,
    OldId,

    /// <summary>Dân tộc: recognised so that it can be left out; sensitive and needed by no step.</summary>
    Ethnicity,
    Hamlet,
    Commune,
    District,
    Province,
    Category,
    CategoryCode,
    Coefficient,
    Percent,
    Amount,
    Start,
    DecisionNo,
    Payee,
    Account,
    Bank,
    AccountHolder,
    Phone,
    Note,
    HouseholdCode,
    HouseholdType,
    HouseholdSize,
    Relation,
    ScoreB1,
    ScoreB2,
    ResidenceStatus,
    DiedOn,
}
