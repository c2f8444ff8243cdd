using System.Globalization;
using AsxhPortal.Domain.Import;
using Shouldly;
using Xunit;
using static AsxhPortal.Domain.Import.ImportRowStatus;

namespace AsxhPortal.UnitTests.Import;

/// <summary>Every kind of defect under its own code: what stood in the cell, what it became, and whether the row goes on.</summary>
public class DefectCodeTests
{
    /// <summary>One row of a social-assistance list with one defect.</summary>
    /// <param name="Value">The cleaned value of the field, as text; null = left empty.</param>
    public sealed record Case(string Code, string Field, object? Raw, string? Value, ImportRowStatus Status)
    {
        public override string ToString() => $"{Code}: {Raw}";
    }

    private const string Name = "FullName";
    private const string Birth = "Birth";
    private const string Sex = "Sex";
    private const string Id = "CitizenId";
    private const string OldId = "OldId";
    private const string Hamlet = "Hamlet";
    private const string Category = "Category";
    private const string Coefficient = "Coefficient";
    private const string Amount = "Amount";
    private const string Start = "Start";
    private const string Account = "Account";
    private const string Bank = "Bank";
    private const string Holder = "Holder";
    private const string Phone = "Phone";
    private const string Note = "Note";

    public static readonly Case[] Cases =
    [
        // Identity numbers.
        new("ID-11-LEAD0", Id, 42140653107L, "042140653107", Warned),
        new("ID-11-LEAD0", Id, "42140653107.0", "042140653107", Warned),
        new("ID-11-LEAD0", Id, 42145653107L, null, Warned),
        new("ID-10-LEAD00", Id, 1140653107L, "001140653107", Warned),
        new("ID-09-CMND", Id, "184687429", null, Warned),
        new("ID-09-CMND", OldId, "184 687 429", "184687429", Warned),
        new("ID-13", Id, "0421406531077", null, Rejected),
        new("ID-13", Id, "04214065310777", null, Rejected),
        new("ID-BLANK", Id, "", null, Warned),
        new("ID-BLANK", Id, "chưa có", null, Warned),
        new("ID-BLANK", Id, "000000000000", null, Warned),
        new("ID-EXP", Id, "4.2096E+10", null, Rejected),
        new("ID-EXP", Id, "42,14E+9", null, Rejected),
        new("ID-SPACE", Id, "042 140 653 107", "042140653107", Accepted),
        new("ID-SPACE", Id, "'042140653107", "042140653107", Accepted),
        new("ID-SPACE", Id, "042.140.653.107", "042140653107", Accepted),
        new("ID-SPACE", Id, "٠٤٢١٤٠٦٥٣١٠٧", "042140653107", Accepted),
        new("ID-MISMATCH", Id, "042141653107", "042141653107", Warned),
        new("ID-MISMATCH", Id, "042940653107", "042940653107", Warned),
        new("ID-LENGTH", Id, "04214065310", null, Rejected),
        new("ID-LETTER", Id, "O4214O6531O7", "042140653107", Warned),
        new("ID-LETTER", Id, "042l40653l07", "042140653107", Warned),
        new("ID-LETTER", Id, "O42145653107", null, Warned),
        new("ID-TEXT", Id, "đang làm lại thẻ", null, Warned),
        new("ID-TEXT", Id, 42140653107.5, null, Warned),
        new("ID-TEXT", Id, "042140653107 và 042141653108", null, Warned),
        new("ID-NOTE", Id, "CCCD: 042140653107", "042140653107", Accepted),
        new("ID-NOTE", Id, "042140653107 cấp ngày 01/02/2021", "042140653107", Accepted),
        new("ID-NOTE", OldId, "042140653107 (CMND cũ 184687429)", "184687429", Accepted),
        new("ID-PROVINCE", Id, "999140653107", "999140653107", Warned),
        // Birth dates.
        new("DOB-YEAR", Birth, "1940", "1940", Accepted),
        new("DOB-YEAR", Birth, 1940, "1940", Accepted),
        new("DOB-YEAR", Birth, "00/00/1940", "1940", Accepted),
        new("DOB-YEAR", Birth, "01/01/1940", "1940", Accepted),
        new("DOB-YEAR", Birth, "xx/xx/1940", "1940", Accepted),
        new("DOB-YEAR", Birth, "../../1940", "1940", Accepted),
        new("DOB-YEAR", Birth, "khoảng 1940", "1940", Accepted),
        new("DOB-YEAR", Birth, "Sinh năm 1940", "1940", Accepted),
        new("DOB-MONTH", Birth, "11/1940", "11/1940", Accepted),
        new("DOB-MONTH", Birth, "00/11/1940", "11/1940", Accepted),
        new("DOB-MONTH", Birth, "tháng 11 năm 1940", "11/1940", Accepted),
        new("DOB-MONTH", Birth, 11.194, "11/1940", Accepted),
        new("DOB-US", Birth, "11/20/1940", "20/11/1940", Warned),
        new("DOB-SLASH", Birth, "20/11//1940", "20/11/1940", Warned),
        new("DOB-QUOTE", Birth, "20/'11/1940", "20/11/1940", Warned),
        new("DOB-QUOTE", Birth, "20'11'1940", "20/11/1940", Warned),
        new("DOB-SPACE", Birth, "20/11/ 1940", "20/11/1940", Accepted),
        new("DOB-SERIAL", Birth, 14935, "20/11/1940", Accepted),
        new("DOB-SERIAL", Birth, 14935.5, "20/11/1940", Accepted),
        new("DOB-SERIAL", Birth, "14935", "20/11/1940", Accepted),
        new("DOB-1904", Birth, 14935 - 1462, "20/11/1940", Warned),
        new("DOB-DOTS", Birth, "20.11.1940", "20/11/1940", Accepted),
        new("DOB-DOTS", Birth, "20-11-1940", "20/11/1940", Accepted),
        new("DOB-DOTS", Birth, "20-Nov-1940", "20/11/1940", Accepted),
        new("DOB-DIGITS", Birth, "20111940", "20/11/1940", Accepted),
        new("DOB-DIGITS", Birth, 20111940, "20/11/1940", Accepted),
        new("DOB-DIGITS", Birth, "19401120", "20/11/1940", Accepted),
        new("DOB-2DIGIT", Birth, "20/11/40", "20/11/1940", Warned),
        new("DOB-LETTER", Birth, "2O/11/194O", "20/11/1940", Warned),
        new("DOB-INVALID", Birth, "31/02/1940", null, Warned),
        new("DOB-INVALID", Birth, "không nhớ", null, Warned),
        new("DOB-INVALID", Birth, "84 tuổi", null, Warned),
        new("DOB-INVALID", Birth, "20/11/2140", null, Warned),
        new("DOB-BLANK", Birth, "", null, Warned),
        // Sex.
        new("SEX-WRONG", Sex, "Nam", "Male", Warned),
        new("SEX-TEXT", Sex, "x", null, Warned),
        // Names.
        new("NAME-UPPER", Name, "TRẦN  THỊ EM.", "Trần Thị Em", Accepted),
        new("NAME-NFD", Name, "Trần Thi\u0323 Em", "Trần Thị Em", Accepted),
        new("NAME-NOACC", Name, "TRAN THI EM", "Tran Thi Em", Warned),
        new("NAME-ALIAS", Name, "Trần Thị Em (mẹ liệt sĩ)", "Trần Thị Em", Accepted),
        new("NAME-ALIAS", Name, "Trần Thị Em tức Duyên", "Trần Thị Em", Accepted),
        new("NAME-ALIAS", Name, "Trần Thị Em / Duyên", "Trần Thị Em", Accepted),
        new("NAME-TITLE", Name, "Bà Trần Thị Em", "Trần Thị Em", Accepted),
        new("NAME-TITLE", Name, "1. Trần Thị Em", "Trần Thị Em", Accepted),
        new("NAME-LEGACY", Name, "TrÇn ThÞ Em", "Trần Thị Em", Warned),
        new("NAME-LOST", Name, "Tr?n Th? Em", "Tr?n Th? Em", Warned),
        new("NAME-CHARS", Name, "Trần Thị Em 2", "Trần Thị Em 2", Warned),
        new("NAME-BLANK", Name, " ", "", Rejected),
        // Thôn.
        new("THON-VARIANT", Hamlet, "T.Yên ngư", "Thôn Yên Ngư", Accepted),
        new("THON-VARIANT", Hamlet, "Xóm 3, thôn Yên Ngư, xã Xuân Yên", "Thôn Yên Ngư", Accepted),
        new("THON-NEW", Hamlet, "Thôn Yên Ngơn", "Thôn Yên Ngơn", Warned),
        // Category.
        new("CAT-BLANK", Category, "", null, Warned),
        new("CAT-UNKNOWN", Category, "diện khác", null, Warned),
        new("CAT-VAGUE", Category, "Cụ già", "BTXH-5C", Warned),
        new("CAT-AGE", Category, "Người khuyết tật nặng từ 16 đến 60 tuổi", "BTXH-6-N-NCT", Warned),
        // Amount, coefficient, start.
        new("AMT-MISMATCH", Amount, 270_000, "270000", Warned),
        new("AMT-TEXT", Amount, "360.000đ", "360000", Accepted),
        new("AMT-TEXT", Amount, "360.000 đồng/tháng", "360000", Accepted),
        new("AMT-TEXT", Amount, "360,000.00", "360000", Accepted),
        new("AMT-TEXT", Amount, "360.000,00 VNĐ", "360000", Accepted),
        new("AMT-TEXT", Amount, "360 nghìn", "360000", Accepted),
        new("AMT-TEXT", Amount, "360k", "360000", Accepted),
        new("AMT-TEXT", Amount, "0,36 triệu", "360000", Accepted),
        new("AMT-TEXT", Amount, "٣٦٠٬٠٠٠", "360000", Accepted),
        new("AMT-SMALL", Amount, 360, "360", Warned),
        new("AMT-INVALID", Amount, "không rõ", null, Warned),
        new("AMT-INVALID", Amount, "-360.000", null, Warned),
        new("AMT-BLANK", Amount, "", null, Warned),
        new("COEF-TEXT", Coefficient, "1,0", "1.0", Accepted),
        new("COEF-TEXT", Coefficient, "hệ số 1,0", "1.0", Accepted),
        new("COEF-DATE", Coefficient, new DateTime(2024, 5, 1), "1.5", Warned),
        new("COEF-INVALID", Coefficient, "một", null, Warned),
        new("START-INVALID", Start, "lâu rồi", null, Warned),
        new("START-INVALID", Start, "2020", null, Warned),
        new("START-TEXT", Start, "T3/2020", "2020-03", Accepted),
        new("START-TEXT", Start, "03-2020", "2020-03", Accepted),
        new("START-TEXT", Start, "Tháng 03 năm 2020", "2020-03", Accepted),
        new("START-TEXT", Start, "từ ngày 01/03/2020", "2020-03", Accepted),
        new("START-TEXT", Start, "2020-03-01", "2020-03", Accepted),
        new("START-TEXT", Start, "01/03/20", "2020-03", Accepted),
        new("START-QUARTER", Start, "Quý I/2020", "2020-01", Warned),
        new("START-QUARTER", Start, "quý 2 năm 2020", "2020-04", Warned),
        // Accounts and banks; the bank is Agribank where the case says none.
        new("ACC-LEAD0", Account, 370620055227L, null, Warned),
        new("ACC-EXP", Account, "3.71220512346E+12", null, Warned),
        new("ACC-SPACE", Account, "3706 2005 5227 4", "3706200552274", Accepted),
        new("ACC-SPACE", Account, "3706200552274.0", "3706200552274", Accepted),
        new("ACC-LETTER", Account, "37O62OO552274", null, Warned),
        new("ACC-PHONE", Account, "0912345678", "0912345678", Warned),
        new("ACC-LENGTH", Account, "370620055227", "370620055227", Warned),
        new("ACC-NOTE", Account, "STK: 3706200552274", "3706200552274", Accepted),
        new("ACC-NOTE", Account, "3706200552274 (Trần Thị Em)", "3706200552274", Accepted),
        new("ACC-INVALID", Account, "không có", null, Warned),
        new("ACC-INVALID", Account, "3706200552274 và 3706200552275", null, Warned),
        new("ACC-NOBANK", Account + "-", "3706200552274", "3706200552274", Warned),
        new("ACC-OWNER", Holder, "Nguyễn Văn Hùng", "Nguyễn Văn Hùng", Warned),
        new("BANK-ALIAS", Bank, "NN&PTNT", "970405", Accepted),
        new("BANK-ALIAS", Bank, "NHNo Nghi Xuân", "970405", Accepted),
        new("BANK-ALIAS", Bank, "Bưu điện Liên Việt", "970449", Accepted),
        new("BANK-UNKNOWN", Bank, "Ngân hàng Mặt Trăng", null, Warned),
        new("BANK-POST", Bank, "Nhận tại bưu điện", null, Accepted),
        new("BANK-CASH", Bank, "Tiền mặt", null, Accepted),
        // Telephone.
        new("PHONE-FORM", Phone, 912345678L, "0912345678", Accepted),
        new("PHONE-FORM", Phone, "+84 912.345.678", "0912345678", Accepted),
        new("PHONE-FORM", Phone, "ĐT: 0912345678 / 0987654321", "0912345678", Accepted),
        new("PHONE-INVALID", Phone, "12345", null, Accepted),
        // What the office wrote beside a person.
        new("DEAD", Note, "Đã chết tháng 12/2023", null, Warned),
        new("MOVED", Note, "Chuyển đi Đồng Nai", null, Warned),
        new("NOT-FOUND", Note, "Không tìm thấy tại địa phương", null, Warned),
        new("ACC-INACTIVE", Note, "TK đã khóa", null, Warned),
        new("ACC-OLDID", Note, "Ngân hàng còn CMND cũ", null, Warned),
    ];

