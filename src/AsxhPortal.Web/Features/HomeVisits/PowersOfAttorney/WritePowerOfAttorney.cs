using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.PowersOfAttorney;

/// <summary>Writes the draft of a power of attorney of the current survey, or corrects it until it is certified.</summary>
public sealed class WritePowerOfAttorney(AppDbContext db)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    /// <exception cref="StaleRecordException">Somebody else changed the draft after the form was opened.</exception>
    public async Task<PowerOfAttorney?> RunAsync(Guid beneficiaryId, Guid roundId, PowerOfAttorneyForm form, CancellationToken cancel = default)
    {
        var person = await db.Beneficiaries.FirstOrDefaultAsync(b => b.Id == beneficiaryId, cancel);
        if (person is null)
            return null;
        var paper = await db.PowersOfAttorney.FirstOrDefaultAsync(p => p.BeneficiaryId == beneficiaryId && p.State == PowerOfAttorneyState.Draft, cancel);
        if (paper is not null && paper.Version != form.Version)
            throw new StaleRecordException(paper);
        if (paper is null)
        {
            var surveyId = await db.Surveys.Where(s => s.BeneficiaryId == beneficiaryId && s.RoundId == roundId).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancel);
            paper = new PowerOfAttorney(person, surveyId);
            db.PowersOfAttorney.Add(paper);
        }
        var citizenId = string.IsNullOrWhiteSpace(form.AttorneyCitizenId) ? null : form.AttorneyCitizenId.Replace(" ", "");
        var account = form.IsThroughAccount ? new AttorneyAccount(form.ProviderCode ?? "", form.AccountNumber ?? "", form.AttorneyName ?? "") : null;
        paper.Write(person, new AttorneyPerson(form.AttorneyName ?? "", BirthOf(form), citizenId, form.AttorneyRelation ?? "", form.AttorneyAddress, form.AttorneyPhone),
            account, form.ValidFrom!.Value, form.ValidTo, await InExtractAsync(citizenId, cancel));
        await db.SaveChangesAsync(cancel);
        return paper;
    }

    private static PartialDate? BirthOf(PowerOfAttorneyForm form)
    {
        if (string.IsNullOrWhiteSpace(form.AttorneyBirth))
            return null;
        return PartialDate.TryParse(form.AttorneyBirth, out var birth)
            ? birth
            : throw new RuleException("Hãy nhập ngày sinh theo dạng 05/03/1970, 03/1970 hoặc 1970.", nameof(form.AttorneyBirth));
    }

    private async Task<Citizen?> InExtractAsync(string? citizenId, CancellationToken cancel) =>
        citizenId is null ? null : await db.Citizens.AsNoTracking().FirstOrDefaultAsync(c => c.CitizenId == citizenId, cancel);
}
