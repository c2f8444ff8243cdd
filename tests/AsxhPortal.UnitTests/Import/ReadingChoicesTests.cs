using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

public sealed class ReadingChoicesTests
{
    private static readonly SourceSheet List = Sheets.Of(
        ["DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI"],
        ["STT", "Họ và tên", "Sinh", "Số CCCD", "Nơi ở", "Tiền"],
        [1, "Trần Thị Em", "20/11/1940", "042140653107", "Thôn Yên Ngư", 360_000],
        [2, "Lê Văn Huấn", "02/03/1941", "042041653107", "Thôn Yên Ngư", 360_000]);

    [Fact]
    public void Choices_come_back_from_their_json_as_they_were()
    {
        var map = HeaderRecognition.Find(List)!.With(2, ListField.Birth);
        var choices = new ReadingChoices { Sheets = [new SheetReading("Sheet1", map), new SheetReading("Trang khác")], Encoding = ListEncoding.Tcvn3 };

        var back = ReadingChoices.Parse(choices.ToJson());

        back.Encoding.ShouldBe(ListEncoding.Tcvn3);
        back.Sheets.Select(s => s.Sheet).ShouldBe(["Sheet1", "Trang khác"]);
        back.MapOf("Sheet1")!.Columns.ShouldBe(map.Columns);
        back.MapOf("Sheet1")!.ColumnOf(ListField.Birth).ShouldBe(2);
        back.MapOf("Trang khác").ShouldBeNull();
        back.Reads("Bìa").ShouldBeFalse();
    }

    [Fact]
    public void Nothing_confirmed_means_recognition()
    {
        ReadingChoices.Parse(null).ShouldBeSameAs(ReadingChoices.ByRecognition);
        ReadingChoices.Parse(" ").Reads("bất kỳ").ShouldBeTrue();
        ReadingChoices.ByRecognition.MapOf("Sheet1").ShouldBeNull();
    }

    [Fact]
    public void Every_meaning_has_a_place_a_name_of_its_own_and_is_found_by_it()
    {
        ListFieldWords.InOrder.ShouldBe(Enum.GetValues<ListField>(), ignoreOrder: true);
        foreach (var field in ListFieldWords.InOrder)
        {
            ListFieldWords.Find(field.ToVietnamese()).ShouldBe(field);
            ListFieldWords.Find(field.ToString()).ShouldBe(field);
        }
        ListFieldWords.Find("họ VÀ ten").ShouldBe(ListField.FullName);
        ListFieldWords.Find("tuổi").ShouldBeNull();
    }

    [Fact]
    public void A_reading_without_anything_of_its_own_is_not_kept()
    {
        var found = HeaderRecognition.Find(List)!;
        RememberedColumns.ToKeep([(found, found)]).ShouldBeNull();
    }

    [Fact]
    public void A_changed_column_is_kept_by_its_title_and_found_where_it_stands_next_time()
    {
        var found = HeaderRecognition.Find(List)!;
        var kept = RememberedColumns.ToKeep([(found.With(5, ListField.Note), found)])!;
        var next = Sheets.Of(
            ["Họ và tên", "TIỀN", "Số CCCD", "Sinh", "Nơi ở"],
            ["Trần Thị Em", 360_000, "042140653107", "20/11/1940", "Thôn Yên Ngư"]);

        var map = HeaderRecognition.Find(next, RememberedColumns.For(next, kept))!;

        map.ColumnOf(ListField.Note).ShouldBe(1);
        map.ColumnOf(ListField.Amount).ShouldBeNull();
        map.Columns.Single(c => c.Index == 1).Evidence.ShouldBe(ColumnEvidence.Person);
    }

    [Fact]
    public void The_newest_reading_wins_title_by_title()
    {
        var older = new ColumnChoices([new ColumnChoice("Tiền", null, ListField.Amount), new ColumnChoice("Nơi ở", null, ListField.Hamlet)]);
        var newer = new ColumnChoices([new ColumnChoice("TIEN", null, ListField.Note)]);

        var together = RememberedColumns.Together([newer, older])!;

        together.Columns.Select(c => (c.Heading, c.Field)).ShouldBe([("TIEN", ListField.Note), ("Nơi ở", ListField.Hamlet)]);
        RememberedColumns.Together([]).ShouldBeNull();
    }

    [Fact]
    public void Letters_are_remembered_for_lists_without_titles_only()
    {
        var byLetter = new ColumnChoices([new ColumnChoice(null, "F", ListField.Note)]);
        RememberedColumns.For(List, byLetter).ShouldBeNull();

        var bare = Sheets.Of(["Trần Thị Em", "20/11/1940", "042140653107"], ["Lê Văn Huấn", "02/03/1941", "042041653107"], ["Hồ Thị Mai", "05/06/1939", "042139653107"]);
        RememberedColumns.For(bare, byLetter)!.Columns.Count.ShouldBe(1);
    }
}
