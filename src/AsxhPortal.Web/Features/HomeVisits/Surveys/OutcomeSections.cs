using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <summary>Which parts of the questionnaire an outcome asks for. The server hides the others; the page's script reads the same names.</summary>
public static class OutcomeSections
{
    public static IReadOnlyList<string> Of(OutcomeRule rule)
    {
        List<string> sections = ["next"];
        if (rule.NeedsAccount || rule.MayHoldAccount || rule.NeedsMinute)
            sections.Add("account");
        if (rule.NeedsReason || rule.NeedsEventDay)
            sections.Add("reason");
        if (rule.Outcome == SurveyOutcome.RefusesAccount)
            sections.Add("reason-kind");
        if (rule.NeedsEventDay)
            sections.Add("event-day");
        if (rule.Outcome == SurveyOutcome.Absent)
            sections.Add("return-day");
        if (rule.NeedsMinute)
            sections.Add("minute");
        if (rule.NeedsPowerOfAttorney)
            sections.Add("attorney");
        return sections;
    }
}
