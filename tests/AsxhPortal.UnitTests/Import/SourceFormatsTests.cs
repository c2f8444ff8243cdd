using System.Text;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using Shouldly;
using Xunit;
using static AsxhPortal.UnitTests.Import.XlsxBytes;

namespace AsxhPortal.UnitTests.Import;

/// <summary>What offices really send: three formats, old fonts, hidden things, formulas, and text in every encoding.</summary>
public class SourceFormatsTests
{
    private const string Letterhead = "UBND XÃ XUÂN YÊN, PHÒNG LĐTBXH";

    [Fact]
    public void An_old_workbook_gives_texts_numbers_dates_merges_and_hidden_things()
    {
        var book = SourceListFile.Open(new XlsBytes()
            .Sheet("Danh sách")
            .Row(0, false, "Họ và tên", "Số CCCD", "Ngày sinh")
            .Row(1, true, "Trần Thị Em", "042140653107").Cell(1, 2, 14935, style: 1)
            .Row(2, false, "Lê Văn Huấn", 42041653107.0, 1.5)
            .Merge(2, 4, 0, 0)
            .Sheet("Ẩn", isHidden: true).Row(0, false, "x")
            .ToBytes(), "a.xls");

        book.Format.ShouldBe("xls");
        book.Sheets.Select(s => (s.Name, s.IsHidden)).ShouldBe([("Danh sách", false), ("Ẩn", true)]);
        var sheet = book.Sheets[0];
        sheet.Rows.Select(r => (r.Number, r.IsHidden)).ShouldBe([(1, false), (2, true), (3, false)]);
        sheet.Rows[1][1].Text.ShouldBe("042140653107");
        (sheet.Rows[1][2].Kind, sheet.Rows[1][2].Text).ShouldBe((CellKind.Date, "20/11/1940"));
        sheet.Rows[2][1].Text.ShouldBe("42041653107");
        sheet.MergedRanges.ShouldBe([new SheetRange(3, 0, 5, 0)]);
        sheet.Notes.ShouldContain("Trang “Danh sách” có 1 dòng ẩn (dòng 2); vẫn được đọc.");
        book.Sheets[1].Notes.ShouldContain("Trang “Ẩn” đang ẩn trong tệp.");
    }

    [Fact]
    public void An_old_workbook_in_old_fonts_is_read_by_its_fonts()
    {
        var xls = new XlsBytes();
        xls.Style("Tahoma");
        xls.Style("Verdana");
        var (time, capitals, vni) = (xls.Style(".VnTime"), xls.Style(".VnTimeH"), xls.Style("VNI-Times"));
        var sheet = SourceListFile.Read(xls.Sheet("S").Cell(0, 0, "Vò Thu", time).Cell(1, 0, "nguyÔn thÞ lan", capitals).Cell(2, 0, "Hoàng Anh", vni).Cell(3, 0, "Hoàng Anh").ToBytes(), "a.xls").Single();

        LegacyText.InUnicode(sheet).Rows.Select(r => r[0].Text).ShouldBe(["Vũ Thu", "NGUYỄN THỊ LAN", "Hồng Anh", "Hoàng Anh"]);
    }

    [Fact]
    public void Old_fonts_of_a_new_workbook_are_told_by_its_styles()
    {
        var content = new XlsxBytes { Fonts = [".VnTime", ".VnTimeH", "VNI-Helve"] }
            .Sheet("Bìa", $"<row r=\"1\">{Text("A1", "Bìa")}</row>")
            .Sheet("S", $"<row r=\"1\">{Text("A1", "Vò Thu", 1)}{Text("B1", "Hoàng Anh", 3)}</row><row r=\"3\">{Text("A3", "nguyÔn thÞ lan", 2)}{Text("B3", "Hoàng Anh")}</row>")
            .ToBytes();
        var sheet = LegacyText.InUnicode(SourceListFile.Read(content, "a.xlsx")[1]);

        sheet.Rows.SelectMany(r => r.Cells.Select(c => c.Text)).ShouldBe(["Vũ Thu", "Hồng Anh", "NGUYỄN THỊ LAN", "Hoàng Anh"]);
        sheet.Text!.Evidence.ShouldBe(EncodingEvidence.Font);
        sheet.Text.Columns.Select(c => (c.Column, c.Encoding, c.Converted)).ShouldBe([(0, ListEncoding.Tcvn3, 2), (1, ListEncoding.Vni, 1)]);
    }