    /// <summary>Codes that need a list of their own: each has its own test below.</summary>
    private static readonly string[] TestedAlone =
        ["ID-DUP", "DUP-ROW", "ACC-SHARED", "ACC-GUARDIAN", "THON-WRONG", "THON-BLANK", "HH-TYPE", "AMT-UNIT", "AMT-ODD", "CAT-ALIAS"];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_defect_is_named_cleaned_and_weighed(int number)
    {
        var test = Cases[number];
        var row = Read(test);

        row.Problems.Select(p => p.Code).ShouldContain(test.Code, test.ToString());
        Value(row, test.Field).ShouldBe(test.Value, test.ToString());
        row.Status.ShouldBe(test.Status, $"{test}: {string.Join('|', row.Problems.Select(p => p.Code))}");
    }

    [Fact]
    public void Every_code_has_a_test() =>
        ProblemCode.All.Select(c => c.Code).Except(Cases.Select(c => c.Code)).Except(TestedAlone).ShouldBeEmpty();

    [Fact]
    public void One_number_on_two_people_stops_both()
    {
        var rows = ReadAll(Sheets.Person(), Sheets.Person(name: "Lê Văn Bình", birth: "05/06/1938", sex: "Nam"));
        rows.ShouldAllBe(r => r.Has("ID-DUP") && r.Status == Rejected);
    }

