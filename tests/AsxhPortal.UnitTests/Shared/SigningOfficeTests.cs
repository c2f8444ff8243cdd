using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Shared;

/// <summary>Who signs in whose place, as NĐ 30/2020 writes it.</summary>
public class SigningOfficeTests
{
    [Theory]
    [InlineData("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")]
    [InlineData("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")]
    [InlineData("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")]
    [InlineData("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")]
    [InlineData("TUQ. TRƯỞNG PHÒNG", "CHUYÊN VIÊN")]
    [InlineData("", "TRƯỞNG PHÒNG")]
    [InlineData("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")]
    public void Right_lines_are_taken(string authority, string title) => SigningOffice.Check(authority, title);

    [Theory]
    [InlineData("TM. ỦY BAN NHÂN DÂN", "", "chức vụ người ký")]
    [InlineData("TM. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "KT.")]
    [InlineData("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "cấp phó")]
    [InlineData("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "TM.")]
    [InlineData("K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH", "KT.")]
    [InlineData("TL. CHỦ TỊCH", "", "dòng dưới")]
    public void Wrong_lines_are_refused_with_what_to_write(string authority, string title, string said) =>
        Should.Throw<RuleException>(() => SigningOffice.Check(authority, title)).Message.ShouldContain(said);
}
