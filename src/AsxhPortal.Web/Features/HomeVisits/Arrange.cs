using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>How a person is to be paid from a day on; the arrangement before it ends, it is not overwritten.</summary>
public sealed class Arrange(AppDbContext db)
{
    public async Task RunAsync(Beneficiary person, PaymentChannel channel, PayeeKind payee, string payeeName, Guid? attorneyId, Guid? accountId, DateOnly today, CancellationToken cancel = default)
    {
        var standing = await db.PaymentArrangements.FirstOrDefaultAsync(a => a.BeneficiaryId == person.Id && a.ValidTo == null, cancel);
        if (standing is not null && standing.Channel == channel && standing.PayeeKind == payee && standing.PowerOfAttorneyId == attorneyId
            && standing.BankAccountId == accountId && VietnameseText.Fold(standing.PayeeName) == VietnameseText.Fold(payeeName))
            return;
        if (standing is not null)
        {
            // Saved before the next one is written: a person has one open arrangement (unique index).
            standing.EndOn(standing.ValidFrom < today ? today.AddDays(-1) : standing.ValidFrom);
            await db.SaveChangesAsync(cancel);
        }
        db.PaymentArrangements.Add(new PaymentArrangement(person, channel, payee, payeeName, attorneyId, accountId, today));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Mobile money where the provider is one, else what the outcome says.</summary>
    public async Task<PaymentChannel> ChannelAsync(string? providerCode, PaymentChannel channel, CancellationToken cancel = default)
    {
        if (channel != PaymentChannel.BankAccount || providerCode is null)
            return channel;
        var provider = await db.PaymentProviders.AsNoTracking().FirstOrDefaultAsync(p => p.Code == providerCode, cancel);
        return provider?.IsMobileMoney == true ? PaymentChannel.MobileMoney : channel;
    }
}