    [Fact]
    public void One_person_twice_is_said_on_both_rows_and_loses_none()
    {
        var rows = ReadAll(Sheets.Person(), Sheets.Person(name: "TRẦN THỊ EM"));
        rows.ShouldAllBe(r => r.Has("DUP-ROW") && r.Status == Warned && r.CitizenId == "042140653107");
    }

    [Fact]
    public void One_account_of_several_people_is_listed_on_every_row()
    {
        var rows = ReadAll(
            Sheets.Person(account: "3706200552274", bank: "Agribank"),
            Sheets.Person(name: "Lê Văn Bình", birth: "05/06/1938", sex: "Nam", id: "042038653107", account: "3706200552274", bank: "Agribank"));
        rows.ShouldAllBe(r => r.Has("ACC-SHARED") && r.Account == "3706200552274" && r.Status == Warned);
    }

    [Fact]
    public void A_childs_account_in_another_name_is_a_guardians() => Sheets.ReadPerson(Sheets.Person(
        birth: "20/11/2013", id: "042313653107", category: "Trẻ em khuyết tật nặng", coefficient: 2, amount: 720_000,
        account: "3706200552274", bank: "Agribank", holder: "Nguyễn Văn Hùng")).Problems.Select(p => p.Code).ShouldBe(["ACC-GUARDIAN"]);

