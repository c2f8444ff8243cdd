using System.Globalization;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared.TagHelpers;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>One heading of the page: a household, or one person without.</summary>
public sealed record PlannedHousehold(string Key, string Title, IReadOnlyList<PlannedPerson> People);

public sealed record PlannedHamlet(string? Name, IReadOnlyList<PlannedHousehold> Households);

/// <summary>A day plan as shown: thôn after thôn as the team walks, one heading per household.</summary>
public sealed record PlanPage(PlannedDay Plan, DateOnly Today)
{
    /// <summary>What was searched for, to add somebody.</summary>
    public string? Text { get; init; }
    public IReadOnlyList<FoundPerson> Found { get; init; } = [];

    /// <summary>People who stand on another open day as well.</summary>
    public IReadOnlyDictionary<Guid, DateOnly> AlsoOn { get; init; } = new Dictionary<Guid, DateOnly>();
    public IReadOnlyList<PlanTeam> Teams { get; init; } = [];

    public int Met => Plan.People.Count(p => p.Result is StopResult.Met or StopResult.DoneElsewhen);
    public int Absent => Plan.People.Count(p => p.Result == StopResult.Absent);
    public int Left => Plan.People.Count(p => p is { MovedToOn: null, Result: StopResult.Waiting or StopResult.NotReached });
    public bool IsPast => Plan.Day < Today;

    /// <summary>In the plan's order; a thôn that is left and come back to has two headings.</summary>
    public IReadOnlyList<PlannedHamlet> Hamlets
    {
        get
        {
            var hamlets = new List<(string? Name, List<PlannedHousehold> Households)>();
            foreach (var household in Households(Plan.People))
            {
                var name = HamletOf(household);
                if (hamlets.Count == 0 || hamlets[^1].Name != name)
                    hamlets.Add((name, []));
                hamlets[^1].Households.Add(household);
            }
            return hamlets.ConvertAll(h => new PlannedHamlet(h.Name, h.Households));
        }
    }

    public static IReadOnlyList<PlannedHousehold> Households(IReadOnlyList<PlannedPerson> people)
    {
        var households = new List<(string Key, List<PlannedPerson> People)>();
        foreach (var person in people)
        {
            if (households.Count == 0 || households[^1].Key != person.HouseholdKey)
                households.Add((person.HouseholdKey, []));
            households[^1].People.Add(person);
        }
        return households.ConvertAll(h => new PlannedHousehold(h.Key, TitleOf(h.People), h.People));
    }

    public static Tone ToneOf(StopResult result) => result switch
    {
        StopResult.Met => Tone.Ok,
        StopResult.DoneElsewhen => Tone.Done,
        StopResult.Absent or StopResult.NotReached => Tone.Warn,
        StopResult.NoLongerVisited => Tone.Done,
        _ => Tone.Idle,
    };

    public string FactsOf(PlannedPerson person)
    {
        var facts = new List<string>();
        if (person.Birth is { } birth)
            facts.Add(birth.ToString());
        if (person.Phone is { } phone)
            facts.Add(phone);
        if (person.Outcome is { } outcome && person.State == SurveyState.Completed)
            facts.Add($"{outcome.Rule().Code} {outcome.Rule().Title}");
        if (person.IsOpen && person.Absences > 0)
            facts.Add($"đã vắng {person.Absences} lần");
        if (person.IsOpen && person.ReturnOn is { } day)
            facts.Add($"hẹn {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}");
        if (person.MovedToOn is { } moved)
            facts.Add($"chuyển sang {moved.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}");
        if (person.MovedToOn is null && AlsoOn.TryGetValue(person.BeneficiaryId, out var other))
            facts.Add($"cũng có trong kế hoạch ngày {other.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}");
        return string.Join(" · ", facts);
    }

    private static string TitleOf(List<PlannedPerson> people) =>
        people.Select(p => p.HouseholdHead).FirstOrDefault(head => !string.IsNullOrWhiteSpace(head)) is { } head ? $"Hộ {head}" : people[0].FullName;

    /// <summary>The thôn of most of its members.</summary>
    private static string? HamletOf(PlannedHousehold household) => household.People.Where(p => p.HamletName is not null).GroupBy(p => p.HamletName)
        .OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;
}
