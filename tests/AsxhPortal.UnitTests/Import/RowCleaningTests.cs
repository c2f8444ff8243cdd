using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

public class RowCleaningTests
{
    [Fact]
    public void A_row_without_doubt_is_accepted_with_every_field()
    {
        var row = Sheets.ReadPerson(Sheets.Person(account: "3700205207532", bank: "Agribank", holder: "TRAN THI EM", phone: "0392478560"));

        row.Problems.ShouldBeEmpty();
        row.Status.ShouldBe(ImportRowStatus.Accepted);
        row.FullName.ShouldBe("Trần Thị Em");
        row.Birth.ShouldBe(new PartialDate(1940, 11, 20));
        row.Sex.ShouldBe(Sex.Female);
        row.CitizenId.ShouldBe("042140653107");
        row.Hamlet.ShouldBe("Thôn Yên Ngư");
        row.CategoryCode.ShouldBe("BTXH-5C");
        row.Amount.ShouldBe(360_000);
        row.Start.ShouldBe(new Period(2020, 3));
        row.Account.ShouldBe("3700205207532");
        row.ProviderCode.ShouldBe("970405");
        row.Phone.ShouldBe("0392478560");
    }

    [Theory]
    [InlineData(42140653107L, "ID-11-LEAD0", "042140653107", null, ImportRowStatus.Warned)]
    [InlineData("42140653107", "ID-11-LEAD0", "042140653107", null, ImportRowStatus.Warned)]
    [InlineData(42145653107L, "ID-11-LEAD0", null, null, ImportRowStatus.Warned)]
    [InlineData(1140653107L, "ID-10-LEAD00", "001140653107", null, ImportRowStatus.Warned)]
    [InlineData("184687429", "ID-09-CMND", null, "184687429", ImportRowStatus.Warned)]
    [InlineData(184687429L, "ID-09-CMND", null, "184687429", ImportRowStatus.Warned)]
    [InlineData(11234567L, "ID-09-CMND", null, "011234567", ImportRowStatus.Warned)]
    [InlineData("0421406531077", "ID-13", null, null, ImportRowStatus.Rejected)]
    [InlineData("4.2140E+10", "ID-EXP", null, null, ImportRowStatus.Rejected)]
    [InlineData("04214065310", "ID-LENGTH", null, null, ImportRowStatus.Rejected)]
    [InlineData("042 140 653 107", "ID-SPACE", "042140653107", null, ImportRowStatus.Accepted)]
    [InlineData("'042140653107", "ID-SPACE", "042140653107", null, ImportRowStatus.Accepted)]
    [InlineData("042140\u00A0653107", "ID-SPACE", "042140653107", null, ImportRowStatus.Accepted)]
    [InlineData("", "ID-BLANK", null, null, ImportRowStatus.Warned)]
    [InlineData("chưa có", "ID-BLANK", null, null, ImportRowStatus.Warned)]
    [InlineData("O42140653107", "ID-LETTER", "042140653107", null, ImportRowStatus.Warned)]
    [InlineData("042141653107", "ID-MISMATCH", "042141653107", null, ImportRowStatus.Warned)]
    [InlineData("042040653107", "SEX-WRONG", "042040653107", null, ImportRowStatus.Warned)]
    [InlineData("999140653107", "ID-PROVINCE", "999140653107", null, ImportRowStatus.Warned)]
    public void Identity_numbers(object raw, string code, string? id, string? oldId, ImportRowStatus status)
    {
        var row = Sheets.ReadPerson(Sheets.Person(id: raw));

        row.Problems.Select(p => p.Code).ShouldContain(code);
        row.CitizenId.ShouldBe(id);
        row.OldId.ShouldBe(oldId);
        row.Status.ShouldBe(status);
    }

    [Fact]
    public void A_completed_number_is_proposed_not_silently_taken()
    {
        var problem = Sheets.ReadPerson(Sheets.Person(id: 42140653107L)).Problems.Single();

        problem.Severity.ShouldBe(ProblemSeverity.Warning);
        problem.Raw.ShouldBe("42140653107");
        problem.Proposed.ShouldBe("042140653107");
    }

