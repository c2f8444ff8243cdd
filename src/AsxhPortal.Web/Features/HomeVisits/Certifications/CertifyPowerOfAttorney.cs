using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Certifications;

/// <summary>
/// The justice officer enters the certification. From then on the paper counts: the attorney's account is declared and the arrangement names
/// the attorney, if the survey that it belongs to was completed with it.
/// </summary>
public sealed class CertifyPowerOfAttorney(AppDbContext db, ArrangeAttorney arrange)
{
    /// <returns>Null when there is no such paper in the scope.</returns>
    public async Task<PowerOfAttorney?> RunAsync(Guid paperId, CertificationForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var paper = await db.PowersOfAttorney.Include(p => p.Beneficiary).FirstOrDefaultAsync(p => p.Id == paperId, cancel);
        if (paper is null)
            return null;
        paper.ExpectVersion(form.Version);
        var (unitId, number, day) = (paper.UnitId, form.CertificationNumber?.Trim() ?? "", form.CertifiedOn!.Value);
        if (await db.PowersOfAttorney.AnyAsync(p => p.UnitId == unitId && p.CertificationYear == day.Year && p.CertificationNumber == number && p.Id != paperId, cancel))
            throw Taken(number, day.Year);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        paper.Certify(number, form.CertificationBook?.Trim(), day, by, DateOnly.FromDateTime(now.AddHours(7)));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
        {
            throw Taken(number, day.Year);
        }
        var isChosen = await db.Surveys.AnyAsync(s => s.BeneficiaryId == paper.BeneficiaryId && s.State == SurveyState.Completed
            && (s.Outcome == SurveyOutcome.AttorneyThroughAccount || s.Outcome == SurveyOutcome.AttorneyInCash), cancel);
        if (isChosen)
            await arrange.RunAsync(paper.Beneficiary, paper, by, now, cancel);
        await transaction.CommitAsync(cancel);
        return paper;
    }

    private static RuleException Taken(string number, int year) =>
        new($"Số chứng thực “{number}” của năm {year} đã dùng cho giấy khác; hãy kiểm tra lại sổ.", nameof(CertificationForm.CertificationNumber));
}
