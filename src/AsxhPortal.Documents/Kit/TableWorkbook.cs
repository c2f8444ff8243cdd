using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace AsxhPortal.Documents.Kit;

/// <summary>What a streamed workbook says about itself on its second sheet.</summary>
/// <param name="Unit">Who made it, e.g. "UBND xã Xuân Yên".</param>
/// <param name="Title">What it lists.</param>
/// <param name="Filter">Which rows were chosen, in words; null when all.</param>
/// <param name="PrintedOn">The day it was made.</param>
public sealed record TableHeading(string Unit, string Title, string? Filter, DateOnly PrintedOn);

/// <summary>
/// Rows of any length streamed to xlsx: header in row 1 (frozen, with filter), amounts numeric, ids and accounts text with their
/// zeros, dates real dates; a total row, and a second sheet with title, filter, row count and sums.
/// </summary>
public static class TableWorkbook
{
    private const string InformationSheet = "Thông tin";

    /// <summary>Writes the workbook; <paramref name="rows"/> is read once, row by row.</summary>
    /// <param name="hasTotalRow">False for files that a machine reads: sums then stand on the second sheet only.</param>
    public static void Write<TRow>(
        Stream stream,
        TableHeading heading,
        string sheetName,
        IReadOnlyList<Column<TRow>> columns,
        IEnumerable<TRow> rows,
        bool hasTotalRow = true)
    {
        var tally = new Tally<TRow>(columns);
        var sheets = new Dictionary<string, object>
        {
            [sheetName] = Body(columns, rows, tally, hasTotalRow),
            [InformationSheet] = Information(heading, tally),
        };
        var configuration = new OpenXmlConfiguration
        {
            AutoFilter = true,
            FreezeRowCount = 1,
            FastMode = false,
            EnableWriteNullValueCell = true,
            TableStyles = TableStyles.Default,
            DynamicColumns = [.. columns.Select(ColumnStyle), .. InformationColumns()],
        };
        MiniExcel.SaveAs(stream, sheets, configuration: configuration);
    }

    private static IEnumerable<IDictionary<string, object?>> Body<TRow>(
        IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows, Tally<TRow> tally, bool hasTotalRow)
    {
        foreach (var row in rows)
        {
            tally.Add(row);
            yield return columns.ToDictionary(column => column.Header, column => Cell(column, column.Value(row)));
        }

        if (tally.Count == 0)
            yield return columns.ToDictionary(column => column.Header, _ => (object?)null);
        else if (hasTotalRow)
            yield return TotalRow(columns, tally);
    }

    private static Dictionary<string, object?> TotalRow<TRow>(IReadOnlyList<Column<TRow>> columns, Tally<TRow> tally)
    {
        var label = columns.FirstOrDefault(column => column.Format == ColumnFormat.Text);
        return columns.ToDictionary(column => column.Header, column => column switch
        {
            _ when column == label => $"TỔNG CỘNG: {VietnameseFormat.Number(tally.Count)} dòng",
            { IsTotalled: true } => tally.Sum(column),
            _ => (object?)null,
        });
    }

    private static IEnumerable<IDictionary<string, object?>> Information<TRow>(TableHeading heading, Tally<TRow> tally)
    {
        yield return Line("Đơn vị", heading.Unit);
        yield return Line("Danh sách", heading.Title);
        yield return Line("Phạm vi lọc", heading.Filter ?? "Toàn bộ");
        yield return Line("Ngày lập", VietnameseFormat.Date(heading.PrintedOn));
        yield return Line("Số dòng", (long)tally.Count);
        foreach (var (column, sum) in tally.Sums)
        {
            yield return Line("Tổng " + column.Header, sum);
            if (column.Format == ColumnFormat.Money)
                yield return Line("Bằng chữ", MoneyWords.Of(sum));
        }
    }

    private static Dictionary<string, object?> Line(string name, object? value) =>
        new() { ["Mục"] = name, ["Nội dung"] = value is string text ? VietnameseFormat.Clean(text) : value };

    private static IEnumerable<DynamicExcelColumn> InformationColumns() =>
    [
        new("Mục") { Width = 28 },
        new("Nội dung") { Width = 80, Format = "#,##0" },
    ];

    private static DynamicExcelColumn ColumnStyle<TRow>(Column<TRow> column)
    {
        var style = new DynamicExcelColumn(column.Header) { Width = column.Width };
        var format = column.Format switch
        {
            ColumnFormat.Money => "#,##0",
            ColumnFormat.Date => "dd/mm/yyyy",
            ColumnFormat.Text => "@",
            _ => null,
        };
        if (format is not null)
            style.Format = format;
        return style;
    }

    private static object? Cell<TRow>(Column<TRow> column, object? value) => value switch
    {
        null => null,
        string { Length: 0 } => null,
        string text => VietnameseFormat.Clean(text),
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        _ when column.Format is ColumnFormat.Text => VietnameseFormat.Clean(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => value,
    };

    private sealed class Tally<TRow>(IReadOnlyList<Column<TRow>> columns)
    {
        private readonly Column<TRow>[] _totalled = [.. columns.Where(column => column.IsTotalled)];
        private readonly long[] _sums = new long[columns.Count(column => column.IsTotalled)];

        public int Count { get; private set; }

        public IEnumerable<(Column<TRow> Column, long Sum)> Sums => _totalled.Select((column, index) => (column, _sums[index]));

        public void Add(TRow row)
        {
            Count++;
            for (var i = 0; i < _totalled.Length; i++)
                _sums[i] = checked(_sums[i] + _totalled[i].Amount(row));
        }

        public long Sum(Column<TRow> column) => _sums[Array.IndexOf(_totalled, column)];
    }
}
