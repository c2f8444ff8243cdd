using System.Globalization;
using AsxhPortal.Domain.Import;
using CsCheck;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

public class LegacyTextTests
{
    private const string Vowels = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";

    private static readonly string[] Names =
    [
        "Nguyễn Thị Lan", "Trần Văn Hùng", "Lê Quang Chiến", "Phạm Thị Mơ", "Hoàng Thị Bảy", "Đặng Hữu Phước", "Bùi Xuân Trường", "Vũ Thu", "Hồ Sỹ Quý", "Ngô Thị Sửu",
        "Đinh Công Trứ", "Hà Thị Nguyệt", "Lương Ngọc Quyến", "Đoàn Thị Điểm", "Trịnh Đình Thảo", "Lý Thường Kiệt", "Võ Thị Sáu", "Thái Văn Giảng", "Uông Thị Huyên", "Mai Thị Hoè",
    ];

    [Theory]
    [InlineData("NguyÔn ThÞ Lan", "Nguyễn Thị Lan")]
    [InlineData("TrÇn V¨n Hïng", "Trần Văn Hùng")]
    [InlineData("§Æng H÷u Ph\u00ADíc", "Đặng Hữu Phước")]
    [InlineData("NGUYÔN THÞ LAN", "NGUYỄN THỊ LAN")]
    [InlineData("Lª ThÞ ¸nh", "Lê Thị Ánh")]
    [InlineData("ng\u00ADêi cao tuæi ë x·", "người cao tuổi ở xã")]
    [InlineData("Nguyeãn Thò Lan", "Nguyễn Thị Lan")]
    [InlineData("Traàn Vaên Huøng", "Trần Văn Hùng")]
    [InlineData("Ñaëng Höõu Phöôùc", "Đặng Hữu Phước")]
    [InlineData("NGUYEÃN THÒ LAN", "NGUYỄN THỊ LAN")]
    public void Old_text_is_known_by_its_own_words(string before, string after) => LegacyText.OfWords(before).ShouldBe(after);

    [Theory]
    [InlineData("Nguyễn Thị Lan")]
    [InlineData("Hoàng Anh")]
    [InlineData("Hà Thu")]
    [InlineData("Lê Trí")]
    [InlineData("Hoà An")]
    [InlineData("100 m²")]
    [InlineData("Müller")]
    [InlineData("Y Niê Bkrông")]
    [InlineData("Agribank")]
    public void Unicode_text_is_left(string text) => LegacyText.OfWords(text).ShouldBeNull();

    [Fact]
    public void Every_letter_survives_a_round_trip_through_both_tables()
    {
        foreach (var letter in Vowels)
        {
            Tcvn3.ToUnicode(Tcvn3.FromUnicode(letter.ToString())!).ShouldBe(letter.ToString());
            Vni.ToUnicode(Vni.FromUnicode(letter.ToString())!).ShouldBe(letter.ToString());
            var capital = char.ToUpper(letter, CultureInfo.InvariantCulture).ToString();
            Vni.ToUnicode(Vni.FromUnicode(capital)!).ShouldBe(capital);
            Tcvn3.ToUnicode("AB" + Tcvn3.FromUnicode(capital)).ShouldBe("AB" + capital);
        }
    }

    [Fact]
    public void The_tables_are_the_published_ones()
    {
        foreach (var line in File.ReadLines(SharedFolder.Require("domain", "tcvn3_to_unicode.csv")).Skip(1).Select(l => l.Split(',')))
            Tcvn3.ToUnicode("x" + (char)byte.Parse(line[1], CultureInfo.InvariantCulture)).ShouldBe("x" + line[4]);
        foreach (var line in File.ReadLines(SharedFolder.Require("domain", "vni_windows_to_unicode.csv")).Skip(1).Select(l => l.Split(',')))
            Vni.ToUnicode(line[0]).ShouldBe(line[4]);
    }

    [Fact]
    public void Correct_Unicode_is_never_changed() =>
        Gen.Int[0, Names.Length - 1].Select(i => Names[i]).Array[1, 12].Sample(names =>
        {
            var sheet = LegacyText.InUnicode(Sheets.Of([.. names.Select(n => new object?[] { n, n.Split(' ')[^1], "Thôn Hoà Bình" })]));
            sheet.Rows.ShouldAllBe(r => r.LegacyCells == null);
            sheet.Text!.Encoding.ShouldBe(ListEncoding.Unicode);
        }, iter: PropertyRuns.Of(500), seed: PropertyRuns.Seed);

    [Fact]
    public void Every_name_in_either_old_encoding_comes_back() =>
        Gen.Select(Gen.Int[0, Names.Length - 1].Select(i => Names[i]).Array[5, 20], Gen.Bool).Sample((names, isVni) =>
        {
            var old = names.Select(n => isVni ? Vni.FromUnicode(n) : Tcvn3.FromUnicode(n)).ToList();
            var sheet = LegacyText.InUnicode(Sheets.Of([.. old.Select(n => new object?[] { n, isVni ? "Thoân Hoaø Bình" : "Th«n Hoµ B×nh" })]));
            sheet.Rows.Select(r => r[0].Text).ShouldBe(names);
        }, iter: PropertyRuns.Of(500), seed: PropertyRuns.Seed);

