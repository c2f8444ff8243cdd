namespace AsxhPortal.Domain.Import;

/// <summary>What a spreadsheet cell holds, as the office stored it.</summary>
public enum CellKind
{
    Empty,
    Text,
    Number,
    Date,
    Bool,
}

/// <summary>
/// One cell, as stored. <paramref name="Text"/> is what a person would read: numbers are written without scientific
/// notation as long as every digit is certain (fewer than 16 digits); a number beyond that keeps its exponent, so that
/// lost digits are seen.
/// </summary>
public readonly record struct SheetCell(CellKind Kind, string Text, double Number = 0, DateTime? Date = null)
{
    public static readonly SheetCell Empty = new(CellKind.Empty, "");

    public bool IsBlank => Kind == CellKind.Empty || string.IsNullOrWhiteSpace(Text);

    public static SheetCell OfText(string text) => text.Length == 0 ? Empty : new(CellKind.Text, Mend(text));

    public static SheetCell OfNumber(double number) => new(CellKind.Number, NumberText(number), number);

    public static SheetCell OfDate(DateTime date) => new(CellKind.Date, date.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture), 0, date);

    public override string ToString() => Text ?? "";

    /// <summary>Half characters of a damaged file would make every later comparison throw; they become "�".</summary>
    private static string Mend(string text) =>
        text.Any(char.IsSurrogate) ? System.Text.Encoding.Unicode.GetString(System.Text.Encoding.Unicode.GetBytes(text)) : text;

    private static string NumberText(double number)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        return Math.Abs(number) < 1e15 && number == Math.Truncate(number)
            ? number.ToString("0", culture)
            : number.ToString("R", culture);
    }
}

/// <summary>One row of a sheet; <paramref name="Number"/> is the row number that Excel shows (the first row is 1).</summary>
public sealed record SheetRow(int Number, SheetCell[] Cells)
{
    public SheetCell this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : SheetCell.Empty;

    public bool IsBlank => Cells.All(c => c.IsBlank);

    /// <summary>Columns (from 0) that hold something.</summary>
    public IEnumerable<int> Filled => Enumerable.Range(0, Cells.Length).Where(i => !Cells[i].IsBlank);
}

/// <summary>A merged range; rows are numbered as in Excel (from 1), columns from 0, both ends included.</summary>
public readonly record struct SheetRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>A sheet as plain rows, up to its last used row.</summary>
public sealed record SourceSheet(string Name, IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetRange> MergedRanges);
