using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.BankAccounts.Accounts;

/// <summary>Somebody on a signed-off list whose channel needs an account, and what is known of it.</summary>
/// <param name="IsFromAttorney">The account stands on the power of attorney only, it was not declared yet.</param>
public sealed record AccountRow(
    Guid BeneficiaryId, string FullName, string? HamletName, Guid? HamletId, SurveyOutcome Outcome, PaymentChannel Channel, string? Number, string? ProviderName,
    string? HolderName, PayeeKind? HolderKind, DateTime? DeclaredAt, string? DeclaredByName, AccountStanding Standing, bool IsFromAttorney,
    string? Birth, string? CitizenId, DateOnly? LastVerifiedOn, string? PreviousAccount);

public sealed record AccountCounts(int People, int Missing, int HolderDiffers, int Shared)
{
    public static readonly AccountCounts None = new(0, 0, 0, 0);

    public static AccountCounts Of(IReadOnlyList<AccountRow> rows) => new(
        rows.Count,
        rows.Count(r => r.Standing == AccountStanding.Missing),
        rows.Count(r => r.Standing == AccountStanding.HolderDiffers),
        rows.Count(r => r.Standing == AccountStanding.Shared));
}

public sealed class AccountQuery : ListQuery
{
    public Guid? Unit { get; set; }
    public Guid? Hamlet { get; set; }
    public AccountStanding? Standing { get; set; }

    /// <summary>Those asked for; screen and papers show these same rows.</summary>
    public List<AccountRow> Among(IReadOnlyList<AccountRow> all)
    {
        var key = VietnameseText.Fold(Q);
        return [.. all.Where(r => (Standing is null || r.Standing == Standing) && (Hamlet is null || r.HamletId == Hamlet)
            && (key.Length == 0 || VietnameseText.Fold(r.FullName).Contains(key, StringComparison.Ordinal) || r.Number?.Contains(Q!.Trim(), StringComparison.Ordinal) == true))];
    }

    /// <summary>What was asked for, in words; null when nothing.</summary>
    public string? Words(IReadOnlyList<AccountRow> all)
    {
        var parts = new[]
        {
            string.IsNullOrWhiteSpace(Q) ? null : $"tìm “{Q.Trim()}”",
            Standing?.ToVietnamese().ToLowerInvariant(),
            Hamlet is null ? null : all.FirstOrDefault(r => r.HamletId == Hamlet)?.HamletName,
        }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }
}

/// <summary>The work list of accounts of a commune and round. Four queries.</summary>
public sealed class ListAccounts(AppDbContext db, AccountSharing sharing, PaymentProviders banks)
{
    public async Task<IReadOnlyList<AccountRow>> RunAsync(Guid unitId, Guid roundId, CancellationToken cancel)
    {
        var needing = SurveyOutcomes.All.Where(r => r.Channel?.NeedsAccount() == true).Select(r => r.Outcome).ToList();
        var people = await (
            from line in db.ListLines
            join list in db.ClassificationLists on line.ListId equals list.Id
            join person in db.Beneficiaries on line.BeneficiaryId equals person.Id
            join account in db.BankAccounts.Where(a => a.ClosedAt == null) on person.Id equals account.BeneficiaryId into accounts
            from account in accounts.DefaultIfEmpty()
            where list.UnitId == unitId && list.RoundId == roundId && line.CurrentInRoundId == roundId && needing.Contains(list.Outcome)
            orderby person.NameSortKey, person.Id
            select new
            {
                person.Id,
                person.FullName,
                person.NameKey,
                person.Birth,
                person.CitizenId,
                person.HamletId,
                HamletName = db.Hamlets.Where(h => h.Id == person.HamletId).Select(h => h.Name).FirstOrDefault(),
                list.Outcome,
                Account = account,
            }).AsNoTracking().ToListAsync(cancel);
        var shared = await sharing.SharedOfAsync([unitId], cancel);
        var papers = (await db.PowersOfAttorney.AsNoTracking()
            .Where(p => p.UnitId == unitId && p.State != PowerOfAttorneyState.Ended && p.IsThroughAccount).ToListAsync(cancel))
            .GroupBy(p => p.BeneficiaryId).ToDictionary(g => g.Key, g => g.OrderBy(p => p.State == PowerOfAttorneyState.Certified ? 0 : 1).ThenByDescending(p => p.ValidTo).First());
        var providers = await banks.ShortNamesAsync(cancel);
        var closed = (await db.BankAccounts.Where(a => a.UnitId == unitId && a.ClosedAt != null).Select(a => new { a.BeneficiaryId, a.Number, a.ProviderCode, a.ClosedAt }).ToListAsync(cancel))
            .GroupBy(a => a.BeneficiaryId).ToDictionary(g => g.Key, g => g.MaxBy(a => a.ClosedAt)!);

        return [.. people.Select(p =>
        {
            var known = p.Account is { } a ? new PayeeAccount(a.Channel, a.ProviderCode, a.Number, a.HolderName, a.HolderKind, a.PowerOfAttorneyId) : null;
            var isFromAttorney = known is null && p.Outcome == SurveyOutcome.AttorneyThroughAccount && papers.ContainsKey(p.Id);
            if (isFromAttorney && papers[p.Id] is { ProviderCode: { } code, AccountNumber: { } number } paper)
                known = new PayeeAccount(PaymentChannel.BankAccount, code, number, paper.AccountHolder ?? paper.AttorneyName, PayeeKind.Attorney, paper.Id);
            return new AccountRow(p.Id, p.FullName, p.HamletName, p.HamletId, p.Outcome, known?.Channel ?? p.Outcome.Rule().Channel!.Value, known?.Number,
                known is null ? null : providers.GetValueOrDefault(known.ProviderCode, known.ProviderCode), known?.HolderName, known?.HolderKind,
                p.Account?.DeclaredAt, p.Account?.DeclaredByName, AccountStandings.Of(known, p.NameKey, p.Account is { } own ? shared.GetValueOrDefault((own.ProviderCode, own.Number), 1) : 0), isFromAttorney,
                p.Birth?.ToString(), p.CitizenId, p.Account?.LastVerifiedOn,
                closed.TryGetValue(p.Id, out var before) ? $"{before.Number} {providers.GetValueOrDefault(before.ProviderCode, before.ProviderCode)}" : null);
        })];
    }
}
