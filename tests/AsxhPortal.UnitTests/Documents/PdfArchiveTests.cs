using System.Text;
using System.Text.RegularExpressions;
using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Kit.Layout;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Outline;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

/// <summary>What PDF/A-2b (ISO 19005-2) asks of the files, as far as it can be read back; and bookmarks, stamps, page sums.</summary>
public class PdfArchiveTests
{
    private static readonly PaperStamp Stamp = new(
        new Guid("018cfc5e-0000-7000-8000-00000000beef"), "05/BB-UBND", "0123456789abcdef", "https://asxh.example.vn/van-ban/018cfc5e000070008000000000000beef?ma=0123456789abcdef",
        new DateTime(2024, 1, 12, 8, 30, 0), 0);

    private static byte[] Minutes(int count) => RefusalMinutePdf.Render(
        [.. Enumerable.Range(1, count).Select(i => (SamplePapers.Letterhead with { NumberLine = $"Số: {i:00}/BB-UBND", Stamp = Stamp with { NumberText = $"{i:00}/BB-UBND" } },
            new RefusalMinutePaper($"{i:00}/BB", new DateTime(2024, 1, 17, 8, 30, 0), null, "thôn Yên Khánh", "Lê Văn Cường", "Cảnh sát khu vực", "Phan Thị Hạnh", "Công chức VH-XH",
                SamplePapers.NameOf(i), "1941", "Nữ", SamplePapers.CitizenIdOf(i), "Thôn Yên Khánh, xã Xuân Yên", "Người từ đủ 80 tuổi trở lên", 360_000, Reason: "Tuổi cao, quen nhận tiền mặt.", Wish: "Tiền mặt")))],
        SamplePapers.CreatedAt);

    [Fact]
    public void A_paper_states_that_it_is_PDF_A_2b_in_sRGB_and_in_Vietnamese()
    {
        var bytes = Minutes(1);
        using var pdf = PdfDocument.Open(bytes);
        var catalog = pdf.Structure.Catalog.CatalogDictionary;

        pdf.TryGetXmpMetadata(out var metadata).ShouldBeTrue();
        var xmp = Encoding.UTF8.GetString(metadata!.GetXmlBytes());
        xmp.ShouldMatch(@"pdfaid:part\D{1,3}2");
        xmp.ShouldMatch(@"pdfaid:conformance\W{1,3}B");
        xmp.ShouldContain("Biên bản về việc chưa đăng ký nhận trợ cấp qua tài khoản");
        catalog.TryGet(NameToken.Create("OutputIntents"), out var intents).ShouldBeTrue();
        Encoding.Latin1.GetString(bytes).ShouldContain("/DestOutputProfile");
        Encoding.Latin1.GetString(bytes).ShouldContain("/GTS_PDFA1");
        intents.ShouldNotBeNull();
        catalog.TryGet(NameToken.Create("Lang"), out StringToken language).ShouldBeTrue();
        language.Data.ShouldBe("vi-VN");
    }

    [Fact]
    public void The_document_id_follows_from_the_content_alone()
    {
        var (one, again, other) = (Minutes(1), Minutes(1), Minutes(2));

        one.AsSpan().SequenceEqual(again).ShouldBeTrue("the same input and time give the same bytes");
        IdOf(one).ShouldNotBe(IdOf(other));
        Regex.Match(Encoding.Latin1.GetString(one), "uuid:([0-9a-f-]{36})").Groups[1].Value.Replace("-", "", StringComparison.Ordinal).ShouldBe(IdOf(one));

        static string IdOf(byte[] pdf) => Regex.Match(Encoding.Latin1.GetString(pdf), @"/ID\s*\[\s*<([0-9A-Fa-f]+)>").Groups[1].Value;
    }

    [Fact]
    public void Every_font_is_embedded_and_nothing_is_encrypted_scripted_or_attached()
    {
        var text = Encoding.Latin1.GetString(Minutes(1));

        Regex.Count(text, @"/Type\s*/FontDescriptor").ShouldBe(Regex.Count(text, "/FontFile2"));
        Regex.Count(text, @"/Subtype\s*/Type3").ShouldBe(0);
        foreach (var forbidden in new[] { "/Encrypt", "/JavaScript", "/EmbeddedFiles", "/LZWDecode", "/SMask", "/TR ", "/AA " })
            text.ShouldNotContain(forbidden, Case.Sensitive);
        Regex.Matches(text, @"/(ca|CA) ([0-9.]+)").Select(match => match.Groups[2].Value).Distinct().ShouldBe(["1"]);
    }

    [Fact]
    public void Papers_of_a_hamlet_are_one_file_with_a_bookmark_each()
    {
        using var pdf = PdfDocument.Open(Minutes(12));

        pdf.TryGetBookmarks(out var bookmarks).ShouldBeTrue();
        var nodes = bookmarks!.Roots.Cast<DocumentBookmarkNode>().ToList();
        nodes.Select(node => node.Title).ShouldBe(Enumerable.Range(1, 12).Select(i => $"{i:00}/BB-UBND {SamplePapers.NameOf(i)}"));
        nodes.ShouldAllBe(node => pdf.GetPage(node.PageNumber).Text.Contains("BIÊN BẢN", StringComparison.Ordinal));
    }

    [Fact]
    public void Five_hundred_minutes_stay_a_small_file_with_each_font_once()
    {
        var bytes = Minutes(500);
        var text = Encoding.Latin1.GetString(bytes);

        bytes.Length.ShouldBeLessThan(12_000_000);
        Regex.Count(text, "/FontFile2").ShouldBeLessThanOrEqualTo(4);
        Regex.Count(text, "/Title <FEFF[0-9A-F]+> /Parent").ShouldBe(500);
    }

