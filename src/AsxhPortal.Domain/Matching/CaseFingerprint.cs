using System.Security.Cryptography;
using System.Text;

namespace AsxhPortal.Domain.Matching;

/// <summary>
/// Stands for the data behind a case: what the row says and who may be meant. Two equal fingerprints mean that nothing of it has changed, whatever
/// order it is read in.
/// </summary>
public static class CaseFingerprint
{
    /// <param name="chosen">Whom a person chose by hand, where that is none of the candidates.</param>
    /// <returns>32 hexadecimal digits.</returns>
    public static string Of(MatchSubject subject, MatchFinding finding, Citizen? chosen = null) =>
        Of(subject, finding.Candidates.Select(found => (found.Id, found.Content)).Concat(chosen is null ? [] : [(chosen.Id, KnownPerson.Of(chosen).Content)]));

    /// <summary>As <see cref="Of(MatchSubject, MatchFinding, Citizen?)"/>; the same citizen counts once.</summary>
    public static string Of(MatchSubject subject, IEnumerable<Citizen> citizens) => Of(subject, citizens.Select(c => (c.Id, KnownPerson.Of(c).Content)));

    private static string Of(MatchSubject subject, IEnumerable<(Guid Id, ulong Content)> citizens)
    {
        var text = new StringBuilder(400);
        Add(text, subject.FullName, subject.Birth?.ToIso(), subject.Sex?.ToString(), subject.CitizenId, subject.OldId, subject.HamletName);
        foreach (var (id, content) in citizens.DistinctBy(c => c.Id).OrderBy(c => c.Id))
            Add(text, id.ToString("N"), content.ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..16]);
    }

    private static void Add(StringBuilder text, params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
            text.Append(value).Append('\u001F');
        text.Append('\u001E');
    }
}
