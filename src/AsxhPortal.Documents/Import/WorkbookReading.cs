using System.Globalization;
using System.Text;
using AsxhPortal.Domain.Import;
using ExcelDataReader;

namespace AsxhPortal.Documents.Import;

/// <summary>Reads the sheets of a workbook row by row, with what the reading has to say about each.</summary>
internal static class WorkbookReading
{
    private const int NamedRows = 10;

    /// <summary>Rows that are searched for cells beyond the last read column: a sheet may be 16,384 columns wide.</summary>
    private const int RowsLookedAtWide = 200;

    static WorkbookReading() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="content">The whole file.</param>
    /// <param name="format">"xlsx" or "xls".</param>
    /// <param name="fonts">The old fonts, sheet by sheet; shorter when there are none.</param>
    /// <param name="notes">What is known about the file already.</param>
    /// <param name="limits">What is refused.</param>
    public static SourceWorkbook Read(byte[] content, string format, IReadOnlyList<CellFonts?> fonts, IReadOnlyList<string> notes, SourceListLimits limits)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var reader = ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(1252) });
        var sheets = new List<SourceSheet>();
        var (rows, cells) = (limits.MaxRows, limits.MaxCells);
        var texts = new TextPool();
        do
        {
            var sheet = ReadSheet(reader, sheets.Count < fonts.Count ? fonts[sheets.Count] : null, texts, limits, rows, ref cells);
            rows -= sheet.Rows.Count;
            sheets.Add(sheet);
        }
        while (reader.NextResult());
        return new SourceWorkbook(format, sheets, notes);
    }

    public static void RefuseTooMany(int rows, int cellsLeft, SourceListLimits limits, int rowsLeft)
    {
        if (rows >= rowsLeft)
            throw new SourceListException($"Tệp có nhiều hơn {Number(limits.MaxRows)} dòng; hãy chia danh sách thành nhiều tệp.");
        if (cellsLeft < 0)
            throw new SourceListException($"Tệp có nhiều hơn {Number(limits.MaxCells)} ô; hãy bỏ các cột thừa hoặc chia danh sách thành nhiều tệp.");
    }

    private static string Number(int value) => value.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN"));

    private static SourceSheet ReadSheet(IExcelDataReader reader, CellFonts? fonts, TextPool texts, SourceListLimits limits, int rowsLeft, ref int cellsLeft)
    {
        var merged = (reader.MergeCells ?? [])
            .Select(m => new SheetRange(m.FromRow + 1, m.FromColumn, m.ToRow + 1, m.ToColumn))
            .ToList();
        var rows = new List<SheetRow>();
        var hidden = new List<int>();
        var hasMoreColumns = false;
        var number = 0;
        while (reader.Read())
        {
            number++;
            var cells = ReadCells(reader, number - 1, fonts, texts, limits.MaxColumns);
            if (cells.Length == 0) continue;
            if (reader.FieldCount > limits.MaxColumns && !hasMoreColumns && rows.Count < RowsLookedAtWide) hasMoreColumns = HasMore(reader, limits.MaxColumns);
            cellsLeft -= cells.Length;
            RefuseTooMany(rows.Count, cellsLeft, limits, rowsLeft);
            var isHidden = reader.RowHeight == 0;
            if (isHidden) hidden.Add(number);
            rows.Add(new SheetRow(number, cells) { IsHidden = isHidden });
        }
        var name = reader.Name ?? "";
        var isHiddenSheet = reader.VisibleState is not (null or "visible");
        return new SourceSheet(name, rows, merged)
        {
            IsHidden = isHiddenSheet,
            Notes = [.. rows.Count == 0 ? [] : Notes(reader, name, isHiddenSheet, hidden, hasMoreColumns, limits)],
        };
    }

    private static IEnumerable<string> Notes(IExcelDataReader reader, string name, bool isHidden, List<int> hiddenRows, bool hasMoreColumns, SourceListLimits limits)
    {
        if (isHidden) yield return $"Trang “{name}” đang ẩn trong tệp.";
        if (hiddenRows.Count > 0)
        {
            var named = string.Join(", ", hiddenRows.Take(NamedRows)) + (hiddenRows.Count > NamedRows ? ", …" : "");
            yield return $"Trang “{name}” có {hiddenRows.Count} dòng ẩn (dòng {named}); vẫn được đọc.";
        }
        var hiddenColumns = Enumerable.Range(0, Math.Min(reader.FieldCount, limits.MaxColumns)).Where(i => reader.GetColumnWidth(i) == 0).Select(ColumnMap.Letter).ToList();
        if (hiddenColumns.Count > 0) yield return $"Trang “{name}” có cột ẩn ({string.Join(", ", hiddenColumns.Take(NamedRows))}{(hiddenColumns.Count > NamedRows ? ", …" : "")}); vẫn được đọc.";
        if (hasMoreColumns) yield return $"Trang “{name}” có nhiều hơn {limits.MaxColumns} cột; chỉ đọc {limits.MaxColumns} cột đầu.";
    }

    private static bool HasMore(IExcelDataReader reader, int maxColumns)
    {
        for (var i = maxColumns; i < reader.FieldCount; i++)
        {
            if (!IsNothing(reader.GetValue(i))) return true;
        }
        return false;
    }

    /// <summary>Cells up to the last filled one; none when the row only carries formatting.</summary>
    private static SheetCell[] ReadCells(IExcelDataReader reader, int row, CellFonts? fonts, TextPool texts, int maxColumns)
    {
        var last = Math.Min(reader.FieldCount, maxColumns) - 1;
        while (last >= 0 && IsNothing(reader.GetValue(last))) last--;
        if (last < 0) return [];

        var cells = new SheetCell[last + 1];
        for (var i = 0; i <= last; i++)
            cells[i] = ToCell(reader.GetValue(i), fonts?.Of(row, i) ?? CellFont.Unknown, texts);
        return cells;
    }

    private static bool IsNothing(object? value) => value is null || value is string s && string.IsNullOrWhiteSpace(s);

    private static SheetCell ToCell(object? value, CellFont font, TextPool texts) => value switch
    {
        null => SheetCell.Empty,
        string s => SheetCell.OfText(texts.Of(s), font),
        double d => SheetCell.OfNumber(d),
        int n => SheetCell.OfNumber(n),
        DateTime d => SheetCell.OfDate(d),
        TimeSpan t => SheetCell.OfText(t.ToString()),
        bool b => SheetCell.OfBool(b),
        _ => SheetCell.OfText(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };
}
