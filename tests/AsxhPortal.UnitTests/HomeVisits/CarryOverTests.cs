using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.HomeVisits;

public sealed class CarryOverTests
{
    private static readonly DateOnly Today = new(2024, 7, 1);
    private static readonly Actor Officer = new(new Guid("0a000000-0000-0000-0000-000000000009"), "Nguyễn Thị Thu Hà");

    private static EarlierAnswer Settled(SurveyOutcome outcome) => new(outcome, new DateOnly(2024, 1, 15), PayeeIsSelf: true, new PartialDate(1950),
        HasAccount: outcome is not (SurveyOutcome.ForceMajeure or SurveyOutcome.ChoosesPaymentOrganisation or SurveyOutcome.AttorneyInCash),
        AccountChanged: false, AttorneyUntil: new DateOnly(2025, 6, 30), IdentityChanged: false, EntitlementsChanged: false, StatusChanged: false);

    public static readonly TheoryData<string, string, string> Reasons = new()
    {
        // outcome, what is different, why it is asked again: ! needs a new survey
        { "1", "", "" }, { "2A", "", "" }, { "3-MM", "", "" }, { "3-BANK", "", "" }, { "3-VNEID", "", "" }, { "3-UQ-TK", "", "" },
        { "2B", "", "!RefusalToPersuade" }, { "4", "", "ReceivesByHand" }, { "3-DV", "", "ReceivesByHand" }, { "3-UQ-TM", "", "ReceivesByHand" },
        { "X-CHET", "", "!ResultNotSettled" }, { "X-CHUYEN", "", "!ResultNotSettled" }, { "X-SAI", "", "!ResultNotSettled" }, { "X-TUCHOI", "", "!ResultNotSettled" },
        { "1", "no account", "!AccountMissing" }, { "3-UQ-TK", "no account", "!AccountMissing" }, { "3-BANK", "no account", "AccountNotOpenedYet" },
        { "2A", "account changed", "!AccountChanged" }, { "1", "account closed", "!AccountMissing" },
        { "3-UQ-TK", "paper ends soon", "AttorneyEnding" }, { "3-UQ-TK", "paper over", "!AttorneyEnding" }, { "3-UQ-TM", "no paper", "!AttorneyEnding ReceivesByHand" }, { "1", "no paper", "" },
        { "1", "identity", "IdentityChanged" }, { "1", "under verification", "!UnderVerification" }, { "1", "entitlement", "EntitlementChanged" }, { "1", "status", "StatusChanged" },
        { "1", "turned 16", "CameOfAge" }, { "1", "turned 18", "CameOfAge" }, { "1", "turned 18, guardian", "!CameOfAge" }, { "1", "is 17", "" }, { "1", "no birth", "" },
        { "1", "long ago", "AnswerTooOld" },
    };

    [Theory, MemberData(nameof(Reasons))]
    public void Only_what_may_have_changed_is_asked_again(string code, string different, string why)
    {
        var answer = Settled(SurveyOutcomes.FromCode(code)!.Outcome);
        answer = different switch
        {
            "" => answer,
            "no account" => answer with { HasAccount = false },
            "account changed" => answer with { AccountChanged = true },
            "account closed" => answer with { AccountChanged = true, HasAccount = false },
            "paper ends soon" => answer with { AttorneyUntil = Today.AddDays(CarryOver.AttorneyDays) },
            "paper over" => answer with { AttorneyUntil = Today.AddDays(-1) },
            "no paper" => answer with { AttorneyUntil = null },
            "identity" => answer with { IdentityChanged = true },
            "entitlement" => answer with { EntitlementsChanged = true },
            "status" => answer with { StatusChanged = true },
            "under verification" => answer with { IsUnderVerification = true },
            "turned 16" => answer with { Birth = new PartialDate(2008, 3, 1) },
            "turned 18" => answer with { Birth = new PartialDate(2006, 3, 1) },
            "turned 18, guardian" => answer with { Birth = new PartialDate(2006, 3, 1), PayeeIsSelf = false },
            "is 17" => answer with { Birth = new PartialDate(2006, 12, 1) },
            "no birth" => answer with { Birth = null },
            "long ago" => answer with { AnsweredOn = Today.AddMonths(-CarryOver.MonthsOfTrust).AddDays(-1) },
            _ => throw new ArgumentOutOfRangeException(nameof(different), different, null),
        };
        var found = CarryOver.WhyAskAgain(answer, Today);
        string.Join(' ', found.Select(w => (w.IsConfirmable ? "" : "!") + w.Reason)).ShouldBe(why);
        found.ShouldAllBe(w => w.Sentence.EndsWith('.') && w.Reason.ToVietnamese().Length > 3);
    }