    [Fact]
    public void A_thon_other_than_the_section_gets_the_sections()
    {
        var row = Sheets.Read(SourceGroup.SocialAssistance, Sheets.Header, ["I", "THÔN YÊN THÔNG"], Sheets.Person(), ["II", "THÔN YÊN NGƯ"], Sheets.Person(name: "Lê Thị Ba", id: "")).Rows[0];
        row.Has("THON-WRONG").ShouldBeTrue();
        row.Hamlet.ShouldBe("Thôn Yên Thông");
        row.Status.ShouldBe(Warned);
    }

    [Fact]
    public void A_blank_thon_is_carried_down_from_the_section()
    {
        var row = Sheets.Read(SourceGroup.SocialAssistance, Sheets.Header, ["I", "THÔN YÊN THÔNG"], Sheets.Person(hamlet: "")).Rows.Single();
        row.Has("THON-BLANK").ShouldBeTrue();
        row.Hamlet.ShouldBe("Thôn Yên Thông");
        row.Status.ShouldBe(Accepted);
    }

    [Fact]
    public void A_household_that_is_neither_poor_nor_nearly_poor_is_asked()
    {
        var row = Sheets.Read(SourceGroup.PoorHousehold, ["STT", "Họ và tên chủ hộ", "Ngày sinh", "Số CCCD", "Phân loại hộ"], [1, "Trần Thị Em", "20/11/1940", "042140653107", "khó khăn"]).Rows.Single();
        row.Has("HH-TYPE").ShouldBeTrue();
        row.CategoryCode.ShouldBeNull();
        row.Status.ShouldBe(Warned);
    }

