using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Domain.Classification;

/// <summary>The hash by which anybody sees that the lines are what was previewed, and later that a signed list is unaltered.</summary>
public static class ListSeal
{
    /// <summary>SHA-256, hexadecimal, lower case, over the code of the outcome and the lines in their order, everything that is shown or printed.</summary>
    public static string Of(SurveyOutcome outcome, IEnumerable<ListLine> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(outcome.Rule().Code + "\n"));
        foreach (var line in lines.OrderBy(l => l.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes(line.Ordinal.ToString(CultureInfo.InvariantCulture) + '\u001f' + Canonical(line) + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>One hash over the previews of several outcomes, in the order of the procedure.</summary>
    public static string Of(IEnumerable<(SurveyOutcome Outcome, IReadOnlyList<ListLine> Lines)> lists) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lists.OrderBy(l => l.Outcome).Select(l => Of(l.Outcome, l.Lines))))));

    /// <summary>The line without its number: the same person in the same words has the same text.</summary>
    internal static string Canonical(ListLine line) => string.Join('\u001f',
        line.BeneficiaryId.ToString("N"), line.SurveyId.ToString("N"), line.Change, line.PreviousOutcome?.Rule().Code, line.ChangeNote, line.CarriedFrom,
        line.FullName, line.Birth, line.Sex, line.CitizenId, line.HamletName, line.Categories, line.Amount.ToString(CultureInfo.InvariantCulture), line.Phone,
        line.AccountNumber, line.ProviderName, line.AccountHolder, line.ChannelName, line.Reason, line.MinuteNumber, line.AttorneyName, line.AttorneyRelation,
        line.AttorneyCitizenId, line.AttorneyTerm, line.CertificationNumber, line.Note);
}