    [Theory]
    [InlineData("1940", "1940", "DOB-YEAR")]
    [InlineData(1940, "1940", "DOB-YEAR")]
    [InlineData("00/00/1940", "1940", "DOB-YEAR")]
    [InlineData("01/01/1940", "1940", "DOB-YEAR")]
    [InlineData("11/1940", "11/1940", "DOB-MONTH")]
    [InlineData("11/20/1940", "20/11/1940", "DOB-US")]
    [InlineData("20/11//1940", "20/11/1940", "DOB-SLASH")]
    [InlineData("20/'11/1940", "20/11/1940", "DOB-QUOTE")]
    [InlineData("20'11'1940", "20/11/1940", "DOB-QUOTE")]
    [InlineData("20/11/ 1940", "20/11/1940", "DOB-SPACE")]
    [InlineData("20.11.1940", "20/11/1940", "DOB-DOTS")]
    [InlineData("20-11-1940", "20/11/1940", "DOB-DOTS")]
    [InlineData(14935, "20/11/1940", "DOB-SERIAL")]
    [InlineData("20/11/40", "20/11/1940", "DOB-2DIGIT")]
    [InlineData("31/02/1940", null, "DOB-INVALID")]
    [InlineData("không nhớ", null, "DOB-INVALID")]
    [InlineData("20/11/2140", null, "DOB-INVALID")]
    [InlineData("", null, "DOB-BLANK")]
    public void Birth_dates(object raw, string? birth, string code)
    {
        var row = Sheets.ReadPerson(Sheets.Person(birth: raw));

        row.Birth?.ToString().ShouldBe(birth);
        row.Problems.Select(p => p.Code).ShouldContain(code);
    }

    [Fact]
    public void A_date_cell_is_a_birth_date_without_remark() =>
        Sheets.ReadPerson(Sheets.Person(birth: new DateTime(1940, 11, 20))).Problems.ShouldBeEmpty();

    [Fact]
    public void A_child_born_on_the_first_of_January_keeps_the_day() =>
        Sheets.ReadPerson(Sheets.Person(birth: "01/01/2015", id: "042315653107")).Birth.ShouldBe(new PartialDate(2015, 1, 1));

    [Theory]
    [InlineData("TRẦN THỊ EM", "Trần Thị Em", null, "NAME-UPPER")]
    [InlineData("trần thị em", "Trần Thị Em", null, "NAME-UPPER")]
    [InlineData("Trần  Thị Em.", "Trần Thị Em", null, "NAME-UPPER")]
    [InlineData("Trần Thị Em (tức Duyên)", "Trần Thị Em", "tức Duyên", "NAME-ALIAS")]
    [InlineData("Trần Thị Em - mù", "Trần Thị Em", "mù", "NAME-ALIAS")]
    [InlineData("Trần Thi\u0323 Em", "Trần Thị Em", null, "NAME-NFD")]
    [InlineData("TRAN THI EM", "Tran Thi Em", null, "NAME-NOACC")]
    [InlineData("NguyÔn ThÞ Em", "Nguyễn Thị Em", null, "NAME-LEGACY")]
    public void Names(string raw, string name, string? alias, string code)
    {
        var row = Sheets.ReadPerson(Sheets.Person(name: raw));

        row.FullName.ShouldBe(name);
        row.Alias.ShouldBe(alias);
        row.Problems.Select(p => p.Code).ShouldContain(code);
    }

    [Fact]
    public void A_row_without_a_name_waits()
    {
        var row = Sheets.ReadPerson(Sheets.Person(name: " "));

        row.Has("NAME-BLANK").ShouldBeTrue();
        row.Status.ShouldBe(ImportRowStatus.Rejected);
    }

    [Theory]
    [InlineData("T. Yên ngư")]
    [InlineData("yên ngư")]
    [InlineData("Yên  Ngư")]
    [InlineData("Xóm Yên Ngư")]
    [InlineData("Yen Ngu")]
    [InlineData("T.yên ngư")]
    [InlineData("thôn Yên Ngư, xã Xuân Yên")]
    [InlineData("YÊN NGƯ")]
    public void Spellings_of_a_hamlet_become_its_name(string raw)
    {
        var row = Sheets.ReadPerson(Sheets.Person(hamlet: raw));

        row.Hamlet.ShouldBe("Thôn Yên Ngư");
        row.Has("THON-VARIANT").ShouldBeTrue();
    }

