using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <summary>A card that was read at the door, beside the register. Shown once, kept nowhere.</summary>
/// <param name="Fields">Field by field; empty when the card is another person's.</param>
/// <param name="OtherPerson">Whose card it is, when it is not the person's.</param>
public sealed record CardReading(IReadOnlyList<ComparedCardField> Fields, string? OtherPerson)
{
    public IEnumerable<ComparedCardField> Differing => Fields.Where(f => !f.Agrees);
}

/// <summary>One question of the visit as shown.</summary>
public sealed record QuestionPage(SurveyPage Survey, Question Question, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<Question> Reached)
{
    public Guid Id => Survey.Subject.Id;

    /// <summary>What was typed and refused; else the answer that stands.</summary>
    public string? Typed { get; init; }
    public CardReading? Card { get; init; }

    /// <summary>Corrections of this person that wait in step 2 already.</summary>
    public IReadOnlyList<CorrectedField> Waiting { get; init; } = [];

    /// <summary>The visit goes back to its last page after this question.</summary>
    public bool IsReview { get; init; }

    public string? Answer => Answers.GetValueOrDefault(Question.Field);
    public int Position => Reached.ToList().IndexOf(Question) + 1;
    public Question? Before => Position > 1 ? Reached[Position - 2] : null;
    public string Url => $"/{Steps.HomeVisitsPath}/{Id}/hoi";

    /// <summary>Address of the form: the question, and the way back to the last page when it came from there.</summary>
    public string To(string path) => $"{Url}/{path}{(IsReview ? "?sua=1" : "")}";
}

/// <summary>A point that keeps the visit from being completed, with the question that mends it.</summary>
public sealed record MissingPoint(string Sentence, Question? Question);

/// <summary>The last page of the visit: what follows from the answers, and what is still missing.</summary>
public sealed record VisitSummary(QuestionPage Page, QuestionnaireOutcome? Outcome, IReadOnlyList<MissingPoint> Missing);

/// <summary>Reads what the questions show.</summary>
public sealed class QuestionPages(AppDbContext db, SurveyPages surveys, BusinessClock clock)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<QuestionPage?> FindAsync(Guid beneficiaryId, string? questionId, bool isReview, CancellationToken cancel)
    {
        if (await surveys.FindAsync(beneficiaryId, null, cancel) is not { } survey)
            return null;
        var answers = AnswersOf(survey);
        var reached = Questionnaire.Reached(answers);
        var question = reached.FirstOrDefault(q => q.Id == questionId) ?? Questionnaire.FirstOpen(answers, survey.Minute is not null, survey.Paper is not null);
        return new QuestionPage(survey, question, answers, reached)
        {
            IsReview = isReview,
            Waiting = question.Kind != QuestionKind.Scan ? [] : await db.CorrectionProposals.AsNoTracking()
                .Where(p => p.BeneficiaryId == beneficiaryId && p.State == CorrectionState.Open).Select(p => p.Field).ToListAsync(cancel),
        };
    }

    /// <summary>The last page with everything that is missing, as completion would say it.</summary>
    public async Task<VisitSummary> SummariseAsync(QuestionPage page, CancellationToken cancel)
    {
        var outcome = Questionnaire.OutcomeOf(page.Answers);
        var open = Questionnaire.FirstOpen(page.Answers, page.Survey.Minute is not null, page.Survey.Paper is not null);
        if (outcome is null)
            return new VisitSummary(page, null, open.Kind == QuestionKind.Done ? [] : [new MissingPoint($"Chưa trả lời: {open.Text}", open)]);
        var person = await db.Beneficiaries.AsNoTracking().FirstAsync(b => b.Id == page.Id, cancel);
        var form = SurveyForm.FromAnswers(Questionnaire.WithoutUnreached(page.Answers)).Form;
        var trial = new Survey(page.Survey.Subject.Round!.Id, person);
        trial.SaveDraft(form.ToAnswers(), outcome.Rule.Outcome, form.VisitedOn);
        var missing = trial.WhatIsMissing(page.Survey.Minute is not null, page.Survey.Paper, clock.Today)
            .Select(m => new MissingPoint(m.Sentence, page.Reached.FirstOrDefault(q => q.Field == m.Field))).ToList();
        if (open.Kind != QuestionKind.Done && !missing.Any(m => m.Question == open))
            missing.Add(new MissingPoint($"Chưa trả lời: {open.Text}", open));
        return new VisitSummary(page, outcome, missing);
    }

    /// <summary>
    /// The flat answers of a survey. One that was written on the long form tells its outcome only; what stands behind it is filled in. After an absence
    /// that was counted the next attempt begins anew.
    /// </summary>
    private Dictionary<string, string> AnswersOf(SurveyPage survey)
    {
        var answers = FlatAnswers.Of(survey.Form);
        var isNextAttempt = survey.Form.ChosenOutcome == SurveyOutcome.Absent && survey.Form.Encounter is null;
        if (isNextAttempt || survey.Survey is null)
        {
            answers.Remove(nameof(SurveyForm.Encounter));
            answers.Remove(nameof(SurveyForm.ReturnOn));
            answers[nameof(SurveyForm.VisitedOn)] = clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }
        else if (survey.Form is { ChosenOutcome: { } outcome, Encounter: null })
        {
            foreach (var (field, value) in Questionnaire.AnswersBehind(outcome))
                answers.TryAdd(field, value);
        }
        return answers;
    }
}
