using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>The defects that only the population extract or another list can show, each under its code.</summary>
public class MatchCodesTests
{
    private static ImportRow Row(string name = "Trần Thị Em", string birth = "1940-11-20", string? id = "042140653107", string? hamlet = "Thôn Yên Ngư") => new()
    {
        FullName = name,
        Birth = PartialDate.TryParseIso(birth, out var date) ? date : null,
        CitizenId = id,
        HamletName = hamlet,
    };

    private static Citizen Person(string name = "Trần Thị Em", Residence residence = Residence.Resident) => new()
    {
        FullName = name,
        Birth = new PartialDate(1940, 11, 20),
        CitizenId = "042140653107",
        HamletName = "Thôn Yên Ngư",
        Residence = residence,
    };

    [Fact]
    public void A_row_that_agrees_has_no_code() => MatchCodes.Of(Row(), Person(), isLinked: true, isInTwoGroups: false).ShouldBeEmpty();

    [Theory]
    [InlineData("Trần Thị Hoà", "Trần Thị Hòa", "NAME-TONE")]
    [InlineData("Trần Thị Thuý", "Trần Thị Thúy", "NAME-TONE")]
    [InlineData("Lí Thị Em", "Lý Thị Em", "NAME-TONE")]
    [InlineData("Trần Em", "Trần Thị Em", "NAME-DROPMID")]
    [InlineData("Trần Thị En", "Trần Thị Em", "NAME-TYPO")]
    public void Names_that_differ(string written, string known, string code) =>
        MatchCodes.Of(Row(name: written), Person(known), isLinked: true, isInTwoGroups: false).ShouldBe([code]);

    [Fact]
    public void A_wrong_digit_of_the_number() => MatchCodes.Of(Row(id: "042140653108"), Person(), isLinked: true, isInTwoGroups: false).ShouldBe(["ID-TYPO"]);

    [Theory]
    [InlineData("1941-11-20", true)]
    [InlineData("1940", false)]
    public void Another_birth_date_but_not_a_vaguer_one(string birth, bool isWrong) =>
        MatchCodes.Of(Row(birth: birth), Person(), isLinked: true, isInTwoGroups: false).Contains("DOB-WRONG").ShouldBe(isWrong);

    [Theory]
    [InlineData("T. yên ngư", false)]
    [InlineData("Thôn Yên Thông", true)]
    public void Another_thon_but_not_another_spelling(string hamlet, bool isWrong) =>
        MatchCodes.Of(Row(hamlet: hamlet), Person(), isLinked: true, isInTwoGroups: false).Contains("THON-WRONG").ShouldBe(isWrong);

    [Theory]
    [InlineData(Residence.Dead, "DEAD")]
    [InlineData(Residence.MovedAway, "MOVED")]
    public void What_the_extract_says_of_the_person(Residence residence, string code) =>
        MatchCodes.Of(Row(), Person(residence: residence), isLinked: true, isInTwoGroups: false).ShouldBe([code]);

    [Fact]
    public void Nobody_is_found() => MatchCodes.Of(Row(), null, isLinked: false, isInTwoGroups: false).ShouldBe(["NOT-FOUND"]);

    [Fact]
    public void Somebody_like_it_may_still_be_nobody() => MatchCodes.Of(Row(id: "042140653999"), Person(), isLinked: false, isInTwoGroups: false).ShouldContain("NOT-FOUND");

    [Fact]
    public void One_person_in_lists_of_two_groups() => MatchCodes.Of(Row(), Person(), isLinked: true, isInTwoGroups: true).ShouldBe(["DUP-GROUP"]);
}
