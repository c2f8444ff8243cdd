using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Startup.Demo;

/// <summary>An entitlement that was handed over, and what happens to it month by month.</summary>
public sealed record DemoPayee(Beneficiary Person, Entitlement Entitlement, HandOverLine Line, PowerOfAttorney? Attorney)
{
    public PaymentLine LineIn(PaymentRun run, RateBook book, string provinceCode)
    {
        var amount = book.AmountFor(Entitlement.CategoryCode, Entitlement.Percent, Entitlement.DeclaredAmount, run.Period.FirstDay, provinceCode);
        var hold = PaymentRule.HoldIn(run.Period, Person.Status, Person.StatusOn, Entitlement, amount, Line.PayeeKind == PayeeKind.Attorney, Attorney);
        return new PaymentLine
        {
            RunId = run.Id,
            UnitId = Line.UnitId,
            BeneficiaryId = Line.BeneficiaryId,
            EntitlementId = Line.EntitlementId,
            Period = run.Period,
            HandOverLineId = Line.Id,
            State = hold is null ? PaymentLineState.Payable : PaymentLineState.Held,
            HoldReason = hold,
            FullName = Line.FullName,
            NameSortKey = Line.NameSortKey,
            Birth = Line.Birth,
            CitizenId = Line.CitizenId,
            HamletName = Line.HamletName,
            CategoryCode = Line.CategoryCode,
            CategoryName = Line.CategoryName,
            Amount = amount ?? 0,
            Channel = Line.Channel,
            PayeeKind = Line.PayeeKind,
            PayeeName = Line.PayeeName,
            ProviderCode = Line.ProviderCode,
            ProviderName = Line.ProviderName,
            AccountNumber = Line.AccountNumber,
            AccountHolder = Line.AccountHolder,
        };
    }
}
