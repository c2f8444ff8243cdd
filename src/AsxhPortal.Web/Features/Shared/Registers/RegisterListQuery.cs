using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Registers;

/// <summary>
/// The register of one commune as it stands: who is followed or being verified and has not lost every entitlement, with amount and account. Two
/// statements, whatever the size; kept registers and comparisons share it.
/// </summary>
public sealed class RegisterListQuery(AppDbContext db, RateBooks rateBooks)
{
    public async Task<IReadOnlyList<RegisterSnapshotLine>> RunAsync(Guid unitId, DateOnly today, CancellationToken cancel = default)
    {
        var book = await rateBooks.ReadAsync(cancel);
        var province = await rateBooks.ProvinceCodeOfAsync(unitId, cancel);
        var period = Period.Of(today);
        var followed = db.Beneficiaries.AsNoTracking().Where(b => b.UnitId == unitId && (b.Status == BeneficiaryStatus.Active || b.Status == BeneficiaryStatus.UnderVerification));
        var people = await (
            from person in followed
            join hamlet in db.Hamlets on person.HamletId equals (Guid?)hamlet.Id into hamlets
            from hamlet in hamlets.DefaultIfEmpty()
            join account in db.BankAccounts.Where(a => a.UnitId == unitId && a.ClosedAt == null) on person.Id equals account.BeneficiaryId into accounts
            from account in accounts.DefaultIfEmpty()
            join provider in db.PaymentProviders on account.ProviderCode equals provider.Code into providers
            from provider in providers.DefaultIfEmpty()
            orderby person.NameSortKey, person.Id
            select new
            {
                person.Id,
                person.FullName,
                person.NameSortKey,
                person.Birth,
                person.Sex,
                person.CitizenId,
                Hamlet = hamlet.Name,
                AccountNumber = (string?)account.Number,
                Provider = (string?)provider.ShortName,
                Holder = (string?)account.HolderName,
            }).ToListAsync(cancel);
        var entitlements = (await db.Entitlements.AsNoTracking().Where(e => e.UnitId == unitId).ToListAsync(cancel)).ToLookup(e => e.BeneficiaryId);
        var lines = new List<RegisterSnapshotLine>(people.Count);
        foreach (var person in people)
        {
            var all = entitlements[person.Id].ToList();
            var standing = all.Where(e => e.State != EntitlementState.Ended || e.EndsAfter >= period).ToList();
            if (all.Count > 0 && standing.Count == 0)
                continue;
            var codes = string.Join(';', standing.Select(e => e.CategoryCode).OfType<string>().Distinct().Order(StringComparer.Ordinal));
            lines.Add(new RegisterSnapshotLine
            {
                UnitId = unitId,
                BeneficiaryId = person.Id,
                FullName = person.FullName,
                NameSortKey = person.NameSortKey,
                Birth = person.Birth?.ToString(),
                Sex = person.Sex?.ToVietnamese(),
                CitizenId = person.CitizenId,
                HamletName = person.Hamlet,
                CategoryCodes = codes.Length == 0 ? null : codes,
                Amount = standing.Where(e => e.IsDueIn(period)).Sum(e => book.AmountFor(e.CategoryCode, e.Percent, e.DeclaredAmount, today, province) ?? 0),
                AccountNumber = person.AccountNumber,
                ProviderName = person.Provider,
                AccountHolder = person.Holder,
            });
        }
        return lines;
    }
}
