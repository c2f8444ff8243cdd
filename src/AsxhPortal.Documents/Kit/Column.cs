using System.Globalization;

namespace AsxhPortal.Documents.Kit;

/// <summary>How the values of a column are written and aligned.</summary>
public enum ColumnFormat
{
    /// <summary>Text to the left; ids and account numbers keep their zeros.</summary>
    Text,

    /// <summary>A whole or decimal number to the right.</summary>
    Number,

    /// <summary>Đồng (long) to the right, with thousands points.</summary>
    Money,

    /// <summary>A day, dd/MM/yyyy, centred.</summary>
    Date,

    /// <summary>Short text in the middle (ordinals, birth, sex, ids).</summary>
    Centered,
}

/// <summary>
/// One column of a list: header, value, width and format in one record, shared by page, workbook and CSV, so that a header
/// cannot stand over another column's values.
/// </summary>
/// <param name="Header">What stands on top; unique within a list.</param>
/// <param name="Value">The cell: string, whole number, decimal, DateOnly or null.</param>
/// <param name="Width">Width in characters of a workbook; on paper the share of the page.</param>
/// <param name="Format">How it is written.</param>
/// <param name="IsTotalled">True when the total row states this column's sum.</param>
public sealed record Column<TRow>(
    string Header,
    Func<TRow, object?> Value,
    double Width,
    ColumnFormat Format = ColumnFormat.Text,
    bool IsTotalled = false)
{
    /// <summary>Written by hand on paper, so it keeps its room where nothing is printed in it.</summary>
    public bool IsByHand { get; init; }

    /// <summary>The cell as a person reads it on paper.</summary>
    public string Print(TRow row) => Value(row) switch
    {
        null => "",
        DateOnly date => VietnameseFormat.Date(date),
        long number when Format is ColumnFormat.Money or ColumnFormat.Number => VietnameseFormat.Number(number),
        int number when Format is ColumnFormat.Money or ColumnFormat.Number => VietnameseFormat.Number(number),
        decimal number => VietnameseFormat.Number(number),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => VietnameseFormat.Clean(other.ToString()),
    };

    /// <summary>The amount in this column, 0 where empty; for totals.</summary>
    public long Amount(TRow row) => Value(row) switch
    {
        long amount => amount,
        int amount => amount,
        _ => 0,
    };
}