    [Fact]
    public void Dates_from_1904_are_the_same_days_in_both_formats()
    {
        var xlsx = SourceListFile.Open(new XlsxBytes { UsesDatesFrom1904 = true }.Sheet("S", "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>13473</v></c></row>").ToBytes(), "a.xlsx");
        var xls = SourceListFile.Open(new XlsBytes { UsesDatesFrom1904 = true }.Sheet("S").Cell(0, 0, 13473, style: 1).ToBytes(), "a.xls");

        foreach (var book in new[] { xlsx, xls })
        {
            book.Sheets[0].Rows[0][0].Text.ShouldBe("20/11/1940");
            book.Notes.ShouldHaveSingleItem().ShouldContain("1904");
        }
    }

    [Fact]
    public void Hidden_rows_columns_and_sheets_are_read_and_said()
    {
        var book = SourceListFile.Open(new XlsxBytes()
            .Sheet("S", $"<row r=\"1\">{Text("A1", "a")}{Text("B1", "b")}</row><row r=\"2\" hidden=\"1\">{Text("A2", "c")}</row>", "<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols>")
            .Sheet("Kín", $"<row r=\"1\">{Text("A1", "d")}</row>", state: "veryHidden")
            .ToBytes(), "a.xlsx");

        book.Sheets[0].Rows.Select(r => r.IsHidden).ShouldBe([false, true]);
        book.Sheets[0].Notes.ShouldBe(["Trang “S” có 1 dòng ẩn (dòng 2); vẫn được đọc.", "Trang “S” có cột ẩn (B); vẫn được đọc."]);
        book.Sheets[1].IsHidden.ShouldBeTrue();
    }

    [Fact]
    public void Formulas_are_read_as_their_kept_values_and_those_without_are_said()
    {
        var book = SourceListFile.Open(new XlsxBytes()
            .Sheet("S", "<row r=\"1\"><c r=\"A1\"><f>SUM(B1:C1)</f><v>360000</v></c><c r=\"B1\" t=\"str\"><f>\"0\"&amp;D1</f><v>042140653107</v></c><c r=\"C1\"><f>[1]Sheet1!A1</f></c><c r=\"D1\"><f>1+1</f><v></v></c><c r=\"E1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>")
            .ToBytes(), "a.xlsx");

        book.Sheets[0].Rows[0].Cells.Take(2).ShouldBe([SheetCell.OfNumber(360_000), SheetCell.OfText("042140653107")]);
        book.Notes.ShouldHaveSingleItem().ShouldStartWith("Có 2 ô công thức chưa có giá trị tính sẵn");
    }

    [Fact]
    public void Links_to_other_files_and_macros_are_said_and_nothing_of_them_is_used()
    {
        var xlsx = new XlsxBytes().Sheet("S", $"<row r=\"1\">{Text("A1", "a")}<c r=\"B1\"><f>[1]Sheet1!A1</f><v>7</v></c></row>");
        xlsx.OtherParts["xl/externalLinks/externalLink1.xml"] = "<externalLink/>"u8.ToArray();
        xlsx.OtherParts["xl/vbaProject.bin"] = [1, 2, 3];
        var book = SourceListFile.Open(xlsx.ToBytes(), "a.xlsm");

        book.Sheets[0].Rows[0][1].Number.ShouldBe(7);
        book.Notes.ShouldBe(["Tệp có macro; macro không được chạy, chỉ đọc dữ liệu trong ô.", "Tệp có công thức lấy số từ tệp khác; đã đọc giá trị lưu sẵn trong tệp, hãy kiểm tra lại các cột ấy."]);
        var xls = SourceListFile.Open(new XlsBytes { HasOtherBook = true, OtherEntries = ["_VBA_PROJECT_CUR"] }.Sheet("S").Cell(0, 0, "a").ToBytes(), "a.xls");
        xls.Notes.ShouldBe(book.Notes);
    }

    [Fact]
    public void A_wrong_extension_is_read_by_content_and_said()
    {
        SourceListFile.Open(new XlsxBytes().Sheet("S", $"<row r=\"1\">{Text("A1", "a")}</row>").ToBytes(), "a.xls").Notes
            .ShouldBe(["Tệp có đuôi “.xls” nhưng nội dung là dạng .xlsx; đã đọc theo nội dung."]);
        SourceListFile.Open(new XlsBytes().Sheet("S").Cell(0, 0, "a").ToBytes(), "a.xlsx").Notes
            .ShouldBe(["Tệp có đuôi “.xlsx” nhưng nội dung là dạng .xls; đã đọc theo nội dung."]);
        SourceListFile.Open(Encoding.UTF8.GetBytes("Họ và tên\tSố CCCD\nTrần Thị Em\t042140653107\n"), "a.xls").Notes
            .ShouldBe(["Tệp có đuôi “.xls” nhưng nội dung là dạng .csv; đã đọc theo nội dung."]);
    }

