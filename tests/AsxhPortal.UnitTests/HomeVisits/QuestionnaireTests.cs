using AsxhPortal.Domain.HomeVisits;
using CsCheck;
using Shouldly;

namespace AsxhPortal.UnitTests.HomeVisits;

public sealed class QuestionnaireTests
{
    private static readonly IReadOnlyList<Question> Deciding = [.. Questionnaire.Questions.Where(q => q.Decides)];

    /// <summary>Every way through the questions that decide: their answers in the order in which they are asked, with what they come to.</summary>
    private static readonly IReadOnlyList<(Dictionary<string, string> Answers, QuestionnaireOutcome? Outcome)> Ways = [.. Walk([])];

    [Fact]
    public void Every_way_through_the_tree_ends_in_exactly_one_outcome()
    {
        foreach (var (answers, outcome) in Ways)
        {
            var path = string.Join(", ", answers.Select(a => $"{a.Key}={a.Value}"));
            outcome.ShouldNotBeNull(path);
            var counting = Questionnaire.Counting(answers);
            Questionnaire.Outcomes.Count(o => o.When.Any(line => line.All(c => counting.TryGetValue(c.Field, out var value) && c.In.Contains(value)))).ShouldBe(1, path);
        }
    }

    [Fact]
    public void The_four_cases_and_the_events_of_the_procedure_are_all_reached_and_nothing_else()
    {
        Ways.Select(w => w.Outcome!.Rule.Code).Distinct().ShouldBe(SurveyOutcomes.All.Select(r => r.Code), ignoreOrder: true);
        foreach (var code in new[] { "1", "2A", "2B", "X-CHET", "X-CHUYEN", "X-VANG", "X-SAI", "X-TUCHOI" })
        {
            // The person answers, or somebody for the person: one way each.
            Ways.Where(w => w.Outcome!.Rule.Code == code).GroupBy(w => w.Answers["Encounter"]).ShouldAllBe(g => g.Count() == 1, code);
        }
    }

    [Theory]
    [InlineData("1", "Encounter=Met HasAccount=true AccountIsActive=true IsRegisteredForAccount=true")]
    [InlineData("2A", "Encounter=Met HasAccount=true AccountIsActive=true IsRegisteredForAccount=false AgreesToRegister=true")]
    [InlineData("2B", "Encounter=MetInformant HasAccount=true AccountIsActive=true IsRegisteredForAccount=false AgreesToRegister=false")]
    [InlineData("3-MM", "Encounter=Met HasAccount=false CanTravel=true Wish=MobileMoney OpenedOnTheSpot=false")]
    [InlineData("3-BANK", "Encounter=Met HasAccount=true AccountIsActive=false CanTravel=true Wish=BankAccount OpenedOnTheSpot=true")]
    [InlineData("3-VNEID", "Encounter=Met HasAccount=false CanTravel=false CanReceiveOtherwise=true Wish=Vneid OpenedOnTheSpot=false")]
    [InlineData("3-DV", "Encounter=Met HasAccount=false CanTravel=true Wish=PaymentOrganisation")]
    [InlineData("3-UQ-TK", "Encounter=Met HasAccount=false CanTravel=false CanReceiveOtherwise=true Wish=Attorney AttorneyUsesAccount=true")]
    [InlineData("3-UQ-TM", "Encounter=Met HasAccount=false CanTravel=true Wish=Attorney AttorneyUsesAccount=false")]
    [InlineData("4", "Encounter=Met HasAccount=true AccountIsActive=false CanTravel=false CanReceiveOtherwise=false")]
    [InlineData("X-VANG", "Encounter=Absent HasAccount=true AccountIsActive=true IsRegisteredForAccount=true")]
    [InlineData("X-CHET", "Encounter=Died")]
    [InlineData("X-CHUYEN", "Encounter=MovedAway")]
    [InlineData("X-SAI", "Encounter=NotThePerson")]
    [InlineData("X-TUCHOI", "Encounter=RefusesBenefit Wish=MobileMoney")]
    public void The_outcome_follows_from_the_answers(string code, string answers) => Questionnaire.OutcomeOf(Read(answers))!.Rule.Code.ShouldBe(code);

    [Theory]
    [InlineData("")]
    [InlineData("Encounter=Met")]
    [InlineData("HasAccount=false CanTravel=true Wish=MobileMoney OpenedOnTheSpot=true")]
    [InlineData("Encounter=Met HasAccount=true AccountIsActive=true IsRegisteredForAccount=false")]
    [InlineData("Encounter=Met HasAccount=false CanTravel=true Wish=Cash")]
    [InlineData("Encounter=Met HasAccount=maybe IsRegisteredForAccount=true")]
    public void Nothing_follows_while_a_deciding_question_is_open(string answers) => Questionnaire.OutcomeOf(Read(answers)).ShouldBeNull();

