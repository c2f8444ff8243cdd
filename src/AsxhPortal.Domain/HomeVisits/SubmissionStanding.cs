namespace AsxhPortal.Domain.HomeVisits;

/// <summary>One submission about a person, as far as its rank goes.</summary>
/// <param name="TakenAt">UTC, corrected by the difference of the clocks.</param>
public readonly record struct StandingCandidate(Guid Id, Guid PlanId, DateTime TakenAt, bool IsDraft);

/// <summary>What becomes of a submission beside those of the same person that rest on the same ground.</summary>
public enum StandingResult { Stands, Superseded, OtherPhone }

/// <summary>
/// Several phones, one person, the same ground (versions of survey and person): which submission stands. A function of the set alone, so that the
/// order of arrival does not matter. Of one phone the latest counts; between phones a finished visit goes before a draft, then whoever was there
/// first (smaller time, then smaller id).
/// </summary>
public static class SubmissionStanding
{
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Guid WinnerOf(IEnumerable<StandingCandidate> candidates) => candidates.GroupBy(c => c.PlanId)
        .Select(phone => (First: Ordered(phone).First(), Last: Ordered(phone).Last()))
        .OrderBy(phone => phone.Last.IsDraft).ThenBy(phone => phone.First.TakenAt).ThenBy(phone => phone.First.Id)
        .First().Last.Id;

    public static StandingResult ResultOf(StandingCandidate candidate, StandingCandidate winner) => candidate.Id == winner.Id ? StandingResult.Stands
        : candidate.PlanId == winner.PlanId ? StandingResult.Superseded
        : StandingResult.OtherPhone;

    private static IEnumerable<StandingCandidate> Ordered(IEnumerable<StandingCandidate> phone) => phone.OrderBy(c => c.TakenAt).ThenBy(c => c.Id);
}
