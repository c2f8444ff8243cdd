using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Domain.Classification;

/// <summary>How a person's line is not what the leader saw.</summary>
public enum PreviewDifference { CameIn, WentOut, Differs }

/// <summary>
/// What a preview showed, small enough to travel with its form: eight bytes a person, who (4) and what (4), without names. When the seal of the
/// preview no longer fits, it says who came in, went out or differs, so that the leader sees what changed before signing.
/// </summary>
public static class PreviewDigest
{
    private const int Size = 8;

    /// <summary>Base64; empty when nobody stands on the preview.</summary>
    public static string Of(IEnumerable<(SurveyOutcome Outcome, ListLine Line)> lines)
    {
        var entries = lines.Select(Entry).OrderBy(e => e).ToList();
        var bytes = new byte[entries.Count * Size];
        for (var i = 0; i < entries.Count; i++)
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * Size), entries[i]);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>The people whose lines differ from the digest; those who went out only where <paramref name="others"/> names them.</summary>
    /// <param name="seen">As posted by the form; anything unreadable counts as an empty preview.</param>
    /// <param name="now">The lines that would be signed now.</param>
    /// <param name="others">Everybody of the commune, to name who went out.</param>
    public static IReadOnlyList<(Guid BeneficiaryId, PreviewDifference Difference)> Differences(
        string? seen, IReadOnlyCollection<(SurveyOutcome Outcome, ListLine Line)> now, IEnumerable<Guid> others)
    {
        var before = Read(seen);
        var found = new List<(Guid, PreviewDifference)>();
        foreach (var (outcome, line) in now)
        {
            var entry = Entry((outcome, line));
            if (!before.TryGetValue((uint)(entry >> 32), out var content))
                found.Add((line.BeneficiaryId, PreviewDifference.CameIn));
            else if (content != (uint)entry)
                found.Add((line.BeneficiaryId, PreviewDifference.Differs));
        }
        var here = now.Select(l => l.Line.BeneficiaryId).ToHashSet();
        found.AddRange(others.Where(id => !here.Contains(id) && before.ContainsKey(KeyOf(id))).Select(id => (id, PreviewDifference.WentOut)));
        return found;
    }

    /// <summary>How many lines the leader saw.</summary>
    public static int CountOf(string? seen) => Read(seen).Count;

    private static Dictionary<uint, uint> Read(string? seen)
    {
        var bytes = new byte[seen?.Length ?? 0];
        var read = new Dictionary<uint, uint>();
        if (!Convert.TryFromBase64String(seen ?? "", bytes, out var length))
            return read;
        for (var i = 0; i + Size <= length; i += Size)
            read[BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(i))] = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(i + 4));
        return read;
    }

    private static ulong Entry((SurveyOutcome Outcome, ListLine Line) of) =>
        ((ulong)KeyOf(of.Line.BeneficiaryId) << 32) | First(SHA256.HashData(Encoding.UTF8.GetBytes(of.Outcome.Rule().Code + '\u001f' + ListSeal.Canonical(of.Line))));

    private static uint KeyOf(Guid beneficiaryId) => First(SHA256.HashData(beneficiaryId.ToByteArray()));

    private static uint First(byte[] hash) => BinaryPrimitives.ReadUInt32BigEndian(hash);
}
