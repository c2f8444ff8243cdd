using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;

namespace AsxhPortal.Domain.Import;

/// <summary>Everything that reading a list has to know; plain data, so that the rules stay free of a database.</summary>
/// <param name="Rates">Categories with their dated amounts.</param>
/// <param name="RateProvinceCode">Two-digit province whose own base amounts apply.</param>
/// <param name="Hamlets">Known thôn of the commune, as they are spelled there.</param>
/// <param name="ProvinceCodes">Three-digit codes of the first part of a citizen id; empty when they shall not be checked.</param>
/// <param name="Today">Day of reading: the last resort for a list that says no date at all.</param>
public sealed record ListReference(
    RateBook Rates,
    string? RateProvinceCode,
    IReadOnlyList<PaymentProvider> Providers,
    IReadOnlyList<string> Hamlets,
    IReadOnlySet<string> ProvinceCodes,
    DateOnly Today)
{
    /// <summary>Ways of writing that officers settled before; they decide before any rule.</summary>
    public Spellings Spellings { get; init; } = Spellings.None;

    public bool Knows(string categoryCode) => Rates.Find(categoryCode) is not null;

    /// <summary>đồng a month by rule on a day; nothing when a decision fixes it or the category pays no cash.</summary>
    public long? AmountOn(string categoryCode, int? percent, DateOnly day) =>
        Rates.AmountFor(categoryCode, percent, null, day, RateProvinceCode) is > 0 and var amount ? amount : null;
}
