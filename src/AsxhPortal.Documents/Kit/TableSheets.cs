using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AsxhPortal.Documents.Kit;

/// <summary>
/// The parts of a streamed workbook in the order in which they are written: what is known beforehand, the sheet row by row, the sheet about the
/// list. The library for forms holds a sheet whole; this holds one row.
/// </summary>
internal sealed class TableSheets<TRow> : IDisposable
{
    private const string InformationSheet = "Thông tin";

    private readonly ZipArchive archive;
    private readonly SheetXml sheet;
    private readonly TableHeading heading;
    private readonly IReadOnlyList<Column<TRow>> columns;
    private readonly bool hasTotalRow;
    private readonly byte[][] letters;
    private readonly int[] styles;
    private readonly long[] sums;
    private int count;

    public TableSheets(Stream stream, TableHeading heading, string sheetName, IReadOnlyList<Column<TRow>> columns, bool hasTotalRow)
    {
        (this.heading, this.columns, this.hasTotalRow) = (heading, columns, hasTotalRow);
        letters = [.. columns.Select((_, i) => Encoding.ASCII.GetBytes(LetterOf(i)))];
        styles = [.. columns.Select(c => TableStyles.Of(c.Format))];
        sums = new long[columns.Count];
        archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in WorkbookParts.Of(sheetName, InformationSheet))
            Part(name, content);
        sheet = Open("xl/worksheets/sheet1.xml");
        Begin();
    }

    public void Add(TRow row)
    {
        count++;
        BeginRow(count + 1);
        for (var i = 0; i < letters.Length; i++)
        {
            Cell(i, columns[i].Value(row));
            if (columns[i].IsTotalled)
                sums[i] = checked(sums[i] + columns[i].Amount(row));
        }
        sheet.Raw("</row>"u8);
    }

    public void Flush() => sheet.Flush();

    public void End()
    {
        var last = count + 1;
        if (hasTotalRow && count > 0)
            TotalRow(last + 1);
        var range = $"A1:{LetterOf(columns.Count - 1)}{last.ToString(CultureInfo.InvariantCulture)}";
        sheet.Raw($"""</sheetData><autoFilter ref="{range}"/>{WorkbookParts.PageSetup}</worksheet>""");
        sheet.Dispose();
        Information();
        archive.Dispose();
    }

    public void Dispose() => archive.Dispose();

    private void Begin()
    {
        sheet.Raw(WorkbookParts.SheetStart);
        sheet.Raw("""<sheetViews><sheetView workbookViewId="0" tabSelected="1"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var i = 0; i < columns.Count; i++)
            sheet.Raw(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{columns[i].Width}" customWidth="1"/>"""));
        sheet.Raw("</cols><sheetData>"u8);
        BeginRow(1);
        for (var i = 0; i < columns.Count; i++)
            sheet.Text(letters[i], 1, TableStyles.Header, VietnameseFormat.Clean(columns[i].Header));
        sheet.Raw("</row>"u8);
    }

    private void BeginRow(int number)
    {
        sheet.Raw("<row r=\""u8);
        sheet.Whole(number);
        sheet.Raw("\">"u8);
    }

    private void Cell(int column, object? value)
    {
        var (letter, row, style) = (letters[column], count + 1, styles[column]);
        switch (value)
        {
            case null:
                sheet.Empty(letter, row, style);
                break;
            case string text:
                Text(letter, row, style, text);
                break;
            case int or long when style != TableStyles.Text:
                sheet.Number(letter, row, style, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal number when style != TableStyles.Text:
                sheet.Number(letter, row, style, number);
                break;
            case DateOnly day:
                sheet.Day(letter, row, TableStyles.Date, day);
                break;
            default:
                Text(letter, row, style, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Text(byte[] letter, int row, int style, string? value)
    {
        if (VietnameseFormat.Clean(value) is { Length: > 0 } text)
            sheet.Text(letter, row, style, text);
        else
            sheet.Empty(letter, row, style);
    }

    private void TotalRow(int row)
    {
        var label = columns.Index().FirstOrDefault(c => c.Item.Format == ColumnFormat.Text).Index;
        BeginRow(row);
        for (var i = 0; i < columns.Count; i++)
        {
            if (i == label)
                sheet.Text(letters[i], row, TableStyles.TotalText, $"TỔNG CỘNG: {VietnameseFormat.Number(count)} dòng");
            else if (columns[i].IsTotalled)
                sheet.Number(letters[i], row, TableStyles.TotalMoney, sums[i]);
            else
                sheet.Empty(letters[i], row, TableStyles.TotalText);
        }
        sheet.Raw("</row>"u8);
    }

    private void Information()
    {
        using var about = Open("xl/worksheets/sheet2.xml");
        about.Raw(WorkbookParts.SheetStart);
        about.Raw("""<cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData>""");
        var row = 0;
        foreach (var (name, value) in Facts())
        {
            about.Raw($"""<row r="{++row}">""");
            about.Text("A"u8, row, row == 1 ? TableStyles.Header : TableStyles.Text, name);
            if (value is long number)
                about.Number("B"u8, row, TableStyles.Money, number);
            else if (VietnameseFormat.Clean(value as string) is { Length: > 0 } text)
                about.Text("B"u8, row, row == 1 ? TableStyles.Header : TableStyles.Text, text);
            about.Raw("</row>"u8);
        }
        about.Raw($"</sheetData>{WorkbookParts.PageSetup}</worksheet>");
    }

    private IEnumerable<(string Name, object? Value)> Facts()
    {
        yield return ("Mục", "Nội dung");
        yield return ("Đơn vị", heading.Unit);
        yield return ("Danh sách", heading.Title);
        yield return ("Phạm vi lọc", heading.Filter ?? "Toàn bộ");
        yield return ("Ngày lập", VietnameseFormat.Date(heading.PrintedOn));
        yield return ("Số dòng", (long)count);
        foreach (var (i, column) in columns.Index().Where(c => c.Item.IsTotalled))
        {
            yield return ("Tổng " + column.Header, sums[i]);
            if (column.Format == ColumnFormat.Money)
                yield return ("Bằng chữ", MoneyWords.Of(sums[i]));
        }
    }

    private SheetXml Open(string part) => new(archive.CreateEntry(part, CompressionLevel.Fastest).Open());

    private void Part(string name, string content)
    {
        using var part = Open(name);
        part.Raw(content);
    }

    private static string LetterOf(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{LetterOf(column / 26 - 1)}{(char)('A' + column % 26)}";
}
