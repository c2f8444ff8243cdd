namespace AsxhPortal.Domain.Matching;

/// <summary>Thresholds of the engine, in bits (log2 of the odds that row and citizen are one person).</summary>
public sealed record MatchSettings
{
    public static readonly MatchSettings Default = new();

    /// <summary>From these odds on a link is automatic: 10 bits are a thousand to one.</summary>
    public double AutoOdds { get; init; } = 5.5;

    /// <summary>By so many bits the best candidate must lead all others together.</summary>
    public double AutoMargin { get; init; } = 6;

    /// <summary>Below these odds nobody is proposed.</summary>
    public double ReviewOdds { get; init; } = -4;

    /// <summary>
    /// True: whatever disagrees with the population extract in birth, sex or number is looked at by a person, even where the rest of the evidence
    /// is overwhelming; for an office that wants to see every difference itself.
    /// </summary>
    public bool AsksAboutDifferences { get; init; }

    /// <summary>Shown beside a row at most.</summary>
    public int MaxCandidates { get; init; } = 5;

    /// <returns>Null when the settings make sense, else what is wrong, in English for the administrator.</returns>
    public string? Problem() =>
        AutoOdds is < 0 or > 60 ? "Matching:AutoOdds is 0 to 60 bits."
        : AutoMargin is < 0 or > 60 ? "Matching:AutoMargin is 0 to 60 bits."
        : ReviewOdds is < -30 || ReviewOdds > AutoOdds ? "Matching:ReviewOdds is -30 bits to Matching:AutoOdds."
        : MaxCandidates is < 1 or > 50 ? "Matching:MaxCandidates is 1 to 50."
        : null;
}
