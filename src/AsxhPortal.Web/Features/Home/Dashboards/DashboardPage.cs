using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Features.Shared.TagHelpers;

namespace AsxhPortal.Web.Features.Home.Dashboards;

/// <summary>A place in a table, and its own dashboard where it has one.</summary>
public sealed record PlaceLink(PlaceFigures Place, string? Down);

/// <summary>What the leader reads first: one sentence, how it stands, and where it is seen.</summary>
public sealed record BriefLine(Tone Tone, string Word, string Sentence, string? Href);

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

    /// <summary>The steps that are told of the round: of an earlier one those that were written in it.</summary>
    public IEnumerable<StepProgress> Steps => Place.IsEarlierRound ? Top.Steps.Where(s => s.Step is >= 4 and <= 6) : Top.Steps;

    /// <summary>In a few lines what the tables below say at length: for the telephone.</summary>
    public IReadOnlyList<BriefLine> Brief
    {
        get
        {
            var counts = Top.Counts;
            var lines = new List<BriefLine>();
            if (Place.IsEarlierRound)
                return lines;
            if (Figures!.Round is { } round && Top.Step(4) is { } visits && counts.People > 0)
            {
                var standing = Figures.StandingOf(visits);
                var days = round.DeadlineOf(4) is { } dueOn ? dueOn.DayNumber - Figures.Today.DayNumber : (int?)null;
                lines.Add(new(StandingWords.ToneOf(standing), StandingWords.Short(standing), $"Đã có kết quả {Figure(counts.Settled)} trên {Figure(counts.People)} người ({visits.Percent}%)"
                    + (visits.IsDone || days is null ? "." : days < 0 ? $", quá hạn {-days} ngày." : days == 0 ? ", hạn là hôm nay." : $", còn {days} ngày."), "#visits"));
            }
            if (counts.Settled > counts.SignedOff)
                lines.Add(new(Tone.Info, "Chờ ký", $"{Figure(counts.Settled - counts.SignedOff)} người có kết quả chưa vào danh sách ký duyệt (một số còn phải bổ sung giấy tờ).", IsCommune ? Features.Steps.Classification.Url : "#visits"));
            if (counts.ReturnedLines > 0)
                lines.Add(new(Tone.Warn, "Trả lại", $"{Figure(counts.ReturnedLines)} dòng bị cơ quan chi trả trả lại, chờ sửa.", "#steps"));
            if (Overdue is [var first, ..])
                lines.Add(new(Tone.Bad, "Chậm hạn", $"{Figure(Overdue.Count)} việc chậm hạn, lâu nhất {first.Days} ngày: {first.Place.Name}, bước {first.Progress.Step}.", "#overdue"));
            else if (Figures.Round is not null)
                lines.Add(new(Tone.Ok, "Đúng hạn", "Không có việc nào chậm hạn.", null));
            if (Top.Refusals > 0)
                lines.Add(new(Tone.Warn, "Vận động", $"{Figure(Top.Refusals)} người chưa đồng ý nhận qua tài khoản.", "#reasons"));
            return lines;
        }
    }

    public bool IsCommune => Place.Level == UnitLevel.Commune;

    /// <summary>"thôn", "xã", "huyện": what the tables go down to.</summary>
    public string BelowName => Below is [{ Level: var level }, ..] ? level switch { PlaceLevel.Hamlet => "thôn", PlaceLevel.Commune => "xã", PlaceLevel.District => "huyện", _ => "tỉnh" } : "thôn";

    public string FileAddress(string name) => $"{RoundLinks.Path}/{name}?unit={Place.Id}{(Place.RoundInLinks is { } round ? $"&dot={round}" : "")}";

    /// <summary>Answers of earlier rounds are among the numbers.</summary>
    public bool ShowsCarried => Figures?.IsContinuing == true;

    /// <summary>Down to the place's own dashboard; a thôn has none.</summary>
    public string? Down(PlaceFigures below) => below.Level == PlaceLevel.Hamlet ? null : Links.DashboardOf(below.Id);

    /// <summary>Outcomes that occur here, in the order of the procedure.</summary>
    public IReadOnlyList<OutcomeRule> Outcomes => [.. SurveyOutcomes.All.Where(rule => Top.OutcomeCount(rule.Outcome) > 0)];

    public IReadOnlyList<ReasonFigure> Reasons => [.. Top.Reasons.OrderByDescending(r => r.People).ThenBy(r => r.Kind)];

    /// <summary>People followed whose money goes to an account number, per cent.</summary>
    public int ThroughAccountPercent => PercentOf(Top.Channels.Where(c => c.Channel?.NeedsAccount() == true).Sum(c => c.People), Top.Followed);

    public IReadOnlyList<ChartBar> VisitBars => [.. Below.Where(p => p.Counts.People > 0).Select(p => new ChartBar(p.Name, $"{Figure(p.Counts.Settled)}/{Figure(p.Counts.People)} · {p.Step(4)!.Percent}%",
    [
        new ChartPart(ChartPattern.Solid, p.Counts.Surveyed),
        new ChartPart(ChartPattern.Cross, p.Counts.Carried),
        new ChartPart(ChartPattern.Stripes, p.Counts.Drafts - p.Counts.Absent),
        new ChartPart(ChartPattern.Dots, p.Counts.Absent),
        new ChartPart(ChartPattern.Blank, p.Counts.Untouched),
    ]))];

    public IReadOnlyList<ChartBar> OutcomeBars => [.. Outcomes.Select(rule => new ChartBar(rule.Label, Figure(Top.OutcomeCount(rule.Outcome)),
        [new ChartPart(ChartPattern.Solid, Top.SurveyedCount(rule.Outcome)), new ChartPart(ChartPattern.Cross, Top.CarriedCount(rule.Outcome))]))];

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
