using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>One highest rate, decisions about doubles, signs of a new extract.</summary>
public sealed class PeopleRuleTests
{
    private static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Police = new(Guid.Parse("00000000-0000-0000-0000-000000000002"), "Trần Quốc Hưng");

    [Fact]
    public void Of_several_coefficients_the_highest_is_named_with_both_amounts()
    {
        var found = HighestRate.Of([Rated("BTXH-5C", 1.0m, 360_000), Rated("BTXH-6-N-NCT", 2.0m, 720_000)])!;
        found.Highest.Category.Code.ShouldBe("BTXH-6-N-NCT");
        found.ToVietnamese().ShouldBe("720.000 đ (BTXH-6-N-NCT) và 360.000 đ (BTXH-5C): chỉ hưởng một mức cao nhất là 720.000 đ (Nghị định 20/2021/NĐ-CP, Điều 6 khoản 2)");
    }

    [Fact]
    public void One_coefficient_a_status_a_carers_allowance_or_merit_are_no_conflict()
    {
        HighestRate.Of([Rated("BTXH-5C", 1.0m, 360_000)]).ShouldBeNull();
        HighestRate.Of([Rated("BTXH-5C", 1.0m, 360_000), new(new BenefitCategory { Code = "NGHEO", RateKind = RateKind.StatusOnly }, 0)]).ShouldBeNull();
        HighestRate.Of([Rated("BTXH-5C", 1.0m, 360_000), new(new BenefitCategory { Code = "CS-20.2C", RateKind = RateKind.Coefficient, Coefficient = 1, PayeeIsCarer = true }, 360_000)]).ShouldBeNull();
        HighestRate.Of([Rated("BTXH-5C", 1.0m, 360_000), new(new BenefitCategory { Code = "NCC-6.1-TB", RateKind = RateKind.PercentTable }, 2_000_000)]).ShouldBeNull();
    }

    [Fact]
    public void A_poor_single_parent_also_gets_khoan_5_6_or_8_but_not_two_of_them()
    {
        HighestRate.Of([Rated("BTXH-4", 1.0m, 360_000), Rated("BTXH-6-N", 1.5m, 540_000)]).ShouldBeNull();
        HighestRate.Of([Rated("BTXH-4", 1.0m, 360_000), Rated("BTXH-6-N", 1.5m, 540_000), Rated("BTXH-8", 1.5m, 540_000)])!.Others.Count.ShouldBe(1);
        HighestRate.Of([Rated("BTXH-4", 1.0m, 360_000), Rated("BTXH-2", 1.5m, 540_000)]).ShouldNotBeNull();
    }

    [Fact]
    public void A_decision_counts_only_while_the_finding_looks_as_it_did()
    {
        var decision = new DuplicateDecision(Guid.NewGuid(), DuplicateKind.SeveralEntitlements, "k");
        Should.Throw<RuleException>(() => decision.Decide(DuplicateState.Kept, "a", " ", Police, Now)).Message.ShouldContain("lý do");
        decision.Decide(DuplicateState.Kept, "a", "Người đơn thân nghèo.", Police, Now);
        decision.Covers("a").ShouldBeTrue();
        decision.Covers("b").ShouldBeFalse();
        decision.Reopen();
        decision.Covers("a").ShouldBeFalse();
        Should.Throw<RuleException>(decision.Reopen);
    }

    [Fact]
    public void A_key_does_not_depend_on_the_order_and_shows_no_number()
    {
        DuplicateDecision.KeyOf("042044123123", "x").ShouldBe(DuplicateDecision.KeyOf("x", "042044123123"));
        DuplicateDecision.KeyOf("042044123123").ShouldNotContain("0420");
    }

    [Fact]
    public void Kinds_have_words_of_their_own() =>
        Enum.GetValues<DuplicateKind>().Select(k => DuplicateWords.FromWord(k.ToWord())).ShouldBe(Enum.GetValues<DuplicateKind>().Select(k => (DuplicateKind?)k));

    [Fact]
    public void A_part_of_a_commune_says_nothing_about_the_other_thon()
    {
        var coverage = new ExtractCoverage([("Thôn Yên Ngư", true), ("Yên Ngư", true), ("Yên Ngư", false), ("Yên Lợi", false), ("Yên Lợi", false)]);
        coverage.Covers("thôn Yên Ngư").ShouldBeTrue();
        coverage.Covers("Yên Lợi").ShouldBeFalse();
    }

    [Fact]
    public void A_flag_names_the_month_from_which_nothing_is_paid_and_is_handled_once()
    {
        var flag = new ResidenceFlag(Guid.NewGuid(), Guid.NewGuid(), ResidenceFlagKind.Dead, new DateOnly(2023, 12, 20), Guid.NewGuid(), Now);
        flag.NextAction.ShouldContain("từ tháng 01/2024");
        flag.ProposedChange.ShouldBe(ChangeKind.Death);
        Should.Throw<RuleException>(() => flag.Handle("", Police, Now));
        flag.Handle("Trùng tên, người này vẫn sống.", Police, Now);
        Should.Throw<RuleException>(() => flag.Handle("lần nữa", Police, Now));
        Should.Throw<RuleException>(() => flag.Withdraw(Now));
        flag.Reopen();
        flag.State.ShouldBe(ResidenceFlagState.Open);
    }

    private static RatedEntitlement Rated(string code, decimal coefficient, long amount) =>
        new(new BenefitCategory { Code = code, ShortName = code, Group = SourceGroup.SocialAssistance, RateKind = RateKind.Coefficient, Coefficient = coefficient }, amount);
}
