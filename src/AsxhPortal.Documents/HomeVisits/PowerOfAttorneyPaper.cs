namespace AsxhPortal.Documents.HomeVisits;

/// <summary>One side of a power of attorney; null prints as dots.</summary>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="OtherPaper">"Hộ chiếu số C1234567" of somebody without a citizen number.</param>
public sealed record PaperParty(
    string? FullName = null,
    string? Birth = null,
    string? CitizenId = null,
    DateOnly? IdIssuedOn = null,
    string? IdIssuedBy = null,
    string? Address = null,
    string? Phone = null,
    string? OtherPaper = null);

/// <summary>Giấy ủy quyền to receive social-security money. Null prints as dots.</summary>
/// <param name="Amount">Đồng a month.</param>
/// <param name="Relation">Of the attorney to the principal.</param>
/// <param name="IsThroughAccount">True: to the attorney's account; false: in cash; null: two empty boxes.</param>
/// <param name="ValidTo">Last day; without a stated term the law gives one year (BLDS 2015 Đ563).</param>
/// <param name="Scope">The allowances it is limited to; null for all of them.</param>
/// <param name="Ending">That it is over, since when and why; null while it may be used.</param>
/// <param name="CertificationNumber">Số chứng thực.</param>
/// <param name="CertificationBook">Quyển số.</param>
/// <param name="JusticeOfficerName">Who received the paper for certification.</param>
public sealed record PowerOfAttorneyPaper(
    PaperParty? Principal = null,
    PaperParty? Attorney = null,
    string? Relation = null,
    string? Category = null,
    long? Amount = null,
    string? Reason = null,
    bool? IsThroughAccount = null,
    string? AccountNumber = null,
    string? Bank = null,
    string? AccountHolder = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null,
    DateOnly? WrittenOn = null,
    string? CertificationNumber = null,
    string? CertificationBook = null,
    DateOnly? CertifiedOn = null,
    string? JusticeOfficerName = null,
    string? Scope = null,
    string? Ending = null);
