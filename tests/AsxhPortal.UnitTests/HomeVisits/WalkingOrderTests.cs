using AsxhPortal.Domain.HomeVisits;
using Shouldly;

namespace AsxhPortal.UnitTests.HomeVisits;

public sealed class WalkingOrderTests
{
    private static readonly Guid Two = Guid.NewGuid(), Ten = Guid.NewGuid();

    private static PersonToVisit Person(string name, Guid? hamlet, string? head = null, string? code = null, int absences = 0, DateOnly? returnOn = null) =>
        new(Guid.NewGuid(), name, hamlet, hamlet == Two ? "Thôn 2" : hamlet == Ten ? "Thôn 10" : null, code, head, absences, returnOn);

    private static string[] Names(IEnumerable<WalkingHousehold> households) => [.. households.SelectMany(h => h.People).Select(p => p.FullName)];

    [Fact]
    public void Thon_after_thon_by_number_and_unknown_thon_last() =>
        Names(WalkingOrder.Of([Person("Trần Văn Ba", null), Person("Lê Thị Mười", Ten), Person("Lê Thị Hai", Two)])).ShouldBe(["Lê Thị Hai", "Lê Thị Mười", "Trần Văn Ba"]);

    [Fact]
    public void Members_of_a_household_stand_together_the_head_first()
    {
        var households = WalkingOrder.Of(
        [
            Person("Nguyễn Thị An", Two, head: "Nguyễn Văn Tú"), Person("Lê Thị Bình", Two, head: "Lê Văn Cường"), Person("Nguyễn Văn Tú", Two, head: "NGUYỄN VĂN TÚ"),
        ]);

        households.Select(h => h.Name).ShouldBe(["Lê Văn Cường", "Nguyễn Văn Tú"]);
        Names(households).ShouldBe(["Lê Thị Bình", "Nguyễn Văn Tú", "Nguyễn Thị An"]);
    }

    [Fact]
    public void The_same_number_in_two_lists_is_not_one_household() =>
        WalkingOrder.Of([Person("Lê Thị An", Two, "Lê Văn Ba", "001"), Person("Lê Thị Bình", Ten, "Lê Văn Tư", "001"), Person("Lê Thị Chi", Two, "Lê Văn Sáu", "001")]).Count.ShouldBe(3);

    [Fact]
    public void A_household_known_by_number_and_head_holds_together_over_two_thon()
    {
        var household = WalkingOrder.Of(
        [
            Person("Lê Thị An", Ten, "Lê Văn Ba", "007"), Person("Lê Văn Ba", Two, "Lê Văn Ba", "007"), Person("Lê Thị Cúc", Two, "Lê Văn Ba", "007"),
        ]).ShouldHaveSingleItem();

        household.HamletName.ShouldBe("Thôn 2");
        Names([household]).ShouldBe(["Lê Văn Ba", "Lê Thị An", "Lê Thị Cúc"]);
    }

    [Fact]
    public void The_same_head_in_two_thon_without_a_number_is_two_households() =>
        WalkingOrder.Of([Person("Lê Thị An", Two, "Lê Văn Ba"), Person("Lê Thị Bình", Ten, "Lê Văn Ba")]).Count.ShouldBe(2);

    [Fact]
    public void Who_has_only_the_head_joins_the_household_of_the_thon_with_that_head()
    {
        WalkingOrder.Of([Person("Lê Thị An", Two, "Lê Văn Ba"), Person("Lê Văn Ba", Two, "Lê Văn Ba", "007")]).ShouldHaveSingleItem();
        WalkingOrder.Of([Person("Lê Thị An", Two, "Lê Văn Ba"), Person("Lê Văn Ba", Two, "Lê Văn Ba", "007"), Person("Lê Văn Ba", Two, "Lê Văn Ba", "009")]).Count.ShouldBe(3, "which of the two nobody knows");
    }

    [Fact]
    public void People_without_a_household_stand_alone_by_vietnamese_name() =>
        Names(WalkingOrder.Of([Person("Trần Thị Đào", Two), Person("Trần Thị Dung", Two), Person("Trần Thị Ánh", Two), Person("Trần Thị An", Two)]))
            .ShouldBe(["Trần Thị An", "Trần Thị Ánh", "Trần Thị Dung", "Trần Thị Đào"]);

    [Fact]
    public void A_member_without_a_thon_goes_with_the_household()
    {
        var household = WalkingOrder.Of([Person("Lê Thị An", null, "Lê Văn Ba", "007"), Person("Lê Văn Ba", Ten, "Lê Văn Ba", "007")]).ShouldHaveSingleItem();
        household.HamletName.ShouldBe("Thôn 10");
    }

