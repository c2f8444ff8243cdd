using System.Text;
using AsxhPortal.Documents.Import;
using AsxhPortal.Documents.Kit;
using ClosedXML.Excel;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

/// <summary>What somebody wrote into a list must never be run by the spreadsheet of the next reader: all files are written by a few writers, and all of them write text.</summary>
public class FormulaInjectionTests
{
    private static readonly string[] Dangerous =
    [
        "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\";\"y\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "=1+1", "＝1+1", "'=1+1", "+84912345678", "-", "=",
    ];

    private static readonly Column<string>[] Columns = [new("Họ và tên", r => r, 20), new("Ghi chú", r => r, 20, ColumnFormat.Centered), new("Số", _ => -5L, 8, ColumnFormat.Number)];

    [Fact]
    public void Streamed_workbooks_hold_text_and_no_formula() =>
        NoFormula(Bytes(s => TableWorkbook.Write(s, new TableHeading("=1+1", "=1+1", "=1+1", new DateOnly(2024, 1, 1)), "Danh sách", Columns, Dangerous)), "Danh sách", 1);

    [Fact]
    public void Rows_in_doubt_hold_text_and_no_formula() =>
        NoFormula(Bytes(s => BadRowsWorkbook.Write(s, new TableHeading("x", "x", null, new DateOnly(2024, 1, 1)), ["=1+1"], Dangerous.Select(d => new BadRow("S", 1, "x", [d], d, d, d)))), "Dòng cần xem", 4);

    [Fact]
    public void Forms_hold_text_and_no_formula()
    {
        var form = new ListForm<string>
        {
            Letterhead = new Letterhead("=1+1", "=1+1", "=1+1", "=1+1", "=1+1", "=1+1", "=1+1"),
            Title = "=1+1",
            Subject = "+1+1",
            Columns = Columns,
            Rows = Dangerous,
        };
        using var book = new XLWorkbook(new MemoryStream(FormWorkbook.Render(form)));
        var cells = book.Worksheets.SelectMany(s => s.CellsUsed()).ToList();

        cells.ShouldAllBe(c => !c.HasFormula);
        foreach (var text in Dangerous) cells.ShouldContain(c => c.DataType == XLDataType.Text && c.GetString() == VietnameseFormat.Clean(text), text);
    }

    [Fact]
    public void Delimited_files_begin_no_text_with_a_sign_of_a_formula()
    {
        var table = Encoding.UTF8.GetString(Bytes(s => TableCsv.Write(s, Columns, Dangerous)));
        var imported = Encoding.UTF8.GetString(Bytes(s => ImportedRowsCsv.Write(s, Dangerous.Select(d => new ImportedRow("b", d, 1, "x", d, d, d, d, d, d, d, -1, d, d, d, d)))));

        foreach (var file in new[] { table, imported })
        {
            var fields = SourceListFile.Read(Encoding.UTF8.GetBytes(file), "a.csv").Single().Rows.Skip(1).SelectMany(r => r.Cells).Select(c => c.Text).Where(t => t is not ("-5" or "-1")).ToList();
            fields.ShouldAllBe(t => t.Length == 0 || !"=+-@\t\r\n＝".Contains(t[0]));
            fields.ShouldAllBe(t => t.TrimStart(' ').Length == 0 || t[0] == '\'' || !"=+-@".Contains(t.TrimStart(' ')[0]));
        }
    }

    [Fact]
    public void Nothing_is_written_beside_the_guarded_writers()
    {
        var folder = Path.Combine(Architecture.SourceTree.Root, "src", "AsxhPortal.Documents");
        var writers = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Where(f => File.ReadAllText(f) is var text && (text.Contains("inlineStr") || text.Contains("CsvWriter.Create") || text.Contains("FormulaA1") || text.Contains("FormulaR1C1")))
            .Select(Path.GetFileName).Order();

        writers.ShouldBe(["AnnotatedSheetXml.cs", "PlainWorkbook.cs", "SheetXml.cs", "TableCsv.cs"]);
    }

    private static void NoFormula(byte[] content, string sheet, int column)
    {
        using var book = new XLWorkbook(new MemoryStream(content));
        book.Worksheets.SelectMany(s => s.CellsUsed()).ShouldAllBe(c => !c.HasFormula);
        for (var i = 0; i < Dangerous.Length; i++)
            book.Worksheet(sheet).Cell(i + 2, column).GetString().ShouldBe(VietnameseFormat.Clean(Dangerous[i]));
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
