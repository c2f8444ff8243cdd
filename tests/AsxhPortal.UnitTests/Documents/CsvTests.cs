using System.Text;
using AsxhPortal.Documents.Payments;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

public class CsvTests
{
    [Fact]
    public void Return_export_is_utf8_with_mark_iso_dates_zeros_and_no_formula()
    {
        using var stream = new MemoryStream();
        ReturnExportCsv.Write(stream, SamplePapers.ReturnRows(2)).ShouldBe(2);
        var bytes = stream.ToArray();

        bytes.AsSpan(0, 3).ToArray().ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n");
        lines.Length.ShouldBe(4);
        lines[0].ShouldStartWith("STT,Mã đối tượng,Họ và tên,Ngày sinh");
        lines[1].ShouldContain(",540000,2023-07-01,3-BANK,2024-01-17,BANK,000000000001,970405,Agribank,");
        lines[1].ShouldContain("'=HYPERLINK(");
        lines[3].ShouldBeEmpty();
    }

    [Fact]
    public void Empty_export_has_only_its_header()
    {
        using var stream = new MemoryStream();
        ReturnExportCsv.Write(stream, []).ShouldBe(0);

        Encoding.UTF8.GetString(stream.ToArray()).TrimEnd().Split('\n').Length.ShouldBe(1);
    }
}
