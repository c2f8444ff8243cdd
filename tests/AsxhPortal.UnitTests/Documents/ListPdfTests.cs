using AsxhPortal.Documents.BankAccounts;
using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.Classification;
using AsxhPortal.Documents.Payments;
using AsxhPortal.Domain.HomeVisits;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

public class ListPdfTests
{
    [Fact]
    public void Beneficiary_list_has_letterhead_rows_and_the_sum_in_words()
    {
        var rows = SamplePapers.Beneficiaries(40).ToList();
        var pages = PdfPages.Read(BeneficiaryListPdf.Render(SamplePapers.Letterhead, SamplePapers.BeneficiaryHeading(), rows, SamplePapers.CreatedAt), "beneficiaries");

        pages.Count.ShouldBeGreaterThan(1);
        pages[0].ShouldContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        pages[0].ShouldContain("Độc lập - Tự do - Hạnh phúc");
        pages[0].ShouldContain("Xuân Yên, ngày 03 tháng 01 năm 2024");
        pages[0].ShouldContain("DANH SÁCH");
        pages[0].ShouldContain("042100000001");
        pages[^1].ShouldContain("TỔNG CỘNG (40 người)");
        pages[^1].ShouldContain("TM. ỦY BAN NHÂN DÂN");
    }

    [Fact]
    public void Header_row_stands_on_every_page_of_a_long_list_and_no_row_is_lost()
    {
        var rows = SamplePapers.Beneficiaries(2_000).ToList();
        var pages = PdfPages.Read(BeneficiaryListPdf.Render(SamplePapers.Letterhead, SamplePapers.BeneficiaryHeading(), rows, SamplePapers.CreatedAt), "beneficiaries-2000");

        pages.SkipLast(1).ShouldAllBe(page => page.Contains("Họ và tên", StringComparison.Ordinal));
        var text = string.Join(' ', pages);
        foreach (var row in rows)
            text.ShouldContain(row.CitizenId!);
    }

    [Fact]
    public void Payment_lists_print_for_account_and_for_cash()
    {
        var account = PdfPages.Read(PaymentListPdf.Render(SamplePapers.Letterhead, SamplePapers.Payments(30, PaymentListKind.BankAccount), SamplePapers.CreatedAt), "payments-account");
        var cash = PdfPages.Read(PaymentListPdf.Render(SamplePapers.Letterhead, SamplePapers.Payments(30, PaymentListKind.Organisation), SamplePapers.CreatedAt), "payments-cash");

        account[0].ShouldContain("000000000001");
        account[0].ShouldContain("CT-2024-01-001");
        account[0].ShouldNotContain("Ký nhận");
        cash[0].ShouldContain("Ký nhận");
        cash[^1].ShouldContain("Số tiền bằng chữ: Hai mươi mốt triệu không trăm sáu mươi nghìn đồng.");
    }

    [Theory]
    [InlineData("1", "Agribank")]
    [InlineData("2B", "Không biết dùng thẻ")]
    [InlineData("3-UQ-TK", "31/01/2025")]
    [InlineData("4", "Già yếu")]
    [InlineData("X-CHET", "Chết ngày 02/01/2024")]
    public void Classification_list_prints_what_its_outcome_asks_for(string code, string text)
    {
        var rows = Enumerable.Range(1, 12).Select(i => new ClassificationListRow(
            i, SamplePapers.NameOf(i), "03/01/1950", "Nữ", SamplePapers.CitizenIdOf(i), SamplePapers.HamletOf(i), "Người từ đủ 80 tuổi trở lên", 360_000,
            "0912345678", "0001234567890", "Agribank", SamplePapers.NameOf(i), "Tài khoản ngân hàng", "Không biết dùng thẻ, sợ mất tiền", "01/BB", "Trần Văn Ưởng", "Con trai",
            "042068000456", new DateOnly(2024, 2, 1), new DateOnly(2025, 1, 31), "05/2024", "Già yếu, không đi lại được, không có người nhận thay", "Chết ngày 02/01/2024")).ToList();
        var heading = new ClassificationListHeading(code, "Đối tượng theo kết quả khảo sát " + code, "Đợt rà soát tháng 01/2024", SamplePapers.IssuedOn, "Phan Thị Hạnh");
        var pages = string.Join(' ', PdfPages.Read(ClassificationListPdf.Render(SamplePapers.Letterhead, heading, rows, SamplePapers.CreatedAt), "classification-" + code));

        pages.ShouldContain(text);
        pages.ShouldContain("TỔNG CỘNG (12 người)");
        pages.ShouldContain("4.320.000");
        pages.ShouldContain("Bốn triệu ba trăm hai mươi nghìn đồng");
        pages.ShouldContain("NGƯỜI LẬP");
        pages.ShouldContain("CÔNG AN XÃ");
        pages.ShouldContain("CHỦ TỊCH");
    }

    [Fact]
    public void Summary_of_all_outcomes_explains_their_codes()
    {
        var outcomes = SurveyOutcomes.All.Select(rule => new SummaryOutcome(rule.Code, rule.Code.StartsWith('X') ? "Biến động" : "Kết quả")).ToList();
        var rows = Enumerable.Range(1, 9).Select(i => new ClassificationSummaryRow(SamplePapers.HamletOf(i), 40 + i, [.. outcomes.Select((_, index) => (index * i) % 4)])).ToList();
        var pages = PdfPages.Read(
            ClassificationSummaryPdf.Render(SamplePapers.Letterhead, new ClassificationSummary("Đợt rà soát tháng 01/2024", outcomes, rows, SamplePapers.IssuedOn), SamplePapers.CreatedAt), "summary");

        var text = string.Join(' ', pages);
        text.ShouldContain("TỶ LỆ");
        text.ShouldContain("100%");
        text.ShouldContain("X-CHUYEN – Biến động");
    }

