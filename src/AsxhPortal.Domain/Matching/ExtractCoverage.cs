using AsxhPortal.Domain.Organisation;

namespace AsxhPortal.Domain.Matching;

/// <summary>
/// Of which thôn a new extract speaks as a whole. Offices also send parts (one thôn, the newly registered): whoever is not in a part has not gone.
/// A thôn counts as covered when the extract holds at least half of the people known there.
/// </summary>
public sealed class ExtractCoverage
{
    private const double CoveredFrom = 0.5;
    private readonly HashSet<string> _covered;

    /// <param name="known">Thôn of everybody known before, with whether the new extract holds them.</param>
    public ExtractCoverage(IEnumerable<(string? HamletName, bool IsSeen)> known) => _covered = known
        .GroupBy(k => Hamlet.KeyOf(k.HamletName))
        .Where(thon => thon.Count(k => k.IsSeen) >= CoveredFrom * thon.Count())
        .Select(thon => thon.Key).ToHashSet();

    public bool Covers(string? hamletName) => _covered.Contains(Hamlet.KeyOf(hamletName));
}
