using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Payees;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Certifications;

/// <summary>
/// The justice officer enters the certification. From then on the paper counts: the attorney's account is declared and the arrangement names
/// the attorney, if the survey that it belongs to was completed with it.
/// </summary>
public sealed class CertifyPowerOfAttorney(AppDbContext db, ArrangeAttorney arrange, FindRepresentative find)
{
    /// <returns>Null when there is no such paper in the scope.</returns>
    public async Task<PowerOfAttorney?> RunAsync(Guid paperId, CertificationForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var paper = await db.PowersOfAttorney.Include(p => p.Beneficiary).FirstOrDefaultAsync(p => p.Id == paperId, cancel);
        if (paper is null)
            return null;
        paper.ExpectVersion(form.Version);
        var (unitId, number, day) = (paper.UnitId, form.CertificationNumber?.Trim() ?? "", form.CertifiedOn!.Value);
        var book = form.CertificationBook?.Trim();
        if (await db.PowersOfAttorney.AnyAsync(p => p.UnitId == unitId && p.CertificationYear == day.Year && p.CertificationBook == book && p.CertificationNumber == number && p.Id != paperId, cancel))
            throw Taken(number, day.Year);
        var known = await find.KnownAsync(paper.AttorneyCitizenId, cancel);
        if (known.IsDead || known.InExtract?.Residence == Domain.Matching.Residence.Dead)
            throw new RuleException($"Theo dữ liệu dân cư, {paper.AttorneyName} đã chết; không chứng thực giấy này, hãy chấm dứt giấy.");

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        paper.Certify(number, book, day, by, DateOnly.FromDateTime(now.AddHours(7)));
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
        var takesOverLater = paper.ValidFrom > DateOnly.FromDateTime(now.AddHours(7)) && await EarlierInForceAsync(paper, now, cancel);
        if (isChosen && !takesOverLater)
            await arrange.RunAsync(paper.Beneficiary, paper, by, now, cancel);
        await transaction.CommitAsync(cancel);
        return paper;
    }

    /// <summary>A renewed paper takes over on the day the earlier one is over, not before (see <see cref="FollowPayees"/>).</summary>
    private async Task<bool> EarlierInForceAsync(PowerOfAttorney paper, DateTime now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        return await db.PaymentArrangements.AnyAsync(a => a.BeneficiaryId == paper.BeneficiaryId && a.ValidTo == null
            && db.PowersOfAttorney.Any(p => p.Id == a.PowerOfAttorneyId && p.Id != paper.Id && p.State == PowerOfAttorneyState.Certified && p.ValidFrom <= today && today <= p.ValidTo), cancel);
    }

    /// <summary>The next number of a book of the year: one more than the largest number that begins an entry.</summary>
    public static async Task<string> NextNumberAsync(AppDbContext db, Guid unitId, int year, string book, CancellationToken cancel)
    {
        var taken = await db.PowersOfAttorney.Where(p => p.UnitId == unitId && p.CertificationYear == year && p.CertificationBook == book).Select(p => p.CertificationNumber).ToListAsync(cancel);
        var next = taken.Select(number => int.TryParse(new string([.. (number ?? "").TakeWhile(char.IsAsciiDigit)]), out var n) ? n : 0).DefaultIfEmpty().Max() + 1;
        return $"{next:00}/{year}-SCT/CK,ĐC";
    }

    private static RuleException Taken(string number, int year) =>
        new($"Số chứng thực “{number}” của quyển này năm {year} đã dùng cho giấy khác; hãy kiểm tra lại sổ.", nameof(CertificationForm.CertificationNumber));
}
