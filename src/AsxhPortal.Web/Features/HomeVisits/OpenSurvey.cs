using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>The survey of a person in a round, made on first use; tracked, with the person.</summary>
public sealed class OpenSurvey(AppDbContext db)
{
    /// <param name="seenVersion">The version the form was opened on; null when there was no survey yet.</param>
    /// <returns>Null when there is no such person in the scope.</returns>
    /// <exception cref="RuleException">The round has ended.</exception>
    /// <exception cref="StaleRecordException">Somebody else saved the survey after the form was opened.</exception>
    public async Task<Survey?> RunAsync(Guid beneficiaryId, Guid roundId, int? seenVersion, CancellationToken cancel = default)
    {
        var person = await db.Beneficiaries.FirstOrDefaultAsync(b => b.Id == beneficiaryId, cancel);
        if (person is null)
            return null;
        (await db.Rounds.AsNoTracking().FirstAsync(r => r.Id == roundId, cancel)).ExpectOpen();
        var survey = await db.Surveys.FirstOrDefaultAsync(s => s.BeneficiaryId == beneficiaryId && s.RoundId == roundId, cancel);
        if (survey is null)
        {
            survey = new Survey(roundId, person);
            db.Surveys.Add(survey);
        }
        else if (survey.Version != seenVersion)
        {
            throw new StaleRecordException(survey);
        }
        return survey;
    }
}