    [Theory]
    [InlineData(100, "2024-01-15", "2024-01-19", 20)]
    [InlineData(101, "2024-01-15", "2024-01-19", 21)]
    [InlineData(3, "2024-01-15", "2024-01-19", 1)]
    [InlineData(50, "2024-01-19", "2024-01-19", 50)]
    [InlineData(50, "2024-01-22", "2024-01-19", 50)]
    [InlineData(50, "2024-01-15", null, 50)]
    [InlineData(0, "2024-01-15", "2024-01-19", 0)]
    public void The_left_are_spread_evenly_to_the_deadline(int left, string day, string? dueOn, int expected) =>
        PlanProposal.PerDay(left, DateOnly.Parse(day), dueOn is null ? null : DateOnly.Parse(dueOn), []).ShouldBe(expected);

    [Fact]
    public void Days_that_have_a_plan_take_nobody_more() =>
        PlanProposal.PerDay(90, new DateOnly(2024, 1, 15), new DateOnly(2024, 1, 19), [new DateOnly(2024, 1, 14), new DateOnly(2024, 1, 16), new DateOnly(2024, 1, 17)]).ShouldBe(30);

    [Fact]
    public void Appointments_of_the_day_are_taken_first_then_the_absent_and_each_stands_at_its_place()
    {
        var day = new DateOnly(2024, 1, 16);
        PersonToVisit[] open =
        [
            Person("Lê Thị An", Two), Person("Lê Thị Bình", Two), Person("Lê Thị Chi", Ten, absences: 1, returnOn: day), Person("Lê Thị Dung", Two, absences: 2),
            Person("Lê Thị Em", Two, absences: 1, returnOn: day.AddDays(1)),
        ];

        Names(PlanProposal.For(open, day, 1)).ShouldBe(["Lê Thị Chi"]);
        Names(PlanProposal.For(open, day, 2)).ShouldBe(["Lê Thị Dung", "Lê Thị Chi"]);
        Names(PlanProposal.For(open, day, 3)).ShouldBe(["Lê Thị An", "Lê Thị Dung", "Lê Thị Chi"]);
        Names(PlanProposal.For(open, day, 99)).ShouldBe(["Lê Thị An", "Lê Thị Bình", "Lê Thị Dung", "Lê Thị Chi"], "who is expected tomorrow is left for tomorrow");
    }

    [Fact]
    public void A_household_is_not_divided() =>
        Names(PlanProposal.For([Person("Lê Thị An", Two, "Lê Văn Ba"), Person("Lê Văn Ba", Two, "Lê Văn Ba"), Person("Trần Thị Tý", Two)], new DateOnly(2024, 1, 16), 1))
            .ShouldBe(["Lê Văn Ba", "Lê Thị An"]);

    [Fact]
    public void Somebody_added_stands_where_the_way_leads_past_and_nothing_else_moves()
    {
        var (an, dung, muoi, binh) = (Person("Lê Thị An", Two), Person("Lê Thị Dung", Two), Person("Lê Thị Mười", Ten), Person("Lê Thị Bình", Two));

        Names(WalkingOrder.Merge([muoi, dung, an], [binh])).ShouldBe(["Lê Thị Mười", "Lê Thị Dung", "Lê Thị An", "Lê Thị Bình"]);
        Names(WalkingOrder.Merge([], [binh, an])).ShouldBe(["Lê Thị An", "Lê Thị Bình"]);
    }

    [Fact]
    public void A_member_added_joins_the_household_that_is_there() =>
        WalkingOrder.Merge([Person("Lê Văn Ba", Two, "Lê Văn Ba"), Person("Trần Thị Tý", Two)], [Person("Lê Thị An", Two, "Lê Văn Ba")]).Select(h => h.People.Count).ShouldBe([2, 1]);

    [Fact]
    public void A_household_goes_one_place_up_or_down_and_stays_at_the_end()
    {
        var households = WalkingOrder.Of([Person("Lê Thị An", Two), Person("Lê Thị Bình", Two), Person("Lê Thị Chi", Two)]);
        var last = households[2].People[0].PersonId;

        Names(WalkingOrder.Shift(households, last, isUp: true)).ShouldBe(["Lê Thị An", "Lê Thị Chi", "Lê Thị Bình"]);
        Names(WalkingOrder.Shift(households, last, isUp: false)).ShouldBe(["Lê Thị An", "Lê Thị Bình", "Lê Thị Chi"]);
    }
}
