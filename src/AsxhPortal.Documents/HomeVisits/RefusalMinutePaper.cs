namespace AsxhPortal.Documents.HomeVisits;

/// <summary>Biên bản of outcome 2B. Null prints as dots: blank copies are carried to villages without a network.</summary>
/// <param name="NumberText">"01/BB".</param>
/// <param name="HeldAt">Local time.</param>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="Amount">Đồng a month.</param>
/// <param name="Reason">Why the person does not want the account.</param>
/// <param name="Wish">How the person wants to go on receiving; null asks by hand.</param>
/// <param name="SignatoryName">The beneficiary or who signs for them.</param>
/// <param name="Copies">Số bản.</param>
/// <param name="CannotSign">Neither signs nor gives a fingerprint: the witness says so.</param>
/// <param name="Drawn">The signatures drawn on the screen, where they still stand for this text; null leaves room to sign.</param>
/// <param name="Replaces">The cancelled minute it was written in the place of, as a sentence.</param>
/// <param name="SigningNote">How it was signed on paper, or why earlier signatures no longer stand.</param>
/// <param name="HasWitness">Prints a fourth signature block even when the witness's name is not known yet.</param>
public sealed record RefusalMinutePaper(
    string? NumberText = null,
    DateTime? HeldAt = null,
    DateTime? EndedAt = null,
    string? Place = null,
    string? PoliceName = null,
    string? PoliceTitle = null,
    string? OfficerName = null,
    string? OfficerTitle = null,
    string? FullName = null,
    string? Birth = null,
    string? Sex = null,
    string? CitizenId = null,
    string? Address = null,
    string? Category = null,
    long? Amount = null,
    string? AccountNumber = null,
    string? Bank = null,
    string? Reason = null,
    string? Wish = null,
    string? SignatoryName = null,
    bool UsesFingerprint = false,
    string? WitnessName = null,
    bool HasWitness = false,
    int? Copies = null,
    bool CannotSign = false,
    DrawnSignatures? Drawn = null,
    string? Replaces = null,
    string? SigningNote = null);

/// <summary>Signatures of a minute as pictures.</summary>
/// <param name="SignedAt">Local time.</param>
/// <param name="Seal">The first digits of the hash over text and signatures, in fours.</param>
public sealed record DrawnSignatures(byte[]? Police, byte[]? Officer, byte[]? Subject, byte[]? Witness, DateTime SignedAt, string Seal);
