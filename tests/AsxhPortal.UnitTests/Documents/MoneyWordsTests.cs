using AsxhPortal.Documents.Kit;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

public class MoneyWordsTests
{
    [Theory]
    [InlineData(0, "Không đồng")]
    [InlineData(1, "Một đồng")]
    [InlineData(10, "Mười đồng")]
    [InlineData(15, "Mười lăm đồng")]
    [InlineData(21, "Hai mươi mốt đồng")]
    [InlineData(24, "Hai mươi tư đồng")]
    [InlineData(105, "Một trăm linh năm đồng")]
    [InlineData(115, "Một trăm mười lăm đồng")]
    [InlineData(1_001, "Một nghìn không trăm linh một đồng")]
    [InlineData(1_015, "Một nghìn không trăm mười lăm đồng")]
    [InlineData(1_105, "Một nghìn một trăm linh năm đồng")]
    [InlineData(360_000, "Ba trăm sáu mươi nghìn đồng")]
    [InlineData(2_789_000, "Hai triệu bảy trăm tám mươi chín nghìn đồng")]
    [InlineData(1_005_000, "Một triệu không trăm linh năm nghìn đồng")]
    [InlineData(121_500_000, "Một trăm hai mươi mốt triệu năm trăm nghìn đồng")]
    [InlineData(1_000_000_000, "Một tỷ đồng")]
    [InlineData(1_000_000_001, "Một tỷ không trăm linh một đồng")]
    [InlineData(2_147_483_648, "Hai tỷ một trăm bốn mươi bảy triệu bốn trăm tám mươi ba nghìn sáu trăm bốn mươi tám đồng")]
    [InlineData(20_789_000_005, "Hai mươi tỷ bảy trăm tám mươi chín triệu không trăm linh năm đồng")]
    [InlineData(1_000_000_000_000, "Một nghìn tỷ đồng")]
    [InlineData(3_000_000_000_000_000_000, "Ba tỷ tỷ đồng")]
    [InlineData(-5_000, "Âm năm nghìn đồng")]
    public void Amounts_are_spelt_as_payment_papers_state_them(long amount, string words) => MoneyWords.Of(amount).ShouldBe(words, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void The_extremes_of_long_do_not_fail()
    {
        MoneyWords.Of(long.MaxValue).ShouldStartWith("Chín tỷ hai trăm hai mươi ba triệu");
        MoneyWords.Of(long.MinValue).ShouldStartWith("Âm chín tỷ");
    }

    [Theory]
    [InlineData(3, 1, "ngày 03 tháng 01 năm 2024")]
    [InlineData(12, 2, "ngày 12 tháng 02 năm 2024")]
    [InlineData(9, 3, "ngày 09 tháng 3 năm 2024")]
    [InlineData(31, 12, "ngày 31 tháng 12 năm 2024")]
    public void Long_dates_take_zeros_as_the_decree_says(int day, int month, string text) =>
        VietnameseFormat.LongDate(new DateOnly(2024, month, day)).ShouldBe(text);

    [Fact]
    public void Numbers_dates_and_shares_are_written_the_Vietnamese_way()
    {
        VietnameseFormat.Number(1_234_567).ShouldBe("1.234.567");
        VietnameseFormat.Dong(-5_000_000_000).ShouldBe("-5.000.000.000 đồng");
        VietnameseFormat.Date(new DateOnly(2024, 1, 3)).ShouldBe("03/01/2024");
        VietnameseFormat.Percent(1, 3).ShouldBe("33,3%");
        VietnameseFormat.Percent(0, 0).ShouldBe("0%");
        VietnameseFormat.Clean("Nguye\u0302\u0303n\u0007\tHoà\r\nB").ShouldBe("Nguyễn Hoà\nB");
    }
}
