using AsxhPortal.Domain.Shared;
using CsCheck;
using Shouldly;

namespace AsxhPortal.UnitTests.Shared;

public sealed class VietnameseTextTests
{
    [Theory]
    [InlineData("Trần Thị Hoà", "tran thi hoa")]
    [InlineData("  ĐỖ\u00A0Văn   Đức ", "do van duc")]
    [InlineData("Nguye\u0302\u0303n", "nguyen")]
    [InlineData("Ðặng Ý", "dang y")]
    [InlineData("ƯỚC\u200B MƠ", "uoc mo")]
    [InlineData(null, "")]
    public void Folding_takes_every_mark_away(string? text, string expected) => VietnameseText.Fold(text).ShouldBe(expected);

    [Theory]
    [InlineData("Hoà", "Hòa")]
    [InlineData("Thuý", "Thúy")]
    [InlineData("Khoẻ", "khỏe")]
    [InlineData("Lý", "Lí")]
    [InlineData("Kỳ", "KÌ")]
    [InlineData("Mỹ Quý", "Mĩ Quí")]
    public void Tone_placement_and_final_y_compare_equal(string one, string other) => VietnameseText.FoldTones(one).ShouldBe(VietnameseText.FoldTones(other));

    [Theory]
    [InlineData("Hoa", "Hoà")]
    [InlineData("Thủy", "Thúy")]
    [InlineData("Thuý", "Thúi")]
    [InlineData("Dương", "Đường")]
    [InlineData("Tân", "Tấn")]
    public void Different_names_stay_different(string one, string other) => VietnameseText.FoldTones(one).ShouldNotBe(VietnameseText.FoldTones(other));

    [Fact]
    public void Lists_sort_by_given_name_then_surname_then_middle_name()
    {
        string[] sorted = ["Trần Văn An", "Lê Thị Ánh", "Phạm Văn Ân", "Nguyễn Thị Chi", "Trần Danh", "Lê Văn Đạt", "Nguyễn Thị Hoa", "Trần Thị Hoa", "Lê Thị Hoà", "Lê Thị Hỏa", "Lê Thị Hóa", "Bùi Thị Lan", "Bùi Văn Lan"];
        var shuffled = sorted.OrderBy(name => name.Length).ThenByDescending(name => name).ToArray();
        shuffled.OrderBy(VietnameseName.SortKeyOf, StringComparer.Ordinal).ShouldBe(sorted);
    }

    [Fact]
    public void Folding_never_throws_and_is_stable() => Gen.String.Sample(text =>
    {
        var folded = VietnameseText.Fold(text);
        VietnameseText.Fold(folded).ShouldBe(folded);
        VietnameseText.FoldTones(text);
        VietnameseName.SortKeyOf(text).Length.ShouldBeLessThanOrEqualTo(200);
    }, iter: 2000);
}
