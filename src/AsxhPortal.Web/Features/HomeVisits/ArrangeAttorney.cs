using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>
/// The attorney is the payee from the day the survey says so, but the paper counts only once certified: until then step 5 asks for the
/// certification and step 7 holds the payment. Through an account, the account is declared when the paper is in force.
/// </summary>
public sealed class ArrangeAttorney(Arrange arrange, DeclareAccount declare)
{
    public async Task RunAsync(Beneficiary person, PowerOfAttorney paper, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var channel = paper.IsThroughAccount ? await arrange.ChannelAsync(paper.ProviderCode, PaymentChannel.BankAccount, cancel) : PaymentChannel.Cash;
        Guid? accountId = null;
        if (paper.IsThroughAccount && paper.IsInForceOn(today))
        {
            var declared = await declare.RunAsync(new AccountDeclaration(person.Id, channel, paper.ProviderCode, paper.AccountNumber, paper.AccountHolder,
                PayeeKind.Attorney, $"Nhận thay theo giấy ủy quyền số {paper.CertificationNumber}"), by, now, cancel);
            accountId = declared?.Account.Id;
        }
        await arrange.RunAsync(person, channel, PayeeKind.Attorney, paper.AttorneyName, paper.Id, accountId, today, cancel);
    }
}
