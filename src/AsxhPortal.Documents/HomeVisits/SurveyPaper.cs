using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Documents.HomeVisits;

/// <summary>
/// One phiếu khảo sát. Every field may be null: then it prints as dots or empty boxes to be filled in by hand at the door.
/// </summary>
/// <param name="Number">Số phiếu.</param>
/// <param name="RoundName">Đợt rà soát.</param>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="Sex">"Nam" or "Nữ".</param>
/// <param name="Amount">Đồng a month.</param>
/// <param name="Guardian">Guardian or the one who receives instead.</param>
/// <param name="OutcomeCode">A code of <see cref="SurveyOutcomes.All"/>.</param>
/// <param name="Reason">Reason of refusal, force majeure or event.</param>
/// <param name="Wish">How the person would like to receive from now on.</param>
/// <param name="InformantName">Who answered, when it was not the person.</param>
public sealed record SurveyPaper(
    string? Number = null,
    string? RoundName = null,
    string? FullName = null,
    string? Birth = null,
    string? Sex = null,
    string? CitizenId = null,
    string? PermanentAddress = null,
    string? CurrentAddress = null,
    string? Phone = null,
    string? Category = null,
    long? Amount = null,
    string? Guardian = null,
    bool? HasAccount = null,
    string? AccountNumber = null,
    string? Bank = null,
    string? AccountHolder = null,
    bool? AccountIsActive = null,
    bool? IsRegisteredForAccount = null,
    ReceivingToday? ReceivingToday = null,
    bool? HasPhone = null,
    bool? HasSmartphone = null,
    bool? HasVneidLevel2 = null,
    string? OutcomeCode = null,
    string? Reason = null,
    string? Persuasion = null,
    string? Note = null,
    string? InformantName = null,
    string? InformantRelation = null,
    DateOnly? VisitedOn = null,
    string? PoliceName = null,
    string? OfficerName = null,
    bool UsesFingerprint = false,
    ReceivingWish? Wish = null);
