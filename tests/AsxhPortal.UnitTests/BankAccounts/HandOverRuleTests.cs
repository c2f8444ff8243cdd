using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using Shouldly;

namespace AsxhPortal.UnitTests.BankAccounts;

public sealed class HandOverRuleTests
{
    private static readonly DateOnly Today = new(2024, 1, 12);
    private static readonly PayeeAccount Own = new(PaymentChannel.BankAccount, "970405", "0012345678", "LE THI HOA", PayeeKind.Self, null);
    private static readonly PayeeAttorney Attorney = new(Guid.NewGuid(), "Nguyễn Văn Cháu", PowerOfAttorneyState.Certified, new DateOnly(2025, 1, 31), null, null, null);

    private static PersonToPay Person(SurveyOutcome outcome, PayeeAccount? account = null, PayeeAttorney? attorney = null) =>
        new("Lê Thị Hoà", outcome, BeneficiaryStatus.Active, account, attorney);

    private static HandOverDecision Decide(PersonToPay person) => HandOverRule.Decide(person, Today);

    [Fact]
    public void An_account_is_handed_over_with_its_zeros_and_holder()
    {
        var way = Decide(Person(SurveyOutcome.ReconfirmsAccount, Own)).Way.ShouldNotBeNull();
        (way.Channel, way.AccountNumber, way.AccountHolder, way.ProviderCode, way.PayeeKind).ShouldBe((PaymentChannel.BankAccount, "0012345678", "LE THI HOA", "970405", PayeeKind.Self));
    }

    [Theory]
    [InlineData(SurveyOutcome.ReconfirmsAccount)]
    [InlineData(SurveyOutcome.RegistersAccount)]
    public void Who_said_to_have_an_account_waits_for_it(SurveyOutcome outcome) => Decide(Person(outcome)).HeldBecause.ShouldNotBeNull().ShouldContain("Chưa có số tài khoản");

    [Theory]
    [InlineData(SurveyOutcome.ChoosesMobileMoney)]
    [InlineData(SurveyOutcome.ChoosesBankApp)]
    [InlineData(SurveyOutcome.ChoosesVneid)]
    public void Who_is_still_opening_an_account_is_paid_in_cash_until_then(SurveyOutcome outcome)
    {
        var cash = Decide(Person(outcome)).Way.ShouldNotBeNull();
        (cash.Channel, cash.Note, cash.PayeeName).ShouldBe((PaymentChannel.Cash, "Chưa có số tài khoản: chi tiền mặt", "Lê Thị Hoà"));
        Decide(Person(outcome, Own)).Way!.Channel.ShouldBe(PaymentChannel.BankAccount);
    }

    [Theory]
    [InlineData(SurveyOutcome.RefusesAccount, PaymentChannel.Cash)]
    [InlineData(SurveyOutcome.ChoosesPaymentOrganisation, PaymentChannel.PaymentOrganisation)]
    [InlineData(SurveyOutcome.ForceMajeure, PaymentChannel.PaymentOrganisationAtHome)]
    public void Cash_channels_do_not_use_an_account_even_when_there_is_one(SurveyOutcome outcome, PaymentChannel channel)
    {
        var way = Decide(Person(outcome, Own)).Way.ShouldNotBeNull();
        (way.Channel, way.AccountNumber).ShouldBe((channel, null));
    }

    [Theory]
    [InlineData(SurveyOutcome.Died)]
    [InlineData(SurveyOutcome.MovedAway)]
    [InlineData(SurveyOutcome.Absent)]
    [InlineData(SurveyOutcome.RefusesBenefit)]
    public void Events_are_not_handed_over(SurveyOutcome outcome) => Decide(Person(outcome, Own)).Way.ShouldBeNull();

    [Fact]
    public void After_the_end_of_the_paper_the_person_receives_until_asked()
    {
        var ended = Attorney with { State = PowerOfAttorneyState.Ended };
        Decide(Person(SurveyOutcome.AttorneyInCash, null, ended)).HeldBecause.ShouldBe("Chưa có giấy ủy quyền.");
        var cash = Decide(Person(SurveyOutcome.AttorneyInCash, null, ended) with { HasFallenBack = true }).Way.ShouldNotBeNull();
        (cash.Channel, cash.PayeeKind, cash.PayeeName, cash.PowerOfAttorneyId).ShouldBe((PaymentChannel.Cash, PayeeKind.Self, "Lê Thị Hoà", null));
        var own = Decide(Person(SurveyOutcome.AttorneyInCash, Own, ended) with { HasFallenBack = true }).Way.ShouldNotBeNull();
        (own.Channel, own.AccountNumber).ShouldBe((PaymentChannel.BankAccount, "0012345678"));
        Decide(Person(SurveyOutcome.AttorneyInCash, null, Attorney) with { HasFallenBack = true }).Way!.PayeeKind.ShouldBe(PayeeKind.Attorney, "a new paper counts again");
    }

    [Fact]
    public void What_the_mandate_leaves_out_goes_to_the_person()
    {
        var person = Person(SurveyOutcome.AttorneyInCash, null, Attorney with { CoveredCategories = "BTXH-5C" });
        var way = Decide(person).Way.ShouldNotBeNull();
        HandOverRule.WayOf(person, way, "BTXH-5C").PayeeKind.ShouldBe(PayeeKind.Attorney);
        var outside = HandOverRule.WayOf(person, way, "NCC-3.1-TNLS1");
        (outside.PayeeKind, outside.PayeeName, outside.Note).ShouldBe((PayeeKind.Self, "Lê Thị Hoà", HandOverRule.OutsideMandate));
    }

