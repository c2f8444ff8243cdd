using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.Web.Features.Beneficiaries.Registers;

/// <summary>Sums over one person's standing entitlements, all of them or those of a group or category.</summary>
public static class RegisterAmounts
{
    public static bool IsShown(in StandingEntitlement one, SourceGroup? group, string? category) =>
        (group is null || one.Group == group) && (category is null || one.CategoryCode == category);

    /// <summary>đồng this month over what can be told; null when nothing can.</summary>
    public static long? Of(ReadOnlySpan<StandingEntitlement> entitlements, SourceGroup? group, string? category)
    {
        long? sum = null;
        foreach (ref readonly var one in entitlements)
        {
            if (!IsShown(one, group, category))
                continue;
            if (!one.IsDue)
                sum ??= 0;
            else if (one.Amount is { } amount)
                sum = (sum ?? 0) + amount;
        }
        return sum;
    }

    /// <summary>Bits by <see cref="MissingField"/>.</summary>
    public static byte MissingOf(IReadOnlyCollection<StandingEntitlement> entitlements, RateBook book, bool hasAccount, PaymentChannel? channel, bool hasCitizenId)
    {
        byte bits = 0;
        foreach (var piece in Completeness.WhatIsMissing(entitlements, e => book.Find(e.CategoryCode), e => e.Amount, e => e.HasStart, hasAccount, channel, hasCitizenId))
            bits |= (byte)(1 << (int)piece);
        return bits;
    }

    public static IReadOnlyList<MissingField> Pieces(byte bits) => [.. Enum.GetValues<MissingField>().Where(piece => (bits & (1 << (int)piece)) != 0)];
}

/// <summary>The order by full name (họ, đệm, tên), from the sort key that begins with the given name.</summary>
public static class FullNameKey
{
    /// <summary>A sort key is "letters tone" for each word, the given name first; here it goes to the end.</summary>
    public static string Of(string sortKey)
    {
        var letters = sortKey.IndexOf(' ', StringComparison.Ordinal);
        var tone = letters < 0 ? -1 : sortKey.IndexOf(' ', letters + 1);
        return tone < 0 ? sortKey : $"{sortKey[(tone + 1)..]} {sortKey[..tone]}";
    }
}
