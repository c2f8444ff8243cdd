using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using Shouldly;

namespace AsxhPortal.UnitTests.Classification;

public sealed class ListReadinessTests
{
    private static readonly DateOnly Today = new(2024, 1, 12);
    private static readonly AttorneyStanding Certified = new(PowerOfAttorneyState.Certified, new DateOnly(2025, 1, 31));

    private static SurveyedPerson Person(SurveyOutcome outcome) =>
        new(outcome, BeneficiaryStatus.Active, HasAccount: true, HasMinute: true, Certified, EntitlementCount: 1, UnknownAmounts: 0);

    private static MissingKind[] Kinds(SurveyedPerson person) => [.. ListReadiness.WhatIsMissing(person, Today).Select(m => m.Kind)];

    [Theory]
    [InlineData(SurveyOutcome.ReconfirmsAccount)]
    [InlineData(SurveyOutcome.RegistersAccount)]
    [InlineData(SurveyOutcome.RefusesAccount)]
    [InlineData(SurveyOutcome.ChoosesVneid)]
    [InlineData(SurveyOutcome.AttorneyThroughAccount)]
    [InlineData(SurveyOutcome.AttorneyInCash)]
    [InlineData(SurveyOutcome.ForceMajeure)]
    [InlineData(SurveyOutcome.Absent)]
    public void Nothing_is_missing_where_everything_agrees(SurveyOutcome outcome) => Kinds(Person(outcome)).ShouldBeEmpty();

    [Theory]
    [InlineData(SurveyOutcome.ReconfirmsAccount, true)]
    [InlineData(SurveyOutcome.RegistersAccount, true)]
    [InlineData(SurveyOutcome.AttorneyThroughAccount, true)]
    [InlineData(SurveyOutcome.ChoosesMobileMoney, false)]
    [InlineData(SurveyOutcome.ChoosesPaymentOrganisation, false)]
    [InlineData(SurveyOutcome.AttorneyInCash, false)]
    public void Only_outcomes_that_state_an_account_miss_one(SurveyOutcome outcome, bool isMissing) =>
        Kinds(Person(outcome) with { HasAccount = false }).Contains(MissingKind.Account).ShouldBe(isMissing);

    [Fact]
    public void A_refusal_needs_its_minute() => Kinds(Person(SurveyOutcome.RefusesAccount) with { HasMinute = false }).ShouldBe([MissingKind.Minute]);

    [Fact]
    public void A_power_of_attorney_counts_when_certified_and_not_over()
    {
        var person = Person(SurveyOutcome.AttorneyInCash);
        Kinds(person with { Attorney = null }).ShouldBe([MissingKind.PowerOfAttorney]);
        Kinds(person with { Attorney = Certified with { State = PowerOfAttorneyState.Ended } }).ShouldBe([MissingKind.PowerOfAttorney]);
        Kinds(person with { Attorney = Certified with { State = PowerOfAttorneyState.Draft } }).ShouldBe([MissingKind.Certification]);
        Kinds(person with { Attorney = Certified with { ValidTo = Today } }).ShouldBeEmpty();
        Kinds(person with { Attorney = Certified with { ValidTo = Today.AddDays(-1) } }).ShouldBe([MissingKind.AttorneyTerm]);
    }

    [Theory]
    [InlineData(SurveyOutcome.Died, BeneficiaryStatus.Deceased)]
    [InlineData(SurveyOutcome.MovedAway, BeneficiaryStatus.MovedAway)]
    [InlineData(SurveyOutcome.WrongInformation, BeneficiaryStatus.UnderVerification)]
    [InlineData(SurveyOutcome.RefusesBenefit, BeneficiaryStatus.RefusedBenefit)]
    public void An_event_of_the_survey_must_stand_in_the_register(SurveyOutcome outcome, BeneficiaryStatus status)
    {
        Kinds(Person(outcome) with { Status = status }).ShouldBeEmpty();
        var piece = ListReadiness.WhatIsMissing(Person(outcome), Today).ShouldHaveSingleItem();
        (piece.Kind, piece.KeepsOffList).ShouldBe((MissingKind.EventNotRecorded, true));
    }

    [Fact]
    public void The_dead_of_the_register_are_kept_off_the_list_of_account_holders()
    {
        var piece = ListReadiness.WhatIsMissing(Person(SurveyOutcome.ReconfirmsAccount) with { Status = BeneficiaryStatus.Deceased }, Today).ShouldHaveSingleItem();
        (piece.Kind, piece.KeepsOffList).ShouldBe((MissingKind.StatusContradicts, true));
        piece.Sentence.ShouldBe("Danh sách đối tượng ghi “Đã chết” nhưng phiếu ghi kết quả 1; hãy kiểm tra và sửa một trong hai.");
    }

    [Fact]
    public void A_missing_account_is_a_note_and_does_not_keep_anybody_off_the_list() =>
        ListReadiness.WhatIsMissing(Person(SurveyOutcome.RegistersAccount) with { HasAccount = false }, Today).ShouldAllBe(m => !m.KeepsOffList);

    [Fact]
    public void Amounts_that_cannot_be_told_are_said()
    {
        Kinds(Person(SurveyOutcome.ForceMajeure) with { EntitlementCount = 0 }).ShouldBe([MissingKind.Entitlement]);
        Kinds(Person(SurveyOutcome.ForceMajeure) with { UnknownAmounts = 1 }).ShouldBe([MissingKind.Amount]);
        Kinds(Person(SurveyOutcome.Died) with { Status = BeneficiaryStatus.Deceased, EntitlementCount = 0 }).ShouldBeEmpty();
    }

    [Fact]
    public void A_survey_that_changed_after_the_sign_off_is_said()
    {
        Kinds(Person(SurveyOutcome.ForceMajeure) with { SignedOffOutcome = SurveyOutcome.ReconfirmsAccount }).ShouldBe([MissingKind.OutcomeChanged]);
        Kinds(Person(SurveyOutcome.ForceMajeure) with { SignedOffOutcome = SurveyOutcome.ForceMajeure }).ShouldBeEmpty();
    }
}
