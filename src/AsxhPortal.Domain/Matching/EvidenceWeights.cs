namespace AsxhPortal.Domain.Matching;

/// <summary>
/// Evidence as weights in the sense of Fellegi and Sunter: log2 of how much more often a finding occurs with one person than with two. Names
/// and places weigh by their rarity among the known persons themselves ("Nguyễn Thị Lan" proves little); how often offices slip are documented
/// defaults (docs/steps/2-matching.md), because a list of two hundred rows is too small to estimate them from.
/// </summary>
public sealed class EvidenceWeights(CitizenIndex index)
{
    private readonly double _people = Math.Max(index.Count, 1);

    /// <summary>Before any evidence: one of so many.</summary>
    public double Prior { get; } = -Math.Log2(Math.Max(index.Count, 1));

    /// <summary>0 to 100, for people: 50 where both answers are equally likely.</summary>
    public static int ScoreOf(double odds) => (int)Math.Clamp(Math.Round(50 + 2 * odds), 0, 100);

    /// <summary>log2 of the odds by all that does not hang on how frequent the name or the place is.</summary>
    public static double FixedWeights(in Likeness likeness) =>
        BirthWeight(likeness.Birth) + SexWeight(likeness.Sex) + IdWeight(likeness.CitizenId) + OldIdWeight(likeness.OldId);

    /// <summary>
    /// How much likelier the written name is when this person is meant: P(written | this name) / P(written | anybody). Where the slip made a word
    /// that is no name at all, only those with a name one such slip away could be meant; where it made another real name, that name's own
    /// bearers are likelier.
    /// </summary>
    public double NameWeight(NameLikeness likeness, RowName row, NameForms person)
    {
        double Weight(double slip, double bearers, double near) => Math.Log2(slip * _people / (bearers + slip * Math.Max(near, 1)));
        return likeness switch
        {
            NameLikeness.Same => Math.Log2(0.8 * _people / Math.Max(index.Names.SameName(person), 1)),
            NameLikeness.MarksMissing => Math.Log2(0.8 * _people / Math.Max(index.Names.SameKey(person), 1)),
            NameLikeness.MarksDiffer => Weight(0.01, row.HasUnknownMarks ? 0 : Math.Max(row.SameName, 0.5), index.Names.SameKey(person)),
            NameLikeness.Reordered => Weight(0.01, row.SameKey == 0 ? 0.1 : row.SameKey, index.Names.SameKey(person)),
            NameLikeness.MiddleDropped => Weight(0.045, Math.Max(row.SameKey, 0.1), index.Names.SameEnds(person)),
            NameLikeness.Initials => Weight(0.01, 0, 2 * index.Names.SameEnds(person)),
            NameLikeness.OneTypo => Weight(0.001, row.HasUnknownWord ? 0 : Math.Max(row.SameKey, 0.3), 2 * index.Names.SameKey(person)),
            NameLikeness.TwoSlips => Weight(0.0002, row.HasUnknownWord ? 0 : Math.Max(row.SameKey, 0.3), 3 * index.Names.SameEnds(person)),
            NameLikeness.Different => -8,
            _ => 0,
        };
    }

    public double PlaceWeight(WordLikeness hamlet, WordLikeness commune, int personHamlet, int personCommune) => (hamlet, commune) switch
    {
        (WordLikeness.Same, WordLikeness.Same) => Math.Log2(0.9 / index.Homes.ShareOf(personHamlet, personCommune)),
        (WordLikeness.Same, WordLikeness.Missing) => Math.Log2(0.9 / index.Homes.ShareOf(personHamlet, 0)),
        (WordLikeness.Missing, WordLikeness.Same) => Math.Log2(0.95 / index.Homes.ShareOf(0, personCommune)),
        (WordLikeness.Different, WordLikeness.Same) => -4.5,
        (WordLikeness.Different, WordLikeness.Missing) => -4.5,
        (WordLikeness.Different, WordLikeness.Different) => -6,
        (WordLikeness.Same, WordLikeness.Different) => -5,
        (WordLikeness.Missing, WordLikeness.Different) => -6,
        _ => 0,
    };

    /// <summary>Against 80 years of 366 days: how often offices write each, over how often two people happen to stand so.</summary>
    private static double BirthWeight(BirthLikeness likeness) => likeness switch
    {
        BirthLikeness.SameDay => 14,
        BirthLikeness.SameMonth => 9,
        BirthLikeness.SameYear => 6,
        BirthLikeness.DayAndMonthSwapped => 9.5,
        BirthLikeness.YearOneDigitOff => 6,
        BirthLikeness.DayOrMonthSlip => 5.5,
        BirthLikeness.PartlySame => 1,
        BirthLikeness.OnlyYear => -3,
        BirthLikeness.Different => -9,
        _ => 0,
    };

    private static double SexWeight(WordLikeness likeness) => likeness switch { WordLikeness.Same => 0.9, WordLikeness.Different => -6, _ => 0 };

    private static double IdWeight(NumberLikeness likeness) => likeness switch
    {
        NumberLikeness.Same => 17,
        NumberLikeness.OneDigitOff => 13,
        NumberLikeness.OfNeighbour => 0,
        NumberLikeness.OfAnother => -4,
        NumberLikeness.Different => -12,
        _ => 0,
    };

    private static double OldIdWeight(NumberLikeness likeness) => likeness switch
    {
        NumberLikeness.Same => 17,
        NumberLikeness.OneDigitOff => 9,
        NumberLikeness.OfNeighbour => 0,
        NumberLikeness.OfAnother => -4,
        NumberLikeness.Different => -8,
        _ => 0,
    };
}

/// <summary>The name a row writes, with what the known names say of it.</summary>
public readonly record struct RowName(NameForms Forms, int SameName, int SameKey, bool HasUnknownWord, bool HasUnknownMarks)
{
    public static RowName Of(string? name, NameWords words, NameCounts counts)
    {
        var parts = words.Of(name);
        var forms = new NameForms(parts);
        return new RowName(forms, counts.SameName(forms), counts.SameKey(forms), counts.HasUnknownWord(parts), counts.HasUnknownMarks(parts));
    }
}
