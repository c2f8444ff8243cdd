using AsxhPortal.Documents.Matching;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

/// <summary>The letter of "phối hợp xác minh" as a công văn of NĐ 30/2020.</summary>
public sealed class VerificationRequestPdfTests
{
    private static readonly VerificationRequestRow One = new(1, "Đặng Trọng Khoát", "1944", "Nam", null, "183012345", "thôn Yên Ngư", "Thương binh", 41, 2_287_000, "03/2012", "1234/QĐ-LĐTBXH");

    [Fact]
    public void One_person_is_described_in_the_text()
    {
        var pages = PdfPages.Read(VerificationRequestPdf.Render(SamplePapers.Letterhead, Paper([One], "15/UBND-VHXH", new DateOnly(2024, 1, 12)), SamplePapers.CreatedAt), "verification-one");
        pages.Count.ShouldBe(1);
        var text = pages[0];
        text.ShouldContain("Số: 15/UBND-VHXH");
        text.ShouldContain("V/v đề nghị phối hợp xác minh");
        text.ShouldContain("Kính gửi: Sở Lao động - Thương binh và Xã hội tỉnh Hà Tĩnh.");
        text.ShouldContain("Đặng Trọng Khoát");
        text.ShouldContain("183012345");
        text.ShouldContain("2.287.000 đồng/tháng");
        text.ShouldContain("trước ngày 19/01/2024");
        text.ShouldContain("Nơi nhận:");
        text.ShouldContain("TM. ỦY BAN NHÂN DÂN");
    }

    [Fact]
    public void Several_people_stand_in_a_table_and_the_number_waits_to_be_written()
    {
        var rows = Enumerable.Range(1, 30).Select(i => One with { Ordinal = i, FullName = SamplePapers.NameOf(i), CitizenId = SamplePapers.CitizenIdOf(i) }).ToList();
        var pages = PdfPages.Read(VerificationRequestPdf.Render(SamplePapers.Letterhead with { NumberLine = "" }, Paper(rows, null, null), SamplePapers.CreatedAt), "verification-many");
        pages.Count.ShouldBeGreaterThan(1);
        var text = string.Join(' ', pages);
        text.ShouldContain("30 người");
        text.ShouldContain("Số định danh/CMND");
        text.ShouldContain(SamplePapers.CitizenIdOf(30));
        text.ShouldContain("Số: ......./......");
    }

    private static VerificationRequestPaper Paper(IReadOnlyList<VerificationRequestRow> rows, string? number, DateOnly? on) =>
        new("Sở Lao động - Thương binh và Xã hội tỉnh Hà Tĩnh", number, on, "xã Xuân Yên", true, "Người có công", new DateOnly(2024, 1, 19), rows);
}
