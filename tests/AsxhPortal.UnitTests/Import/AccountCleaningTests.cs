using AsxhPortal.Domain.Import;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

public class AccountCleaningTests
{
    [Theory]
    [InlineData("3706 2005 5227 4", "ACC-SPACE", "3706200552274")]
    [InlineData("370.620.0552274", "ACC-SPACE", "3706200552274")]
    [InlineData("\u00A03706200552274", "ACC-SPACE", "3706200552274")]
    [InlineData("3.70621E+12", "ACC-EXP", null)]
    [InlineData("3,70620055227E+12", "ACC-EXP", null)]
    [InlineData(370620055227L, "ACC-LEAD0", null)]
    [InlineData("không có", "ACC-INVALID", null)]
    public void Account_numbers(object raw, string code, string? account)
    {
        var row = Sheets.ReadPerson(Sheets.Person(account: raw, bank: "Agribank"));

        row.Account.ShouldBe(account);
        row.Problems.Select(p => p.Code).ShouldBe([code]);
    }

    [Theory]
    [InlineData("Vietcombank", 201047551L)]
    [InlineData("MBBank", 989772986L)]
    [InlineData("ViettelMoney", 983640112L)]
    [InlineData(null, 983640112L)]
    public void A_lost_zero_is_never_guessed(string? bank, long number)
    {
        var row = Sheets.ReadPerson(Sheets.Person(account: number, bank: bank));

        row.Account.ShouldBeNull();
        row.Has("ACC-LEAD0").ShouldBeTrue();
        row.Status.ShouldBe(ImportRowStatus.Warned);
    }

    [Fact]
    public void A_number_cell_of_the_usual_length_is_taken() =>
        Sheets.ReadPerson(Sheets.Person(account: 3706200552274L, bank: "Agribank")).Account.ShouldBe("3706200552274");

    [Fact]
    public void An_account_without_bank_is_said() => Sheets.ReadPerson(Sheets.Person(account: "3706200552274")).Has("ACC-NOBANK").ShouldBeTrue();

    [Theory]
    [InlineData("NHNo & PTNT huyện Nghi Xuân", "970405")]
    [InlineData("AGRIBANK CN Nghi Xuân", "970405")]
    [InlineData("Agri bank", "970405")]
    [InlineData("NH Nông nghiệp và PTNT", "970405")]
    [InlineData("NH Công thương VN", "970415")]
    [InlineData("Viettinbank", "970415")]
    [InlineData("Sài Gòn Công thương", "970400")]
    [InlineData("Bưu điện Liên Việt", "970449")]
    [InlineData("NH TMCP Ngoại thương", "970436")]
    [InlineData("Mobile Money Viettel", "971005")]
    public void Bank_texts_become_a_BIN(string text, string bin)
    {
        var row = Sheets.ReadPerson(Sheets.Person(account: "3706200552274", bank: text));

        row.ProviderCode.ShouldBe(bin);
        row.Status.ShouldBe(ImportRowStatus.Accepted);
    }

    [Theory]
    [InlineData("Nhận tại bưu điện", PayoutWay.PostOffice)]
    [InlineData("Bưu điện", PayoutWay.PostOffice)]
    [InlineData("TM", PayoutWay.Cash)]
    [InlineData("Tiền mặt", PayoutWay.Cash)]
    public void The_post_office_and_cash_are_no_bank(string text, PayoutWay way)
    {
        var row = Sheets.ReadPerson(Sheets.Person(bank: text));

        row.ProviderCode.ShouldBeNull();
        row.PayoutWay.ShouldBe(way);
        row.Status.ShouldBe(ImportRowStatus.Accepted);
    }

    [Fact]
    public void An_unknown_bank_is_said() => Sheets.ReadPerson(Sheets.Person(account: "3706200552274", bank: "Ngân hàng Mặt Trăng")).Has("BANK-UNKNOWN").ShouldBeTrue();

    [Theory]
    [InlineData("TRAN THI EM", null)]
    [InlineData("Trần Thị Em", null)]
    [InlineData("Nguyễn Văn Hùng", "ACC-OWNER")]
    public void The_holder_is_compared_with_the_person(string holder, string? code)
    {
        var row = Sheets.ReadPerson(Sheets.Person(account: "3706200552274", bank: "Agribank", holder: holder));

        row.Problems.Select(p => p.Code).SingleOrDefault().ShouldBe(code);
    }

    [Fact]
    public void A_childs_account_in_another_name_is_a_guardians()
    {
        var row = Sheets.ReadPerson(Sheets.Person(
            name: "Nguyễn Thị Hoa", birth: "06/09/2013", id: "042313862122", category: "Trẻ em khuyết tật nặng", coefficient: 2, amount: 720_000,
            account: "3706205058116", bank: "Agribank", holder: "Nguyễn Nguyên Giang"));

        row.Problems.Select(p => p.Code).ShouldBe(["ACC-GUARDIAN"]);
    }
}
