namespace AsxhPortal.Domain.Matching;

/// <summary>Thresholds of the engine, in bits (log2 of the odds that row and citizen are one person).</summary>
public sealed record MatchSettings
{
    public static readonly MatchSettings Default = new();

    /// <summary>
    /// True (the procedure, step 2): whatever disagrees with the population extract, or is missing, is looked at by a person even where the rest
    /// of the evidence is overwhelming. False: the evidence alone decides, by <see cref="AutoOdds"/> and <see cref="AutoMargin"/>.
    /// </summary>
    public bool DisagreementNeedsPerson { get; init; } = true;

    /// <summary>From these odds on a link is automatic, where the evidence alone decides.</summary>
    public double AutoOdds { get; init; } = 10;

    /// <summary>By so many bits the best candidate must lead the next one.</summary>
    public double AutoMargin { get; init; } = 8;

    /// <summary>Below these odds nobody is proposed.</summary>
    public double ReviewOdds { get; init; } = -3;

    /// <summary>Shown beside a row at most.</summary>
    public int MaxCandidates { get; init; } = 5;
}
