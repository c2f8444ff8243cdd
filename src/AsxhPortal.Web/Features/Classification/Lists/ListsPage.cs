using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>Lines by what they do: thêm, đổi nhóm, đổi thông tin, bớt.</summary>
public sealed record ChangeCounts(int Added, int MovedIn, int Changed, int Removed)
{
    public int Total => Added + MovedIn + Changed + Removed;

    /// <summary>There is more to say than how many come in.</summary>
    public bool IsMixed => MovedIn + Changed + Removed > 0;

    public static ChangeCounts Of(IEnumerable<LineChange> changes)
    {
        var counts = changes.GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        return Of(counts.GetValueOrDefault);
    }

    public static ChangeCounts Of(Func<LineChange, int> count) => new(count(LineChange.Added), count(LineChange.MovedIn), count(LineChange.Changed), count(LineChange.Removed));

    /// <summary>"2 thêm, 1 đổi nhóm".</summary>
    public override string ToString() => string.Join(", ", new[] { (Added, "thêm"), (MovedIn, "đổi nhóm"), (Changed, "đổi thông tin"), (Removed, "bớt") }
        .Where(c => c.Item1 > 0).Select(c => $"{c.Item1} {c.Item2}"));
}

/// <summary>One outcome of the round in a commune.</summary>
/// <param name="People">With an answer of this outcome that counts.</param>
/// <param name="Amount">đồng a month of the people who may stand on the list.</param>
/// <param name="SignedOff">Who stand on a signed-off list of this outcome.</param>
/// <param name="Pending">What the next signature would write.</param>
/// <param name="HeldBack">Surveyed, but not classified until mended.</param>
public sealed record OutcomeRow(OutcomeRule Rule, int People, long Amount, int SignedOff, ChangeCounts Pending, long PendingAmount, int HeldBack)
{
    /// <summary>There is something to look at behind this row.</summary>
    public bool HasAnything => People + SignedOff + Pending.Total > 0;
}

/// <summary>A thôn in the summary: people by outcome.</summary>
public sealed record HamletRow(string Name, int Total, IReadOnlyList<int> Counts)
{
    public int Surveyed => Counts.Sum();
}

/// <summary>A list that was signed off (or withdrawn).</summary>
public sealed record SignedListRow(
    Guid Id, SurveyOutcome Outcome, int Number, int SupplementNumber, ClassificationState State, int PersonCount, int RemovedCount, long AmountSum,
    string SignedOffByName, DateTime SignedOffAt, string? WithdrawalReason)
{
    public ChangeCounts Changes { get; init; } = new(0, 0, 0, 0);

    public string EditionName => ClassificationList.EditionNameOf(Number, SupplementNumber);
}

/// <summary>How many stand on the signed lists of one outcome now.</summary>
public sealed record StandingCount(SurveyOutcome Outcome, int People, long Amount);

/// <summary>The overview of step 5. Of an earlier round only what was signed is shown.</summary>
public sealed record ListsPage(WorkPlace Place, IReadOnlyList<OutcomeRow> Outcomes, IReadOnlyList<HamletRow> Hamlets, IReadOnlyList<SignedListRow> Signed, int Followed, int NotSurveyed, int Unclassified, int Noted)
{
    public int Pending => Outcomes.Sum(o => o.Pending.Total);
    public long PendingAmount => Outcomes.Sum(o => o.PendingAmount);
    public int SignedOff => Outcomes.Sum(o => o.SignedOff);
    public string Seal { get; init; } = "";
    public string Digest { get; init; } = "";

    /// <summary>People whose answer of an earlier round counts unasked.</summary>
    public int Carried { get; init; }

    /// <summary>What changed since the leader opened the page; nothing was signed.</summary>
    public IReadOnlyList<ChangedSinceSeen> Changed { get; init; } = [];

