using System.Globalization;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Benchmarks;

/// <param name="IsDecidable">False where others fit the printed details equally well: asking is right, linking is neither right nor wrong.</param>
internal sealed record LinkTruth(string PersonId, bool IsDecidable, string Kind, string Corruptions);

/// <summary>The three files of a linkage set: registry.csv, list.csv, truth.csv.</summary>
internal static class LinkageFiles
{
    /// <summary>Two-digit years up to this one are of this century.</summary>
    private const int LastShortYear = 24;

    public static IEnumerable<KnownPerson> Registry(string file)
    {
        foreach (var cells in new CsvLines(file, "so_dinh_danh", "ho_ten", "ngay_sinh", "gioi_tinh", "cmnd_cu", "thon", "xa").Read())
            yield return new KnownPerson(Guid.Empty, cells[1], BirthOf(cells[2]), SexOf(cells[3]), NullIfBlank(cells[0]), NullIfBlank(cells[4]), cells[5], cells[6]);
    }

    public static IEnumerable<(string Id, MatchSubject Subject)> List(string file)
    {
        foreach (var cells in new CsvLines(file, "row_id", "ho_ten", "ngay_sinh", "gioi_tinh", "so_giay_to", "thon", "xa").Read())
            yield return (cells[0], new MatchSubject(cells[1], BirthOf(cells[2]), SexOf(cells[3]), NullIfBlank(cells[4]), null, cells[5], cells[6]));
    }

    public static Dictionary<string, LinkTruth> Truth(string file) =>
        new CsvLines(file, "row_id", "true_id", "kind", "corruptions", "other_candidates").Read()
            .ToDictionary(c => c[0], c => new LinkTruth(c[1], c[4].Length == 0, c[2], c[3]));

    private static PartialDate? BirthOf(string text)
    {
        Span<int> parts = stackalloc int[3];
        var count = 0;
        foreach (var range in text.AsSpan().SplitAny('/', '-', '.'))
        {
            if (count == 3 || !int.TryParse(text.AsSpan()[range].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out parts[count]))
                return null;
            count++;
        }
        if (count == 0)
            return null;
        var year = parts[count - 1];
        if (year < 100 && count > 1)
            year += year <= LastShortYear ? 2000 : 1900;
        int? month = count > 1 ? parts[count - 2] : null;
        int? day = count > 2 ? parts[0] : null;
        return PartialDate.IsPossible(year, month, day) ? new PartialDate(year, month, day) : null;
    }

    private static Sex? SexOf(string text) => text switch { "Nam" => Sex.Male, "Nữ" => Sex.Female, _ => null };

    private static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
