using AsxhPortal.Documents.Organisation;
using AsxhPortal.Web.Features.Shared.Rounds;

namespace AsxhPortal.Web.Features.Home.Dashboards;

/// <summary>The lines of the dashboard's tables as the file writes them: the places below, or the place alone where it has none.</summary>
public static class DashboardRows
{
    public static IReadOnlyList<RoundTableRow> Of(RoundFigures figures) =>
        [.. (figures.Place.Children.Count > 0 ? figures.Place.Children : [figures.Place]).Select(place => Row(figures, place))];

    private static RoundTableRow Row(RoundFigures figures, PlaceFigures place) => new(
        place.Name, place.TeamName, place.Counts.People, place.Counts.Surveyed, place.Counts.Carried, place.Counts.Drafts, place.Counts.Absent, place.Counts.Untouched,
        place.Counts.SignedOff, place.Followed, place.Amount,
        place.Outcomes.ToDictionary(o => o.Outcome, o => o.People),
        place.Channels.Where(c => c.Channel is not null).ToDictionary(c => c.Channel!.Value, c => (c.People, c.Amount)),
        (place.ChannelOf(null).People, place.ChannelOf(null).Amount),
        place.Reasons.ToDictionary(r => r.Kind, r => r.People),
        [.. place.Steps.Select(step => new RoundTableStep(step.Step, StandingWords.Of(figures.StandingOf(step), step.IsStarted), figures.DaysOverdue(step)))]);
}
