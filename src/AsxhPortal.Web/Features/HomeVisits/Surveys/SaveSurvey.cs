using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <summary>Keeps what has been typed so far, however little.</summary>
public sealed class SaveSurvey(AppDbContext db, OpenSurvey open)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<Survey?> RunAsync(Guid beneficiaryId, Guid roundId, SurveyForm form, CancellationToken cancel = default)
    {
        var survey = await open.RunAsync(beneficiaryId, roundId, form.Version, cancel);
        if (survey is null)
            return null;
        survey.SaveDraft(form.ToAnswers(), form.ChosenOutcome, form.VisitedOn);
        await db.SaveChangesAsync(cancel);
        return survey;
    }
}
