using System.Globalization;
using System.Text.RegularExpressions;
using AsxhPortal.Documents.BankAccounts;
using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.Classification;
using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Payments;
using AsxhPortal.Domain.HomeVisits;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

/// <summary>The papers that carry lists and numbers, word by word; each also empty and with a thousand rows.</summary>
public class ApprovedListTests
{
    private static readonly Letterhead Head = SamplePapers.Letterhead;
    private static readonly DateTime At = SamplePapers.CreatedAt;

    [Fact]
    public void List_of_beneficiaries() =>
        BeneficiaryListPdf.Render(Head, SamplePapers.BeneficiaryHeading(), [.. SamplePapers.Beneficiaries(6)], At).ShouldHaveApprovedText("danh-sach-doi-tuong");

    [Theory]
    [InlineData("1")]
    [InlineData("2B")]
    [InlineData("3-UQ-TK")]
    [InlineData("4")]
    [InlineData("X-CHET")]
    public void Classification_list(string code) =>
        ClassificationListPdf.Render(Head, Classified(code), [.. SamplePapers.Classified(4)], At).ShouldHaveApprovedText("danh-sach-phan-loai-" + code);

    [Fact]
    public void Classification_summary() => ClassificationSummaryPdf.Render(Head, Summary(5), At).ShouldHaveApprovedText("tong-hop-phan-loai");

    [Fact]
    public void List_of_updated_accounts() =>
        AccountUpdatePdf.Render(Head, SamplePapers.AccountHeading, [.. SamplePapers.Accounts(6)], At).ShouldHaveApprovedText("danh-sach-cap-nhat-tai-khoan");

    [Theory]
    [InlineData(TransmittalKind.Letter, "cong-van-chuyen-danh-sach")]
    [InlineData(TransmittalKind.Slip, "phieu-chuyen-danh-sach")]
    public void Letter_with_its_appendix(TransmittalKind kind, string name) =>
        HandOverLetterPdf.Render(Head, Letter(kind), SamplePapers.HandOverHeading, [.. SamplePapers.HandedOver(6)], At).ShouldHaveApprovedText(name);

    [Theory]
    [InlineData(PaymentListKind.BankAccount, "danh-sach-chi-tra-ngan-hang")]
    [InlineData(PaymentListKind.MobileMoney, "danh-sach-chi-tra-mobile-money")]
    [InlineData(PaymentListKind.Vneid, "danh-sach-chi-tra-vneid")]
    [InlineData(PaymentListKind.Organisation, "danh-sach-chi-tra-to-chuc")]
    [InlineData(PaymentListKind.AtHome, "danh-sach-chi-tra-tai-nha")]
    [InlineData(PaymentListKind.Proxy, "danh-sach-chi-tra-nhan-thay")]
    [InlineData(PaymentListKind.Cash, "danh-sach-chi-tra-tien-mat")]
    public void Payment_list(PaymentListKind kind, string name) => PaymentListPdf.Render(Head, SamplePapers.Payments(4, kind, hasMore: false), At).ShouldHaveApprovedText(name);

    [Fact]
    public void All_payment_lists_behind_their_summary() => PaymentListPdf.Render(
        Head, [SamplePapers.Payments(2, PaymentListKind.BankAccount), SamplePapers.Payments(1, PaymentListKind.Proxy)], At).ShouldHaveApprovedText("danh-sach-chi-tra-tat-ca");

    [Fact]
    public void Report_of_the_round() => RoundReportPdf.Render(Head, SamplePapers.Report, At).ShouldHaveApprovedText("bao-cao-dot-ra-soat");

    [Fact]
    public void Public_posting_shows_three_digits_of_a_number()
    {
        var bytes = PublicPostingPdf.Render(Head, SamplePapers.PostingHeading, [.. SamplePapers.Posted(5)], At);

        bytes.ShouldHaveApprovedText("niem-yet-cong-khai");
        var text = string.Join(' ', PdfPages.Read(bytes, "niem-yet-cong-khai"));
        text.ShouldContain("*********001");
        foreach (var row in SamplePapers.Posted(5))
        {
            text.ShouldNotContain(row.CitizenId!);
            text.ShouldNotContain(row.Phone!);
        }
    }

