using System.Text;
using AsxhPortal.Domain.Matching;
using CsCheck;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>What only one side has stands in brackets.</summary>
public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("Nguyễn Thị Lan", "NGUYỄN THỊ LAN", "Nguyễn Thị Lan", "NGUYỄN THỊ LAN")]
    [InlineData("Võ Thị Hoà", "Võ Thị Hoa", "Võ Thị Ho[à]", "Võ Thị Ho[a]")]
    [InlineData("15/08/1949", "15/08/1948", "15/08/194[9]", "15/08/194[8]")]
    [InlineData("042999900013", "042999900003", "0429999000[1]3", "0429999000[0]3")]
    [InlineData("Trần Bình", "Trần Văn Bình", "Trần Bình", "Trần [Văn ]Bình")]
    [InlineData("Thôn Yên Ngư", "Thôn Trung Lộc", "Thôn [Yên] [Ngư]", "Thôn [Trung] [Lộc]")]
    [InlineData("1950", "12/03/1950", "1950", "[12/03/]1950")]
    [InlineData(null, "183000001", "", "[183000001]")]
    [InlineData("", "", "", "")]
    [InlineData("05/12/1950", "12/05/1950", "[05]/[12]/1950", "[12]/[05]/1950")]
    public void Only_what_differs_is_marked(string? left, string? right, string markedLeft, string markedRight)
    {
        var difference = TextDifference.Between(left, right);
        Marked(difference.Left).ShouldBe(markedLeft);
        Marked(difference.Right).ShouldBe(markedRight);
    }

    [Fact]
    public void Letters_written_in_two_pieces_are_the_same_letters() =>
        TextDifference.Between("Hoà".Normalize(NormalizationForm.FormD), "Hoà").IsNone.ShouldBeTrue();

    [Fact]
    public void Nothing_is_lost_and_the_unmarked_rest_is_equal() =>
        Gen.Select(Gen.String["aAbàđ 1/"], Gen.String["aAbàđ 1/"]).Sample((left, right) =>
        {
            var difference = TextDifference.Between(left, right);
            string.Concat(difference.Left.Select(p => p.Text)).ShouldBe(left.Trim());
            string.Concat(difference.Right.Select(p => p.Text)).ShouldBe(right.Trim());
            Rest(difference.Left).ShouldBe(Rest(difference.Right), StringCompareShould.IgnoreCase);
        });

    private static string Rest(IEnumerable<TextPiece> pieces) => string.Concat(pieces.Where(p => !p.Differs).Select(p => p.Text)).ToUpperInvariant();

    private static string Marked(IEnumerable<TextPiece> pieces) => string.Concat(pieces.Select(p => p.Differs ? $"[{p.Text}]" : p.Text));
}
