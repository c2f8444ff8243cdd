using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;

namespace AsxhPortal.Web.Features.Shared.Rounds;

internal sealed record PlaceUnit(Guid Id, string Name, UnitLevel Level, Guid? ParentId);

internal sealed record PlaceHamlet(Guid Id, string Name, string? TeamName);

internal sealed record PeopleCell(
    Guid UnitId, Guid? HamletId, BeneficiaryStatus Status, SurveyState? State, SurveyOutcome? Outcome, PaymentChannel? Channel, bool WasAbsent, int Count)
{
    public bool IsVisited => RoundPeople.IsVisited(Status, State is not null);
    public bool IsSurveyed => State == SurveyState.Completed;
}

/// <summary>People whose answer of an earlier round counts.</summary>
internal sealed record CarriedCell(Guid UnitId, Guid? HamletId, SurveyOutcome Outcome, int Count);

internal sealed record MoneyCell(Guid UnitId, Guid? HamletId, PaymentChannel? Channel, long Amount);

internal sealed record RefusalCell(Guid UnitId, Guid? HamletId, RefusalReasonKind Kind, int Count);

/// <summary>Turns what the database grouped into the places: thôn from their cells, communes from theirs, everything above as a sum of communes.</summary>
internal sealed class PlaceTree
{
    /// <summary>Only what was written in the round is there, so whoever inherited has no cell of people.</summary>
    public bool IsEarlierRound { get; init; }
    public required IReadOnlyList<PlaceUnit> Units { get; init; }
    public required IReadOnlyList<PlaceHamlet> Hamlets { get; init; }
    public required IReadOnlyList<PeopleCell> People { get; init; }
    public required IReadOnlyList<CarriedCell> Carried { get; init; }
    public required IReadOnlyDictionary<Guid, RoundCounts> Tallies { get; init; }
    public required IReadOnlyList<MoneyCell> Money { get; init; }
    public required IReadOnlyList<RefusalCell> Refusals { get; init; }

    private ILookup<Guid, PeopleCell> _people = null!;
    private ILookup<Guid, CarriedCell> _carried = null!;
    private ILookup<Guid, MoneyCell> _money = null!;
    private ILookup<Guid, RefusalCell> _refusals = null!;
    private ILookup<Guid, PlaceUnit> _children = null!;

    public PlaceFigures Build(Guid topId)
    {
        _people = People.ToLookup(c => c.UnitId);
        _carried = Carried.ToLookup(c => c.UnitId);
        _money = Money.ToLookup(c => c.UnitId);
        _refusals = Refusals.ToLookup(c => c.UnitId);
        _children = Units.Where(u => u.ParentId is not null).ToLookup(u => u.ParentId!.Value);
        return Unit(Units.First(u => u.Id == topId));
    }

    private PlaceFigures Unit(PlaceUnit unit) => unit.Level == UnitLevel.Commune ? Commune(unit) : Above(unit);

