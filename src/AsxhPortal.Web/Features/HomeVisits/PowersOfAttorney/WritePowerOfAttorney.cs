using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Payees;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.PowersOfAttorney;

/// <summary>Writes the draft of a power of attorney of the current survey, or corrects it until it is certified.</summary>
public sealed class WritePowerOfAttorney(AppDbContext db, FindRepresentative find, ReadAttorneyTerms terms)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    /// <exception cref="StaleRecordException">Somebody else changed the draft after the form was opened.</exception>
    public async Task<PowerOfAttorney?> RunAsync(Guid beneficiaryId, Guid roundId, PowerOfAttorneyForm form, DateOnly today, CancellationToken cancel = default)
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
        var other = new OtherPaper(form.AttorneyPaperName, form.AttorneyPaperNumber, form.AttorneyPaperIssuedOn);
        var groups = await db.Entitlements.Where(e => e.BeneficiaryId == beneficiaryId && e.State != EntitlementState.Ended).Select(e => e.Group).Distinct().ToListAsync(cancel);
        var months = (await terms.RunAsync(person.UnitId, cancel)).MonthsFor(groups, form.ValidFrom!.Value);
        paper.Write(person, new AttorneyPerson(form.AttorneyName ?? "", BirthOf(form), citizenId, form.AttorneyRelation ?? "", form.AttorneyAddress, form.AttorneyPhone) { OtherPaper = other },
            account, new Mandate(form.ValidFrom.Value, form.ValidTo, months, await OwnAsync(beneficiaryId, form.Categories, cancel)), await find.KnownAsync(citizenId, cancel), today);
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

    /// <summary>All of a person's allowances is the same as no choice.</summary>
    private async Task<IReadOnlyCollection<string>?> OwnAsync(Guid beneficiaryId, IReadOnlyCollection<string> chosen, CancellationToken cancel)
    {
        if (chosen.Count == 0)
            return null;
        var own = await db.Entitlements.Where(e => e.BeneficiaryId == beneficiaryId && e.State != EntitlementState.Ended && e.CategoryCode != null).Select(e => e.CategoryCode!).Distinct().ToListAsync(cancel);
        if (chosen.Except(own).Any())
            throw new RuleException("Có trợ cấp đã chọn không thuộc đối tượng này; hãy chọn lại phạm vi ủy quyền.", nameof(PowerOfAttorneyForm.Categories));
        return own.Except(chosen).Any() ? chosen : null;
    }
}
