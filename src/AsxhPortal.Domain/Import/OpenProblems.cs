namespace AsxhPortal.Domain.Import;

/// <summary>
/// Open problems of a person's source rows as one number, so that a register in memory can be filtered by them: one bit for every code that asks
/// for something to be done (warnings and errors of <see cref="ProblemCode.All"/>, in their order).
/// </summary>
public static class OpenProblems
{
    /// <summary>Any open problem.</summary>
    public const string Any = "co";

    private const string WholeRow = "DONG";

    /// <summary>Codes that ask for something to be done; at most 64.</summary>
    public static readonly IReadOnlyList<ProblemCode> All = [.. ProblemCode.All.Where(c => c.Severity != ProblemSeverity.Info)];

    private static readonly Dictionary<string, ulong> Bits = All.Select((code, place) => (code.Code, Bit: 1UL << place)).ToDictionary(pair => pair.Code, pair => pair.Bit);

    /// <summary>Kinds by what they are about, as a choice: a word for all of them, its title, and its codes.</summary>
    public static readonly IReadOnlyList<(string Word, string Title, IReadOnlyList<ProblemCode> Codes)> Groups =
        [.. All.GroupBy(FamilyOf).Select(g => (g.Key, g.First().Field, (IReadOnlyList<ProblemCode>)[.. g]))];

    /// <summary>0 for a code that asks for nothing.</summary>
    public static ulong BitOf(string code) => Bits.GetValueOrDefault(code);

    /// <param name="word">A code (ID-11-LEAD0), the word of a group (ID), or <see cref="Any"/>.</param>
    /// <returns>0 when there is no such kind.</returns>
    public static ulong MaskOf(string? word) => word switch
    {
        null => 0,
        Any => ulong.MaxValue,
        _ when Bits.TryGetValue(word, out var bit) => bit,
        _ => All.Where(c => FamilyOf(c) == word).Aggregate(0UL, (mask, c) => mask | Bits[c.Code]),
    };

    /// <summary>Null when there is no such kind.</summary>
    public static string? ToVietnamese(string? word) => word switch
    {
        null => null,
        Any => "bất kỳ vấn đề nào",
        _ when Bits.ContainsKey(word) => Lower(ProblemCode.Of(word).Meaning),
        _ => Groups.FirstOrDefault(g => g.Word == word).Title is { } title ? "mọi vấn đề về " + Lower(title) : null,
    };

    /// <summary>ID for ID-11-LEAD0; what concerns the whole row has no such beginning.</summary>
    private static string FamilyOf(ProblemCode code) => code.Field == "Cả dòng" ? WholeRow : code.Code.Split('-')[0];

    private static string Lower(string text) => text.StartsWith("Excel", StringComparison.Ordinal) ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
