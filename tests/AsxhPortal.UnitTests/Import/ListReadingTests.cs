using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

public class ListReadingTests
{
    [Fact]
    public void Columns_are_known_by_their_words_wherever_they_stand()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance,
            ["DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI, ngày 03 tháng 01 năm 2024"],
            [null, "Ghi chú", "STK", "Tại ngân hàng", "CMND/Căn cước công dân", "Họ tên đối tượng", "Năm sinh", "Diện đối tượng", "Số tiền được hưởng", "TT"],
            [null, "Già yếu", "3706200552274", "Agribank", "042140653107", "Trần Thị Em", "20/11/1940", "NCT 80 tuổi", 360_000, 1]);

        var row = list.Rows.Single();
        row.Problems.ShouldBeEmpty();
        row.CitizenId.ShouldBe("042140653107");
        row.Amount.ShouldBe(360_000);
        row.Account.ShouldBe("3706200552274");
        row.Note.ShouldBe("Già yếu");
    }

    [Fact]
    public void A_header_of_two_rows_gives_the_sex_by_the_birth_column()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance,
            ["BAN VH-XH", "DANH SÁCH BẢO TRỢ XÃ HỘI"],
            ["TT", "Họ tên đối tượng", "Năm sinh", null, "CCCD", "Diện đối tượng"],
            [null, null, "Nam", "Nữ", null, null],
            [1, "Trần Thị Em", null, 1940, "042140653107", "NCT 80 tuổi"],
            [2, "Trần Văn Anh", 1941, null, "042041653107", "NCT 80 tuổi"]);

        list.Columns.FirstHeaderRow.ShouldBe(2);
        list.Columns.LastHeaderRow.ShouldBe(3);
        list.Rows.Select(r => (r.Sex, r.Birth?.Year)).ShouldBe([(Sex.Female, 1940), (Sex.Male, 1941)]);
    }

    [Fact]
    public void Birth_in_three_columns_is_put_together()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance,
            ["TT", "Họ và tên", "Ngày tháng năm sinh", null, null, "CCCD", "Diện đối tượng"],
            [null, null, "Ngày", "Tháng", "Năm", null, null],
            [1, "Trần Thị Em", 20, 11, 1940, "042140653107", "NCT 80 tuổi"]);

        list.Rows.Single().Birth.ShouldBe(new PartialDate(1940, 11, 20));
    }

    [Fact]
    public void Rows_that_are_no_data_are_reported_with_their_kind()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance,
            ["ỦY BAN NHÂN DÂN"],
            ["DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI"],
            Sheets.Header,
            ["A", 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
            ["I. Thôn Yên Ngư"],
            Sheets.Person(hamlet: ""),
            ["Cộng", null, null, null, null, null, null, null, 360_000],
            ["II", "THÔN YÊN THÔNG"],
            Sheets.Header,
            Sheets.Person(name: "Lê Thị Mai", id: "042140653108", hamlet: ""),
            ["Tổng cộng", null, null, null, null, null, null, null, 720_000],
            ["Bằng chữ: Bảy trăm hai mươi nghìn đồng"],
            ["Danh sách này có 2 người./."],
            [],
            ["NGƯỜI LẬP BIỂU", null, null, null, null, "TM. ỦY BAN NHÂN DÂN"],
            [null, null, null, null, null, "CHỦ TỊCH"],
            ["Bùi Văn Thìn", null, null, null, null, "Lý Văn Châu"]);

        list.Skipped.Select(s => (s.Raw.Number, s.Kind)).ShouldBe(
        [
            (1, RowKind.Title), (2, RowKind.Title), (3, RowKind.Header), (4, RowKind.ColumnNumbers), (5, RowKind.Section), (7, RowKind.Subtotal),
            (8, RowKind.Section), (9, RowKind.HeaderRepeat), (11, RowKind.Total), (12, RowKind.Words), (13, RowKind.Foot),
            (15, RowKind.Signature), (16, RowKind.Signature), (17, RowKind.Signature),
        ]);
        list.Rows.Select(r => (r.Number, r.Hamlet)).ShouldBe([(6, "Thôn Yên Ngư"), (10, "Thôn Yên Thông")]);
        list.Rows.ShouldAllBe(r => r.Has("THON-BLANK"));
    }

    [Fact]
    public void A_cell_that_disagrees_with_its_section_is_said()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance, ["DANH SÁCH BẢO TRỢ XÃ HỘI"], Sheets.Header, ["I. Thôn Yên Ngư"], Sheets.Person(hamlet: "Thôn Yên Thông"));

        list.Rows.Single().Has("THON-WRONG").ShouldBeTrue();
        list.Rows.Single().Hamlet.ShouldBe("Thôn Yên Ngư");
    }

    [Fact]
    public void A_household_block_carries_code_type_and_hamlet_down()
    {
        var list = Sheets.Read(SourceGroup.PoorHousehold,
            ["DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2024"],
            ["STT hộ", "Mã hộ", "Họ và tên chủ hộ và các thành viên", "Quan hệ với chủ hộ", "Ngày sinh", "Giới tính", "Số CCCD", "Thôn", "Phân loại hộ"],
            [1, "187204", "Lê Văn Huấn", "Chủ hộ", "17/02/1980", "Nam", "042080689871", "Thôn Yên Ngư", "Hộ cận nghèo"],
            [null, null, "Lê Thị Linh", "Con đẻ", "02/06/2010", "Nữ", "042310859272", null, null],
            [2, "408364", "Nguyễn Viết Lam", "Chủ hộ", "28/09/1961", "Nam", "042061013080", "Thôn Yên Thông", "Hộ nghèo"]);

        list.Rows.Select(r => (r.HouseholdCode, r.HouseholdHead, r.CategoryCode, r.Hamlet)).ShouldBe(
        [
            ("187204", "Lê Văn Huấn", "CANNGHEO", "Thôn Yên Ngư"),
            ("187204", "Lê Văn Huấn", "CANNGHEO", "Thôn Yên Ngư"),
            ("408364", "Nguyễn Viết Lam", "NGHEO", "Thôn Yên Thông"),
        ]);
        list.Rows.ShouldAllBe(r => r.Start == new Period(2024, 1));
    }

    [Fact]
    public void Head_and_members_may_stand_in_two_columns()
    {
        var list = Sheets.Read(SourceGroup.PoorHousehold,
            ["TT", "Họ tên chủ hộ", "Thành viên trong hộ", "Năm sinh", "Quan hệ", "Số CMND/CCCD", "Hộ nghèo/cận nghèo"],
            [1, "Nguyễn Văn Việt", null, 1953, "Chủ hộ", "042053187747", "Cận nghèo"],
            [null, null, "Hoàng Thị Bảy", "11/1958", "Vợ", "042158850580", null]);

        list.Rows.Select(r => (r.FullName, r.HouseholdCode)).ShouldBe([("Nguyễn Văn Việt", "001"), ("Hoàng Thị Bảy", "001")]);
    }

    [Fact]
    public void One_number_for_two_people_stops_both()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance, ["DANH SÁCH BẢO TRỢ XÃ HỘI"], Sheets.Header, Sheets.Person(), Sheets.Person(name: "Lê Văn Huấn", birth: "02/03/1940"));

        list.Rows.ShouldAllBe(r => r.Has("ID-DUP") && r.Status == ImportRowStatus.Rejected);
    }

    [Fact]
    public void One_person_in_two_categories_is_no_duplicate()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance, ["DANH SÁCH BẢO TRỢ XÃ HỘI, ngày 03/01/2024"], Sheets.Header,
            Sheets.Person(), Sheets.Person(category: "Hộ gia đình chăm sóc người khuyết tật đặc biệt nặng"));

        list.Rows.ShouldAllBe(r => r.Status == ImportRowStatus.Accepted);
        list.Rows.Select(r => r.CategoryCode).ShouldBe(["BTXH-5C", "CS-20.2C"]);
    }

    [Fact]
    public void One_person_twice_in_a_category_is_said_on_both_rows()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance, ["DANH SÁCH BẢO TRỢ XÃ HỘI"], Sheets.Header, Sheets.Person(), Sheets.Person(name: "TRẦN THỊ EM"));

        list.Rows.ShouldAllBe(r => r.Has("DUP-ROW"));
    }

    [Fact]
    public void Namesakes_of_one_year_are_two_people()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance, ["DANH SÁCH BẢO TRỢ XÃ HỘI, ngày 03/01/2024"], Sheets.Header,
            Sheets.Person(birth: "1940"), Sheets.Person(birth: "1940", id: "042140111222"));

        list.Rows.ShouldAllBe(r => !r.Has("DUP-ROW") && !r.Has("ID-DUP"));
    }

    [Fact]
    public void One_account_for_two_people_is_said_on_both_rows()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance, ["DANH SÁCH BẢO TRỢ XÃ HỘI"], Sheets.Header,
            Sheets.Person(account: "3706200552274", bank: "Agribank"),
            Sheets.Person(name: "Lê Văn Huấn", sex: "Nam", birth: "02/03/1941", id: "042041653107", account: "3706200552274", bank: "NHNo"));

        list.Rows.ShouldAllBe(r => r.Has("ACC-SHARED"));
    }

    [Theory]
    [InlineData("TE KT nặng", "18/02/2007", "042207024496", 2.0, "BTXH-6-N", "CAT-AGE")]
    [InlineData("NCT", "20/11/1940", "042040653107", 1.0, "BTXH-5C", "CAT-VAGUE")]
    [InlineData("Khuyết tật", "20/11/1980", "042080653107", 1.5, "BTXH-6-N", "CAT-VAGUE")]
    [InlineData("Đối tượng lạ", "20/11/1980", "042080653107", 1.0, null, "CAT-UNKNOWN")]
    [InlineData("", "20/11/1980", "042080653107", 1.0, null, "CAT-BLANK")]
    public void Categories_in_doubt(string text, string birth, string id, double coefficient, string? category, string code)
    {
        var row = Sheets.ReadPerson(Sheets.Person(name: "Lê Quang Chiến", sex: "Nam", birth: birth, id: id, category: text, coefficient: coefficient));

        row.CategoryCode.ShouldBe(category);
        row.Has(code).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Thương binh hạng 4/4 (38%)", null, 2_505_000, "NCC-6.1-TB", 38)]
    [InlineData("TB 4/4", 38, 2_505_000, "NCC-6.1-TB", 38)]
    [InlineData("Vợ liệt sĩ", null, 2_055_000, "NCC-3.1-TNLS1", null)]
    [InlineData("TN 2 LS", null, 4_110_000, "NCC-3.2-TNLS2", null)]
    public void Merit_categories(string text, int? percent, int amount, string category, int? expectedPercent)
    {
        var row = Sheets.Read(SourceGroup.Merit,
            ["DANH SÁCH NGƯỜI CÓ CÔNG, ngày 04/01/2024"],
            ["TT", "Họ và tên", "Ngày sinh", "Số CCCD", "Đối tượng NCC", "Tỷ lệ TTCT (%)", "Mức trợ cấp"],
            [1, "Trần Thị Em", "20/11/1940", "042140653107", text, percent, amount]).Rows.Single();

        row.CategoryCode.ShouldBe(category);
        row.Percent.ShouldBe(expectedPercent);
        row.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_list_of_another_group_is_refused_with_a_sentence()
    {
        var wrong = Should.Throw<RuleException>(() => Sheets.Read(SourceGroup.Merit,
            ["DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2024"], ["STT", "Họ và tên chủ hộ và các thành viên", "Ngày sinh", "Phân loại hộ"], [1, "Lê Văn Huấn", "1980", "Hộ nghèo"]));

        wrong.Message.ShouldBe("Tệp này là danh sách “Hộ nghèo, cận nghèo”, không phải “Người có công”; hãy chọn đúng nhóm nguồn rồi tải lên lại.");
    }

    [Fact]
    public void A_sheet_without_header_is_refused_with_a_sentence() =>
        Should.Throw<RuleException>(() => Sheets.Read(SourceGroup.Merit, ["một", "hai"], [1, 2])).Message.ShouldStartWith("Không tìm thấy dòng tiêu đề");

    [Fact]
    public void A_header_without_rows_is_refused_with_a_sentence() =>
        Should.Throw<RuleException>(() => Sheets.Read(SourceGroup.SocialAssistance, Sheets.Header)).Message.ShouldContain("không có dòng dữ liệu");
}
