using AsxhPortal.Domain.BankAccounts;

namespace AsxhPortal.Domain.Beneficiaries;

/// <summary>What step 2 of the procedure asks the commune police to fill in: loại đối tượng, mức trợ cấp, ngày hưởng, tài khoản; and the id that all rests on.</summary>
public enum MissingField { Category, Amount, Start, Account, CitizenId }

/// <summary>The only place that says what is still missing about a person.</summary>
public static class Completeness
{
    /// <summary>In the order in which people fill them. A status without cash (hộ nghèo) needs no month of start.</summary>
    /// <param name="entitlements">Those that have not ended.</param>
    /// <param name="amountOf">đồng a month, or null where it cannot be told.</param>
    /// <param name="standingChannel">How the person is paid now, where that is settled; cash and payment at home need no account.</param>
    public static IReadOnlyList<MissingField> WhatIsMissing<T>(IReadOnlyCollection<T> entitlements, Func<T, BenefitCategory?> categoryOf, Func<T, long?> amountOf,
        Func<T, bool> hasStart, bool hasAccount, PaymentChannel? standingChannel, bool hasCitizenId)
    {
        var missing = new List<MissingField>();
        if (entitlements.Count == 0 || entitlements.Any(e => categoryOf(e) is null))
            missing.Add(MissingField.Category);
        if (entitlements.Any(e => categoryOf(e) is not null && amountOf(e) is null))
            missing.Add(MissingField.Amount);
        if (entitlements.Any(e => categoryOf(e)?.PaysMonthly != false && !hasStart(e)))
            missing.Add(MissingField.Start);
        if (!hasAccount && standingChannel?.NeedsAccount() != false)
            missing.Add(MissingField.Account);
        if (!hasCitizenId)
            missing.Add(MissingField.CitizenId);
        return missing;
    }

    public static string ToVietnamese(this MissingField piece) => piece switch
    {
        MissingField.Category => "loại đối tượng",
        MissingField.Amount => "mức trợ cấp",
        MissingField.Start => "ngày hưởng",
        MissingField.Account => "tài khoản",
        _ => "số định danh",
    };
}
