namespace AsxhPortal.Domain.Matching;

/// <summary>
/// What a case differs in, in words ("họ tên khác dấu", "lệch 1 chữ số năm sinh; khác thôn"): cases of one kind may be decided together. A case has no
/// kind, and is looked at by itself, where more than a slip of the pen stands between row and citizen: another person fits too, the number belongs
/// to somebody else, the number or the whole birth date is another one, no number vouches for a birth date that differs in part, or the citizen is dead or gone.
/// </summary>
public static class DifferenceKind
{
    /// <summary>By so many bits the next candidate must be less likely.</summary>
    private const double Lead = 6;

    /// <summary>From these odds on it is likelier than not that row and citizen are one person.</summary>
    private const double LeastOdds = 0;

    /// <returns>Null where the case may not be decided together with others.</returns>
    public static string? Of(MatchFinding finding)
    {
        if (finding.Outcome != MatchOutcome.Review || finding.Candidates.Count == 0)
            return null;
        var best = finding.Candidates[0];
        // Anything the engine adds to the evidence of the best candidate is a doubt that a person must settle.
        if (finding.Reasons != best.Reasons || best.Residence != Residence.Resident || !IsSlip(best.Likeness))
            return null;
        if (best.Odds < LeastOdds || finding.Candidates.Skip(1).Any(other => IsRival(other, best)))
            return null;
        var words = best.Reasons.Split("; ").Where(word => !IsAgreement(word)).ToList();
        return words.Count == 0 ? null : string.Join("; ", words);
    }

    private static bool IsSlip(in Likeness likeness) =>
        likeness.NameAgrees
        && likeness.CitizenId is NumberLikeness.Same or NumberLikeness.OneDigitOff or NumberLikeness.Missing
        && (likeness.OldId is NumberLikeness.Same or NumberLikeness.OneDigitOff or NumberLikeness.Missing
            || likeness is { CitizenId: NumberLikeness.Same, OldId: NumberLikeness.Different })
        && (likeness.BirthAgrees || (HasNumber(likeness) && likeness.Birth is not (BirthLikeness.Different or BirthLikeness.OnlyYear)));

    /// <summary>Where the birth date differs in part, a number must say that it is the same person all the same.</summary>
    private static bool HasNumber(in Likeness likeness) =>
        likeness.CitizenId is NumberLikeness.Same or NumberLikeness.OneDigitOff || likeness.OldId == NumberLikeness.Same;

    private static bool IsRival(FoundCitizen other, FoundCitizen best) =>
        other.Likeness.CitizenId == NumberLikeness.Same || other.Likeness.OldId == NumberLikeness.Same
        || other.Likeness is { NameAgrees: true, BirthAgrees: true }
        || best.Odds - other.Odds < Lead;

    private static bool IsAgreement(string word) =>
        word.StartsWith("trùng ", StringComparison.Ordinal) || word == "cùng thôn";
}
