using System.Globalization;
using System.Text;

namespace AsxhPortal.Domain.Import;

/// <summary>What a spreadsheet cell holds, as the office stored it.</summary>
public enum CellKind : byte
{
    Empty,
    Text,
    Number,
    Date,
    Bool,
}

/// <summary>How the font of a cell makes its bytes look; <see cref="Unknown"/> for every Unicode font and where the file tells no font.</summary>
public enum CellFont : byte
{
    Unknown,

    /// <summary>.VnTime, .VnArial and the other TCVN3 (ABC) fonts.</summary>
    Tcvn3,

    /// <summary>.VnTimeH and the other TCVN3 fonts whose small letters look like capitals.</summary>
    Tcvn3Capitals,

    /// <summary>VNI-Times, VNI-Helve and the other VNI fonts for Windows.</summary>
    Vni,
}

/// <summary>
/// One cell, as stored, in 24 bytes. <see cref="Text"/> is what a person would read: numbers are written without scientific
/// notation as long as every digit is certain (fewer than 16 digits); a number beyond that keeps its exponent, so that
/// lost digits are seen.
/// </summary>
public readonly struct SheetCell : IEquatable<SheetCell>
{
    public static readonly SheetCell Empty;

    private readonly string? _text;
    private readonly double _number;

    /// <param name="kind">Kind of the cell.</param>
    /// <param name="text">What a person reads; kept for texts only, the other kinds are written anew from their value.</param>
    /// <param name="number">Value of a number; 1 or 0 for yes and no.</param>
    public SheetCell(CellKind kind, string text, double number = 0)
        : this(kind, kind == CellKind.Text ? text : null, number, CellFont.Unknown)
    {
    }

    private SheetCell(CellKind kind, string? text, double number, CellFont font) => (Kind, _text, _number, Font) = (kind, text, number, font);

    public CellKind Kind { get; }

    public CellFont Font { get; }

    public string Text => Kind switch
    {
        CellKind.Text => _text!,
        CellKind.Number => NumberText(_number),
        CellKind.Date => Date!.Value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        CellKind.Bool => _number == 0 ? "FALSE" : "TRUE",
        _ => "",
    };

    /// <summary>The value of a number cell; 0 for texts and dates.</summary>
    public double Number => Kind is CellKind.Number or CellKind.Bool ? _number : 0;

    public DateTime? Date => Kind == CellKind.Date ? DateTime.FromBinary(BitConverter.DoubleToInt64Bits(_number)) : null;

    public bool IsBlank => Kind == CellKind.Empty || Kind == CellKind.Text && string.IsNullOrWhiteSpace(_text);

    public static SheetCell OfText(string text, CellFont font = CellFont.Unknown) => text.Length == 0 ? Empty : new(CellKind.Text, Mend(text), 0, font);

    public static SheetCell OfNumber(double number) => new(CellKind.Number, null, number, CellFont.Unknown);

    public static SheetCell OfDate(DateTime date) => new(CellKind.Date, null, BitConverter.Int64BitsToDouble(date.ToBinary()), CellFont.Unknown);

    public static SheetCell OfBool(bool value) => new(CellKind.Bool, null, value ? 1 : 0, CellFont.Unknown);

    /// <summary>The same text cell with other words, its font no longer of any meaning.</summary>
    public SheetCell WithText(string text) => Kind == CellKind.Text ? new(CellKind.Text, text, 0, CellFont.Unknown) : this;

    public bool Equals(SheetCell other) => Kind == other.Kind && Font == other.Font && _text == other._text
        && BitConverter.DoubleToInt64Bits(_number) == BitConverter.DoubleToInt64Bits(other._number);

    public override bool Equals(object? obj) => obj is SheetCell other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, _text, _number);

    public override string ToString() => Text;

    public static bool operator ==(SheetCell left, SheetCell right) => left.Equals(right);

    public static bool operator !=(SheetCell left, SheetCell right) => !left.Equals(right);

    /// <summary>Half characters of a damaged file would make every later comparison throw; they become "�".</summary>
    private static string Mend(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 ? Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text)) : text;

    private static string NumberText(double number) =>
        number.ToString(Math.Abs(number) < 1e15 && number == Math.Truncate(number) ? "0" : "R", CultureInfo.InvariantCulture);
}

/// <summary>One row of a sheet; <paramref name="Number"/> is the row number that Excel shows (the first row is 1).</summary>
public sealed record SheetRow(int Number, SheetCell[] Cells)
{
    /// <summary>Hidden in the office's workbook; read all the same.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The cells as the office stored them, where <see cref="Cells"/> were changed into Unicode; otherwise nothing.</summary>
    public SheetCell[]? LegacyCells { get; init; }

    /// <summary>The cells as the office stored them: what is kept for ever.</summary>
    public SheetCell[] RawCells => LegacyCells ?? Cells;

    public SheetCell this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : SheetCell.Empty;

    public bool IsBlank => Array.TrueForAll(Cells, c => c.IsBlank);

    /// <summary>Columns (from 0) that hold something.</summary>
    public IEnumerable<int> Filled => Enumerable.Range(0, Cells.Length).Where(i => !Cells[i].IsBlank);

    /// <summary>The text of a cell as the office stored it.</summary>
    public string RawText(int column) => column >= 0 && column < RawCells.Length ? RawCells[column].Text : "";
}

/// <summary>A merged range; rows are numbered as in Excel (from 1), columns from 0, both ends included.</summary>
public readonly record struct SheetRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>A sheet as plain rows, up to its last used row.</summary>
public sealed record SourceSheet(string Name, IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetRange> MergedRanges)
{
    /// <summary>Hidden in the office's workbook; a person decides whether it is imported.</summary>
    public bool IsHidden { get; init; }

    /// <summary>What a person has to know about the reading of this sheet, one Vietnamese sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How the text was written (Unicode, TCVN3, VNI), once it has been looked at.</summary>
    public TextFinding? Text { get; init; }
}

/// <summary>A whole file as an office sent it.</summary>
/// <param name="Format">"xlsx", "xls" or "csv", by its content.</param>
/// <param name="Notes">What a person has to know about the file as a whole (macros, links, wrong extension), one Vietnamese sentence each.</param>
public sealed record SourceWorkbook(string Format, IReadOnlyList<SourceSheet> Sheets, IReadOnlyList<string> Notes);