    [Fact]
    public void Answers_to_questions_that_are_no_longer_reached_do_not_count()
    {
        var answers = Read("Encounter=Met HasAccount=false AccountIsActive=true IsRegisteredForAccount=true CanTravel=true Wish=BankAccount OpenedOnTheSpot=false AccountNumber=0012345678 Payee=Self");
        var counting = Questionnaire.Counting(answers);
        counting.Keys.ShouldNotContain("IsRegisteredForAccount");
        counting.Keys.ShouldNotContain("AccountNumber");
        Questionnaire.OutcomeOf(answers)!.Rule.Code.ShouldBe("3-BANK");
        answers["OpenedOnTheSpot"] = "true";
        Questionnaire.Counting(answers)["AccountNumber"].ShouldBe("0012345678");
    }

    [Fact]
    public void Any_answers_at_all_lead_to_an_outcome_or_to_a_question()
    {
        var possible = Deciding.SelectMany(q => q.Choices.Select(c => c.Value).Append("").Append("bậy").Select(value => (q.Field, Value: value))).ToArray();
        Gen.Select(Gen.Int[0, possible.Length - 1].Array[0, 12], Gen.Bool, Gen.Bool).Sample((picked, hasMinute, hasAttorney) =>
        {
            var answers = new Dictionary<string, string>();
            foreach (var place in picked)
                answers[possible[place].Field] = possible[place].Value;
            var open = Questionnaire.FirstOpen(answers, hasMinute, hasAttorney);
            var outcome = Questionnaire.OutcomeOf(answers);
            return Questionnaire.Reached(answers).Contains(open) && (outcome is not null || open.Kind != QuestionKind.Done)
                && Questionnaire.OutcomeOf(Questionnaire.Counting(answers)) == outcome;
        });
    }

    [Fact]
    public void Questions_ask_only_after_what_stands_before_them()
    {
        var asked = new HashSet<string>();
        foreach (var question in Questionnaire.Questions)
        {
            foreach (var condition in question.When.SelectMany(line => line))
            {
                asked.ShouldContain(condition.Field, question.Id);
                condition.In.ShouldAllBe(value => Questionnaire.Questions.Any(q => q.Field == condition.Field && q.Accepts(value)), question.Id);
            }
            asked.Add(question.Field);
        }
        Questionnaire.Questions.Select(q => q.Id).ShouldBeUnique();
    }

    [Fact]
    public void What_stands_behind_an_outcome_leads_to_it_again()
    {
        foreach (var rule in SurveyOutcomes.All)
            Questionnaire.OutcomeOf(Questionnaire.AnswersBehind(rule.Outcome))?.Rule.Code.ShouldBe(rule.Code);
    }

    [Fact]
    public void Answers_become_a_flat_dictionary_and_back()
    {
        var flat = FlatAnswers.Of(new SurveyAnswers { Encounter = Encounter.Met, HasAccount = false, EventOn = new DateOnly(2024, 1, 5), Reason = " vì xa ", ReceivingToday = ReceivingToday.Unknown });
        flat["Encounter"].ShouldBe("Met");
        flat["HasAccount"].ShouldBe("false");
        flat["EventOn"].ShouldBe("2024-01-05");
        flat["Reason"].ShouldBe("vì xa");
        flat.ContainsKey("ReceivingToday").ShouldBeFalse();
        FlatAnswers.TryRead("05/01/2024", typeof(DateOnly?), out _).ShouldBeFalse();
        FlatAnswers.TryRead("7", typeof(Encounter?), out _).ShouldBeFalse();
        FlatAnswers.TryRead("2024-01-05", typeof(DateOnly?), out var day).ShouldBeTrue();
        day.ShouldBe(new DateOnly(2024, 1, 5));
    }

    private static Dictionary<string, string> Read(string answers) =>
        answers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=')).ToDictionary(a => a[0], a => a[1]);

    private static IEnumerable<(Dictionary<string, string>, QuestionnaireOutcome?)> Walk(Dictionary<string, string> answers)
    {
        var next = Questionnaire.Reached(answers).FirstOrDefault(q => q.Decides && !answers.ContainsKey(q.Field));
        return next is null
            ? [(answers, Questionnaire.OutcomeOf(answers))]
            : next.Choices.SelectMany(c => Walk(new Dictionary<string, string>(answers) { [next.Field] = c.Value }));
    }
}
