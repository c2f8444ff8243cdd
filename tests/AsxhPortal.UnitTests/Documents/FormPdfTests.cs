using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Domain.HomeVisits;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

public class FormPdfTests
{
    private static readonly SurveyPaper FilledSurvey = new(
        "015", "Đợt rà soát tháng 01/2024", "Nguyễn Thị Thuý Hoà", "1941", "Nữ", "042141000123", "Thôn Yên Khánh, xã Xuân Yên, huyện Nghi Xuân, tỉnh Hà Tĩnh",
        "Thôn Yên Khánh, xã Xuân Yên", "0912345678", "Người từ đủ 80 tuổi trở lên không có lương hưu, trợ cấp bảo hiểm xã hội hằng tháng", 360_000,
        "Trần Văn Ưởng (con trai)", true, "0123456789012", "Agribank", "NGUYEN THI THUY HOA", true, false, ReceivingToday.Cash, true, false, false, "2B",
        "Tuổi cao, quen nhận tiền mặt tại nhà văn hóa thôn, nhà xa điểm rút tiền, không biết dùng thẻ và sợ mất tiền trong tài khoản.",
        "Đã giải thích ba nội dung tuyên truyền; đề nghị gặp lại khi con trai về.", null, "Trần Văn Ưởng", "Con trai", new DateOnly(2024, 1, 17), "Lê Văn Cường", "Phan Thị Hạnh");

    private static readonly RefusalMinutePaper FilledMinute = new(
        "01/BB", new DateTime(2024, 1, 17, 8, 30, 0), new DateTime(2024, 1, 17, 9, 15, 0), "nhà ông/bà Nguyễn Thị Thuý Hoà, thôn Yên Khánh",
        "Lê Văn Cường", "Cảnh sát khu vực", "Phan Thị Hạnh", "Công chức VH-XH", "Nguyễn Thị Thuý Hoà", "1941", "Nữ", "042141000123",
        "Thôn Yên Khánh, xã Xuân Yên, huyện Nghi Xuân, tỉnh Hà Tĩnh", "Người từ đủ 80 tuổi trở lên", 360_000, "0123456789012", "Agribank",
        "Tuổi cao, quen nhận tiền mặt tại nhà văn hóa thôn, không biết dùng thẻ.", "Nhận tiền mặt tại nhà", UsesFingerprint: true, WitnessName: "Võ Thị Ánh", Copies: 3);

    private static readonly PowerOfAttorneyPaper FilledPower = new(
        new PaperParty("Nguyễn Thị Thuý Hoà", "1941", "042141000123", new DateOnly(2021, 5, 12), "Cục CS QLHC về TTXH", "Thôn Yên Khánh, xã Xuân Yên", "0912345678"),
        new PaperParty("Trần Văn Ưởng", "03/01/1968", "042068000456", new DateOnly(2021, 8, 1), "Cục CS QLHC về TTXH", "Thôn Yên Khánh, xã Xuân Yên", "0987654321"),
        "Con trai", "Người từ đủ 80 tuổi trở lên", 360_000, "Già yếu, đi lại khó khăn", true, "0123456789012", "Agribank", "TRAN VAN UONG",
        new DateOnly(2024, 2, 1), new DateOnly(2025, 1, 31), new DateOnly(2024, 1, 18), "05", "01/2024-SCT/CK,ĐC", new DateOnly(2024, 1, 18), "Hồ Thị Lan");

    [Fact]
    public void Filled_survey_states_every_answer()
    {
        var text = string.Join(' ', PdfPages.Read(SurveyFormPdf.Render(SamplePapers.Letterhead, FilledSurvey, SamplePapers.CreatedAt), "survey-filled"));

        text.ShouldContain("PHIẾU KHẢO SÁT");
        text.ShouldContain("042141000123");
        text.ShouldContain("0123456789012");
        text.ShouldContain("Nguyễn Thị Thuý Hoà");
        text.ShouldContain("nhà xa điểm rút tiền");
        text.ShouldContain("360.000 đồng/tháng");
        text.ShouldContain("CÔNG AN XÃ/CSKV");
    }

