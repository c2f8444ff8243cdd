using System.IO.Compression;
using System.Text;
using AsxhPortal.Documents.Import;
using Shouldly;
using Xunit;
using static AsxhPortal.UnitTests.Import.XlsxBytes;

namespace AsxhPortal.UnitTests.Import;

/// <summary>Every wrong file is answered with one sentence that says what is wrong and what to do.</summary>
public class WrongFileTests
{
    private static readonly byte[] Good = new XlsxBytes().Sheet("S", $"<row r=\"1\">{Text("A1", "a")}</row>").ToBytes();

    [Fact]
    public void A_locked_old_workbook_is_said() => Refused(new XlsBytes { IsLocked = true }.Sheet("S").Cell(0, 0, "a").ToBytes(), "a.xls").ShouldContain("mật khẩu");

    [Fact]
    public void A_Word_document_is_said()
    {
        Refused(new XlsBytes { WorkbookStream = "WordDocument" }.Sheet("S").Cell(0, 0, "a").ToBytes(), "a.xls").ShouldStartWith("Tệp là văn bản Word");
        Refused(Zip(("word/document.xml", "<a/>"u8.ToArray())), "a.xlsx").ShouldStartWith("Tệp là văn bản Word");
    }

    [Fact]
    public void Another_office_format_is_said() => Refused(Zip(("mimetype", "x"u8.ToArray()), ("content.xml", "<a/>"u8.ToArray())), "a.xlsx").ShouldContain("OpenDocument");

    [Fact]
    public void Another_container_is_said() => Refused(new XlsBytes { WorkbookStream = "Contents" }.Sheet("S").Cell(0, 0, "a").ToBytes(), "a.xls").ShouldStartWith("Tệp không phải là tệp Excel");

    [Theory]
    [InlineData("<html><body><table><tr><td>Họ và tên</td></tr></table></body></html>")]
    [InlineData("\uFEFF  \r\n<!DOCTYPE html><html></html>")]
    [InlineData("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>")]
    public void Markup_saved_as_workbook_is_said(string text)
    {
        Refused(Encoding.UTF8.GetBytes(text), "a.xls").ShouldStartWith("Tệp là trang web hoặc XML");
        Refused(Encoding.Unicode.GetBytes(text), "a.xls").ShouldStartWith("Tệp là trang web hoặc XML");
    }

    [Fact]
    public void A_picture_a_PDF_and_noise_are_no_lists()
    {
        Refused([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[200]], "a.csv").ShouldStartWith("Tệp không phải là tệp Excel");
        Refused("%PDF-1.7 a,b\nc,d\n"u8.ToArray(), "a.csv").ShouldStartWith("Tệp không phải là tệp Excel");
        Refused([.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 >> 3))], "a.xls").ShouldStartWith("Tệp không phải là tệp Excel");
        Refused("chỉ một câu văn"u8.ToArray(), "a.xls").ShouldStartWith("Tệp không phải là tệp Excel");
    }

    [Fact]
    public void Every_truncation_ends_in_a_sentence_or_in_rows()
    {
        var xls = new XlsBytes().Sheet("S").Row(0, false, "Họ và tên", "Số CCCD").ToBytes();
        foreach (var file in new[] { Good, xls })
        {
            for (var length = 1; length < file.Length; length += Math.Max(1, file.Length / 60)) TryRead(file[..length]);
        }
        Refused(Good[..(Good.Length / 2)], "a.xlsx").ShouldStartWith("Tệp bị hỏng");
        Refused(xls[..700], "a.xls").ShouldStartWith("Tệp bị hỏng");
    }

    [Fact]
    public void A_circle_in_the_chains_of_an_old_workbook_is_damage()
    {
        var xls = new XlsBytes().Sheet("S").Row(0, false, "Họ và tên", "Số CCCD").ToBytes();
        for (var sector = 1; sector < 8; sector++)
        {
            var circle = xls.ToArray();
            circle[512 + sector * 4] = (byte)sector;
            circle[512 + sector * 4 + 1] = circle[512 + sector * 4 + 2] = circle[512 + sector * 4 + 3] = 0;
            TryRead(circle);
        }
    }

    [Fact]
    public void A_bomb_is_refused_by_ratio_by_size_and_by_shared_texts()
    {
        Refused(Zip(("xl/workbook.xml", new byte[60_000_000])), "a.xlsx").ShouldStartWith("Tệp nén nở ra quá lớn");
        Refused(Good, "a.xlsx", new SourceListLimits(MaxUnpackedBytes: 1000)).ShouldStartWith("Tệp nén nở ra quá lớn");
        Refused(Zip(("xl/sharedStrings.xml", new byte[5000])), "a.xlsx", new SourceListLimits(MaxTextBytes: 4000)).ShouldStartWith("Tệp nén nở ra quá lớn");
        Refused(Zip([.. Enumerable.Range(0, 5001).Select(i => ($"a{i}", Array.Empty<byte>()))]), "a.xlsx").ShouldStartWith("Tệp nén nở ra quá lớn");
    }

    [Fact]
    public void Entities_that_grow_are_never_expanded()
    {
        var xlsx = new XlsxBytes().Sheet("S", "");
        xlsx.OtherParts["xl/sharedStrings.xml"] = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><sst><si><t>&c;&c;</t></si></sst>"u8.ToArray();
        TryRead(xlsx.ToBytes());
    }

    [Fact]
    public void Too_many_rows_and_cells_are_refused()
    {
        var rows = string.Concat(Enumerable.Range(1, 50).Select(i => $"<row r=\"{i}\">{Text("A" + i, "a")}{Text("J" + i, "b")}</row>"));
        var file = new XlsxBytes().Sheet("S", rows).ToBytes();

        Refused(file, "a.xlsx", new SourceListLimits(MaxRows: 49)).ShouldStartWith("Tệp có nhiều hơn 49 dòng");
        Refused(file, "a.xlsx", new SourceListLimits(MaxCells: 499)).ShouldStartWith("Tệp có nhiều hơn 499 ô");
        Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a;b\n", 50))), "a.csv", new SourceListLimits(MaxRows: 49)).ShouldStartWith("Tệp có nhiều hơn 49 dòng");
        SourceListFile.Read(file, "a.xlsx", new SourceListLimits(MaxRows: 50, MaxCells: 500)).Single().Rows.Count.ShouldBe(50);
    }

    [Fact]
    public void Three_hundred_columns_are_read_and_what_lies_beyond_is_said()
    {
        var cells = string.Concat(Enumerable.Range(0, 301).Select(i => Text(Domain.Import.ColumnMap.Letter(i) + "1", "x")));
        var sheet = SourceListFile.Read(new XlsxBytes().Sheet("S", $"<row r=\"1\">{cells}</row>").ToBytes(), "a.xlsx").Single();

        sheet.Rows[0].Cells.Length.ShouldBe(300);
        sheet.Notes.ShouldHaveSingleItem().ShouldContain("chỉ đọc 300 cột đầu");
    }

    private static string Refused(byte[] content, string name, SourceListLimits? limits = null) =>
        Should.Throw<SourceListException>(() => SourceListFile.Open(content, name, limits)).Message;

    private static void TryRead(byte[] content)
    {
        try
        {
            SourceListFile.Open(content, "a.xlsx");
        }
        catch (SourceListException)
        {
            // The only way out besides success.
        }
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }
}
