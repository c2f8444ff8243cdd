using AsxhPortal.Documents.Matching;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Web.Startup;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

/// <summary>The findings of the page as lines of a workbook: one line per place, or one per decision whose cause is gone.</summary>
internal static class DuplicateListRows
{
    public static IReadOnlyList<DuplicateListRow> Of(IReadOnlyList<DuplicateFinding> shown, IReadOnlyList<DuplicateDecision> gone) =>
    [
        .. shown.SelectMany((finding, at) => finding.Parties.Select(party => Line(at + 1, finding, party))),
        .. gone.Select((decision, at) => new DuplicateListRow(shown.Count + at + 1, decision.Kind.ToVietnamese(), "", "Đã quyết định, nay không còn trùng.", "",
            DuplicateView.Gone.ToVietnamese(), $"{(decision.State == DuplicateState.Kept ? DuplicateView.Kept : DuplicateView.Settled).ToVietnamese()}: {decision.Note}",
            decision.DecidedByName, DayOf(decision.DecidedAt), "", null, null, null, null, null, null, null)),
    ];

    private static DuplicateListRow Line(int number, DuplicateFinding finding, DuplicateParty party)
    {
        var decision = finding.IsDecided ? finding.Decision : null;
        return new DuplicateListRow(number, finding.Kind.ToVietnamese(), finding.Who, finding.Why, decision is null ? finding.ToDo : "", DuplicateViews.ViewOf(finding).ToVietnamese(),
            decision?.Note, decision?.DecidedByName, DayOf(decision?.DecidedAt), party.Where, party.FullName, party.Birth?.ToString(), party.CitizenId, party.Hamlet, party.What, party.Amount,
            party.IsDoubtful ? "Cần xem" : null);
    }

    private static DateOnly? DayOf(DateTime? at) => at is { } utc ? DateOnly.FromDateTime(BusinessClock.ToLocal(utc)) : null;
}
