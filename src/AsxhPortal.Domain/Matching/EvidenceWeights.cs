namespace AsxhPortal.Domain.Matching;

/// <summary>
/// Evidence as weights in the sense of Fellegi and Sunter: log2 of how much more often a finding occurs with one person than with two. A
/// name weighs by its rarity in the extract itself ("Nguyễn Thị Lan" proves little); the other weights are documented defaults.
/// </summary>
public sealed class EvidenceWeights(int citizens, int hamlets)
{
    private readonly double _citizens = Math.Max(citizens, 1);

    /// <summary>Before any evidence: one of so many.</summary>
    public double Prior { get; } = -Math.Log2(Math.Max(citizens, 1));

    /// <param name="likeness">The comparisons.</param>
    /// <param name="sameName">Citizens with the same name, marks included.</param>
    /// <param name="sameKey">Citizens with the same name without marks.</param>
    /// <returns>log2 of the odds.</returns>
    public double OddsOf(in Likeness likeness, int sameName, int sameKey) =>
        Prior + NameWeight(likeness.Name, sameName, sameKey) + BirthWeight(likeness.Birth) + SexWeight(likeness.Sex)
        + IdWeight(likeness.CitizenId) + OldIdWeight(likeness.OldId) + HamletWeight(likeness.Hamlet);

    /// <summary>0 to 100, for people: 50 where both answers are equally likely.</summary>
    public static int ScoreOf(double odds) => (int)Math.Clamp(Math.Round(50 + 2 * odds), 0, 100);

    /// <summary>A slip makes a name likelier to be somebody else's by the number of names one slip away, about sixteen (4 bits).</summary>
    private double NameWeight(NameLikeness likeness, int sameName, int sameKey) => likeness switch
    {
        NameLikeness.Same => Rarity(0.8, sameName),
        NameLikeness.MarksMissing => Rarity(0.6, sameKey),
        NameLikeness.MarksDiffer => Rarity(0.06, sameKey),
        NameLikeness.Reordered => Rarity(0.06, sameKey),
        NameLikeness.MiddleDropped => Rarity(0.05, sameKey) - 2,
        NameLikeness.OneTypo => Rarity(0.1, sameKey) - 4,
        NameLikeness.Different => -7,
        _ => 0,
    };

    private double Rarity(double whenSame, int count) => Math.Log2(whenSame * _citizens / Math.Max(count, 1));

    private static double BirthWeight(BirthLikeness likeness) => likeness switch
    {
        BirthLikeness.SameDay => 14,
        BirthLikeness.SameMonth => 9,
        BirthLikeness.SameYear => 5.5,
        BirthLikeness.DayAndMonthSwapped => 10,
        BirthLikeness.YearOneDigitOff => 6,
        BirthLikeness.PartlySame => 4,
        BirthLikeness.OnlyYear => 0.5,
        BirthLikeness.Different => -9,
        _ => 0,
    };

    private static double SexWeight(WordLikeness likeness) => likeness switch { WordLikeness.Same => 0.9, WordLikeness.Different => -5, _ => 0 };

    private static double IdWeight(NumberLikeness likeness) => likeness switch
    {
        NumberLikeness.Same => 17,
        NumberLikeness.OneDigitOff => 13,
        NumberLikeness.Different => -6,
        _ => 0,
    };

    private static double OldIdWeight(NumberLikeness likeness) => likeness switch
    {
        NumberLikeness.Same => 17,
        NumberLikeness.OneDigitOff => 9,
        NumberLikeness.Different => -4,
        _ => 0,
    };

    private double HamletWeight(WordLikeness likeness) => likeness switch
    {
        WordLikeness.Same => Math.Log2(0.9 * Math.Max(hamlets, 1)),
        WordLikeness.Different => -2.5,
        _ => 0,
    };
}