    [Fact]
    public void An_unknown_hamlet_is_kept_and_said() => Sheets.ReadPerson(Sheets.Person(hamlet: "Thôn Lạ")).Has("THON-NEW").ShouldBeTrue();

    [Theory]
    [InlineData("360,000", 360_000L)]
    [InlineData("360.000đ", 360_000L)]
    [InlineData("360 000", 360_000L)]
    [InlineData("360.000 đồng", 360_000L)]
    public void Amounts_as_text(string raw, long amount)
    {
        var row = Sheets.ReadPerson(Sheets.Person(amount: raw));

        row.Amount.ShouldBe(amount);
        row.Has("AMT-TEXT").ShouldBeTrue();
        row.Status.ShouldBe(ImportRowStatus.Accepted);
    }

    [Fact]
    public void An_amount_that_does_not_fit_is_kept_and_the_expected_one_is_proposed()
    {
        var row = Sheets.ReadPerson(Sheets.Person(amount: 270_000));

        row.Amount.ShouldBe(270_000);
        row.ExpectedAmount.ShouldBe(360_000);
        row.Problems.Single().ShouldBe(new FoundProblem("AMT-MISMATCH", ProblemSeverity.Warning, "Mức trợ cấp", "270000", "360000"));
    }

    [Fact]
    public void The_base_amount_is_the_one_of_the_lists_date()
    {
        var list = Sheets.Read(SourceGroup.SocialAssistance, ["Xuân Yên, ngày 05 tháng 08 năm 2024"], Sheets.Header, Sheets.Person(amount: 500_000));

        list.ListedOn.ShouldBe(new DateOnly(2024, 8, 5));
        list.Rows.Single().Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("không rõ", "AMT-INVALID")]
    [InlineData("", "AMT-BLANK")]
    public void Amounts_that_cannot_be_read(string raw, string code) => Sheets.ReadPerson(Sheets.Person(amount: raw)).Has(code).ShouldBeTrue();

    [Fact]
    public void A_single_poor_parent_receives_per_child() =>
        Sheets.ReadPerson(Sheets.Person(category: "Người đơn thân nghèo nuôi 2 con", birth: "20/11/1980", id: "042180653107", amount: 720_000)).Problems.ShouldBeEmpty();

    [Fact]
    public void A_coefficient_may_be_text()
    {
        var row = Sheets.ReadPerson(Sheets.Person(coefficient: "1,0"));

        row.Coefficient.ShouldBe(1.0m);
        row.Problems.Single().Code.ShouldBe("COEF-TEXT");
    }

    [Theory]
    [InlineData("03/2017", "2017-03")]
    [InlineData("01/02/2020", "2020-02")]
    [InlineData("tháng 3 năm 2017", "2017-03")]
    public void Months_of_entitlement(string raw, string start) => Sheets.ReadPerson(Sheets.Person(start: raw)).Start?.ToIso().ShouldBe(start);

    [Fact]
    public void A_month_that_cannot_be_read_is_said() => Sheets.ReadPerson(Sheets.Person(start: "lâu rồi")).Has("START-INVALID").ShouldBeTrue();

    [Theory]
    [InlineData("+84852602920", "0852602920")]
    [InlineData("0333 433935", "0333433935")]
    [InlineData("0913.820.278", "0913820278")]
    [InlineData(328390865L, "0328390865")]
    public void Telephone_numbers(object raw, string phone)
    {
        var row = Sheets.ReadPerson(Sheets.Person(phone: raw));

        row.Phone.ShouldBe(phone);
        row.Status.ShouldBe(ImportRowStatus.Accepted);
    }

    [Fact]
    public void A_telephone_number_too_short_is_left_out() => Sheets.ReadPerson(Sheets.Person(phone: "12345")).Has("PHONE-INVALID").ShouldBeTrue();

    [Theory]
    [InlineData("x", "SEX-TEXT")]
    public void A_sex_that_is_not_understood(string raw, string code) => Sheets.ReadPerson(Sheets.Person(sex: raw)).Has(code).ShouldBeTrue();

    [Fact]
    public void A_woman_by_name_marked_as_man_is_said_even_without_a_number() =>
        Sheets.ReadPerson(Sheets.Person(sex: "Nam", id: "")).Has("SEX-WRONG").ShouldBeTrue();
}
