namespace AsxhPortal.Documents.Classification;

/// <summary>A line of a table of the report. Amount in đồng a month.</summary>
public sealed record ReportLine(string Name, int People, long Amount);

/// <summary>A thôn of the report.</summary>
public sealed record ReportHamlet(string Name, int Total, int Surveyed, int ThroughAccount);

/// <summary>The result of a review round in one commune, as counted on the pages of step 5.</summary>
/// <param name="UnitName">Within a sentence: "xã Xuân Yên".</param>
/// <param name="Addressee">Kính gửi; null leaves it open.</param>
/// <param name="Basis">The document that orders the round; null when none is recorded.</param>
/// <param name="CountedOn">The day of the numbers.</param>
/// <param name="Followed">People of the round.</param>
/// <param name="Surveyed">With an answer that counts: a completed survey of the round, or an inherited one.</param>
/// <param name="Carried">Of these: inherited from an earlier round.</param>
/// <param name="SignedOff">On signed-off lists.</param>
/// <param name="Pending">Ready to be signed off.</param>
/// <param name="Outcomes">People and money by outcome, those that occur, in the order of the procedure.</param>
/// <param name="Channels">People and money by the way they are to be paid.</param>
/// <param name="Refusals">Reasons of those who did not agree, most frequent first.</param>
/// <param name="Missing">What keeps people off the lists, most frequent first.</param>
public sealed record RoundReport(
    string UnitName,
    string? Addressee,
    string RoundName,
    string? Basis,
    DateOnly? IssuedOn,
    DateOnly CountedOn,
    int Followed,
    int Surveyed,
    int Carried,
    int SignedOff,
    int Pending,
    IReadOnlyList<ReportLine> Outcomes,
    IReadOnlyList<ReportLine> Channels,
    IReadOnlyList<ReportLine> Refusals,
    IReadOnlyList<ReportLine> Missing,
    IReadOnlyList<ReportHamlet> Hamlets)
{
    public int NotSurveyed => Followed - Surveyed;
}