    private PlaceFigures Above(PlaceUnit unit)
    {
        var children = _children[unit.Id].Select(Unit).ToList();
        var own = Tallies.GetValueOrDefault(unit.Id) ?? new RoundCounts();
        var steps = children.SelectMany(c => c.Communes).SelectMany(c => c.Steps).ToLookup(s => s.Step);
        return new PlaceFigures
        {
            Id = unit.Id,
            Name = unit.Name,
            Level = LevelOf(unit.Level),
            ParentId = unit.ParentId,
            Counts = children.Aggregate(own, (sum, child) => sum + child.Counts),
            Steps = [.. Enumerable.Range(1, 7).Select(step => StepProgress.Sum(step, steps[step].ToList()))],
            Outcomes = [.. children.SelectMany(c => c.Outcomes).GroupBy(o => o.Outcome).OrderBy(g => g.Key).Select(g => new OutcomeFigure(g.Key, g.Sum(o => o.Surveyed), g.Sum(o => o.Carried)))],
            Channels = [.. children.SelectMany(c => c.Channels).GroupBy(c => c.Channel).OrderBy(g => g.Key is null).ThenBy(g => g.Key)
                .Select(g => new ChannelFigure(g.Key, g.Sum(c => c.People), g.Sum(c => c.Amount)))],
            Reasons = [.. children.SelectMany(c => c.Reasons).GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => new ReasonFigure(g.Key, g.Sum(r => r.People)))],
            Children = children,
        };
    }

    private PlaceFigures Commune(PlaceUnit unit)
    {
        var people = _people[unit.Id].ToList();
        var carried = _carried[unit.Id].ToList();
        var counts = Count(people, carried, Tallies.GetValueOrDefault(unit.Id) ?? new RoundCounts());
        return Place(unit.Id, unit.Name, PlaceLevel.Commune, unit.ParentId, counts, counts.Steps(), people, carried, _money[unit.Id].ToList(), _refusals[unit.Id].ToList()) with
        {
            Children = Hamlets.Count == 0 ? [] : HamletsOf(unit, people),
        };
    }

    private List<PlaceFigures> HamletsOf(PlaceUnit commune, List<PeopleCell> people)
    {
        var cells = people.ToLookup(c => c.HamletId ?? Guid.Empty);
        var carried = _carried[commune.Id].ToLookup(c => c.HamletId ?? Guid.Empty);
        var money = _money[commune.Id].ToLookup(c => c.HamletId ?? Guid.Empty);
        var refusals = _refusals[commune.Id].ToLookup(c => c.HamletId ?? Guid.Empty);
        var places = Hamlets.Append(new PlaceHamlet(Guid.Empty, "Chưa rõ thôn", null)).Where(h => h.Id != Guid.Empty || cells.Contains(h.Id) || carried.Contains(h.Id));
        return [.. places.Select(hamlet =>
        {
            var own = Tallies.GetValueOrDefault(hamlet.Id) ?? new RoundCounts();
            var counts = Count(cells[hamlet.Id].ToList(), carried[hamlet.Id].ToList(), own with { HamletsWithoutTeam = hamlet.TeamName is null && cells.Contains(hamlet.Id) ? 1 : 0 });
            return Place(hamlet.Id, hamlet.Name, PlaceLevel.Hamlet, commune.Id, counts, counts.HamletSteps(),
                cells[hamlet.Id].ToList(), carried[hamlet.Id].ToList(), money[hamlet.Id].ToList(), refusals[hamlet.Id].ToList()) with { TeamName = hamlet.TeamName };
        })];
    }

    private static PlaceFigures Place(Guid id, string name, PlaceLevel level, Guid? parentId, RoundCounts counts, IReadOnlyList<StepProgress> steps,
        List<PeopleCell> people, List<CarriedCell> carried, List<MoneyCell> money, List<RefusalCell> refusals) => new()
        {
            Id = id,
            Name = name,
            Level = level,
            ParentId = parentId,
            Counts = counts,
            Steps = steps,
            Outcomes = [.. people.Where(c => c is { IsSurveyed: true, Outcome: not null }).Select(c => new OutcomeFigure(c.Outcome!.Value, c.Count, 0))
                .Concat(carried.Select(c => new OutcomeFigure(c.Outcome, 0, c.Count))).GroupBy(o => o.Outcome).OrderBy(g => g.Key)
                .Select(g => new OutcomeFigure(g.Key, g.Sum(o => o.Surveyed), g.Sum(o => o.Carried)))],
            Channels = [.. people.Where(c => c.Status == BeneficiaryStatus.Active).GroupBy(c => c.Channel).OrderBy(g => g.Key is null).ThenBy(g => g.Key)
                .Select(g => new ChannelFigure(g.Key, g.Sum(c => c.Count), money.Where(m => m.Channel == g.Key).Sum(m => m.Amount)))],
            Reasons = [.. refusals.GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => new ReasonFigure(g.Key, g.Sum(r => r.Count)))],
        };

    private RoundCounts Count(List<PeopleCell> people, List<CarriedCell> carried, RoundCounts own) => own with
    {
        People = people.Where(c => c.IsVisited).Sum(c => c.Count) + (IsEarlierRound ? carried.Sum(c => c.Count) : 0),
        Carried = carried.Sum(c => c.Count),
        Surveyed = people.Where(c => c.IsSurveyed).Sum(c => c.Count),
        Drafts = people.Where(c => c.State == SurveyState.Draft).Sum(c => c.Count),
        Absent = people.Where(c => c.WasAbsent).Sum(c => c.Count),
    };

    private static PlaceLevel LevelOf(UnitLevel level) => level switch
    {
        UnitLevel.Country => PlaceLevel.Country,
        UnitLevel.Province => PlaceLevel.Province,
        UnitLevel.District => PlaceLevel.District,
        _ => PlaceLevel.Commune,
    };
}