    public static ListsPage Of(WorkPlace place, IReadOnlyList<ClassifiedPerson> people, IReadOnlyList<SignedListRow> signed)
    {
        var pending = PendingList.Of(people);
        var all = people;
        people = [.. people.Where(p => p.IsInRound)];
        return new ListsPage(place, [.. SurveyOutcomes.All.Select(rule => OutcomeOf(rule, people, all, pending.FirstOrDefault(l => l.Outcome == rule.Outcome)))], HamletsOf(people), signed,
            people.Count, people.Count(p => !p.IsSurveyed), people.Count(p => p.IsUnclassified), people.Count(p => p.IsListed && p.Missing.Count > 0))
        {
            Seal = pending.Count == 0 ? "" : PendingList.SealOf(pending),
            Digest = PendingList.DigestOf(pending),
            Carried = people.Count(p => p.IsCarried),
        };
    }

    /// <summary>An earlier round: what stands by signature, nothing computed anew.</summary>
    public static ListsPage Earlier(WorkPlace place, IReadOnlyList<StandingCount> standing, IReadOnlyList<SignedListRow> signed)
    {
        var counts = standing.ToDictionary(s => s.Outcome);
        return new ListsPage(place,
            [.. SurveyOutcomes.All.Select(rule => counts.TryGetValue(rule.Outcome, out var here)
                ? new OutcomeRow(rule, here.People, here.Amount, here.People, new(0, 0, 0, 0), 0, 0)
                : new OutcomeRow(rule, 0, 0, 0, new(0, 0, 0, 0), 0, 0))],
            [], signed, standing.Sum(s => s.People), 0, 0, 0);
    }

    public static IReadOnlyList<HamletRow> HamletsOf(IReadOnlyList<ClassifiedPerson> people) =>
    [
        .. people.Where(p => p.IsInRound).GroupBy(p => p.HamletName ?? "Chưa rõ thôn").OrderBy(g => g.Key, StringComparer.Create(new System.Globalization.CultureInfo("vi-VN"), true))
            .Select(g => new HamletRow(g.Key, g.Count(), [.. SurveyOutcomes.All.Select(rule => g.Count(p => p.IsSurveyed && p.Outcome == rule.Outcome))])),
    ];

    private static OutcomeRow OutcomeOf(OutcomeRule rule, IReadOnlyList<ClassifiedPerson> people, IReadOnlyList<ClassifiedPerson> all, PendingList? pending)
    {
        var here = people.Where(p => p.IsSurveyed && p.Outcome == rule.Outcome).ToList();
        return new OutcomeRow(rule, here.Count, here.Where(p => p.IsListed).Sum(p => p.Line!.Amount), all.Count(p => p.Standing?.Outcome == rule.Outcome),
            ChangeCounts.Of(pending?.Lines.Select(l => l.Change) ?? []), pending?.Amount ?? 0, here.Count(p => !p.IsListed));
    }
}

/// <summary>Which lines of a preview or a signed list are shown.</summary>
public sealed class LinesQuery : ListQuery
{
    public Guid? Unit { get; set; }

    /// <summary>An earlier round.</summary>
    public Guid? Dot { get; set; }
}

/// <summary>The list of one outcome as it would be signed off now, and its earlier editions.</summary>
/// <param name="Pending">Null when there is nothing to sign.</param>
/// <param name="Lines">One page of the pending lines.</param>
public sealed record PreviewPage(
    WorkPlace Place, OutcomeRule Rule, PendingList? Pending, PageOf<ListLine> Lines, IReadOnlyList<ClassifiedPerson> HeldBack, IReadOnlyList<SignedListRow> Signed, StandingCount Standing)
{
    public string Seal { get; init; } = "";
    public string Digest { get; init; } = "";
    public IReadOnlyList<ChangedSinceSeen> Changed { get; init; } = [];

    /// <summary>A list of this outcome is signed already, so the next one is a supplement.</summary>
    public bool IsSupplement => Signed.Any(l => l.State == ClassificationState.SignedOff);
}

public sealed class MissingQuery : ListQuery
{
    public Guid? Unit { get; set; }
    public Guid? Hamlet { get; set; }
    public MissingKind? Kind { get; set; }
}

/// <summary>Who is missing on the lists, and why.</summary>
public sealed record MissingPage(
    WorkPlace Place, MissingQuery Query, PageOf<ClassifiedPerson> People, IReadOnlyList<(MissingKind Kind, int Count)> Kinds, IReadOnlyList<(Guid Id, string Name)> Hamlets, int Unclassified, int Noted);
