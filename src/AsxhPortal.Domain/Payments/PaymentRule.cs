using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Payments;

/// <summary>Whether an entitlement is paid in a month, or held and why. The only place where this is decided.</summary>
public static class PaymentRule
{
    /// <summary>
    /// Null = paid. Death and loss of condition stop from the month after (NĐ 20/2021 Đ8); a power of attorney must be certified and in force
    /// on the first day of the month, and ends with the death of either side (BLDS 2015 Đ140 k3).
    /// </summary>
    /// <param name="statusOn">Day of death, of moving, of refusal.</param>
    /// <param name="needsAttorney">The payee is an attorney.</param>
    /// <param name="attorney">The power of attorney of the payee, when known; null where the attorney has died.</param>
    /// <param name="guardianHasEnded">The payee is a guardian and every recorded guardianship is over in that month (BLDS 2015 Đ62).</param>
    public static HoldReason? HoldIn(Period period, BeneficiaryStatus status, DateOnly? statusOn, Entitlement entitlement, long? amount, bool needsAttorney, PowerOfAttorney? attorney, bool guardianHasEnded = false)
    {
        var statusReached = statusOn is null || Period.Of(statusOn.Value) < period;
        if (status == BeneficiaryStatus.Deceased && statusReached)
            return HoldReason.Died;
        if (status == BeneficiaryStatus.MovedAway && statusReached)
            return HoldReason.MovedAway;
        if (status == BeneficiaryStatus.RefusedBenefit && statusReached)
            return HoldReason.BenefitRefused;
        if (status == BeneficiaryStatus.UnderVerification)
            return HoldReason.UnderVerification;
        if (!entitlement.IsDueIn(period))
            return HoldReason.NotDue;
        if (needsAttorney && attorney?.IsInForceOn(period.FirstDay) != true)
            return HoldReason.AttorneyNotInForce;
        if (guardianHasEnded)
            return HoldReason.GuardianNotInForce;
        return amount is null or 0 ? HoldReason.NoAmount : null;
    }
}
