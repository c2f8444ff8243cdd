using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

public class ColumnMapTests
{
    private static readonly object?[][] Odd =
    [
        ["DANH SÁCH BẢO TRỢ XÃ HỘI, ngày 03/01/2024"],
        ["TT", "Đối tượng A", "Cột X", "Cột Y", "Tiền", "Loại đối tượng"],
        [1, "Trần Thị Em", "20/11/1940", "042140653107", 360_000, "NCT 80 tuổi"],
        [2, "Nguyễn Văn Huấn", "21/11/1941", "042041653107", 360_000, "NCT 80 tuổi"],
        [3, "Lê Văn Tám", "22/11/1940", "042040653199", 360_000, "NCT 80 tuổi"],
    ];

    [Fact]
    public void Title_and_content_together_say_how_surely_a_column_is_known()
    {
        var rows = Enumerable.Range(1, 5).Select(i => Sheets.Person(id: $"04214065310{i}", phone: $"091234567{i}")).ToArray();
        var map = HeaderRecognition.Find(Sheets.Of([Sheets.Header, .. rows]))!;

        Column(map, ListField.CitizenId).Certainty.ShouldBe(100);
        Column(map, ListField.FullName).Certainty.ShouldBe(100);
        Column(map, ListField.Coefficient).Certainty.ShouldBe(85);
        map.Columns.Where(c => c.Field is not null).ShouldAllBe(c => c.Evidence == ColumnEvidence.Heading);
    }

    [Fact]
    public void Unknown_titles_are_read_by_what_stands_under_them_but_money_is_only_proposed()
    {
        var map = HeaderRecognition.Find(Sheets.Of(Odd))!;

        map.FirstHeaderRow.ShouldBe(2);
        (Column(map, ListField.FullName).Index, Column(map, ListField.Birth).Index, Column(map, ListField.CitizenId).Index).ShouldBe((1, 2, 3));
        Column(map, ListField.CitizenId).Evidence.ShouldBe(ColumnEvidence.Content);
        map.Has(ListField.Amount).ShouldBeFalse();
        map.Columns.Single(c => c.Index == 4).LooksLike.ShouldBe(ListField.Amount);
    }

    [Fact]
    public void A_title_that_its_content_contradicts_is_said()
    {
        var map = HeaderRecognition.Find(Sheets.Of(["Họ và tên", "Số CCCD", "Ngày sinh"], ["Trần Thị Em", "0912345678", "1940"], ["Lê Văn Tám", "0912345679", "1941"], ["Lê Văn Tư", "0912345670", "1942"]))!;

        (Column(map, ListField.CitizenId).Certainty, Column(map, ListField.CitizenId).LooksLike).ShouldBe((40, ListField.Phone));
    }

    [Fact]
    public void What_an_officer_said_holds_for_the_next_file_with_its_columns_elsewhere()
    {
        var said = HeaderRecognition.Find(Sheets.Of(Odd))!.With(4, ListField.Amount).With(0, null);
        var choices = ColumnChoices.Parse(ColumnChoices.Of(said).ToJson());
        object?[][] next = [.. Odd.Select(r => r.Length == 1 ? r : [.. r.Reverse()])];

        var map = HeaderRecognition.Find(Sheets.Of(next), choices)!;

        Column(map, ListField.Amount).Index.ShouldBe(1);
        Column(map, ListField.Amount).Evidence.ShouldBe(ColumnEvidence.Person);
        map.Has(ListField.Ordinal).ShouldBeFalse();
        ListReading.Read(Sheets.Of(next), SourceGroup.SocialAssistance, Sheets.Reference, map).Rows.ShouldAllBe(r => r.Amount == 360_000);
    }

    [Fact]
    public void A_meaning_given_to_one_column_is_taken_from_the_other()
    {
        var map = HeaderRecognition.Find(Sheets.Of(Odd))!.With(4, ListField.FullName);

        map.ColumnOf(ListField.FullName).ShouldBe(4);
        map.Columns.Count(c => c.Field == ListField.FullName).ShouldBe(1);
    }

    [Fact]
    public void A_header_that_a_person_points_at_is_read_there()
    {
        var sheet = Sheets.Of(["a", "b"], ["Họ và tên", "Năm sinh", null], [null, "Nam", "Nữ"], ["Trần Thị Em", null, 1940]);

        var map = HeaderRecognition.At(sheet, 2, 3);

        map.Columns.Select(c => c.Field).ShouldBe([ListField.FullName, ListField.BirthMale, ListField.BirthFemale]);
    }

