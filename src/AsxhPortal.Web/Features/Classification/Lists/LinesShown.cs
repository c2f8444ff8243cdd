using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared.Lists;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>One page of the lines of a list, with the totals of all of them.</summary>
/// <param name="All">All lines: the totals are theirs.</param>
/// <param name="ShowsChanges">It is a supplement: each line says what it changes.</param>
/// <param name="Replaced">Later lists that took the place of lines, by id; null on a preview.</param>
public sealed record LinesShown(OutcomeRule Rule, PageOf<ListLine> Page, IReadOnlyList<ListLine> All, bool ShowsChanges, IReadOnlyDictionary<Guid, string>? Replaced = null)
{
    public int People => All.Count(l => l.Change != LineChange.Removed);
    public int Removed => All.Count - People;

    /// <summary>đồng a month.</summary>
    public long Amount => All.Where(l => l.Change != LineChange.Removed).Sum(l => l.Amount);
}
