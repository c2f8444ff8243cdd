using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.BankAccounts.Accounts;

/// <summary>Reads the account page of one person; the survey's answers are proposed where nothing was declared yet.</summary>
public sealed class ReadAccount(AppDbContext db, ProviderChoices providers, AccountSharing sharing)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<AccountPage?> RunAsync(Guid beneficiaryId, AccountForm? typed, CancellationToken cancel)
    {
        var person = await db.Beneficiaries.AsNoTracking().Where(b => b.Id == beneficiaryId)
            .Select(b => new { b.FullName, b.Birth, b.CitizenId, b.Status, HamletName = db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(cancel);
        if (person is null)
            return null;
        var accounts = await db.BankAccounts.AsNoTracking().Where(a => a.BeneficiaryId == beneficiaryId).OrderByDescending(a => a.DeclaredAt).ToListAsync(cancel);
        var current = accounts.Find(a => a.IsCurrent);
        var attorneys = await db.PowersOfAttorney.AsNoTracking().Where(p => p.BeneficiaryId == beneficiaryId && p.State == PowerOfAttorneyState.Certified)
            .OrderByDescending(p => p.ValidTo).ToListAsync(cancel);
        var sharedWith = current is null ? [] : await db.BankAccounts
            .Where(a => a.ClosedAt == null && a.ProviderCode == current.ProviderCode && a.Number == current.Number && a.BeneficiaryId != beneficiaryId)
            .OrderBy(a => a.Beneficiary.NameSortKey).Select(a => a.Beneficiary.FullName).ToListAsync(cancel);
        var elsewhere = current is null ? 0 : (await sharing.OfAsync(beneficiaryId, current.ProviderCode, current.Number, cancel)).Elsewhere;
        var form = typed ?? await FormAsync(beneficiaryId, person.FullName, current, cancel);
        var choices = await providers.RunAsync(form.ProviderCode, cancel);
        return new AccountPage(beneficiaryId, person.FullName, person.HamletName, new PersonFacts(person.Birth?.ToString(), person.CitizenId, person.Status), current,
            current is null ? null : choices.FirstOrDefault(c => c.Value == current.ProviderCode)?.Text, [.. accounts.Where(a => !a.IsCurrent)],
            [.. attorneys.Select(p => $"{p.AttorneyName} ({p.AttorneyRelation}), {p.ValidFrom:dd/MM/yyyy}–{p.ValidTo:dd/MM/yyyy}")], sharedWith, elsewhere, choices, form);
    }

    private async Task<AccountForm> FormAsync(Guid beneficiaryId, string fullName, BankAccount? current, CancellationToken cancel)
    {
        if (current is not null)
            return AccountForm.Of(current);
        var survey = await db.Surveys.AsNoTracking().Where(s => s.BeneficiaryId == beneficiaryId).OrderByDescending(s => s.VisitedOn).FirstOrDefaultAsync(cancel);
        var channel = survey?.Outcome?.Rule().Channel;
        return new AccountForm
        {
            Channel = channel?.NeedsAccount() == true ? channel.Value : PaymentChannel.BankAccount,
            ProviderCode = survey?.Answers.ProviderCode,
            AccountNumber = survey?.Answers.AccountNumber,
            AccountHolder = survey?.Answers.AccountHolder ?? fullName,
        };
    }
}
