using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AsxhPortal.Domain.Payments;

/// <summary>The hash by which anybody can see later that an approved run is unaltered.</summary>
public static class PaymentSeal
{
    /// <summary>SHA-256, hexadecimal, lower case, over the lines in the order of their ids: person, entitlement, month, state, amount, payee, channel, account.</summary>
    public static string Of(IEnumerable<PaymentLine> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines.OrderBy(l => l.Id.ToString("N"), StringComparer.Ordinal))
        {
            var text = string.Join('\u001f', line.Id.ToString("N"), line.BeneficiaryId.ToString("N"), line.EntitlementId.ToString("N"), line.Period.ToIso(), line.State,
                line.HoldReason, line.Amount.ToString(CultureInfo.InvariantCulture), line.FullName, line.CitizenId, line.CategoryCode, line.Channel, line.PayeeName,
                line.ProviderCode, line.AccountNumber, line.AccountHolder);
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
