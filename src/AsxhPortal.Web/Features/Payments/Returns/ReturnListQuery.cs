using AsxhPortal.Data;
using AsxhPortal.Documents.Payments;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Payments.Runs;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Payments.Returns;

/// <summary>
/// Step 7: the updated list as it goes back to the centre, one row per entitlement: who, what, which account, which outcome. Read set-wise for the
/// communes in scope.
/// </summary>
public sealed class ReturnListQuery(AppDbContext db, RateBooks rates)
{
    /// <param name="unitIds">The communes to export.</param>
    /// <param name="roundId">The round whose outcomes are shown, or null.</param>
    /// <param name="day">The day whose amounts count.</param>
    public async Task<IReadOnlyList<ReturnExportRow>> FindAsync(IReadOnlyCollection<Guid> unitIds, Guid? roundId, DateOnly day, CancellationToken cancellationToken = default)
    {
        var ids = unitIds.ToList();
        var rows = await (
            from entitlement in db.Entitlements.AsNoTracking()
            join person in db.Beneficiaries on entitlement.BeneficiaryId equals person.Id
            join unit in db.Units on person.UnitId equals unit.Id
            from hamlet in db.Hamlets.Where(h => h.Id == person.HamletId).DefaultIfEmpty()
            from account in db.BankAccounts.Where(a => a.BeneficiaryId == person.Id && a.ClosedAt == null).DefaultIfEmpty()
            from provider in db.PaymentProviders.Where(p => p.Code == account.ProviderCode).DefaultIfEmpty()
            from arrangement in db.PaymentArrangements.Where(a => a.BeneficiaryId == person.Id && a.ValidTo == null).DefaultIfEmpty()
            from survey in db.Surveys.Where(s => s.BeneficiaryId == person.Id && s.RoundId == roundId && s.State == SurveyState.Completed).DefaultIfEmpty()
            where ids.Contains(person.UnitId)
            orderby unit.Code, hamlet.NameKey, person.NameSortKey, person.Id, entitlement.SourceKey
            select new
            {
                person.Id,
                person.FullName,
                person.Birth,
                person.Sex,
                person.CitizenId,
                person.Phone,
                person.Status,
                person.StatusOn,
                UnitCode = unit.Code,
                person.UnitId,
                Hamlet = hamlet.Name,
                entitlement.Group,
                entitlement.CategoryCode,
                entitlement.Percent,
                entitlement.DeclaredAmount,
                entitlement.StartsFrom,
                entitlement.State,
                Outcome = (SurveyOutcome?)survey.Outcome,
                SurveyedOn = (DateOnly?)survey.VisitedOn,
                Channel = (Domain.BankAccounts.PaymentChannel?)arrangement.Channel,
                AccountNumber = account.Number,
                account.HolderName,
                provider.Bin,
                Bank = provider.ShortName,
            }).ToListAsync(cancellationToken);
        var attorneys = (await db.PowersOfAttorney.AsNoTracking()
            .Where(p => ids.Contains(p.UnitId) && p.State == PowerOfAttorneyState.Certified && p.ValidTo >= day)
            .Select(p => new { p.BeneficiaryId, p.AttorneyName, p.AttorneyCitizenId, p.ValidTo }).ToListAsync(cancellationToken))
            .GroupBy(p => p.BeneficiaryId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.ValidTo)!);
        var book = await rates.ReadAsync(cancellationToken);
        var provinces = new Dictionary<Guid, string?>();
        foreach (var unitId in rows.Select(r => r.UnitId).Distinct())
            provinces[unitId] = await rates.ProvinceCodeOfAsync(unitId, cancellationToken);

        return [.. rows.Select((row, index) => new ReturnExportRow(
            index + 1,
            PaymentFiles.BeneficiaryCodeOf(row.Id),
            row.FullName,
            row.Birth?.ToString(),
            row.Sex?.ToVietnamese(),
            row.CitizenId,
            row.UnitCode,
            row.Hamlet,
            row.Group.ToWord(),
            row.CategoryCode,
            book.Find(row.CategoryCode)?.ShortName,
            book.AmountFor(row.CategoryCode, row.Percent, row.DeclaredAmount, day, provinces[row.UnitId]),
            row.StartsFrom?.FirstDay,
            row.Outcome?.Rule().Code,
            row.SurveyedOn,
            row.Channel?.ToString(),
            row.AccountNumber,
            row.Bin,
            row.Bank,
            row.HolderName,
            attorneys.GetValueOrDefault(row.Id)?.AttorneyName,
            attorneys.GetValueOrDefault(row.Id)?.AttorneyCitizenId,
            attorneys.GetValueOrDefault(row.Id)?.ValidTo,
            row.Phone,
            NoteOf(row.Status, row.StatusOn, row.State)))];
    }

    private static string? NoteOf(BeneficiaryStatus status, DateOnly? statusOn, EntitlementState state)
    {
        var parts = new List<string>();
        if (status != BeneficiaryStatus.Active)
            parts.Add(statusOn is { } on ? $"{status.ToVietnamese()} ({on:dd/MM/yyyy})" : status.ToVietnamese());
        if (state == EntitlementState.Ended)
            parts.Add("Thôi hưởng");
        if (state == EntitlementState.Suspended)
            parts.Add("Tạm dừng");
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }
}
