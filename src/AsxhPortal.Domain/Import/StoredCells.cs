using System.Globalization;
using System.Text.Json;

namespace AsxhPortal.Domain.Import;

/// <summary>The cells of a stored row as they were read, with what stands in their place now.</summary>
/// <param name="Section">The thôn section that the row stands in.</param>
/// <param name="Mended">What people wrote in the place of cells.</param>
public sealed record StoredCells(int RowNumber, SheetCell[] Cells, string? Section, IReadOnlyDictionary<ListField, string> Mended)
{
    /// <summary>One letter per cell: E empty, T text, N number, D date, B yes or no.</summary>
    public static string KindsOf(IEnumerable<SheetCell> cells) => string.Concat(cells.Select(c => c.Kind switch
    {
        CellKind.Number => 'N',
        CellKind.Date => 'D',
        CellKind.Bool => 'B',
        CellKind.Empty => 'E',
        _ => 'T',
    }));

    public static StoredCells Of(ImportRow row, string? section)
    {
        var texts = JsonSerializer.Deserialize<string[]>(row.UnicodeJson ?? row.RawJson) ?? [];
        return new StoredCells(row.RowNumber, [.. texts.Select((text, i) => CellOf(text, row.CellKinds is { } kinds && i < kinds.Length ? kinds[i] : 'T'))], section, MendedCells.Parse(row.MendedJson));
    }

    private static SheetCell CellOf(string text, char kind)
    {
        if (text.Length == 0) return SheetCell.Empty;
        return kind switch
        {
            'N' when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => SheetCell.OfNumber(number),
            'D' when DateTime.TryParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => SheetCell.OfDate(date),
            'B' => new SheetCell(CellKind.Bool, text, text == "TRUE" ? 1 : 0),
            _ => SheetCell.OfText(text),
        };
    }
}
