using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// The column map of the command line (<c>--map FILE</c>), described in docs/formats/column-map.md: which rows are the header, what the columns mean
/// by letter or title, which sheets are read and how their text was written. Everything that it leaves out is recognised.
/// </summary>
public sealed class ColumnMapFile
{
    private const int MostColumns = 300;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
    };

    private readonly Dictionary<string, ListField?> _columns;

    private ColumnMapFile(int[] headerRows, Dictionary<string, ListField?> columns, string[] sheets, ListEncoding? encoding)
    {
        HeaderRows = headerRows;
        _columns = columns;
        Sheets = sheets;
        Encoding = encoding;
    }

    /// <summary>First and last row of the header as Excel numbers them; empty: it is searched.</summary>
    public IReadOnlyList<int> HeaderRows { get; }

    /// <summary>Names of the sheets to read; empty: every sheet of the chosen group.</summary>
    public IReadOnlyList<string> Sheets { get; }

    /// <summary>How the texts were written; nothing: it is found out.</summary>
    public ListEncoding? Encoding { get; }

    /// <exception cref="RuleException">The text is no such JSON; the sentence says where.</exception>
    public static ColumnMapFile Parse(string json)
    {
        Written? written;
        try
        {
            written = JsonSerializer.Deserialize<Written>(json, Json);
        }
        catch (JsonException wrong)
        {
            throw Wrong($"không đúng dạng JSON{(wrong.LineNumber is { } line ? $" ở dòng {line + 1}" : "")}; chỉ dùng các mục headerRows, columns, sheets, encoding");
        }
        if (written is null) throw Wrong("không có nội dung");

        var columns = new Dictionary<string, ListField?>(StringComparer.Ordinal);
        foreach (var (column, field) in written.Columns ?? [])
        {
            if (string.IsNullOrWhiteSpace(column)) throw Wrong("có cột không có tên");
            var meaning = string.IsNullOrWhiteSpace(field) ? (ListField?)null
                : ListFieldWords.Find(field) ?? throw Wrong($"không có trường “{field}” (cột “{column}”); tên trường xem trong tài liệu column-map");
            columns[column.Trim()] = meaning;
        }
        var twice = columns.Values.OfType<ListField>().GroupBy(f => f).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null && LettersOf(columns, twice.Key).Count > 1)
            throw Wrong($"trường “{twice.Key.ToVietnamese()}” ghi cho nhiều cột ({string.Join(", ", LettersOf(columns, twice.Key))})");

        return new ColumnMapFile(Rows(written.HeaderRows), columns, [.. (written.Sheets ?? []).Where(s => !string.IsNullOrWhiteSpace(s))], EncodingOf(written.Encoding));
    }

    /// <summary>What was recognised, written as a map to start from.</summary>
    public static string Write(IReadOnlyList<SheetReading> sheets, ListEncoding? encoding)
    {
        var map = sheets.Select(s => s.Map).OfType<ColumnMap>().FirstOrDefault();
        return JsonSerializer.Serialize(new Written(
            map is null ? null : map.FirstHeaderRow == map.LastHeaderRow ? [map.FirstHeaderRow] : [map.FirstHeaderRow, map.LastHeaderRow],
            map?.Columns.ToDictionary(c => ColumnMap.Letter(c.Index), c => c.Field?.ToString()),
            [.. sheets.Select(s => s.Sheet)],
            encoding?.ToString().ToLowerInvariant()), Json);
    }

    /// <summary>Which sheets are read and what their columns mean.</summary>
    /// <param name="sheets">The file.</param>
    /// <param name="group">The chosen group: sheets of another one are left out unless the map names them.</param>
    /// <exception cref="RuleException">A sheet, title or row of the map does not stand in the file.</exception>
    public ReadingChoices ApplyTo(IReadOnlyList<SourceSheet> sheets, SourceGroup group)
    {
        if (Sheets.FirstOrDefault(name => !sheets.Any(s => Same(s.Name, name))) is { } missing)
            throw Wrong($"tệp danh sách không có trang “{missing}”; các trang có trong tệp: {string.Join(", ", sheets.Select(s => s.Name))}");
        var asked = Sheets.Count > 0 ? sheets.Where(s => Sheets.Any(name => Same(s.Name, name))) : sheets.Where(s => s.Rows.Count > 0 && !s.IsHidden);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var readings = new List<SheetReading>();
        foreach (var sheet in asked.Select(s => LegacyText.InUnicode(s, Encoding)))
        {
            var map = MapOf(sheet, used);
            var isOfGroup = map is not null && (GroupRecognition.Find(sheet, map) is not { } found || found == group);
            if (isOfGroup || Sheets.Count > 0) readings.Add(new SheetReading(sheet.Name, map));
        }
        if (readings.Exists(r => r.Map is not null) && _columns.Keys.FirstOrDefault(c => !used.Contains(c)) is { } unknown)
            throw Wrong($"danh sách không có cột “{unknown}”; ghi chữ cái của cột (A, B, …) hoặc đúng tên trên dòng tiêu đề");
        return new ReadingChoices { Sheets = readings, Encoding = Encoding };
    }

    private ColumnMap? MapOf(SourceSheet sheet, HashSet<string> used)
    {
        var map = HeaderRows.Count > 0 ? HeaderRecognition.At(sheet, HeaderRows[0], HeaderRows[^1]) : HeaderRecognition.Find(sheet);
        if (map is null) return null;
        foreach (var (column, field) in _columns)
        {
            if (IndexOf(column, map, sheet) is not { } index) continue;
            used.Add(column);
            map = map.With(index, field);
        }
        return map;
    }

    /// <summary>By title first: "B" may be the title of a column, too.</summary>
    private static int? IndexOf(string column, ColumnMap map, SourceSheet sheet)
    {
        var words = VietnameseText.Fold(column);
        if (map.Columns.FirstOrDefault(c => c.Header.Length > 0 && VietnameseText.Fold(c.Header) == words) is { } titled) return titled.Index;
        return LetterIndex(column) is { } index && index < Math.Max(1, sheet.Rows.Count == 0 ? 0 : sheet.Rows.Max(r => r.Cells.Length)) ? index : null;
    }

    private static int? LetterIndex(string text)
    {
        if (text.Length is 0 or > 3 || !text.All(char.IsAsciiLetter)) return null;
        var index = text.ToUpperInvariant().Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1) - 1;
        return index < MostColumns ? index : null;
    }

    private static List<string> LettersOf(Dictionary<string, ListField?> columns, ListField field) =>
        [.. columns.Where(c => c.Value == field && LetterIndex(c.Key) is not null).Select(c => c.Key)];

    private static int[] Rows(int[]? rows)
    {
        if (rows is null or []) return [];
        if (rows.Length > 2 || rows[0] < 0 || rows[^1] < rows[0] || rows[^1] - rows[0] > 1)
            throw Wrong("headerRows là một hoặc hai số dòng liền nhau, ví dụ [5] hoặc [5, 6]");
        return rows;
    }

    private static ListEncoding? EncodingOf(string? word) => word?.ToLowerInvariant() switch
    {
        null or "" or "auto" => null,
        "unicode" => ListEncoding.Unicode,
        "tcvn3" => ListEncoding.Tcvn3,
        "vni" => ListEncoding.Vni,
        _ => throw Wrong($"encoding “{word}” không có; dùng unicode, tcvn3 hoặc vni"),
    };

    private static bool Same(string sheet, string name) => VietnameseText.Fold(sheet) == VietnameseText.Fold(name);

    private static RuleException Wrong(string what) => new($"Bản đồ cột (--map) {what}.", "Map");

    private sealed record Written(
        int[]? HeaderRows, Dictionary<string, string?>? Columns, string[]? Sheets, string? Encoding);
}