    [Fact]
    public void Hand_over_names_the_receiver_count_and_sum()
    {
        var rows = Enumerable.Range(1, 20).Select(i => new HandOverRow(
            i, SamplePapers.NameOf(i), "1950", SamplePapers.CitizenIdOf(i), SamplePapers.HamletOf(i), "Người từ đủ 80 tuổi trở lên", 500_000, "Tài khoản ngân hàng", SamplePapers.NameOf(i),
            "0001234567890", "Agribank", SamplePapers.NameOf(i), null)).ToList();
        var heading = new HandOverHeading("Phòng Lao động - Thương binh và Xã hội huyện Nghi Xuân", "Đợt rà soát tháng 01/2024", "BG-01", SamplePapers.IssuedOn);
        var text = string.Join(' ', PdfPages.Read(HandOverPdf.Render(SamplePapers.Letterhead, heading, rows, SamplePapers.CreatedAt), "hand-over"));

        text.ShouldContain("Kính gửi: Phòng Lao động - Thương binh và Xã hội huyện Nghi Xuân");
        text.ShouldContain("Số người: 20 – Số dòng: 20 – Tổng mức hưởng một tháng: 10.000.000 đồng");
        text.ShouldContain("Mười triệu đồng");
        text.ShouldContain("BÊN NHẬN");
    }

    [Fact]
    public void A_cell_longer_than_a_page_loses_no_word()
    {
        var words = string.Join(' ', Enumerable.Range(1, 1_500).Select(i => "từ" + i));
        var row = SamplePapers.Beneficiaries(3).ToList();
        row[1] = row[1] with { Categories = words };
        var text = string.Join(' ', PdfPages.Read(BeneficiaryListPdf.Render(SamplePapers.Letterhead, SamplePapers.BeneficiaryHeading(), row, SamplePapers.CreatedAt), "long-cell"));

        text.ShouldContain("từ1 ");
        text.ShouldContain("từ1500");
        text.ShouldContain("042100000003");
    }

    [Fact]
    public void Letterhead_of_an_agency_has_its_parent_and_a_blank_number()
    {
        var agency = SamplePapers.Letterhead with
        {
            ParentAuthority = "Ủy ban nhân dân huyện Nghi Xuân",
            IssuingAuthority = "Phòng Lao động - Thương binh và Xã hội",
            NumberLine = "",
            SignerAuthority = "TRƯỞNG PHÒNG",
            SignerTitle = "",
        };
        var text = string.Join(' ', PdfPages.Read(PaymentListPdf.Render(agency, SamplePapers.Payments(3, PaymentListKind.BankAccount), SamplePapers.CreatedAt), "agency"));

        text.ShouldContain("ỦY BAN NHÂN DÂN HUYỆN NGHI XUÂN");
        text.ShouldContain("PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI");
        text.ShouldContain("Số: ......./......");
        text.ShouldContain("TRƯỞNG PHÒNG");
    }

    [Fact]
    public void Empty_list_says_so()
    {
        var pages = PdfPages.Read(BeneficiaryListPdf.Render(SamplePapers.Letterhead, SamplePapers.BeneficiaryHeading(null), [], SamplePapers.CreatedAt), "beneficiaries-empty");

        pages.Count.ShouldBe(1);
        pages[0].ShouldContain("Không có dữ liệu.");
        pages[0].ShouldContain("Không đồng");
    }

    [Fact]
    public void Same_input_and_time_give_the_same_bytes()
    {
        var rows = SamplePapers.Beneficiaries(5).ToList();

        BeneficiaryListPdf.Render(SamplePapers.Letterhead, SamplePapers.BeneficiaryHeading(), rows, SamplePapers.CreatedAt)
            .ShouldBe(BeneficiaryListPdf.Render(SamplePapers.Letterhead, SamplePapers.BeneficiaryHeading(), rows, SamplePapers.CreatedAt));
    }

    [Fact]
    public void Many_documents_at_once_are_the_same_as_one_after_the_other()
    {
        byte[] Render(int count) => BeneficiaryListPdf.Render(SamplePapers.Letterhead, SamplePapers.BeneficiaryHeading(), [.. SamplePapers.Beneficiaries(count)], SamplePapers.CreatedAt);
        var alone = Enumerable.Range(1, 12).Select(Render).ToList();
        var together = new byte[12][];
        Parallel.For(0, 12, i => together[i] = Render(i + 1));

        together.ShouldBe(alone);
    }

    [Fact]
    public void Document_states_title_author_and_language()
    {
        using var pdf = PdfDocument.Open(BeneficiaryListPdf.Render(SamplePapers.Letterhead, SamplePapers.BeneficiaryHeading(), [], SamplePapers.CreatedAt));

        pdf.Information.Title.ShouldBe("Danh sách Đối tượng hưởng chính sách an sinh xã hội trên địa bàn xã Xuân Yên");
        pdf.Information.Author.ShouldBe("Ủy ban nhân dân xã Xuân Yên");
        pdf.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Create("Lang"), out StringToken language).ShouldBeTrue();
        language.Data.ShouldBe("vi-VN");
    }
}