    [Fact]
    public void Who_died_after_the_sign_off_is_not_handed_over() =>
        Decide(Person(SurveyOutcome.ReconfirmsAccount, Own) with { Status = BeneficiaryStatus.Deceased }).HeldBecause.ShouldNotBeNull().ShouldContain("Đã chết");

    [Fact]
    public void An_attorney_receives_only_with_a_certified_paper_whose_term_is_not_over()
    {
        var way = Decide(Person(SurveyOutcome.AttorneyInCash, attorney: Attorney)).Way.ShouldNotBeNull();
        (way.Channel, way.PayeeKind, way.PayeeName, way.PowerOfAttorneyId).ShouldBe((PaymentChannel.Cash, PayeeKind.Attorney, "Nguyễn Văn Cháu", Attorney.Id));
        Decide(Person(SurveyOutcome.AttorneyInCash)).HeldBecause.ShouldBe("Chưa có giấy ủy quyền.");
        Decide(Person(SurveyOutcome.AttorneyInCash, attorney: Attorney with { State = PowerOfAttorneyState.Draft })).HeldBecause.ShouldNotBeNull().ShouldContain("chưa được chứng thực");
        Decide(Person(SurveyOutcome.AttorneyInCash, attorney: Attorney with { ValidTo = Today.AddDays(-1) })).HeldBecause.ShouldBe("Giấy ủy quyền đã hết hạn ngày 11/01/2024.");
    }

    [Fact]
    public void The_attorneys_account_comes_from_the_paper_or_from_the_declared_one()
    {
        var paper = Attorney with { ProviderCode = "970436", AccountNumber = "0101", AccountHolder = "NGUYEN VAN CHAU" };
        Decide(Person(SurveyOutcome.AttorneyThroughAccount, attorney: paper)).Way!.AccountNumber.ShouldBe("0101");
        var declared = new PayeeAccount(PaymentChannel.BankAccount, "970405", "0099", "NGUYEN VAN CHAU", PayeeKind.Attorney, Attorney.Id);
        Decide(Person(SurveyOutcome.AttorneyThroughAccount, declared, paper)).Way!.AccountNumber.ShouldBe("0099");
        Decide(Person(SurveyOutcome.AttorneyThroughAccount, Own, Attorney)).HeldBecause.ShouldBe("Chưa có số tài khoản của người được ủy quyền.");
    }

    [Fact]
    public void An_account_of_an_attorney_whose_paper_ended_holds_the_money()
    {
        var attorneys = Own with { HolderKind = PayeeKind.Attorney, PowerOfAttorneyId = Attorney.Id };
        Decide(Person(SurveyOutcome.ReconfirmsAccount, attorneys, Attorney)).Way.ShouldNotBeNull();
        Decide(Person(SurveyOutcome.ReconfirmsAccount, attorneys, Attorney with { State = PowerOfAttorneyState.Ended })).HeldBecause.ShouldNotBeNull();
    }

    [Fact]
    public void A_guardian_takes_the_cash_of_a_child() =>
        Decide(Person(SurveyOutcome.ForceMajeure) with { Substitute = new Substitute(PayeeKind.Guardian, "Lê Văn Cha") }).Way!.PayeeName.ShouldBe("Lê Văn Cha");

    private static HandOverLine Line(string number = "0012345678", HandOverLineState state = HandOverLineState.Sent) => new()
    {
        EntitlementId = Guid.Parse("11111111-1111-1111-1111-111111111111"),
        FullName = "Lê Thị Hoà",
        Amount = 360_000,
        AccountNumber = number,
        State = state,
    };

    [Theory]
    [InlineData(HandOverLineState.Sent, "0012345678", LineNeed.None)]
    [InlineData(HandOverLineState.Received, "0012345678", LineNeed.None)]
    [InlineData(HandOverLineState.Received, "0099", LineNeed.Changed)]
    [InlineData(HandOverLineState.Returned, "0099", LineNeed.Returned)]
    [InlineData(HandOverLineState.Returned, "0012345678", LineNeed.ReturnedUnchanged)]
    public void Only_new_changed_and_mended_lines_are_sent_again(HandOverLineState state, string number, LineNeed need)
    {
        HandOverRule.NeedOf(Line(number), Line(state: state)).ShouldBe(need);
        HandOverRule.NeedOf(Line(number), null).ShouldBe(LineNeed.New);
    }

    [Theory]
    [InlineData("LE THI HOA", PayeeKind.Self, 1, AccountStanding.Good)]
    [InlineData("Lê Thị Hòa", PayeeKind.Self, 1, AccountStanding.Good)]
    [InlineData("LE THI HUE", PayeeKind.Self, 1, AccountStanding.HolderDiffers)]
    [InlineData("LE THI HOA", PayeeKind.Self, 2, AccountStanding.Shared)]
    [InlineData("LE VAN CHA", PayeeKind.Guardian, 2, AccountStanding.SharedAllowed)]
    [InlineData("NGUYEN VAN CHAU", PayeeKind.Attorney, 1, AccountStanding.OfSubstitute)]
    public void Accounts_say_how_they_stand(string holder, PayeeKind kind, int people, AccountStanding standing) =>
        AccountStandings.Of(Own with { HolderName = holder, HolderKind = kind }, "le thi hoa", people).ShouldBe(standing);

    [Fact]
    public void No_account_is_missing() => AccountStandings.Of(null, "le thi hoa", 0).ShouldBe(AccountStanding.Missing);
}
