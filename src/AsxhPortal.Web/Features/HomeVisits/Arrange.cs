using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>How a person is to be paid from a day on; the arrangement before it ends, it is not overwritten.</summary>
public sealed class Arrange(AppDbContext db, DeclareAccount declare)
{
    public async Task RunAsync(Beneficiary person, PaymentChannel channel, PayeeKind payee, string payeeName, Guid? attorneyId, Guid? accountId, DateOnly today, CancellationToken cancel = default)
    {
        var standing = await CurrentAsync(person.Id, cancel);
        if (standing is not null && standing.Channel == channel && standing.PayeeKind == payee && standing.PowerOfAttorneyId == attorneyId
            && standing.BankAccountId == accountId && VietnameseText.Fold(standing.PayeeName) == VietnameseText.Fold(payeeName))
            return;
        await EndAsync(standing, today, cancel);
        db.PaymentArrangements.Add(new PaymentArrangement(person, channel, payee, payeeName, attorneyId, accountId, today));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// The attorney is the payee from the day the paper is written down, but it counts only once certified: until then step 5 asks for the
    /// certification and step 7 holds the payment. Through an account, the account is declared when the paper is in force.
    /// </summary>
    public async Task RunAsync(Beneficiary person, PowerOfAttorney paper, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var channel = await ChannelAsync(paper.IsThroughAccount ? paper.ProviderCode : null, PaymentChannel.BankAccount, cancel);
        Guid? accountId = null;
        if (paper.IsThroughAccount && paper.IsInForceOn(today))
        {
            var declared = await declare.RunAsync(new AccountDeclaration(person.Id, channel, paper.ProviderCode, paper.AccountNumber, paper.AccountHolder,
                PayeeKind.Attorney, $"Nhận thay theo giấy ủy quyền số {paper.CertificationNumber}"), by, now, cancel);
            accountId = declared?.Account.Id;
        }
        await RunAsync(person, paper.IsThroughAccount ? channel : PaymentChannel.Cash, PayeeKind.Attorney, paper.AttorneyName, paper.Id, accountId, today, cancel);
    }

    /// <summary>Mobile money where the provider is one, else what the outcome says.</summary>
    public async Task<PaymentChannel> ChannelAsync(string? providerCode, PaymentChannel channel, CancellationToken cancel = default)
    {
        if (channel != PaymentChannel.BankAccount || providerCode is null)
            return channel;
        var provider = await db.PaymentProviders.AsNoTracking().FirstOrDefaultAsync(p => p.Code == providerCode, cancel);
        return provider?.IsMobileMoney == true ? PaymentChannel.MobileMoney : channel;
    }

    /// <summary>Nobody is to be paid any more.</summary>
    public async Task EndAsync(Guid beneficiaryId, DateOnly today, CancellationToken cancel = default) =>
        await EndAsync(await CurrentAsync(beneficiaryId, cancel), today, cancel);

    private Task<PaymentArrangement?> CurrentAsync(Guid beneficiaryId, CancellationToken cancel) =>
        db.PaymentArrangements.FirstOrDefaultAsync(a => a.BeneficiaryId == beneficiaryId && a.ValidTo == null, cancel);

    /// <summary>Saved before the next one is written: a person has one open arrangement (unique index).</summary>
    private async Task EndAsync(PaymentArrangement? standing, DateOnly today, CancellationToken cancel)
    {
        if (standing is null)
            return;
        standing.EndOn(standing.ValidFrom < today ? today.AddDays(-1) : standing.ValidFrom);
        await db.SaveChangesAsync(cancel);
    }
}