    [Fact]
    public void Amounts_in_thousands_become_dong()
    {
        var row = Sheets.Read(SourceGroup.SocialAssistance, ["DANH SÁCH", "", "Đơn vị tính: nghìn đồng"], ["Xuân Yên, ngày 03 tháng 01 năm 2024"], Sheets.Header, Sheets.Person(amount: 360)).Rows.Single();
        row.Problems.Select(p => p.Code).ShouldBe(["AMT-UNIT"]);
        row.Amount.ShouldBe(360_000);
        row.Status.ShouldBe(Accepted);
    }

    [Fact]
    public void A_sum_by_decision_out_of_all_proportion_is_asked()
    {
        long[] sums = [2_285_000, 2_388_000, 2_494_000, 2_598_000, 2_700_000, 1_971_000];
        object?[] header = ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Loại đối tượng", "Mức trợ cấp"];
        var rows = Sheets.Read(SourceGroup.Other, [header, .. sums.Select((sum, i) => new object?[] { i + 1, $"Trần Thị {(char)('A' + i)}n", $"{i + 10}/11/1940", "", "QĐ 62", sum })]).Rows;
        rows.Where(r => r.Has("AMT-ODD")).Select(r => r.Amount).ShouldBe([1_971_000]);
        rows[^1].Problems.Single(p => p.Code == "AMT-ODD").Proposed.ShouldBe("2.285.000 đ đến 2.700.000 đ");
    }