    [Fact]
    public void The_stamp_names_number_code_and_reprint_and_draws_a_square()
    {
        var letterhead = SamplePapers.Letterhead with { Stamp = Stamp with { Reprint = 2 } };
        using var pdf = PdfDocument.Open(RefusalMinutePdf.Render(letterhead, new RefusalMinutePaper(), SamplePapers.CreatedAt));
        var first = pdf.GetPage(1);

        PdfPages.Flatten(first.Text).ShouldContain("IN LẠI");
        first.Text.ShouldContain("0123 4567 89AB CDEF");
        first.Text.ShouldContain("in lại lần 2, 12/01/2024 08:30");
        first.Paths.Sum(path => path.Count).ShouldBeGreaterThan(100);
        pdf.GetPage(2).Text.ShouldContain("05/BB-UBND");
    }

    [Fact]
    public void A_long_list_sums_each_page_and_carries_the_sum_on()
    {
        var rows = Enumerable.Range(1, 200).Select(i => (Ordinal: i, Amount: 1_000L * i)).ToList();
        Column<(int Ordinal, long Amount)>[] columns =
        [
            new("STT", row => row.Ordinal, 6, ColumnFormat.Centered), new("Họ và tên", row => SamplePapers.NameOf(row.Ordinal), 30), new("Mức hưởng", row => row.Amount, 14, ColumnFormat.Money, IsTotalled: true),
        ];
        var form = new ListForm<(int Ordinal, long Amount)> { Letterhead = SamplePapers.Letterhead, Title = "Danh sách", Columns = columns, Rows = rows, IsLandscape = false, Signatures = [SamplePapers.Letterhead.Signer()] };
        var pages = PdfPages.Read(ListFormPdf.Render(form, SamplePapers.CreatedAt), "page-sums");

        pages.Count.ShouldBeGreaterThan(3);
        var sum = 0L;
        foreach (var page in pages)
        {
            var ordinals = Regex.Matches(page, @"(?<=[^\d.])(\d{1,3}) (?=\p{Lu}\p{Ll}*\s)").Select(match => int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture)).Where(n => page.Contains(VietnameseFormat.Number(n * 1_000), StringComparison.Ordinal)).ToList();
            var own = long.Parse(Regex.Match(page, @"Cộng trang ([\d.]+)").Groups[1].Value.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
            sum += own;
            if (page != pages[^1])
                page.ShouldContain($"Lũy kế {VietnameseFormat.Number(sum)}");
            ordinals.ShouldNotBeEmpty();
        }

        sum.ShouldBe(rows.Sum(row => row.Amount));
        pages[^1].ShouldContain($"TỔNG CỘNG (200 người) {VietnameseFormat.Number(sum)}");
        PdfPages.Read(ListFormPdf.Render(form with { Rows = rows[..10] }, SamplePapers.CreatedAt), "page-sums-short").Single().ShouldNotContain("Cộng trang");
        string.Join(' ', PdfPages.Read(ListFormPdf.Render(form with { HasPageSums = false }, SamplePapers.CreatedAt), "page-sums-off")).ShouldNotContain("Lũy kế");
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_signature_block_stands_with_lines_of_the_list_whatever_its_length(bool isLandscape)
    {
        for (var count = 20; count <= 75; count += 5)
        {
            var rows = Enumerable.Range(1, count).ToList();
            Column<int>[] columns = [new("STT", row => row, 6, ColumnFormat.Centered), new("Họ và tên", row => SamplePapers.NameOf(row), 30), new("Mức hưởng", _ => 1_000L, 14, ColumnFormat.Money, IsTotalled: true)];
            var form = new ListForm<int> { Letterhead = SamplePapers.Letterhead, Title = "Danh sách", Columns = columns, Rows = rows, IsLandscape = isLandscape, WordsOf = columns[2], Signatures = [new SignatureBlock("NGƯỜI LẬP"), SamplePapers.Letterhead.Signer()] };
            var last = PdfPages.Read(ListFormPdf.Render(form, SamplePapers.CreatedAt), $"ending-{isLandscape}-{count}")[^1];

            last.ShouldContain("NGƯỜI LẬP");
            last.ShouldContain(SamplePapers.NameOf(count));
            last.ShouldContain("TỔNG CỘNG");
        }
    }

    [Fact]
    public void Text_stays_within_the_margins_of_the_decree()
    {
        const double millimetre = 72 / 25.4;
        using var pdf = PdfDocument.Open(Minutes(1));
        foreach (var page in pdf.GetPages())
        {
            var letters = page.Letters.Where(letter => letter.BoundingBox.Width > 0 && letter.PointSize > 8.5).ToList();
            letters.Min(letter => letter.BoundingBox.Left).ShouldBeGreaterThanOrEqualTo(30 * millimetre - 1);
            letters.Max(letter => letter.BoundingBox.Right).ShouldBeLessThanOrEqualTo(page.Width - 15 * millimetre + 1);
            letters.Min(letter => letter.BoundingBox.Bottom).ShouldBeGreaterThanOrEqualTo(20 * millimetre - 1);
            var content = letters.Where(letter => !IsPageNumber(letter, page)).ToList();
            content.Max(letter => letter.BoundingBox.Top).ShouldBeLessThanOrEqualTo(page.Height - 20 * millimetre + 1);
        }

        static bool IsPageNumber(Letter letter, Page page) => letter.Value.All(char.IsAsciiDigit) && Math.Abs(letter.BoundingBox.Left - page.Width / 2) < 12 && letter.BoundingBox.Bottom > page.Height - 20 * millimetre;
    }
}
