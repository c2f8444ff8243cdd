using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

public sealed class ColumnMapFileTests
{
    private static readonly SourceSheet List = Sheets.Of(
        ["DANH SÁCH CHI TRẢ"],
        ["A", "Tên gọi", "Sinh", "Giấy tờ", "Nơi ở"],
        [1, "Trần Thị Em", "20/11/1940", "042140653107", "Thôn Yên Ngư"]);

    [Theory]
    [InlineData("""{"headerRows":[2],"columns":{"B":"FullName","C":"Birth","D":"CitizenId","E":"Hamlet"}}""")]
    [InlineData("""{"headerRows":[2,2],"columns":{"ten goi":"Họ và tên","Sinh":"Ngày sinh","Giấy tờ":"Số định danh (CCCD)","nơi ở":"Thôn, tổ dân phố"}}""")]
    [InlineData("""{"headerRows":[2],"columns":{"B":"FullName","Sinh":"birth","D":"citizenid","E":"Hamlet","A":""}, /* chú thích */ "encoding":"auto",}""")]
    public void Columns_are_named_by_letter_or_title_and_by_english_or_vietnamese_word(string json)
    {
        var choices = ColumnMapFile.Parse(json).ApplyTo([List], SourceGroup.SocialAssistance);

        var map = choices.MapOf("Sheet1")!;
        (map.FirstHeaderRow, map.LastHeaderRow).ShouldBe((2, 2));
        (map.ColumnOf(ListField.FullName), map.ColumnOf(ListField.Birth), map.ColumnOf(ListField.CitizenId), map.ColumnOf(ListField.Hamlet)).ShouldBe((1, 2, 3, 4));
        choices.Encoding.ShouldBeNull();
    }

    [Fact]
    public void What_the_map_leaves_out_is_recognised_and_a_title_goes_before_a_letter()
    {
        var sheet = Sheets.Of(["B", "Họ và tên", "Ngày sinh", "Số CCCD"], ["ghi riêng", "Trần Thị Em", "20/11/1940", "042140653107"]);

        var map = ColumnMapFile.Parse("""{"columns":{"B":"Note"}}""").ApplyTo([sheet], SourceGroup.SocialAssistance).MapOf("Sheet1")!;

        map.ColumnOf(ListField.Note).ShouldBe(0);
        map.ColumnOf(ListField.FullName).ShouldBe(1);
    }

    [Fact]
    public void Only_the_named_sheets_are_read_and_the_encoding_is_passed_on()
    {
        var other = List with { Name = "Tháng 2" };

        var choices = ColumnMapFile.Parse("""{"headerRows":[2],"columns":{"B":"FullName"},"sheets":["thang 2"],"encoding":"TCVN3"}""").ApplyTo([List, other], SourceGroup.SocialAssistance);

        choices.Sheets.Select(s => s.Sheet).ShouldBe(["Tháng 2"]);
        choices.Encoding.ShouldBe(ListEncoding.Tcvn3);
    }

    [Theory]
    [InlineData("""{"columns":""", "Bản đồ cột (--map) không đúng dạng JSON ở dòng 1; chỉ dùng các mục headerRows, columns, sheets, encoding.")]
    [InlineData("""{"colums":{}}""", "Bản đồ cột (--map) không đúng dạng JSON ở dòng 1; chỉ dùng các mục headerRows, columns, sheets, encoding.")]
    [InlineData("null", "Bản đồ cột (--map) không có nội dung.")]
    [InlineData("""{"columns":{"B":"Tuổi"}}""", "Bản đồ cột (--map) không có trường “Tuổi” (cột “B”); tên trường xem trong tài liệu column-map.")]
    [InlineData("""{"columns":{"B":"FullName","C":"Họ và tên"}}""", "Bản đồ cột (--map) trường “Họ và tên” ghi cho nhiều cột (B, C).")]
    [InlineData("""{"headerRows":[6,2]}""", "Bản đồ cột (--map) headerRows là một hoặc hai số dòng liền nhau, ví dụ [5] hoặc [5, 6].")]
    [InlineData("""{"encoding":"latin1"}""", "Bản đồ cột (--map) encoding “latin1” không có; dùng unicode, tcvn3 hoặc vni.")]
    public void A_wrong_map_is_answered_with_a_sentence(string json, string sentence) =>
        Should.Throw<RuleException>(() => ColumnMapFile.Parse(json)).Message.ShouldBe(sentence);

    [Theory]
    [InlineData("""{"sheets":["Tháng 3"]}""", "Bản đồ cột (--map) tệp danh sách không có trang “Tháng 3”; các trang có trong tệp: Sheet1.")]
    [InlineData("""{"headerRows":[2],"columns":{"B":"FullName","Mức hưởng":"Amount"}}""", "Bản đồ cột (--map) danh sách không có cột “Mức hưởng”; ghi chữ cái của cột (A, B, …) hoặc đúng tên trên dòng tiêu đề.")]
    public void A_map_that_does_not_fit_the_file_is_answered_with_a_sentence(string json, string sentence) =>
        Should.Throw<RuleException>(() => ColumnMapFile.Parse(json).ApplyTo([List], SourceGroup.SocialAssistance)).Message.ShouldBe(sentence);

    [Fact]
    public void The_recognised_map_can_be_written_and_read_again()
    {
        var found = HeaderRecognition.Find(Sheets.Of(Sheets.Header, Sheets.Person()))!;

        var written = ColumnMapFile.Write([new SheetReading("Sheet1", found)], null);

        var again = ColumnMapFile.Parse(written).ApplyTo([Sheets.Of(Sheets.Header, Sheets.Person())], SourceGroup.SocialAssistance).MapOf("Sheet1")!;
        again.Columns.Select(c => (c.Index, c.Field)).ShouldBe(found.Columns.Select(c => (c.Index, c.Field)));
    }
}