    [Fact]
    public void The_font_decides_where_the_words_do_not()
    {
        SheetRow[] rows = [new(1, [SheetCell.OfText("Vò Thu", CellFont.Tcvn3)]), new(2, [SheetCell.OfText("nguyÔn thÞ lan", CellFont.Tcvn3Capitals)]), new(3, [SheetCell.OfText("Hoàng Anh", CellFont.Vni)])];
        var sheet = LegacyText.InUnicode(new SourceSheet("Sheet1", rows, []));

        sheet.Rows.Select(r => r[0].Text).ShouldBe(["Vũ Thu", "NGUYỄN THỊ LAN", "Hồng Anh"]);
        sheet.Rows[0].RawCells[0].Text.ShouldBe("Vò Thu");
        (sheet.Text!.Evidence, sheet.Text.Certainty, sheet.Text.Converted).ShouldBe((EncodingEvidence.Font, 100, 3));
        sheet.Text.Examples[0].ShouldBe(new TextExample(1, 0, "Vò Thu", "Vũ Thu"));
    }

    [Theory]
    [InlineData(".VnTime", CellFont.Tcvn3)]
    [InlineData(".VnArialH", CellFont.Tcvn3Capitals)]
    [InlineData("VNI-Times", CellFont.Vni)]
    [InlineData("Times New Roman", CellFont.Unknown)]
    [InlineData(null, CellFont.Unknown)]
    public void Fonts_are_known_by_name(string? name, CellFont font) => LegacyText.FontOf(name).ShouldBe(font);

    [Fact]
    public void A_whole_list_in_old_text_is_read_with_header_sections_and_names()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance,
            ["DANH S¸CH §èI T¦îNG B¶O TRî X· HéI, ngµy 03 th¸ng 01 n¨m 2024"],
            ["TT", "Hä vµ tªn", "Ngµy sinh", "Giíi tÝnh", "Sè CCCD", "Lo¹i ®èi t\u00ADîng", "Møc h\u00ADëng"],
            ["I. Th«n Yªn Ng\u00AD"],
            [1, "TrÇn ThÞ Em", "20/11/1940", "N÷", "042140653107", "Ng\u00ADêi cao tuæi tõ ®ñ 80 tuæi trë lªn", 360_000],
            [2, "Vò Thu", "20/11/1941", "N÷", "042141653107", "Ng\u00ADêi cao tuæi tõ ®ñ 80 tuæi trë lªn", 360_000]);

        list.Rows.Select(r => (r.FullName, r.Hamlet, r.Sex, r.CategoryCode, r.Status)).ShouldBe(
        [
            ("Trần Thị Em", "Thôn Yên Ngư", Domain.Shared.Sex.Female, "BTXH-5C", ImportRowStatus.Warned),
            ("Vũ Thu", "Thôn Yên Ngư", Domain.Shared.Sex.Female, "BTXH-5C", ImportRowStatus.Warned),
        ]);
        list.Rows.ShouldAllBe(r => r.Has("NAME-LEGACY"));
        list.Rows[0].Problems.Single().Raw.ShouldBe("TrÇn ThÞ Em");
        list.Text!.Encoding.ShouldBe(ListEncoding.Tcvn3);
        list.Notes.ShouldHaveSingleItem().ShouldContain("TCVN3");
    }

    [Fact]
    public void Single_old_rows_among_good_ones_are_changed_and_the_good_ones_left()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance, ["DANH SÁCH BẢO TRỢ XÃ HỘI, ngày 03/01/2024"], Sheets.Header,
            Sheets.Person(),
            Sheets.Person(name: "Hoàng Anh", id: "042140653108"),
            Sheets.Person(name: "Nguyeãn Thò Lan", id: "042140653109"),
            Sheets.Person(name: "NguyÔn ThÞ Lan", id: "042140653110", birth: "21/11/1940"));

        list.Rows.Select(r => r.FullName).ShouldBe(["Trần Thị Em", "Hoàng Anh", "Nguyễn Thị Lan", "Nguyễn Thị Lan"]);
        list.Rows.Select(r => r.Has("NAME-LEGACY")).ShouldBe([false, false, true, true]);
    }

    [Fact]
    public void A_single_old_name_that_would_do_as_it_stands_is_known_by_its_family_name_and_by_Thi()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance, ["DANH SÁCH BẢO TRỢ XÃ HỘI, ngày 03/01/2024"], Sheets.Header,
            Sheets.Person(name: "NguyÔn ThÞ Lan", id: "042140653109"),
            Sheets.Person(name: "Vò Linh Giang", id: "042140653110"),
            Sheets.Person(name: "Cao Thò Hoàng Mai", id: "042140653111"),
            Sheets.Person(name: "Lê Thị Hoà", id: "042140653112"));

        list.Rows.Select(r => r.FullName).ShouldBe(["Nguyễn Thị Lan", "Vũ Linh Giang", "Cao Thò Hoàng Mai", "Lê Thị Hoà"]);
        var vni = Sheets.Read(SourceGroup.SocialAssistance, ["DANH SÁCH BẢO TRỢ XÃ HỘI, ngày 03/01/2024"], Sheets.Header,
            Sheets.Person(name: "Nguyeãn Thò Lan", id: "042140653109"), Sheets.Person(name: "Cao Thò Hoàng Mai", id: "042140653111"));
        vni.Rows.Select(r => r.FullName).ShouldBe(["Nguyễn Thị Lan", "Cao Thị Hồng Mai"]);
    }

    [Fact]
    public void What_nobody_can_read_stays_rejected()
    {
        var row = Sheets.ReadPerson(Sheets.Person(name: "Ngþ¥n §×ß L§n"));

        row.Has("NAME-LEGACY").ShouldBeTrue();
        row.Status.ShouldBe(ImportRowStatus.Rejected);
    }

    [Fact]
    public void An_officer_may_say_that_the_text_is_right_as_it_stands() =>
        LegacyText.InUnicode(Sheets.Of(["NguyÔn ThÞ Lan"]), ListEncoding.Unicode).Rows[0][0].Text.ShouldBe("NguyÔn ThÞ Lan");
}