    [Fact]
    public void A_list_without_any_title_is_read_by_its_content_and_by_letters()
    {
        var sheet = Sheets.Of([.. Odd.Skip(2)]);
        var map = HeaderRecognition.Find(sheet)!;

        map.Has(ListField.CitizenId).ShouldBeTrue();
        var choices = ColumnChoices.Parse("""{"columns":[{"column":"E","field":"Amount"}]}""");
        ListReading.Read(sheet, SourceGroup.SocialAssistance, Sheets.Reference, choices.ApplyTo(map)).Rows.Select(r => r.Amount).ShouldBe([360_000, 360_000, 360_000]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"columns":[]}""")]
    [InlineData("""{"columns":[{"heading":"Họ tên","field":"Ten"}]}""")]
    [InlineData("""{"columns":[{"field":"FullName"}]}""")]
    public void A_map_that_is_no_map_is_refused(string json) => Should.Throw<RuleException>(() => ColumnChoices.Parse(json)).Message.ShouldStartWith("Tệp bản đồ cột không đúng dạng");

    [Fact]
    public void Titles_that_go_on_in_the_row_below_are_one_header()
    {
        var map = HeaderRecognition.Find(Sheets.Of(["TT", "Họ và tên", "Ngày sinh", "Mức", "Số"], [null, null, null, "hưởng", "CCCD"], [1, "Trần Thị Em", "20/11/1940", 360_000, "042140653107"]))!;

        (map.FirstHeaderRow, map.LastHeaderRow, map.ColumnOf(ListField.Amount), map.ColumnOf(ListField.CitizenId)).ShouldBe((1, 2, 3, 4));
    }

    [Fact]
    public void A_unit_under_one_title_may_stand_beside_the_parts_of_another()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance,
            ["DANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI HÀNG THÁNG"],
            ["TT", "Họ tên người được hưởng", "Ngày tháng năm sinh", null, null, "Số CMND/ CCCD", "Đối tượng hưởng", "Số tiền được hưởng"],
            [null, null, "Ngày", "Tháng", "Năm", null, null, "(đồng)"],
            [1, 2, 3, 4, 5, 6, 7, 8],
            ["I", "Thôn Yên Ngư"],
            [1, "Trần Thị Em", 20, 11, 1940, "042140653107", "NCT 80 tuổi", 360_000],
            [2, "Lê Văn Tám", null, null, 1941, "042041653107", "NCT 80 tuổi", 360_000],
            [null, "Cộng (I+II)", null, null, null, null, null, 720_000]);

        list.Rows.Select(r => (r.FullName, r.Birth)).ShouldBe([("Trần Thị Em", (PartialDate?)new PartialDate(1940, 11, 20)), ("Lê Văn Tám", new PartialDate(1941))]);
        list.Skipped.Select(s => s.Kind).ShouldBe([RowKind.Title, RowKind.Header, RowKind.Header, RowKind.ColumnNumbers, RowKind.Section, RowKind.Subtotal]);
    }

    [Fact]
    public void A_name_in_two_columns_is_one_name()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance,
            ["DANH SÁCH BẢO TRỢ XÃ HỘI, ngày 03/01/2024"],
            ["Mã hồ sơ", "Họ đệm", "Tên", "GT", "Sinh năm", "CCCD/ĐDCN", "Diện đối tượng", "Tài khoản NH", "Mở tại"],
            ["A1", "Trần Thị", "Em", "Nữ", "20/11/1940", "042140653107", "NCT 80 tuổi", "3706200552274", "Agribank"]);

        var row = list.Rows.Single();
        (row.FullName, row.Sex, row.ProviderCode, row.HouseholdCode).ShouldBe(("Trần Thị Em", (Sex?)Sex.Female, "970405", (string?)null));
        row.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Titles_that_are_all_grouped_keep_the_first_row()
    {
        var map = HeaderRecognition.Find(Sheets.Of(
            ["Thông tin cá nhân", null, null, "Thông tin chi trả", null],
            ["Họ và tên", "Ngày sinh", "Số CCCD", "Số tài khoản", "Ngân hàng"],
            ["Trần Thị Em", "20/11/1940", "042140653107", "3706200552274", "Agribank"]))!;

        map.LastHeaderRow.ShouldBe(2);
        map.Has(ListField.Account).ShouldBeTrue();
    }

    [Fact]
    public void The_date_of_issue_is_never_a_birth_date()
    {
        var map = HeaderRecognition.Find(Sheets.Of(["Họ và tên", "Ngày cấp CCCD", "Số CCCD", "Thôn"], ["Trần Thị Em", "20/11/1999", "042140653107", "Yên Ngư"]))!;

        map.ColumnOf(ListField.CitizenId).ShouldBe(2);
        map.Has(ListField.Birth).ShouldBeFalse();
    }

    private static ListColumn Column(ColumnMap map, ListField field) => map.Columns.Single(c => c.Field == field);
}
