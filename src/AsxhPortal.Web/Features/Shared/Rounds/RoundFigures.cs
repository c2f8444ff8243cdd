using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;

namespace AsxhPortal.Web.Features.Shared.Rounds;

public enum PlaceLevel { Country, Province, District, Commune, Hamlet }

/// <summary>People who are followed and receive through one channel (null: none is agreed yet), and what is due to them this month.</summary>
/// <param name="Amount">đồng a month; 0 when the money was not asked for.</param>
public sealed record ChannelFigure(PaymentChannel? Channel, int People, long Amount)
{
    public string Name => Channel?.ToVietnamese() ?? "Chưa thống nhất hình thức";
}

/// <summary>Answers of one outcome that count.</summary>
/// <param name="Surveyed">Completed surveys of the round.</param>
/// <param name="Carried">Inherited from an earlier round.</param>
public sealed record OutcomeFigure(SurveyOutcome Outcome, int Surveyed, int Carried)
{
    public int People => Surveyed + Carried;
}

/// <summary>Completed surveys with outcome 2B of one kind of reason.</summary>
public sealed record ReasonFigure(RefusalReasonKind Kind, int People);

/// <summary>All numbers of one place: a thôn, a commune, or a place above communes whose numbers are the sum of theirs.</summary>
public sealed record PlaceFigures
{
    /// <summary>Unit or thôn; <see cref="Guid.Empty"/> for the people of a commune whose thôn is not known.</summary>
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required PlaceLevel Level { get; init; }

    /// <summary>The commune of a thôn, the unit above a unit.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Who visits the thôn.</summary>
    public string? TeamName { get; init; }
    public required RoundCounts Counts { get; init; }

    /// <summary>Seven of a unit; steps 3 and 4 of a thôn.</summary>
    public required IReadOnlyList<StepProgress> Steps { get; init; }
    public IReadOnlyList<OutcomeFigure> Outcomes { get; init; } = [];
    public IReadOnlyList<ChannelFigure> Channels { get; init; } = [];
    public IReadOnlyList<ReasonFigure> Reasons { get; init; } = [];
    public IReadOnlyList<PlaceFigures> Children { get; init; } = [];

    /// <summary>People followed, of all channels.</summary>
    public int Followed => Channels.Sum(c => c.People);

    /// <summary>đồng a month, all channels.</summary>
    public long Amount => Channels.Sum(c => c.Amount);

    public int Refusals => OutcomeCount(SurveyOutcome.RefusesAccount);

    public int OutcomeCount(SurveyOutcome outcome) => Outcomes.FirstOrDefault(o => o.Outcome == outcome)?.People ?? 0;

    public int SurveyedCount(SurveyOutcome outcome) => Outcomes.FirstOrDefault(o => o.Outcome == outcome)?.Surveyed ?? 0;

    public int CarriedCount(SurveyOutcome outcome) => Outcomes.FirstOrDefault(o => o.Outcome == outcome)?.Carried ?? 0;

    public ChannelFigure ChannelOf(PaymentChannel? channel) => Channels.FirstOrDefault(c => c.Channel == channel) ?? new ChannelFigure(channel, 0, 0);

    public int ReasonCount(RefusalReasonKind kind) => Reasons.FirstOrDefault(r => r.Kind == kind)?.People ?? 0;

    public StepProgress? Step(int number) => Steps.FirstOrDefault(s => s.Step == number);

    /// <summary>Communes below this place, or the place itself.</summary>
    public IEnumerable<PlaceFigures> Communes => Level == PlaceLevel.Commune ? [this] : Children.SelectMany(c => c.Communes);
}

/// <summary>Somebody who is late: a commune or thôn, a step, by how many days.</summary>
/// <param name="Place">Commune, or thôn.</param>
/// <param name="CommuneName">Above a thôn, where more than one commune is looked at.</param>
public sealed record OverdueStep(PlaceFigures Place, string? CommuneName, StepProgress Progress, DateOnly DueOn, int Days);

/// <summary>A round as it stands at one moment in one place and everything below it.</summary>
/// <param name="Round">Null when none is open for the place: then only register and channels have numbers.</param>
/// <param name="ReadAt">UTC.</param>
public sealed record RoundFigures(PlaceFigures Place, ReviewRound? Round, DateOnly Today, DateTime ReadAt)
{
    /// <summary>The round starts from the result of another one, so that answers may be inherited.</summary>
    public bool IsContinuing => Round?.PreviousRoundId is not null;

    /// <summary>Of a round that has ended only what was written in it is counted; the register of today says nothing about it.</summary>
    public bool IsEarlierRound { get; init; }

    public StepStanding StandingOf(StepProgress progress) => Round?.StandingOf(progress, Today)
        ?? (progress.IsDone ? StepStanding.Done : progress.IsStarted ? StepStanding.Ongoing : StepStanding.NotStarted);

    public int DaysOverdue(StepProgress progress) => Round?.DaysOverdue(progress, Today) ?? 0;

    /// <summary>The longest delay first. Steps 3 and 4 are named by thôn and team where thôn are looked at, the others by commune.</summary>
    public IReadOnlyList<OverdueStep> Overdue()
    {
        if (Round is null)
            return [];
        var late = new List<OverdueStep>();
        var isOneCommune = Place.Level == PlaceLevel.Commune;
        foreach (var commune in Place.Communes)
        {
            foreach (var step in commune.Steps.Where(s => DaysOverdue(s) > 0))
            {
                var hamlets = commune.Children.Where(h => h.Step(step.Step) is { IsDone: false, Total: > 0 }).ToList();
                if (hamlets.Count == 0)
                    late.Add(Late(commune, null, step));
                else
                    late.AddRange(hamlets.Select(h => Late(h, isOneCommune ? null : commune.Name, h.Step(step.Step)!)));
            }
        }
        return [.. late.OrderByDescending(o => o.Days).ThenBy(o => o.Progress.Step).ThenByDescending(o => o.Progress.Left)];
    }

    private OverdueStep Late(PlaceFigures place, string? communeName, StepProgress step) =>
        new(place, communeName, step, Round!.DeadlineOf(step.Step)!.Value, DaysOverdue(step));
}