    [Fact]
    public void A_minute_names_the_one_it_replaces_and_says_that_earlier_signatures_are_void()
    {
        var minute = FilledMinute with { Replaces = "(Thay cho biên bản số 03/BB ngày 12/01/2024 đã hủy)", SigningNote = "Chữ ký ghi nhận lúc 10:22 ngày 12/01/2024 KHÔNG CÒN GIÁ TRỊ." };

        var text = string.Join(' ', PdfPages.Read(RefusalMinutePdf.Render(SamplePapers.Letterhead, minute, SamplePapers.CreatedAt), "minute-void"));

        text.ShouldContain("Thay cho biên bản số 03/BB ngày 12/01/2024 đã hủy");
        text.ShouldContain("KHÔNG CÒN GIÁ TRỊ");
    }

    [Fact]
    public void A_power_of_attorney_prints_its_scope_the_other_paper_of_the_attorney_and_that_it_is_over()
    {
        var power = FilledPower with
        {
            Attorney = new PaperParty("Trần Văn Xa", "03/01/1968", OtherPaper: "Hộ chiếu số C1234567"),
            Scope = "Khuyết tật nặng",
            Ending = "(Ủy quyền đã chấm dứt từ ngày 12/01/2024: Đối tượng nay tự nhận)",
        };

        var text = string.Join(' ', PdfPages.Read(PowerOfAttorneyPdf.Render(SamplePapers.Letterhead, power, SamplePapers.CreatedAt), "power-limited"));

        text.ShouldContain("chỉ đối với: Khuyết tật nặng");
        text.ShouldContain("Giấy tờ tùy thân: Hộ chiếu số C1234567");
        text.ShouldContain("đã chấm dứt từ ngày 12/01/2024");
    }

    [Fact]
    public void Blank_survey_prints_on_two_pages_with_every_outcome()
    {
        var pages = PdfPages.Read(SurveyFormPdf.Render(SamplePapers.Letterhead, new SurveyPaper(), SamplePapers.CreatedAt), "survey-blank");

        pages.Count.ShouldBe(2);
        var text = string.Join(' ', pages);
        foreach (var rule in SurveyOutcomes.All)
            text.ShouldContain($"({rule.Code}) {rule.Title}");
    }

    [Fact]
    public void Surveys_of_a_hamlet_print_in_one_file_each_with_its_own_page_numbers()
    {
        var pages = PdfPages.Read(
            SurveyFormPdf.Render(SamplePapers.Letterhead, [FilledSurvey, new SurveyPaper(FullName: "Lê Văn Ấm")], SamplePapers.CreatedAt), "survey-two");

        pages.Count.ShouldBe(4);
        pages[2].ShouldContain("Lê Văn Ấm");
        pages[3].ShouldStartWith("2 ");
    }

    [Fact]
    public void A_hundred_blank_forms_stay_a_small_file()
    {
        var forms = Enumerable.Repeat(new SurveyPaper(), 100).ToList();

        SurveyFormPdf.Render(SamplePapers.Letterhead, forms, SamplePapers.CreatedAt).Length.ShouldBeLessThan(1_500_000);
    }

    [Fact]
    public void Refusal_minute_has_exactly_the_three_signatories_of_the_procedure()
    {
        var text = string.Join(' ', PdfPages.Read(RefusalMinutePdf.Render(SamplePapers.Letterhead, FilledMinute with { WitnessName = null, UsesFingerprint = false }, SamplePapers.CreatedAt), "minute-filled"));

        text.ShouldContain("BIÊN BẢN");
        text.ShouldContain("Số: 01/BB");
        text.ShouldContain("08 giờ 30 phút, ngày 17 tháng 01 năm 2024");
        text.ShouldContain("CÔNG AN XÃ/CSKV");
        text.ShouldContain("CÔNG CHỨC VĂN HÓA - XÃ HỘI", Case.Sensitive);
        text.ShouldContain("ĐỐI TƯỢNG HƯỞNG CHÍNH SÁCH", Case.Sensitive);
        text.ShouldNotContain("NGƯỜI LÀM CHỨNG");
        text.ShouldNotContain("CHỦ TỊCH");
    }

