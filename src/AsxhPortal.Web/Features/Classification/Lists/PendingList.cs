using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>What the next signature would put on the list of one outcome, numbered; screen, files and the signature take these same lines.</summary>
public sealed record PendingList(SurveyOutcome Outcome, IReadOnlyList<ListLine> Lines)
{
    public int People => Lines.Count(l => l.Change != LineChange.Removed);
    public int Removed => Lines.Count - People;
    public long Amount => Lines.Where(l => l.Change != LineChange.Removed).Sum(l => l.Amount);

    /// <param name="only">One outcome, or null for all.</param>
    public static IReadOnlyList<PendingList> Of(IEnumerable<ClassifiedPerson> people, SurveyOutcome? only = null) =>
    [
        .. people.Where(p => p.Pending is { } pending && (only is null || pending.Outcome == only))
            .GroupBy(p => p.Pending!.Outcome).OrderBy(g => g.Key)
            .Select(g => new PendingList(g.Key, Numbered(g.Select(p => p.Pending!.Line)))),
    ];

    public static string SealOf(IEnumerable<PendingList> lists) => ListSeal.Of(lists.Select(l => (l.Outcome, l.Lines)));

    public static string DigestOf(IEnumerable<PendingList> lists) => PreviewDigest.Of(LinesOf(lists));

    public static IReadOnlyList<(SurveyOutcome Outcome, ListLine Line)> LinesOf(IEnumerable<PendingList> lists) =>
        [.. lists.SelectMany(list => list.Lines.Select(line => (list.Outcome, line)))];

    /// <summary>Those who stand on the list in the order of their names, then those who leave it.</summary>
    private static List<ListLine> Numbered(IEnumerable<ListLine> lines) =>
        [.. lines.OrderBy(l => l.Change == LineChange.Removed).Select((line, index) => { line.Ordinal = index + 1; return line; })];
}
