using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Classification;

public static class ListedEntitlements
{
    /// <summary>
    /// Stands on lists of that day: not ended and not suspended. One that begins in a later month is listed too, because the lists prepare the
    /// payment of the months to come.
    /// </summary>
    public static bool IsListedOn(this Entitlement entitlement, DateOnly day) =>
        entitlement.State == EntitlementState.Active && (entitlement.EndsAfter is null || entitlement.EndsAfter >= Period.Of(day));
}
