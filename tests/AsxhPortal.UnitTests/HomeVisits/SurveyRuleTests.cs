using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.HomeVisits;

public sealed class SurveyRuleTests
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Nguyễn Thị Thu Hà");
    private static readonly DateTime Now = new(2024, 1, 16, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2024, 1, 16);
    private readonly Beneficiary _person = new(Guid.NewGuid(), null, VietnameseName.From("Trần Thị Hoà"), new PartialDate(1944), Sex.Female, "042144016786", null);

    /// <summary>What an empty form with only this outcome lacks, by field.</summary>
    [Theory]
    [InlineData("1", "VisitedOn ProviderCode AccountNumber AccountHolder")]
    [InlineData("2A", "VisitedOn ProviderCode AccountNumber AccountHolder")]
    [InlineData("2B", "VisitedOn Reason Minute")]
    [InlineData("3-MM", "VisitedOn")]
    [InlineData("3-BANK", "VisitedOn")]
    [InlineData("3-VNEID", "VisitedOn")]
    [InlineData("3-DV", "VisitedOn")]
    [InlineData("3-UQ-TK", "VisitedOn PowerOfAttorney")]
    [InlineData("3-UQ-TM", "VisitedOn PowerOfAttorney")]
    [InlineData("4", "VisitedOn Reason")]
    [InlineData("X-CHET", "VisitedOn EventOn")]
    [InlineData("X-CHUYEN", "VisitedOn EventOn")]
    [InlineData("X-VANG", "VisitedOn")]
    [InlineData("X-SAI", "VisitedOn Reason")]
    [InlineData("X-TUCHOI", "VisitedOn Reason")]
    public void Each_outcome_asks_exactly_what_it_needs(string code, string fields)
    {
        var survey = Drafted(code, new SurveyAnswers(), null);
        survey.WhatIsMissing(false, null, Today).Select(m => m.Field).ShouldBe(fields.Split(' '));
    }

    [Fact]
    public void Without_an_outcome_only_the_outcome_is_asked_for() =>
        Drafted(null, new SurveyAnswers()).WhatIsMissing(false, null, Today).Single().Field.ShouldBe("Outcome");

    [Fact]
    public void Every_outcome_of_the_list_can_be_reached_by_its_code()
    {
        SurveyOutcomes.All.Count.ShouldBe(Enum.GetValues<SurveyOutcome>().Length);
        SurveyOutcomes.All.ShouldAllBe(rule => SurveyOutcomes.FromCode(rule.Code) == rule);
    }

    [Theory]
    [InlineData("TRAN THI HOA", true)]
    [InlineData("Trần Thị Hòa", true)]
    [InlineData("TRAN VAN CON", false)]
    public void The_holder_of_the_account_is_the_person(string holder, bool isFine)
    {
        var survey = Drafted("2A", Account(holder));
        survey.WhatIsMissing(false, null, Today).Any(m => m.Field == "AccountHolder").ShouldBe(!isFine);
    }

    [Fact]
    public void A_guardian_named_as_payee_may_hold_the_account()
    {
        var answers = Account("TRAN VAN CON");
        (answers.Payee, answers.PayeeName) = (PayeeKind.Guardian, "Trần Văn Con");
        Drafted("2A", answers).WhatIsMissing(false, null, Today).ShouldBeEmpty();
        answers.PayeeName = null;
        Drafted("2A", answers).WhatIsMissing(false, null, Today).ShouldContain(m => m.Field == "PayeeName");
    }

    [Fact]
    public void An_account_opened_on_the_spot_is_whole_or_not_there() =>
        Drafted("3-BANK", new SurveyAnswers { AccountNumber = "0311789562" }).WhatIsMissing(false, null, Today).Select(m => m.Field).ShouldBe(["ProviderCode", "AccountHolder"]);

    [Fact]
    public void What_contradicts_the_outcome_is_said()
    {
        var answers = Account("TRAN THI HOA");
        (answers.HasAccount, answers.IsRegisteredForAccount) = (false, false);
        Drafted("1", answers).WhatIsMissing(false, null, Today).Select(m => m.Field).ShouldBe(["HasAccount", "IsRegisteredForAccount"]);
    }

    [Fact]
    public void A_drafted_power_of_attorney_suffices_but_must_agree_on_the_account()
    {
        var paper = new PowerOfAttorney(_person, null);
        paper.Write(_person, new AttorneyPerson("Phan Minh Bình", null, null, "con", null, null), null, Today, null);
        Drafted("3-UQ-TM", new SurveyAnswers()).WhatIsMissing(false, paper, Today).ShouldBeEmpty();
        Drafted("3-UQ-TK", new SurveyAnswers()).WhatIsMissing(false, paper, Today).Single().Sentence.ShouldContain("nói khác nhau");
    }

    [Fact]
    public void A_visit_or_an_event_in_the_future_is_refused()
    {
        Drafted("4", new SurveyAnswers { Reason = "Già yếu" }, Today.AddDays(1)).WhatIsMissing(false, null, Today).Single().Field.ShouldBe("VisitedOn");
        Drafted("X-CHET", new SurveyAnswers { EventOn = Today.AddDays(1) }).WhatIsMissing(false, null, Today).Single().Field.ShouldBe("EventOn");
    }

    [Fact]
    public void A_completed_survey_is_closed_until_it_is_opened_again()
    {
        var survey = Drafted("3-DV", new SurveyAnswers());
        survey.Complete(false, null, Officer, Now);
        Should.Throw<RuleException>(() => survey.SaveDraft(new SurveyAnswers(), null, null));
        Should.Throw<RuleException>(() => survey.Complete(false, null, Officer, Now));
        survey.Reopen();
        survey.State.ShouldBe(SurveyState.Draft);
        Should.Throw<RuleException>(survey.Reopen);
    }

    [Fact]
    public void Absence_counts_a_visit_and_never_completes()
    {
        var survey = Drafted("X-VANG", new SurveyAnswers());
        Should.Throw<RuleException>(() => survey.RecordAbsence(Today, null, Officer)).Field.ShouldBe("ReturnOn");
        survey.RecordAbsence(Today.AddDays(2), "Đi chăm cháu", Officer).WasMet.ShouldBeFalse();
        survey.State.ShouldBe(SurveyState.Draft);
        Should.Throw<RuleException>(() => survey.Complete(false, null, Officer, Now));
    }

    [Theory]
    [InlineData(ChangeKind.Death, true)]
    [InlineData(ChangeKind.BenefitRefused, true)]
    [InlineData(ChangeKind.MoveAway, false)]
    [InlineData(ChangeKind.WrongInformation, false)]
    public void Death_and_refusal_end_the_benefit_with_their_month(ChangeKind kind, bool ends)
    {
        var benefit = new Entitlement(_person, SourceGroup.SocialAssistance, "BTXH-5C", null);
        benefit.StopFor(kind, new DateOnly(2023, 12, 31));
        benefit.EndsAfter.ShouldBe(ends ? new Period(2023, 12) : null);
        benefit.IsDueIn(new Period(2024, 1)).ShouldBe(!ends);
        benefit.TakeBackStop(kind);
        benefit.EndsAfter.ShouldBeNull();
    }

    [Fact]
    public void A_benefit_that_ended_for_another_reason_is_not_revived()
    {
        var benefit = new Entitlement(_person, SourceGroup.SocialAssistance, "BTXH-5C", null);
        benefit.End(new Period(2023, 6), "Hết điều kiện");
        benefit.StopFor(ChangeKind.Death, new DateOnly(2023, 12, 31));
        benefit.TakeBackStop(ChangeKind.Death);
        benefit.EndsAfter.ShouldBe(new Period(2023, 6));
    }

    [Fact]
    public void Death_ends_a_power_of_attorney_and_taking_it_back_revives_it()
    {
        var paper = new PowerOfAttorney(_person, null);
        paper.Write(_person, new AttorneyPerson("Phan Minh Bình", new PartialDate(1969, 7, 8), "042069697908", "con", "Thôn Yên Ngư", null), null, Today, null);
        paper.ValidTo.ShouldBe(new DateOnly(2025, 1, 15));
        paper.Certify("05/2024", "01/2024", Today, Officer, Today);
        paper.CertificationYear.ShouldBe(2024);
        paper.IsInForceOn(Today).ShouldBeTrue();
        paper.EndOnDeath(Today);
        paper.IsInForceOn(Today).ShouldBeFalse();
        paper.TakeBackDeath();
        paper.IsInForceOn(Today).ShouldBeTrue();
        paper.ExpiresWithin(30, new DateOnly(2024, 12, 20)).ShouldBeTrue();
        paper.ExpiresWithin(30, Today).ShouldBeFalse();
    }

    [Fact]
    public void Who_may_be_authorised()
    {
        var paper = new PowerOfAttorney(_person, null);
        void Write(AttorneyPerson attorney, AttorneyAccount? account = null, Citizen? known = null) => paper.Write(_person, attorney, account, Today, null, known);

        Should.Throw<RuleException>(() => Write(new AttorneyPerson("Trần Thị Hoà", null, "042144016786", "chính mình", null, null))).Message.ShouldContain("chính mình");
        Should.Throw<RuleException>(() => Write(new AttorneyPerson("Trần Thị Hoà", new PartialDate(1944), null, "x", null, null))).Message.ShouldContain("chính mình");
        Should.Throw<RuleException>(() => Write(new AttorneyPerson("Lê Văn Khuất", null, "042069000001", "con", null, null), null,
            new Citizen { FullName = "Lê Văn Khuất", Residence = Residence.Dead })).Message.ShouldContain("đã chết");
        Should.Throw<RuleException>(() => Write(new AttorneyPerson("Lê Văn Con", null, null, "con", null, null), new AttorneyAccount("970405", "0123456789", "Người Khác")))
            .Message.ShouldContain("đứng tên");
        Should.Throw<RuleException>(() => Write(new AttorneyPerson("Lê Văn Con", null, null, "", null, null))).Field.ShouldBe("AttorneyRelation");
    }

    private Survey Drafted(string? code, SurveyAnswers answers, DateOnly? visitedOn)
    {
        var survey = new Survey(Guid.NewGuid(), _person);
        survey.SaveDraft(answers, SurveyOutcomes.FromCode(code)?.Outcome, visitedOn);
        return survey;
    }

    private Survey Drafted(string? code, SurveyAnswers answers) => Drafted(code, answers, Today);

    private static SurveyAnswers Account(string holder) => new() { ProviderCode = "970405", AccountNumber = "3713205169710", AccountHolder = holder };
}
