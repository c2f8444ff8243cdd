using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.Beneficiaries;

public sealed class EntitlementTests
{
    private static readonly Beneficiary Person = new(Guid.NewGuid(), null, VietnameseName.From("Nguyễn Thị Lan"), new PartialDate(1940), null, null, null);
    private static readonly BenefitCategory Old = new() { Code = "BTXH-5C", Group = SourceGroup.SocialAssistance, RateKind = RateKind.Coefficient, Coefficient = 1m, ValidTo = new DateOnly(2025, 6, 30) };
    private static readonly BenefitCategory Veteran = new() { Code = "NCC-6.1-TB", Group = SourceGroup.Merit, RateKind = RateKind.PercentTable };

    [Fact]
    public void What_is_typed_must_fit_the_category()
    {
        Refusal(() => Make().Correct(Veteran, 23, null, null, null, null)).Field.ShouldBe("CategoryCode");
        Refusal(() => Make().Correct(Old, 23, null, null, null, null)).Field.ShouldBe("Percent");
        Refusal(() => Make().Correct(Old, null, null, new Period(2025, 7), null, null)).Field.ShouldBe("StartsFrom");
        Refusal(() => Make().Correct(Old, null, -1, null, null, null)).Field.ShouldBe("DeclaredAmount");
    }

    [Fact]
    public void An_end_needs_a_reason_a_possible_month_and_comes_once()
    {
        var entitlement = Make();
        entitlement.Correct(Old, null, null, new Period(2024, 1), null, null);
        Refusal(() => entitlement.End(new Period(2024, 2), " ")).Field.ShouldBe("Reason");
        Refusal(() => entitlement.End(new Period(2023, 10), "Hết điều kiện")).Field.ShouldBe("LastMonth");
        entitlement.End(new Period(2024, 2), "Hết điều kiện");
        entitlement.IsDueIn(new Period(2024, 2)).ShouldBeTrue();
        entitlement.IsDueIn(new Period(2024, 3)).ShouldBeFalse();
        Refusal(() => entitlement.End(new Period(2024, 3), "Lần nữa")).Message.ShouldContain("đã thôi hưởng");
        Refusal(() => entitlement.Suspend("Vắng")).Message.ShouldContain("đã thôi hưởng");
        Refusal(() => entitlement.Correct(Old, null, null, new Period(2024, 5), null, null)).Field.ShouldBe("StartsFrom");
        entitlement.Restore();
        (entitlement.State, entitlement.EndsAfter, entitlement.StateReason).ShouldBe((EntitlementState.Active, null, null));
    }

    [Fact]
    public void Only_what_is_suspended_resumes_and_only_what_has_ended_is_restored()
    {
        var entitlement = Make();
        Refusal(entitlement.Resume);
        Refusal(entitlement.Restore);
        Refusal(() => entitlement.Suspend("")).Field.ShouldBe("Reason");
        entitlement.Suspend("Không nhận ba tháng liền");
        entitlement.IsDueIn(new Period(2024, 1)).ShouldBeFalse();
        entitlement.Resume();
        entitlement.IsDueIn(new Period(2024, 1)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, null, true)]
    [InlineData(false, PaymentChannel.BankAccount, true)]
    [InlineData(false, PaymentChannel.Cash, false)]
    [InlineData(true, PaymentChannel.BankAccount, false)]
    public void An_account_is_missing_unless_there_is_one_or_the_settled_channel_needs_none(bool hasAccount, PaymentChannel? channel, bool isMissing) =>
        Completeness.WhatIsMissing<int>([1], _ => Old, _ => 360_000, _ => true, hasAccount, channel, true).Contains(MissingField.Account).ShouldBe(isMissing);

    [Fact]
    public void Somebody_without_any_entitlement_lacks_the_category() =>
        Completeness.WhatIsMissing<int>([], _ => null, _ => null, _ => false, true, null, true).ShouldBe([MissingField.Category]);

    private static Entitlement Make() => new(Person, SourceGroup.SocialAssistance, "BTXH-5C", null);

    private static RuleException Refusal(Action action) => Should.Throw<RuleException>(action);
}
