using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>
/// A search text in an address without its words: personal data never stand in addresses, which end in logs and histories. The text is posted,
/// protected with the site's keys and readable for twelve hours by this site alone.
/// </summary>
public static class SearchToken
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static string? Protect(IDataProtectionProvider provider, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Protector(provider).Protect(text.Trim()[..Math.Min(text.Trim().Length, 100)], Lifetime);

    /// <summary>False when the token is too old or was not made here.</summary>
    public static bool TryRead(IDataProtectionProvider provider, string? token, out string? text)
    {
        text = null;
        if (string.IsNullOrEmpty(token))
            return true;
        try
        {
            text = Protector(provider).Unprotect(token);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider provider) =>
        provider.CreateProtector("AsxhPortal.BeneficiarySearch").ToTimeLimitedDataProtector();
}
