using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.Payments;
using Shouldly;
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
        var account = PdfPages.Read(PaymentListPdf.Render(SamplePapers.Letterhead, SamplePapers.Payments(30, isCash: false), SamplePapers.CreatedAt), "payments-account");
        var cash = PdfPages.Read(PaymentListPdf.Render(SamplePapers.Letterhead, SamplePapers.Payments(30, isCash: true), SamplePapers.CreatedAt), "payments-cash");

        account[0].ShouldContain("000000000001");
        account[0].ShouldContain("CT-2024-01-001");
        account[0].ShouldNotContain("Ký nhận");
        cash[0].ShouldContain("Ký nhận");
        cash[^1].ShouldContain("Số tiền bằng chữ: Hai mươi mốt triệu không trăm sáu mươi nghìn đồng.");
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
}
