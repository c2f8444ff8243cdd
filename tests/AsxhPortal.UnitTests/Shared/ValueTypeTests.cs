using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using CsCheck;
using Shouldly;

namespace AsxhPortal.UnitTests.Shared;

public sealed class ValueTypeTests
{
    [Theory]
    [InlineData("24/02/1969", "1969-02-24", "24/02/1969")]
    [InlineData("3/1937", "1937-03", "03/1937")]
    [InlineData("1938", "1938", "1938")]
    [InlineData("00/00/1938", "1938", "1938")]
    [InlineData("16-11-1984", "1984-11-16", "16/11/1984")]
    public void A_birth_date_keeps_its_precision(string typed, string iso, string shown)
    {
        PartialDate.TryParse(typed, out var date).ShouldBeTrue();
        date.ToIso().ShouldBe(iso);
        date.ToString().ShouldBe(shown);
    }

    [Theory]
    [InlineData("31/02/1950")]
    [InlineData("13/13/1950")]
    [InlineData("38")]
    [InlineData("1/1/38")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("15/00/1938")]
    public void An_impossible_birth_date_is_refused(string? typed) => PartialDate.TryParse(typed, out _).ShouldBeFalse();

    [Fact]
    public void Only_what_is_known_on_both_sides_can_disagree()
    {
        new PartialDate(1938).AgreesWith(new PartialDate(1938, 3, 12)).ShouldBeTrue();
        new PartialDate(1938, 4).AgreesWith(new PartialDate(1938, 3, 12)).ShouldBeFalse();
        new PartialDate(1939).AgreesWith(new PartialDate(1938, 3, 12)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1944, null, null, 79)]
    [InlineData(1944, 1, 12, 80)]
    [InlineData(1944, 1, 13, 79)]
    public void Age_counts_completed_years_and_the_youngest_possible_birth(int year, int? month, int? day, int expected) =>
        new PartialDate(year, month, day).AgeOn(new DateOnly(2024, 1, 12)).ShouldBe(expected);

    [Fact]
    public void Every_possible_date_survives_being_stored() => Gen.Select(Gen.Int[1850, 2199], Gen.Int[0, 12], Gen.Int[0, 31]).Sample((year, month, day) =>
    {
        int? m = month == 0 ? null : month;
        int? d = m is null || day == 0 ? null : day;
        if (!PartialDate.IsPossible(year, m, d))
            return;
        var date = new PartialDate(year, m, d);
        PartialDate.TryParseIso(date.ToIso(), out var stored).ShouldBeTrue();
        stored.ShouldBe(date);
        PartialDate.TryParse(date.ToString(), out var typed).ShouldBeTrue();
        typed.ShouldBe(date);
    });

    [Fact]
    public void A_citizen_id_tells_province_century_sex_and_year()
    {
        CitizenId.TryParse("042316730023", out var girl).ShouldBeTrue();
        (girl.ProvinceCode, girl.Sex, girl.BirthYear).ShouldBe(("042", Sex.Female, 2016));
        CitizenId.TryParse("042043046613", out var man).ShouldBeTrue();
        (man.Sex, man.BirthYear).ShouldBe((Sex.Male, 1943));
        man.AgreesWith(new PartialDate(1943), Sex.Male).ShouldBeTrue();
        man.AgreesWith(new PartialDate(1944), Sex.Male).ShouldBeFalse();
        man.AgreesWith(null, Sex.Female).ShouldBeFalse();
    }

    [Theory]
    [InlineData("42316730023")]
    [InlineData("0423167300233")]
    [InlineData("04231673002a")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_but_twelve_digits_is_no_citizen_id(string? text)
    {
        CitizenId.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<RuleException>(() => CitizenId.Parse(text));
    }

    [Theory]
    [InlineData("720000", 720_000)]
    [InlineData("720.000", 720_000)]
    [InlineData("360,000", 360_000)]
    [InlineData("1.233.000 đ", 1_233_000)]
    [InlineData("360.000đồng", 360_000)]
    [InlineData("121.500.000 VND", 121_500_000)]
    public void Amounts_are_read_as_people_write_them(string text, long expected)
    {
        Dong.TryParse(text, out var amount).ShouldBeTrue();
        amount.Amount.ShouldBe(expected);
    }

    [Theory]
    [InlineData("36.00")]
    [InlineData("-360000")]
    [InlineData("ba trăm")]
    [InlineData("1.23.000")]
    [InlineData("")]
    public void What_is_no_whole_amount_is_refused(string text) => Dong.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Amounts_are_shown_with_dots() => new Dong(1_234_567).ToString().ShouldBe("1.234.567 đ");

    [Fact]
    public void Months_count_across_years()
    {
        new Period(2023, 12).Plus(2).ShouldBe(new Period(2024, 2));
        new Period(2024, 1).Plus(-1).ShouldBe(new Period(2023, 12));
        Period.Parse("02/2024").ShouldBe(Period.Parse("2024-02"));
        (new Period(2024, 1) < new Period(2024, 2)).ShouldBeTrue();
        Should.Throw<RuleException>(() => Period.Parse("2024"));
    }

    [Theory]
    [InlineData("Thôn Yên Ngư", "yen ngu")]
    [InlineData("T. Yên ngư", "yen ngu")]
    [InlineData("T.Yên Ngư", "yen ngu")]
    [InlineData("yên ngư", "yen ngu")]
    [InlineData("YÊN NGƯ", "yen ngu")]
    public void A_thon_is_found_however_it_is_written(string text, string expected) => Hamlet.KeyOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("0333 433935", "0333433935")]
    [InlineData("+84399969065", "0399969065")]
    [InlineData("969632872", "0969632872")]
    public void Phone_numbers_are_mended(string text, string expected) => PhoneNumber.Normalise(text).ShouldBe(expected);

    [Fact]
    public void Ids_sort_by_time_on_both_engines()
    {
        var first = NewId.Next();
        Thread.Sleep(600);
        var second = NewId.Next();
        string.CompareOrdinal(first.ToString(), second.ToString()).ShouldBeLessThan(0);
        new System.Data.SqlTypes.SqlGuid(first).CompareTo(new System.Data.SqlTypes.SqlGuid(second)).ShouldBeLessThan(0);
        Enumerable.Range(0, 10_000).Select(_ => NewId.Next()).Distinct().Count().ShouldBe(10_000);
    }
}