    [Fact]
    public void A_remembered_spelling_decides_before_the_rules()
    {
        var alias = new SpellingAlias(SpellingKind.Category, Guid.NewGuid(), "Diện A", "BTXH-5C", new(Guid.Empty, "Cán bộ"), new DateTime(2024, 1, 5, 0, 0, 0, DateTimeKind.Utc));
        var row = ListReading.Read(Sheets.Of(Sheets.Header, Sheets.Person(category: "diện a.")), SourceGroup.SocialAssistance, Sheets.Reference with { Spellings = new Spellings([alias]) }).Rows.Single();
        row.Has("CAT-ALIAS").ShouldBeTrue();
        row.CategoryCode.ShouldBe("BTXH-5C");
        row.Status.ShouldBe(Accepted);
    }

    /// <summary>A layout, not a defect: the filled column tells the sex (DOB-TWO-COL).</summary>
    [Fact]
    public void Two_columns_for_men_and_women_give_birth_and_sex()
    {
        var row = Sheets.Read(SourceGroup.SocialAssistance,
            ["STT", "Họ và tên", "Năm sinh", null, "Số CCCD", "Loại đối tượng", "Mức trợ cấp"], [null, null, "Nam", "Nữ"],
            [1, "Trần Thị Em", null, "20/11/1940", "042140653107", "Người cao tuổi từ đủ 80 tuổi trở lên", 360_000]).Rows.Single();
        row.Birth?.ToString().ShouldBe("20/11/1940");
        row.Sex.ShouldBe(Domain.Shared.Sex.Female);
        row.Problems.ShouldBeEmpty();
    }