    private static Beneficiary Person() => new(Guid.NewGuid(), null, VietnameseName.From("Lê Thị Hoà"), null, null, null, null);

    private static Survey Completed(Beneficiary person, SurveyOutcome outcome, Guid roundId)
    {
        var survey = new Survey(roundId, person);
        survey.SaveDraft(new SurveyAnswers { Note = "Ở một mình", Reason = "Già yếu" }, outcome, new DateOnly(2024, 1, 15));
        survey.Complete(true, null, Officer, new DateTime(2024, 1, 15, 2, 0, 0, DateTimeKind.Utc));
        return survey;
    }

    [Fact]
    public void Confirming_copies_the_answers_with_the_day_and_the_name()
    {
        var person = Person();
        var earlier = Completed(person, SurveyOutcome.ChoosesPaymentOrganisation, Guid.NewGuid());
        var now = new Survey(Guid.NewGuid(), person);
        now.ConfirmUnchanged(earlier, Today, false, null, Officer, new DateTime(2024, 7, 1, 2, 0, 0, DateTimeKind.Utc));
        (now.State, now.Outcome, now.VisitedOn, now.CompletedByName, now.CopiedFromId).ShouldBe((SurveyState.Completed, SurveyOutcome.ChoosesPaymentOrganisation, Today, Officer.Name, earlier.Id));
        now.Answers.ShouldNotBeSameAs(earlier.Answers);
        now.Answers.Note.ShouldBe("Ở một mình");
        now.Reopen();
        now.CopiedFromId.ShouldBeNull();
    }

    [Fact]
    public void Confirming_asks_everything_a_survey_needs_and_never_overwrites()
    {
        var person = Person();
        var at = new DateTime(2024, 7, 1, 2, 0, 0, DateTimeKind.Utc);
        var refusal = Completed(person, SurveyOutcome.RefusesAccount, Guid.NewGuid());
        Should.Throw<RuleException>(() => new Survey(Guid.NewGuid(), person).ConfirmUnchanged(refusal, Today, false, null, Officer, at)).Field.ShouldBe("Minute");
        var settled = Completed(person, SurveyOutcome.ChoosesPaymentOrganisation, Guid.NewGuid());
        Should.Throw<RuleException>(() => new Survey(Guid.NewGuid(), person).ConfirmUnchanged(settled, Today.AddDays(1), false, null, Officer, at)).Field.ShouldBe("VisitedOn");
        Should.Throw<RuleException>(() => new Survey(Guid.NewGuid(), Person()).ConfirmUnchanged(settled, Today, false, null, Officer, at));
        Should.Throw<RuleException>(() => new Survey(settled.RoundId, person).ConfirmUnchanged(settled, Today, false, null, Officer, at));
        var begun = new Survey(Guid.NewGuid(), person);
        begun.SaveDraft(new SurveyAnswers(), SurveyOutcome.ForceMajeure, Today);
        Should.Throw<RuleException>(() => begun.ConfirmUnchanged(settled, Today, false, null, Officer, at)).Message.ShouldContain("đang ghi dở");
    }

    [Fact]
    public void A_round_continues_one_earlier_round_and_an_ended_round_is_not_written()
    {
        var first = new ReviewRound(Guid.NewGuid(), "Đợt một", new DateOnly(2024, 1, 8));
        var second = new ReviewRound(first.OwnerUnitId, "Đợt hai", new DateOnly(2024, 7, 1));
        second.ContinueFrom(first);
        second.PreviousRoundId.ShouldBe(first.Id);
        Should.Throw<RuleException>(() => second.ContinueFrom(first));
        Should.Throw<RuleException>(() => first.ContinueFrom(second)).Field.ShouldBe("StartsOn");
        first.ExpectOpen();
        first.Close(new DateOnly(2024, 7, 1));
        Should.Throw<RuleException>(first.ExpectOpen).Message.ShouldBe("Đợt một đã kết thúc ngày 01/07/2024: chỉ xem được, không ghi thêm hay sửa được nữa. Hãy làm trong đợt đang mở.");
    }
}