    [Fact]
    public void Leaflet_stands_twice_on_one_sheet()
    {
        var bytes = LeafletPdf.Render(Head, new Leaflet("xã Xuân Yên", "Tổ công tác Đề án 06 xã Xuân Yên", "0912 345 678"), At);

        bytes.ShouldHaveApprovedText("to-tuyen-truyen");
        PdfPages.Read(bytes, "to-tuyen-truyen").Single().Split("TỜ TUYÊN TRUYỀN").Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    public void Any_number_of_rows_is_printed_whole(int count)
    {
        var papers = new Dictionary<string, byte[]>
        {
            ["phan-loai"] = ClassificationListPdf.Render(Head, Classified("2B"), [.. SamplePapers.Classified(count)], At),
            ["tai-khoan"] = AccountUpdatePdf.Render(Head, SamplePapers.AccountHeading, [.. SamplePapers.Accounts(count)], At),
            ["cong-van"] = HandOverLetterPdf.Render(Head, Letter(TransmittalKind.Letter), SamplePapers.HandOverHeading, [.. SamplePapers.HandedOver(count)], At),
            ["chi-tra"] = PaymentListPdf.Render(Head, SamplePapers.Payments(count, PaymentListKind.BankAccount), At),
            ["niem-yet"] = PublicPostingPdf.Render(Head, SamplePapers.PostingHeading, [.. SamplePapers.Posted(count)], At),
        };

        foreach (var (name, bytes) in papers)
        {
            var pages = PdfPages.Read(bytes, $"{name}-{count}");
            pages[^1].ShouldContain("TM. ỦY BAN NHÂN DÂN", customMessage: name);
            var text = string.Join(' ', pages);
            if (count == 0)
                text.ShouldContain("Không có dữ liệu.", customMessage: name);
            for (var i = 1; i <= count; i++)
                text.ShouldContain(name == "niem-yet" ? $"0912{i:000000}"[^3..] : SamplePapers.CitizenIdOf(i), customMessage: name);
        }
    }

    [Theory]
    [InlineData(PaymentListKind.BankAccount)]
    [InlineData(PaymentListKind.Cash)]
    public void A_long_payment_list_states_the_sum_of_each_page_and_the_sum_so_far(PaymentListKind kind)
    {
        var pages = PdfPages.Read(PaymentListPdf.Render(Head, SamplePapers.Payments(120, kind, hasMore: false), At), $"luy-ke-{kind}");

        var soFar = 0;
        foreach (var page in pages.SkipLast(1))
        {
            soFar += Sum(page, "Cộng trang");
            Sum(page, "Lũy kế").ShouldBe(soFar);
        }

        pages.Count.ShouldBeGreaterThan(2);
        pages[^1].ShouldNotContain("Lũy kế");
        (soFar + Sum(pages[^1], "Cộng trang")).ShouldBe(64_800_000);
        pages[^1].ShouldContain("TỔNG CỘNG (120 dòng) 64.800.000");

        static int Sum(string page, string label) =>
            int.Parse(Regex.Match(page, label + @" ([\d.]+)").Groups[1].Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Long_names_are_printed_whole()
    {
        PdfPages.Read(ClassificationListPdf.Render(Head, Classified("3-UQ-TK"), [.. SamplePapers.Classified(300)], At), "phan-loai-300");
        PdfPages.Read(PaymentListPdf.Render(Head, SamplePapers.Payments(300, PaymentListKind.Proxy), At), "nhan-thay-300");
        var text = string.Join(' ', PdfPages.Read(AccountUpdatePdf.Render(Head, SamplePapers.AccountHeading, [.. SamplePapers.Accounts(300)], At), "tai-khoan-300"));

        foreach (var word in "Công Tằng Tôn Nữ Thị Hoàng Phương Thảo Nguyên".Split(' '))
            text.ShouldContain(word);
    }

    private static ClassificationListHeading Classified(string code) =>
        new(code, SurveyOutcomes.FromCode(code)!.Title, "Đợt rà soát tháng 01/2024", SamplePapers.IssuedOn, "Phan Thị Hạnh", "Danh sách lần 1, Trần Văn Thuận ký duyệt lúc 08:30 ngày 19/01/2024");

    private static ClassificationSummary Summary(int hamlets)
    {
        var outcomes = SurveyOutcomes.All.Select(rule => new SummaryOutcome(rule.Code, rule.Title)).ToList();
        return new ClassificationSummary("Đợt rà soát tháng 01/2024", outcomes,
            [.. Enumerable.Range(1, hamlets).Select(i => new ClassificationSummaryRow(SamplePapers.HamletOf(i), 40 + i, [.. outcomes.Select((_, index) => (index * i) % 4)]))], SamplePapers.IssuedOn);
    }

    private static HandOverLetter Letter(TransmittalKind kind) => new(kind, "xã Xuân Yên", "Công văn 182/UBND-CA ngày 12/01/2024", new DateOnly(2024, 1, 25));
}
