namespace AsxhPortal.Documents.Matching;

/// <summary>The letter that asks an agency to verify one or several people (step 2 (2) of the procedure).</summary>
/// <param name="Agency">Kính gửi.</param>
/// <param name="NumberText">"15/UBND-VHXH" once it is known; null leaves room to write it.</param>
/// <param name="IssuedOn">Null leaves room.</param>
/// <param name="UnitName">Within a sentence: "xã Xuân Yên".</param>
/// <param name="IsMerit">People with merit: the letter cites the rule that they are verified before collecting.</param>
/// <param name="GroupName">"Người có công".</param>
/// <param name="DueOn">By when the commune asks for the answer.</param>
public sealed record VerificationRequestPaper(
    string Agency,
    string? NumberText,
    DateOnly? IssuedOn,
    string UnitName,
    bool IsMerit,
    string GroupName,
    DateOnly DueOn,
    IReadOnlyList<VerificationRequestRow> Rows);

/// <summary>One person to verify, already written as it is printed.</summary>
/// <param name="Amount">Đồng a month.</param>
/// <param name="Percent">Tỷ lệ tổn thương cơ thể.</param>
public sealed record VerificationRequestRow(
    int Ordinal,
    string FullName,
    string? Birth,
    string? Sex,
    string? CitizenId,
    string? OldId,
    string? Hamlet,
    string? Category,
    int? Percent,
    long? Amount,
    string? StartsFrom,
    string? DecisionNumber);
