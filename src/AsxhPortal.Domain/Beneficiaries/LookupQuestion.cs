using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Beneficiaries;

/// <summary>What one line of a list asks for: a number, or a name with the birth where one is given.</summary>
/// <param name="Number">Nine digits (CMND) or twelve; null when the line has none.</param>
/// <param name="NameKey">The folded name; null when the line has none.</param>
public sealed record LookupQuestion(string? Number, string? NameKey, PartialDate? Birth)
{
    public bool IsEmpty => Number is null && NameKey is null;

    /// <summary>
    /// The number as typed with blanks, dots and a quotation mark in front, or as a spreadsheet keeps it when it took it for a number: leading
    /// zeros lost. A citizen id begins with 0 (province 001 to 096), so eleven or ten digits are one; eight digits are a CMND.
    /// </summary>
    public static string? NumberIn(string? text)
    {
        var digits = (text ?? "").Trim().TrimStart('\'').Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (digits.Length is < 8 or > 12 || !digits.All(char.IsAsciiDigit) || IsPhone(digits))
            return null;
        return digits.Length > 9 ? digits.PadLeft(12, '0') : digits.PadLeft(9, '0');
    }

    /// <summary>A telephone number has ten digits with one 0 in front, of which a citizen id that lost its zero has none.</summary>
    private static bool IsPhone(string digits) => digits.Length == 10 && digits[0] == '0';

    /// <summary>The folded name; null for numbers, dates and single words.</summary>
    public static string? NameIn(string? text)
    {
        var key = VietnameseText.Fold(text);
        return key.Length is > 2 and <= 200 && key.Contains(' ', StringComparison.Ordinal) && !key.Any(char.IsAsciiDigit) ? key : null;
    }

    public static PartialDate? BirthIn(string? text) => PartialDate.TryParse(text, out var birth) ? birth : null;
}

/// <summary>Which columns of a list hold number, name and birth; told from what stands in them, whatever they are called.</summary>
/// <param name="HasHeader">The first row names the columns.</param>
public sealed record LookupColumns(int? Number, int? Name, int? Birth, bool HasHeader)
{
    private const int Looked = 2000;
    private static readonly string[] HeaderWords = ["ho va ten", "ho ten", "ten doi tuong", "nguoi huong", "ngay sinh", "nam sinh", "so dinh danh", "cccd", "cmnd", "stt"];

    /// <summary>Null when no column holds numbers or names.</summary>
    public static LookupColumns? Of(IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        var width = rows.Take(Looked).Select(r => r.Count).DefaultIfEmpty(0).Max();
        var body = rows.Take(Looked).ToList();
        var number = Best(body, width, text => LookupQuestion.NumberIn(text) is not null, _ => true);
        var name = Best(body, width, text => LookupQuestion.NameIn(text) is not null, column => column != number);
        var birth = name is null ? null : Best(body, width, text => LookupQuestion.BirthIn(text) is not null, column => column != number && column != name);
        return number is null && name is null ? null : new LookupColumns(number, name, birth, rows.Count > 0 && IsHeader(rows[0], number));
    }

    public LookupQuestion Read(IReadOnlyList<string?> row) => new(LookupQuestion.NumberIn(Cell(row, Number)), LookupQuestion.NameIn(Cell(row, Name)), LookupQuestion.BirthIn(Cell(row, Birth)));

    private static string? Cell(IReadOnlyList<string?> row, int? column) => column is { } index && index < row.Count ? row[index] : null;

    /// <summary>The first of the columns in which most rows hold such a thing, if a tenth of them do.</summary>
    private static int? Best(List<IReadOnlyList<string?>> rows, int width, Func<string?, bool> holds, Func<int, bool> isFree)
    {
        var best = Enumerable.Range(0, width).Where(isFree).Select(column => (Column: column, Count: rows.Count(r => column < r.Count && holds(r[column]))))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Column).FirstOrDefault();
        return best.Count > 0 && best.Count * 10 >= rows.Count ? best.Column : null;
    }

    private static bool IsHeader(IReadOnlyList<string?> row, int? number) =>
        (number is not { } column || column >= row.Count || LookupQuestion.NumberIn(row[column]) is null)
        && row.Any(cell => VietnameseText.Fold(cell) is { Length: > 0 } key && HeaderWords.Any(word => key.Contains(word, StringComparison.Ordinal)));
}