    [Fact]
    public void Refusal_minute_has_a_place_for_a_witness_when_the_person_cannot_sign()
    {
        var text = string.Join(' ', PdfPages.Read(RefusalMinutePdf.Render(SamplePapers.Letterhead, FilledMinute, SamplePapers.CreatedAt), "minute-witness"));

        text.ShouldContain("NGƯỜI LÀM CHỨNG");
        text.ShouldContain("(Điểm chỉ)");
    }

    [Fact]
    public void Blank_minute_can_be_carried_to_the_village()
    {
        var text = string.Join(' ', PdfPages.Read(RefusalMinutePdf.Render(SamplePapers.Letterhead, new RefusalMinutePaper(), SamplePapers.CreatedAt), "minute-blank"));

        text.ShouldContain("ngày ..... tháng ..... năm");
        text.ShouldContain("cam kết");
    }

    [Fact]
    public void Power_of_attorney_names_both_sides_the_term_and_the_certification()
    {
        var text = string.Join(' ', PdfPages.Read(PowerOfAttorneyPdf.Render(SamplePapers.Letterhead, FilledPower, SamplePapers.CreatedAt), "power-filled"));

        text.ShouldContain("GIẤY ỦY QUYỀN");
        text.ShouldContain("từ ngày 01 tháng 02 năm 2024 đến hết ngày 31 tháng 01 năm 2025");
        text.ShouldContain("042141000123");
        text.ShouldContain("042068000456");
        text.ShouldContain("CHỨNG THỰC CHỮ KÝ");
        text.ShouldContain("SCT/CK,ĐC");
        text.ShouldContain("Hồ Thị Lan");
    }

    [Fact]
    public void Power_of_attorney_in_cash_asks_for_no_account_and_a_blank_one_leaves_the_choice_open()
    {
        var cash = string.Join(' ', PdfPages.Read(PowerOfAttorneyPdf.Render(SamplePapers.Letterhead, FilledPower with { IsThroughAccount = false }, SamplePapers.CreatedAt), "power-cash"));
        var blank = string.Join(' ', PdfPages.Read(PowerOfAttorneyPdf.Render(SamplePapers.Letterhead, new PowerOfAttorneyPaper(), SamplePapers.CreatedAt), "power-blank"));

        cash.ShouldNotContain("Số tài khoản");
        blank.ShouldContain("Số tài khoản");
        blank.ShouldContain("SCT/CK,ĐC");
    }

    [Fact]
    public void Visit_plan_lists_the_people_of_a_hamlet_with_room_for_the_result()
    {
        var rows = Enumerable.Range(1, 25).Select(i => new VisitPlanRow(
            i, SamplePapers.NameOf(i), "1950", SamplePapers.CitizenIdOf(i), "Xóm " + i % 4, "Người từ đủ 80 tuổi trở lên", 360_000, "0912345678", i % 3 == 0 ? "0123456789 – Agribank" : null)).ToList();
        var heading = new VisitPlanHeading("Thôn Yên Khánh", "Đợt rà soát tháng 01/2024", "Tổ công tác số 1", "Lê Văn Cường, Phan Thị Hạnh", new DateOnly(2024, 1, 19), SamplePapers.IssuedOn);
        var pages = PdfPages.Read(VisitPlanPdf.Render(SamplePapers.Letterhead, heading, rows, SamplePapers.CreatedAt), "visit-plan");

        pages[0].ShouldContain("Thôn Yên Khánh");
        pages[0].ShouldContain("hoàn thành trước ngày 19/01/2024");
        pages[0].ShouldContain("Tổ công tác số 1: Lê Văn Cường, Phan Thị Hạnh");
        pages[^1].ShouldContain("TỔNG CỘNG (25 người)");
    }
}
