using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.Classification;

public sealed class ClassificationListTests
{
    private static readonly Actor Leader = new(Guid.NewGuid(), "Hoàng Đức Thắng");
    private static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);

    private static ClassificationList SignedOff(params long[] amounts) => new(Guid.NewGuid(), Guid.NewGuid(), SurveyOutcome.ForceMajeure, 1, 0,
        [.. amounts.Select(a => new ListLine { BeneficiaryId = Guid.NewGuid(), Amount = a })], Leader, Now);

    [Fact]
    public void Signing_off_counts_and_sums()
    {
        var list = SignedOff(360_000, 2_055_000, 3_000_000_000);
        (list.PersonCount, list.AmountSum, list.State, list.SignedOffByName).ShouldBe((3, 3_002_415_000, ClassificationState.SignedOff, "Hoàng Đức Thắng"));
        list.Lines.ShouldAllBe(l => l.ListId == list.Id && l.UnitId == list.UnitId);
    }

    [Fact]
    public void Those_who_leave_are_counted_apart_and_stand_nowhere()
    {
        var list = new ClassificationList(Guid.NewGuid(), Guid.NewGuid(), SurveyOutcome.ForceMajeure, 3, 2,
            [new ListLine { Ordinal = 1, Amount = 360_000 }, new ListLine { Ordinal = 2, Amount = 500_000, Change = LineChange.Removed }], Leader, Now);
        (list.PersonCount, list.RemovedCount, list.AmountSum, list.EditionName).ShouldBe((1, 1, 360_000, "bổ sung lần 2"));
        list.Lines.Select(l => l.CurrentInRoundId).ShouldBe([list.RoundId, null]);
    }

    [Fact]
    public void An_empty_list_is_not_signed_off() => Should.Throw<RuleException>(() => SignedOff());

    [Fact]
    public void It_is_withdrawn_once_with_a_reason_and_not_after_the_hand_over()
    {
        var list = SignedOff(360_000);
        Should.Throw<RuleException>(() => list.Withdraw(" ", false, false, Leader, Now)).Field.ShouldBe("Reason");
        Should.Throw<RuleException>(() => list.Withdraw("Sai", false, true, Leader, Now)).Message.ShouldContain("rút danh sách bổ sung đó trước");
        Should.Throw<RuleException>(() => list.Withdraw("Sai", true, false, Leader, Now)).Message.ShouldContain("đã bàn giao");
        list.Withdraw(" Ghi nhầm kết quả ", false, false, Leader, Now);
        (list.State, list.WithdrawalReason).ShouldBe((ClassificationState.Withdrawn, "Ghi nhầm kết quả"));
        Should.Throw<RuleException>(() => list.Withdraw("Lần nữa", false, false, Leader, Now));
    }

    [Fact]
    public void Ended_and_suspended_entitlements_are_not_listed_and_coming_ones_are()
    {
        var day = new DateOnly(2024, 1, 12);
        var person = new Beneficiary(Guid.NewGuid(), null, VietnameseName.From("Lê Thị Hoà"), null, null, null, null);
        Entitlement Due(Period? from)
        {
            var entitlement = new Entitlement(person, SourceGroup.SocialAssistance, "BTXH-5C", null);
            entitlement.FillFrom(null, null, null, from, null);
            return entitlement;
        }
        Due(new Period(2024, 2)).IsListedOn(day).ShouldBeTrue();
        var suspended = Due(null);
        suspended.Suspend("Tạm giam");
        suspended.IsListedOn(day).ShouldBeFalse();
        var ended = Due(null);
        ended.End(new Period(2023, 12), "Chết");
        ended.IsListedOn(day).ShouldBeFalse();
    }
}