    [Fact]
    public void Text_is_read_in_every_usual_encoding_and_with_every_usual_separator()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string Decomposed = "Trâ\u0300n Thi\u0323 Em";
        foreach (var separator in ",;\t|")
        {
            var text = $"{Letterhead}\r\nHọ và tên{separator}Số CCCD{separator}Ghi chú\r\nTrần Thị Em{separator}042140653107{separator}\"dòng 1\r\ndòng \"\"2\"\"{separator}\"\r\nLê Văn Huấn{separator}042041653107\r\n";
            var old = $"Ho\u0323 va\u0300 tên{separator}Sô\u0301\r\n{Decomposed}{separator}042140653107\r\nLê Văn Huâ\u0301n{separator}1\r\n";
            byte[][] files =
            [
                Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
                Encoding.Unicode.GetBytes(text), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
                Encoding.BigEndianUnicode.GetBytes(text), [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            ];
            foreach (var file in files)
            {
                var rows = SourceListFile.Read(file, "a.csv").Single().Rows;
                rows.Select(r => r.Number).ShouldBe([1, 2, 3, 4]);
                rows[2].Cells.Select(c => c.Text).ShouldBe(["Trần Thị Em", "042140653107", $"dòng 1\r\ndòng \"2\"{separator}"]);
            }
            SourceListFile.Read(Encoding.GetEncoding(1258).GetBytes(old), "a.csv").Single().Rows[1][0].Text.ShouldBe("Trần Thị Em");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Text_in_the_bytes_of_an_old_font_is_found_out(bool isVni)
    {
        var text = "TT;Họ và tên;Ngày sinh;Số CCCD\n1;Trần Thị Em;20/11/1940;042140653107\n2;Nguyễn Văn Huấn;21/11/1941;042041653107\n";
        var bytes = Encoding.Latin1.GetBytes((isVni ? Vni.FromUnicode(text) : Tcvn3.FromUnicode(text))!);

        var sheet = LegacyText.InUnicode(SourceListFile.Read(bytes, "a.csv").Single());

        sheet.Rows[0].Cells.Select(c => c.Text).ShouldBe(["TT", "Họ và tên", "Ngày sinh", "Số CCCD"]);
        sheet.Rows[2][1].Text.ShouldBe("Nguyễn Văn Huấn");
    }

    [Fact]
    public void The_separator_may_be_said_and_an_open_quote_swallows_nothing()
    {
        SourceListFile.Read("sep=;\r\na,b;c\r\n"u8.ToArray(), "a.csv").Single().Rows[0].Cells.Select(c => c.Text).ShouldBe(["a,b", "c"]);
        SourceListFile.Read("a;\"b;c\r\nd;e;f\r\n"u8.ToArray(), "a.csv").Single().Rows.Select(r => r.Cells.Length).ShouldBe([3, 3]);
    }

    [Fact]
    public void A_damaged_letter_makes_no_other_encoding_of_the_text()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("Họ và tên;Số CCCD\nTrần Thị Em;042140653107\nNguyễn Văn Huấn;042041653107\nLê Th"), 0xE1, .. ";1\n"u8];

        SourceListFile.Read(bytes, "a.csv").Single().Rows.Select(r => r[0].Text).ShouldBe(["Họ và tên", "Trần Thị Em", "Nguyễn Văn Huấn", "Lê Th\uFFFD"]);
    }

    [Fact]
    public void A_million_formatted_rows_without_a_value_end_at_the_last_used_one()
    {
        var rows = new StringBuilder($"<row r=\"1\">{Text("A1", "a")}</row>");
        for (var i = 2; i <= 1_000_000; i++) rows.Append($"<row r=\"{i}\" s=\"1\" customFormat=\"1\"/>");

        SourceListFile.Read(new XlsxBytes { Fonts = ["Arial"] }.Sheet("S", rows.ToString()).ToBytes(), "a.xlsx").Single().Rows.Count.ShouldBe(1);
    }

    [Fact]
    public void A_value_at_the_far_corner_costs_no_more_than_its_row()
    {
        var sheet = SourceListFile.Read(new XlsxBytes().Sheet("S", $"<row r=\"1\">{Text("A1", "a")}</row><row r=\"1048576\">{Text("A1048576", "z")}{Text("XFD1048576", "xa")}</row>").ToBytes(), "a.xlsx").Single();

        sheet.Rows.Select(r => r.Number).ShouldBe([1, 1_048_576]);
        sheet.Notes.ShouldBe(["Trang “S” có nhiều hơn 300 cột; chỉ đọc 300 cột đầu."]);
    }
}
