using AsxhPortal.Domain.HomeVisits;
using CsCheck;
using Shouldly;

namespace AsxhPortal.UnitTests.HomeVisits;

public sealed class SubmissionStandingTests
{
    private static readonly DateTime Start = new(2024, 1, 12, 1, 0, 0, DateTimeKind.Utc);
    private static readonly Guid[] Plans = [.. Enumerable.Range(1, 3).Select(n => new Guid(n, 0, 0, new byte[8]))];

    private static readonly Gen<StandingCandidate> Candidate =
        from id in Gen.Guid
        from plan in Gen.Int[0, 2]
        from minute in Gen.Int[0, 4]
        from isDraft in Gen.Bool
        select new StandingCandidate(id, Plans[plan], Start.AddMinutes(minute), isDraft);

    [Fact]
    public void The_winner_follows_from_the_set_alone() => Gen.Select(Candidate.Array[1, 6], Gen.Int).Sample((set, seed) =>
    {
        var mixed = set.OrderBy(c => HashCode.Combine(c.Id, seed)).ToArray();
        SubmissionStanding.WinnerOf(mixed).ShouldBe(SubmissionStanding.WinnerOf(set));
    });

    [Fact]
    public void Taking_in_one_by_one_ends_where_taking_in_all_at_once_does() => Candidate.Array[1, 6].Sample(set =>
    {
        var known = new List<StandingCandidate>();
        var winner = Guid.Empty;
        foreach (var candidate in set)
        {
            known.Add(candidate);
            winner = SubmissionStanding.WinnerOf(known);
        }
        winner.ShouldBe(SubmissionStanding.WinnerOf(set));
        var standing = set.First(c => c.Id == winner);
        set.Count(c => SubmissionStanding.ResultOf(c, standing) == StandingResult.Stands).ShouldBe(1);
    });

    [Fact]
    public void Who_was_there_first_stands_and_of_one_phone_the_latest()
    {
        var draft = new StandingCandidate(Guid.NewGuid(), Plans[0], Start, true);
        var second = new StandingCandidate(Guid.NewGuid(), Plans[1], Start.AddMinutes(10), false);
        var finished = new StandingCandidate(Guid.NewGuid(), Plans[0], Start.AddMinutes(20), false);

        SubmissionStanding.WinnerOf([draft, second]).ShouldBe(second.Id);
        SubmissionStanding.WinnerOf([second, draft, finished]).ShouldBe(finished.Id);
        SubmissionStanding.ResultOf(draft, finished).ShouldBe(StandingResult.Superseded);
        SubmissionStanding.ResultOf(second, finished).ShouldBe(StandingResult.OtherPhone);
    }
}
