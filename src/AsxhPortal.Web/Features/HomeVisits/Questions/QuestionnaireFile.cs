using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Questions;

/// <summary>The questionnaire as a phone carries it: the same questions, conditions and outcomes as <see cref="Questionnaire"/>.</summary>
public static class QuestionnaireFile
{
    public static object Content { get; } = new
    {
        version = Questionnaire.Version,
        questions = Questionnaire.Questions.Select(q => new
        {
            id = q.Id,
            field = q.Field,
            kind = q.Kind.ToString().ToLowerInvariant(),
            text = q.Text,
            hint = q.Hint,
            choices = q.Choices.Select(c => new { value = c.Value, label = c.Label }),
            when = Lines(q.When),
            required = q.IsRequired,
            explains = q.Explains,
        }),
        outcomes = Questionnaire.Outcomes.Select(o => new
        {
            when = Lines(o.When),
            code = o.Rule.Code,
            title = o.Rule.Title,
            because = o.Because,
            next = o.Rule.NextAction,
            needs = new
            {
                account = o.Rule.NeedsAccount,
                reason = o.Rule.NeedsReason,
                minute = o.Rule.NeedsMinute,
                attorney = o.Rule.NeedsPowerOfAttorney,
                eventDay = o.Rule.NeedsEventDay,
            },
        }),
    };

    private static IEnumerable<IEnumerable<object>> Lines(IReadOnlyList<IReadOnlyList<AnswerCondition>> when) =>
        when.Select(line => line.Select(c => (object)new { field = c.Field, @in = c.In }));
}
