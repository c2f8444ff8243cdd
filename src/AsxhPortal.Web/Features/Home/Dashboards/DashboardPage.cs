using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Features.Shared.TagHelpers;

namespace AsxhPortal.Web.Features.Home.Dashboards;

/// <summary>The dashboard as shown: the place, its tables and the bars that stand beside them.</summary>
public sealed record DashboardPage(DashboardPlace Place, RoundLinks Links)
{
    /// <summary>Late places shown at once; the file has all of them.</summary>
    public const int OverdueShown = 20;

    private IReadOnlyList<OverdueStep>? _overdue;

    public RoundFigures? Figures => Place.Figures;
    public PlaceFigures Top => Place.Figures!.Place;
    public IReadOnlyList<PlaceFigures> Below => Top.Children;
    public IReadOnlyList<OverdueStep> Overdue => _overdue ??= Figures?.Overdue() ?? [];

    public bool IsCommune => Place.Level == UnitLevel.Commune;

    /// <summary>"thôn", "xã", "huyện": what the tables go down to.</summary>
    public string BelowName => Below is [{ Level: var level }, ..] ? level switch { PlaceLevel.Hamlet => "thôn", PlaceLevel.Commune => "xã", PlaceLevel.District => "huyện", _ => "tỉnh" } : "thôn";

    public string FileAddress(string name) => $"{RoundLinks.Path}/{name}?unit={Place.Id}";

    /// <summary>Down to the place's own dashboard; a thôn has none.</summary>
    public static string? Down(PlaceFigures below) => below.Level == PlaceLevel.Hamlet ? null : RoundLinks.Dashboard(below.Id);

    /// <summary>Outcomes that occur here, in the order of the procedure.</summary>
    public IReadOnlyList<OutcomeRule> Outcomes => [.. SurveyOutcomes.All.Where(rule => Top.OutcomeCount(rule.Outcome) > 0)];

    public IReadOnlyList<ReasonFigure> Reasons => [.. Top.Reasons.OrderByDescending(r => r.People).ThenBy(r => r.Kind)];

    /// <summary>People followed whose money goes to an account number, per cent.</summary>
    public int ThroughAccountPercent => PercentOf(Top.Channels.Where(c => c.Channel?.NeedsAccount() == true).Sum(c => c.People), Top.Followed);

    public IReadOnlyList<ChartBar> VisitBars => [.. Below.Where(p => p.Counts.People > 0).Select(p => new ChartBar(p.Name, $"{Figure(p.Counts.Surveyed)}/{Figure(p.Counts.People)} · {p.Step(4)!.Percent}%",
    [
        new ChartPart(ChartPattern.Solid, p.Counts.Surveyed),
        new ChartPart(ChartPattern.Stripes, p.Counts.Drafts - p.Counts.Absent),
        new ChartPart(ChartPattern.Dots, p.Counts.Absent),
        new ChartPart(ChartPattern.Blank, p.Counts.Untouched),
    ]))];

    public IReadOnlyList<ChartBar> OutcomeBars => [.. Outcomes.Select(rule => new ChartBar(rule.Label, Figure(Top.OutcomeCount(rule.Outcome)), Top.OutcomeCount(rule.Outcome)))];

    public IReadOnlyList<ChartBar> ChannelBars => [.. Top.Channels.Select(c => new ChartBar(c.Name, $"{Figure(c.People)} người", [new(PatternOf(c.Channel), c.People)]))];

    public IReadOnlyList<ChartBar> MoneyBars => [.. Top.Channels.Select(c => new ChartBar(c.Name, $"{Figure(c.Amount)} đ", [new(PatternOf(c.Channel), c.Amount)]))];

    public IReadOnlyList<ChartBar> ReasonBars => [.. Reasons.Select(r => new ChartBar(r.Kind.ToVietnamese(), Figure(r.People), [new(ChartPattern.Stripes, r.People)]))];

    /// <summary>How many communes have done the step; null in a commune.</summary>
    public (int Done, int All)? CommunesDone(int step) => IsCommune ? null : (Top.Communes.Count(c => c.Step(step)!.IsDone), Top.Communes.Count());

    public static int PercentOf(long part, long whole) => whole == 0 ? 0 : (int)(100 * part / whole);

    private static string Figure(long count) => MoneyTagHelper.Figures(count);

    /// <summary>Account solid, service striped, cash dotted, unknown blank.</summary>
    private static ChartPattern PatternOf(PaymentChannel? channel) => channel switch
    {
        null => ChartPattern.Blank,
        PaymentChannel.Cash => ChartPattern.Dots,
        PaymentChannel.PaymentOrganisation or PaymentChannel.PaymentOrganisationAtHome => ChartPattern.Stripes,
        _ => ChartPattern.Solid,
    };
}
