using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.Payments;

public sealed class PaymentRuleTests
{
    private static readonly Period February = new(2024, 2);
    private static readonly Actor Maker = new(Guid.NewGuid(), "Đặng Thị Nhung");
    private static readonly Actor Approver = new(Guid.NewGuid(), "Võ Hữu Nghĩa");
    private static readonly DateTime Now = new(2024, 1, 22, 3, 0, 0, DateTimeKind.Utc);

    private static Beneficiary Person() => new(Guid.NewGuid(), null, VietnameseName.From("Trần Thị Hoà"), new PartialDate(1940), Sex.Female, "042140000001", null);

    private static Entitlement Due(Beneficiary person)
    {
        var entitlement = new Entitlement(person, SourceGroup.SocialAssistance, "BTXH-5C", null);
        entitlement.FillFrom(null, null, 360_000, new Period(2020, 1), null);
        return entitlement;
    }

    private static HoldReason? Hold(BeneficiaryStatus status, string? statusOn, long? amount = 360_000, bool needsAttorney = false, PowerOfAttorney? attorney = null, Action<Entitlement>? change = null)
    {
        var entitlement = Due(Person());
        change?.Invoke(entitlement);
        return PaymentRule.HoldIn(February, status, statusOn is null ? null : DateOnly.Parse(statusOn), entitlement, amount, needsAttorney, attorney);
    }

    [Fact]
    public void Who_is_due_and_alive_is_paid() => Hold(BeneficiaryStatus.Active, null).ShouldBeNull();

    [Theory]
    [InlineData("2024-01-31", HoldReason.Died)]
    [InlineData("2024-02-01", null)]
    [InlineData("2024-03-05", null)]
    public void Death_stops_from_the_month_after(string diedOn, HoldReason? expected) => Hold(BeneficiaryStatus.Deceased, diedOn).ShouldBe(expected);

    [Fact]
    public void Who_moved_refused_or_is_being_verified_is_held()
    {
        Hold(BeneficiaryStatus.MovedAway, "2024-01-03").ShouldBe(HoldReason.MovedAway);
        Hold(BeneficiaryStatus.RefusedBenefit, "2024-01-03").ShouldBe(HoldReason.BenefitRefused);
        Hold(BeneficiaryStatus.UnderVerification, "2024-01-03").ShouldBe(HoldReason.UnderVerification);
    }

    [Fact]
    public void An_amount_that_cannot_be_told_is_held_not_guessed()
    {
        Hold(BeneficiaryStatus.Active, null, amount: null).ShouldBe(HoldReason.NoAmount);
        Hold(BeneficiaryStatus.Active, null, amount: 0).ShouldBe(HoldReason.NoAmount);
    }

    [Fact]
    public void An_entitlement_outside_its_time_is_not_due()
    {
        Hold(BeneficiaryStatus.Active, null, change: e => e.End(new Period(2024, 1), "Hết điều kiện")).ShouldBe(HoldReason.NotDue);
        Hold(BeneficiaryStatus.Active, null, change: e => e.Suspend("Không nhận 3 tháng")).ShouldBe(HoldReason.NotDue);
        Hold(BeneficiaryStatus.Active, null, change: e => e.Correct("BTXH-5C", null, 360_000, new Period(2024, 3), null, null)).ShouldBe(HoldReason.NotDue);
    }

    [Fact]
    public void An_attorney_counts_only_certified_and_within_the_term()
    {
        var person = Person();
        var attorney = new PowerOfAttorney(person, null);
        attorney.Write(person, new AttorneyPerson("Lê Văn Con", new PartialDate(1970, 1, 2), "042070000001", "con", "Thôn Yên Ngư", null), null, new DateOnly(2024, 1, 15), new DateOnly(2024, 6, 30));
        Hold(BeneficiaryStatus.Active, null, needsAttorney: true, attorney: attorney).ShouldBe(HoldReason.AttorneyNotInForce);
        attorney.Certify("05/2024", null, new DateOnly(2024, 1, 16), Maker, new DateOnly(2024, 1, 16));
        Hold(BeneficiaryStatus.Active, null, needsAttorney: true, attorney: attorney).ShouldBeNull();
        attorney.End(new DateOnly(2024, 1, 20), "Người được ủy quyền chết");
        Hold(BeneficiaryStatus.Active, null, needsAttorney: true, attorney: attorney).ShouldBe(HoldReason.AttorneyNotInForce);
        Hold(BeneficiaryStatus.Active, null, needsAttorney: true, attorney: null).ShouldBe(HoldReason.AttorneyNotInForce);
    }

    [Fact]
    public void Nobody_approves_what_they_made_and_nothing_changes_after_approval()
    {
        var run = new PaymentRun(Guid.NewGuid(), Guid.NewGuid(), February, Maker, Now);
        Should.Throw<RuleException>(() => run.Approve("x", Approver, Now));
        run.Count(2, 1, 720_000, Maker, Now);
        Should.Throw<RuleException>(() => run.Approve("x", Maker, Now));
        run.Count(2, 1, 720_000, Approver, Now);
        Should.Throw<RuleException>(() => run.Approve("x", Approver, Now));
        run.Count(2, 1, 720_000, Maker, Now);
        run.Approve("x", Approver, Now);
        run.State.ShouldBe(PaymentRunState.Approved);
        Should.Throw<RuleException>(() => run.Count(1, 0, 1, Maker, Now));
        Should.Throw<RuleException>(() => run.Approve("x", Approver, Now));
    }

    [Fact]
    public void The_seal_changes_with_any_line()
    {
        var lines = Enumerable.Range(0, 3).Select(i => new PaymentLine { FullName = $"Người {i}", Amount = 360_000, Period = February }).ToArray();
        var seal = PaymentSeal.Of(lines);
        PaymentSeal.Of(lines.Reverse()).ShouldBe(seal);
        lines[1].AccountNumber = "0123";
        PaymentSeal.Of(lines).ShouldNotBe(seal);
    }
}