    /// <summary>Rows that are no data are skipped and reported (HDR-REPEAT, GROUP-ROW).</summary>
    [Fact]
    public void Repeated_headers_and_sections_are_reported_by_row()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance, Sheets.Header, ["I", "THÔN YÊN NGƯ"], Sheets.Person(), Sheets.Header, Sheets.Person(name: "Lê Thị Ba", id: "", birth: "02/03/1939"));
        list.Rows.Count.ShouldBe(2);
        list.Skipped.Select(s => (s.Raw.Number, s.Kind.ToCode())).ShouldContain((2, "GROUP-ROW"));
        list.Skipped.Select(s => (s.Raw.Number, s.Kind.ToCode())).ShouldContain((4, "HDR-REPEAT"));
    }

    /// <summary>The list's own code, words, or amount ÷ base: each alone is enough.</summary>
    [Theory]
    [InlineData("5c", null, 360_000, "BTXH-5C")]
    [InlineData("6.4", null, 720_000, "BTXH-6-N-NCT")]
    [InlineData("Người khuyết tật", null, 720_000, "BTXH-6-N-NCT")]
    [InlineData("NKT nặng", null, 720_000, "BTXH-6-N-NCT")]
    public void A_category_is_found_by_code_words_or_amount(string text, object? coefficient, int amount, string code)
    {
        var person = Sheets.Person(category: text, amount: amount);
        person[7] = coefficient;
        Sheets.ReadPerson(person).CategoryCode.ShouldBe(code);
    }

    [Theory]
    [InlineData(38)]
    [InlineData(0.38)]
    [InlineData("38%")]
    [InlineData("38 %")]
    [InlineData("0,38")]
    [InlineData("Tỷ lệ 38%")]
    public void A_degree_of_injury_in_every_form(object raw)
    {
        var row = Sheets.Read(SourceGroup.Merit,
            ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Loại đối tượng", "Tỷ lệ", "Mức trợ cấp"], [1, "Trần Văn Em", "20/11/1940", "042040653107", "Thương binh", raw, 2_505_000]).Rows.Single();
        row.Percent.ShouldBe(38);
        row.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void The_sentence_of_an_amount_that_does_not_fit_says_both_figures()
    {
        var problem = Sheets.ReadPerson(Sheets.Person(amount: 270_000)).Problems.Single();
        ProblemCode.Of(problem.Code).SentenceFor(problem.Raw, problem.Proposed).ShouldBe("Mức ghi 270.000 đ, theo quy định tại thời điểm lập danh sách là 360.000 đ");
    }

    /// <summary>Notes that speak of others or of health are no sign of death or moving.</summary>
    [Theory]
    [InlineData("Chồng đã chết")]
    [InlineData("Mất sức lao động")]
    [InlineData("Mất khả năng lao động")]
    [InlineData("Ốm đau dài ngày")]
    [InlineData("Chăm sóc: Trần Văn A")]
    public void An_ordinary_note_is_no_defect(string note) => Read(new Case("", Note, note, null, Accepted)).Problems.ShouldBeEmpty();

    /// <summary>One name for all of 20,000 rows takes no longer than a good list: no row is compared with every other.</summary>
    [Fact]
    public void A_list_in_which_every_row_is_the_same_is_read_in_one_pass()
    {
        var people = Enumerable.Range(0, 20_000).Select(_ => Sheets.Person(account: "3706200552274", bank: "Agribank"));
        Sheets.Read(SourceGroup.SocialAssistance, [Sheets.Header, .. people]).Rows.ShouldAllBe(r => r.Has("DUP-ROW"));
    }

    private static IReadOnlyList<CleanedRow> ReadAll(params object?[][] people) =>
        Sheets.Read(SourceGroup.SocialAssistance, [["Xuân Yên, ngày 03 tháng 01 năm 2024"], Sheets.Header, .. people]).Rows;

    private static CleanedRow Read(Case test)
    {
        var person = test.Field switch
        {
            Name => Sheets.Person(name: test.Raw),
            Birth => Sheets.Person(birth: test.Raw),
            Sex => Sheets.Person(sex: test.Raw),
            Id or OldId => Sheets.Person(id: test.Raw),
            Hamlet => Sheets.Person(hamlet: test.Raw),
            Category => Sheets.Person(category: test.Raw, coefficient: test.Code == "CAT-AGE" ? 2 : null, amount: test.Code == "CAT-AGE" ? 720_000 : null),
            Coefficient => Sheets.Person(coefficient: test.Raw),
            Amount => Sheets.Person(amount: test.Raw),
            Start => Sheets.Person(start: test.Raw),
            Account => Sheets.Person(account: test.Raw, bank: "Agribank"),
            Account + "-" => Sheets.Person(account: test.Raw),
            Bank => Sheets.Person(account: test.Value is null && test.Code != "BANK-UNKNOWN" ? null : "3706200552274", bank: test.Raw),
            Holder => Sheets.Person(account: "3706200552274", bank: "Agribank", holder: test.Raw),
            Phone => Sheets.Person(phone: test.Raw),
            _ => [.. Sheets.Person(), test.Raw],
        };
        return Sheets.Read(SourceGroup.SocialAssistance, ["DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI"], ["Xuân Yên, ngày 03 tháng 01 năm 2024"], [.. Sheets.Header, "Ghi chú"], person).Rows.Single();
    }

    private static string? Value(CleanedRow row, string field) => field switch
    {
        Name => row.FullName,
        Birth => row.Birth?.ToString(),
        Sex => row.Sex?.ToString(),
        Id => row.CitizenId,
        OldId => row.OldId,
        Hamlet => row.Hamlet,
        Category => row.CategoryCode,
        Coefficient => row.Coefficient?.ToString(CultureInfo.InvariantCulture),
        Amount => row.Amount?.ToString(CultureInfo.InvariantCulture),
        Start => row.Start?.ToIso(),
        Account or Account + "-" => row.Account,
        Bank => row.ProviderCode,
        Holder => row.AccountHolder,
        Phone => row.Phone,
        _ => null,
    };
}
