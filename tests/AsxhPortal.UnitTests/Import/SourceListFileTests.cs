using System.IO.Compression;
using System.Text;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using ClosedXML.Excel;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

public class SourceListFileTests
{
    [Fact]
    public void Cells_keep_their_kind_and_rows_their_numbers()
    {
        var sheet = SourceListFile.Read(Workbook(s =>
        {
            s.Cell("A1").SetValue("Số CCCD").SetDataType(XLDataType.Text);
            s.Cell("A3").SetValue("042140653107").SetDataType(XLDataType.Text);
            s.Cell("B3").Value = 42140653107;
            s.Cell("C3").Value = new DateTime(1940, 11, 20);
            s.Cell("D3").Value = 1.5;
            s.Cell("E3").Value = 3706200552274;
            s.Range("A5:C6").Merge();
        }), "a.xlsx").Single();

        sheet.Rows.Select(r => r.Number).ShouldBe([1, 3]);
        var row = sheet.Rows[1];
        row[0].ShouldBe(new SheetCell(CellKind.Text, "042140653107"));
        (row[1].Kind, row[1].Text).ShouldBe((CellKind.Number, "42140653107"));
        (row[2].Kind, row[2].Text).ShouldBe((CellKind.Date, "20/11/1940"));
        (row[3].Kind, row[3].Text).ShouldBe((CellKind.Number, "1.5"));
        (row[4].Kind, row[4].Text).ShouldBe((CellKind.Number, "3706200552274"));
        row[99].ShouldBe(SheetCell.Empty);
        sheet.MergedRanges.ShouldBe([new SheetRange(5, 0, 6, 2)]);
    }

    [Fact]
    public void Formatted_empty_rows_after_the_last_used_one_are_no_rows()
    {
        var sheet = SourceListFile.Read(Workbook(s =>
        {
            s.Cell("A1").Value = "a";
            s.Range("A2:Z5000").Style.Font.Bold = true;
        }), "a.xlsx").Single();

        sheet.Rows.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("utf-8", ",")]
    [InlineData("utf-8", ";")]
    [InlineData("utf-8", "\t")]
    [InlineData("utf-16", ";")]
    public void Delimited_text_is_read_in_any_usual_form(string encoding, string separator)
    {
        var text = $"Họ và tên{separator}Số CCCD\nTrần Thị Em{separator}042140653107\nLê Văn Huấn{separator}042041653107\n";
        var sheet = SourceListFile.Read([.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(text)], "a.csv").Single();

        sheet.Rows[0][0].Text.ShouldBe("Họ và tên");
        sheet.Rows[1][1].ShouldBe(new SheetCell(CellKind.Text, "042140653107"));
    }

    [Fact]
    public void An_empty_file_is_refused() => Refused([], "a.xlsx").ShouldStartWith("Tệp rỗng");

    [Fact]
    public void A_file_that_is_no_workbook_is_refused() => Refused("%PDF-1.7 xin chào"u8.ToArray(), "a.xlsx").ShouldStartWith("Tệp không phải là tệp Excel");

    [Fact]
    public void A_web_page_saved_as_workbook_is_refused() => Refused("<html><table></table></html>"u8.ToArray(), "a.xls").ShouldStartWith("Tệp là trang web");

    [Fact]
    public void An_empty_sheet_is_refused() => Refused(Workbook(_ => { }), "a.xlsx").ShouldStartWith("Tệp không có dòng nào");

    [Fact]
    public void A_file_over_the_limit_is_refused() =>
        Should.Throw<SourceListException>(() => SourceListFile.Read(Workbook(s => s.Cell("A1").Value = 1), "a.xlsx", new SourceListLimits(MaxBytes: 100))).Message.ShouldContain("giới hạn");

    [Fact]
    public void Too_many_rows_are_refused() =>
        Should.Throw<SourceListException>(() => SourceListFile.Read(Workbook(s => s.Range("A1:A20").Value = 1), "a.xlsx", new SourceListLimits(MaxRows: 10))).Message.ShouldContain("nhiều hơn 10 dòng");

    [Fact]
    public void A_truncated_workbook_is_refused() => Refused(Workbook(s => s.Cell("A1").Value = 1)[..2000], "a.xlsx").ShouldStartWith("Tệp bị hỏng");

    [Fact]
    public void A_zip_that_is_no_workbook_is_refused() => Refused(Zip("a.txt", new byte[100]), "a.xlsx").ShouldStartWith("Tệp bị hỏng");

    [Fact]
    public void A_zip_bomb_is_refused() => Refused(Zip("xl/worksheets/sheet1.xml", new byte[60_000_000]), "a.xlsx").ShouldStartWith("Tệp nén nở ra quá lớn");

    [Fact]
    public void A_password_is_said() => Refused(EncryptedContainer(), "a.xlsx").ShouldContain("mật khẩu");

    private static string Refused(byte[] content, string name) => Should.Throw<SourceListException>(() => SourceListFile.Read(content, name)).Message;

    internal static byte[] Workbook(Action<IXLWorksheet> fill)
    {
        using var book = new XLWorkbook();
        fill(book.AddWorksheet("Sheet1"));
        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry(name).Open())
            entry.Write(content);
        return stream.ToArray();
    }

    /// <summary>The container that Excel writes around an encrypted workbook: a compound file with an EncryptionInfo stream (agile, version 4.4).</summary>
    private static byte[] EncryptedContainer()
    {
        var file = new byte[512 * 4];
        byte[] head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        head.CopyTo(file, 0);
        Put(file, 24, 0x003E, 2);
        Put(file, 26, 3, 2);
        Put(file, 28, 0xFFFE, 2);
        Put(file, 30, 9, 2);
        Put(file, 32, 6, 2);
        Put(file, 44, 1, 4);
        Put(file, 48, 1, 4);
        Put(file, 56, 4096, 4);
        Put(file, 60, 0xFFFFFFFE, 4);
        Put(file, 68, 0xFFFFFFFE, 4);
        for (var i = 0; i < 109; i++) Put(file, 76 + i * 4, i == 0 ? 0u : 0xFFFFFFFF, 4);
        for (var i = 0; i < 128; i++) Put(file, 512 + i * 4, i switch { 0 => 0xFFFFFFFD, 1 => 0xFFFFFFFE, _ => 0xFFFFFFFF }, 4);
        Entry(file, 1024, "Root Entry", 5, child: 1);
        Entry(file, 1024 + 128, "EncryptionInfo", 2, right: 2);
        Entry(file, 1024 + 256, "EncryptedPackage", 2);
        return file;
    }

    private static void Entry(byte[] file, int at, string name, byte kind, uint child = 0xFFFFFFFF, uint right = 0xFFFFFFFF)
    {
        Encoding.Unicode.GetBytes(name).CopyTo(file, at);
        Put(file, at + 64, (uint)(name.Length + 1) * 2, 2);
        file[at + 66] = kind;
        file[at + 67] = 1;
        Put(file, at + 68, 0xFFFFFFFF, 4);
        Put(file, at + 72, right, 4);
        Put(file, at + 76, child, 4);
        Put(file, at + 116, 0xFFFFFFFE, 4);
    }

    private static void Put(byte[] file, int at, uint value, int size)
    {
        for (var i = 0; i < size; i++) file[at + i] = (byte)(value >> (8 * i));
    }
}
