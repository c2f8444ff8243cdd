namespace AsxhPortal.Domain.HomeVisits;

/// <summary>Who goes on a team's day, proposed from those still to be visited.</summary>
public static class PlanProposal
{
    /// <summary>No team gets further than this in a day: a commune makes 60 to 120 visits a day.</summary>
    public const int MostPerDay = 120;

    /// <summary>People a day so that everybody is visited by the deadline; all of them when it is due or past or was never set.</summary>
    /// <param name="left">People that are on no plan yet.</param>
    /// <param name="day">The day to plan.</param>
    /// <param name="dueOn">Last day of the visits.</param>
    /// <param name="plannedDays">Days of the team that have a plan already; they take nobody more.</param>
    /// <returns>0 when nobody is left; may be more than <see cref="MostPerDay"/>, which says that one team is not enough.</returns>
    public static int PerDay(int left, DateOnly day, DateOnly? dueOn, IReadOnlyCollection<DateOnly> plannedDays)
    {
        if (left <= 0)
            return 0;
        var days = dueOn is { } due && due > day ? due.DayNumber - day.DayNumber + 1 : 1;
        days -= plannedDays.Count(planned => planned > day && planned <= dueOn);
        days = Math.Max(1, days);
        return (left + days - 1) / days;
    }

    /// <summary>
    /// About <paramref name="wanted"/> people in walking order: who is expected on that day (or was missed on the appointed one) goes first, who was
    /// absent before comes next, then the others as one walks. A household is never divided, so it may be a few more. Whoever has an appointment on a
    /// later day is left for it.
    /// </summary>
    public static IReadOnlyList<WalkingHousehold> For(IEnumerable<PersonToVisit> open, DateOnly day, int wanted)
    {
        var households = WalkingOrder.Of(open.Where(person => !(person.ReturnOn > day)));
        var chosen = new HashSet<string>();
        var count = 0;
        foreach (var household in households.OrderBy(h => h.People.Min(person => person.ReturnOn is not null ? 0 : person.Absences > 0 ? 1 : 2)))
        {
            if (count >= wanted)
                break;
            chosen.Add(household.Key);
            count += household.People.Count;
        }
        return [.. households.Where(household => chosen.Contains(household.Key))];
    }
}
