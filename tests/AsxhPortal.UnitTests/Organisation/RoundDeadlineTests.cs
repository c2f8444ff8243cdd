using AsxhPortal.Domain.Organisation;
using Shouldly;

namespace AsxhPortal.UnitTests.Organisation;

public sealed class RoundDeadlineTests
{
    private static readonly DateOnly Due = new(2024, 1, 19);

    [Theory]
    [InlineData(18, 0)]
    [InlineData(19, 0)]
    [InlineData(20, 1)]
    [InlineData(31, 12)]
    public void A_step_not_done_is_late_from_the_day_after_its_deadline(int day, int days) =>
        Round().DaysOverdue(Visits(done: 3), new DateOnly(2024, 1, day)).ShouldBe(days);

    [Fact]
    public void A_done_step_is_never_late() => Round().DaysOverdue(Visits(done: 10), new DateOnly(2024, 3, 1)).ShouldBe(0);

    [Fact]
    public void A_step_without_deadline_is_never_late() =>
        new ReviewRound(Guid.NewGuid(), "Đợt 1", new DateOnly(2024, 1, 8)).DaysOverdue(Visits(done: 0), new DateOnly(2024, 3, 1)).ShouldBe(0);

    [Fact]
    public void A_closed_round_has_nobody_late()
    {
        var round = Round();
        round.Close(new DateOnly(2024, 1, 25));
        round.DaysOverdue(Visits(done: 3), new DateOnly(2024, 3, 1)).ShouldBe(0);
        round.StandingOf(Visits(done: 3), new DateOnly(2024, 3, 1)).ShouldBe(StepStanding.Ongoing);
    }

    [Theory]
    [InlineData(10, 0, StepStanding.NotStarted)]
    [InlineData(10, 3, StepStanding.Ongoing)]
    [InlineData(16, 3, StepStanding.Ongoing)]
    [InlineData(17, 3, StepStanding.DueSoon)]
    [InlineData(19, 0, StepStanding.DueSoon)]
    [InlineData(20, 0, StepStanding.Overdue)]
    [InlineData(20, 10, StepStanding.Done)]
    public void The_standing_follows_the_day_and_the_work(int day, int done, StepStanding standing) =>
        Round().StandingOf(Visits(done), new DateOnly(2024, 1, day)).ShouldBe(standing);

    [Fact]
    public void A_place_above_is_done_when_all_its_communes_are()
    {
        var sum = StepProgress.Sum(4, [Visits(done: 10), Visits(done: 3)]);
        sum.ShouldBe(new StepProgress(4, 13, 20, IsStarted: true, IsDone: false));
        sum.Percent.ShouldBe(65);
        StepProgress.Sum(4, [Visits(done: 10), Visits(done: 10)]).IsDone.ShouldBeTrue();
        StepProgress.Sum(4, []).IsDone.ShouldBeFalse();
    }

    [Fact]
    public void Ninety_nine_point_nine_per_cent_is_not_all() => new StepProgress(4, 999, 1000, true, false).Percent.ShouldBe(99);

    [Fact]
    public void A_commune_with_a_register_needs_no_lists()
    {
        var steps = new RoundCounts { People = 260, Surveyed = 100, Entitlements = 260, HamletsWithoutTeam = 1 }.Steps();
        steps.Select(s => s.IsDone).ShouldBe([true, true, false, false, false, false, false]);
        steps[3].ShouldBe(new StepProgress(4, 100, 260, true, false));
    }

    [Fact]
    public void An_empty_commune_has_done_nothing() =>
        new RoundCounts().Steps().ShouldAllBe(s => !s.IsDone && !s.IsStarted);

    [Fact]
    public void Three_of_four_lists_are_not_all() =>
        new RoundCounts { RegistryBatches = 1, ListGroups = 3, People = 100 }.Steps()[0].ShouldBe(new StepProgress(1, 4, 5, true, false));

    [Fact]
    public void A_whole_round_has_seven_steps_done() => new RoundCounts
    {
        RegistryBatches = 1,
        ListGroups = 4,
        PublishedMatches = 100,
        People = 100,
        Surveyed = 100,
        Entitlements = 110,
        SignedOff = 100,
        HandOversAnswered = 1,
        HandedOverLines = 110,
        ReceivedLines = 110,
        PaymentLines = 110,
        ApprovedRuns = 1,
    }.Steps().ShouldAllBe(s => s.IsDone && s.Percent == 100);

    private static ReviewRound Round()
    {
        var round = new ReviewRound(Guid.NewGuid(), "Đợt 1", new DateOnly(2024, 1, 8));
        round.SetDeadline(4, Due);
        return round;
    }

    private static StepProgress Visits(int done) => new(4, done, 10, done > 0, done == 10);
}
