using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <summary>
/// Opens a completed survey again. An event recorded by it is taken back. A signed-off list stays as it was signed: what the survey says next goes
/// on a supplement of the list.
/// </summary>
public sealed class ReopenSurvey(AppDbContext db, OpenSurvey open)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<Survey?> RunAsync(Guid beneficiaryId, Guid roundId, int? seenVersion, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var survey = await open.RunAsync(beneficiaryId, roundId, seenVersion, cancel);
        if (survey is null)
            return null;
        survey.Reopen();
        if (survey.Outcome?.Rule().Change is { } change)
            await TakeBackAsync(survey.Beneficiary, change, by, now, cancel);
        await db.SaveChangesAsync(cancel);
        return survey;
    }

    public static Task<bool> IsSignedOffAsync(AppDbContext db, Guid surveyId, CancellationToken cancel = default) =>
        db.ListLines.AnyAsync(l => l.SurveyId == surveyId && l.CurrentInRoundId != null, cancel);

    private async Task TakeBackAsync(Beneficiary person, ChangeKind change, Actor by, DateTime now, CancellationToken cancel)
    {
        db.ChangeEvents.Add(person.Record(ChangeKind.BackToActive, DateOnly.FromDateTime(now.AddHours(7)), "Mở lại phiếu khảo sát", by, now));
        foreach (var entitlement in await db.Entitlements.Where(e => e.BeneficiaryId == person.Id).ToListAsync(cancel))
            entitlement.TakeBackStop(change);
        if (change == ChangeKind.Death)
        {
            foreach (var paper in await db.PowersOfAttorney.Where(p => p.BeneficiaryId == person.Id).ToListAsync(cancel))
                paper.TakeBackDeath();
        }
    }
}
