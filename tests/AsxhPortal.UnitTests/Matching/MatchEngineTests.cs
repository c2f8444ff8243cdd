using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>Hard names: the commune is small, everybody in it is invented.</summary>
public sealed class MatchEngineTests
{
    private static readonly Citizen Lan = Person("Nguyễn Thị Lan", "12/03/1950", Sex.Female, "042150000001", "183000001", "Thôn Yên Ngư");
    private static readonly Citizen YoungerLan = Person("Nguyễn Thị Lan", "20/11/1962", Sex.Female, "042162000002", "183000002", "Thôn Yên Ngư");
    private static readonly Citizen Father = Person("Trần Văn Bình", "1938", Sex.Male, "042038000003", "183000003", "Thôn Yên Lợi");
    private static readonly Citizen Son = Person("Trần Văn Bình", "05/06/1975", Sex.Male, "042075000004", null, "Thôn Yên Lợi");
    private static readonly Citizen Hang = Person("Lê Thị Thuý Hằng", "01/09/2010", Sex.Female, "042310000005", null, "Thôn Trung Lộc");
    private static readonly Citizen Hanh = Person("Lê Thị Thuý Hạnh", "01/09/2010", Sex.Female, "042310000006", null, "Thôn Trung Lộc");
    private static readonly Citizen Dead = Person("Hồ Sỹ Quế", "07/07/1930", Sex.Male, "042030000007", "183000007", "Thôn Yên Ngư", Residence.Dead, new DateOnly(2023, 11, 2));
    private static readonly Citizen Hoa = Person("Võ Thị Hoà", "15/08/1948", Sex.Female, "042148000008", "183000008", "Thôn Yên Thông");

    private static readonly MatchEngine Engine = new([Lan, YoungerLan, Father, Son, Hang, Hanh, Dead, Hoa, .. Crowd()]);

    [Theory]
    [InlineData("Nguyễn Thị Lan", "12/03/1950")]
    [InlineData("NGUYỄN THỊ LAN", "1950")]
    [InlineData("NGUYEN THI LAN", "03/1950")]
    [InlineData("Nguyễn Lan", "12/03/1950")]
    [InlineData("Nguyễn Thị Lam", "12/03/1950")]
    public void Equal_number_agreeing_name_and_birth_is_matched(string name, string birth)
    {
        var finding = Find(name, birth, citizenId: "042150000001");
        finding.Linked!.Id.ShouldBe(Lan.Id);
        finding.Reasons.ShouldStartWith("trùng số định danh");
    }

    [Theory]
    [InlineData("12/03/1951", "lệch 1 chữ số năm sinh", "Birth")]
    [InlineData("03/12/1950", "ngày và tháng sinh đổi chỗ", "Birth")]
    [InlineData(null, "không có ngày sinh để so", "")]
    public void Equal_number_and_name_bear_a_slip_in_the_birth(string? birth, string reason, string differs)
    {
        var finding = Find("Nguyễn Thị Lan", birth, citizenId: "042150000001");
        finding.Linked!.Id.ShouldBe(Lan.Id);
        finding.Linked.DifferingFields.ShouldBe(differs);
        finding.Reasons.ShouldContain(reason);
    }

    [Fact]
    public void An_office_may_want_to_see_every_difference()
    {
        var engine = new MatchEngine([Lan, .. Crowd()], new MatchSettings { AsksAboutDifferences = true });
        MatchFinding FindIn(string birth, string id) => engine.Find(new MatchSubject("Nguyễn Thị Lan", Date(birth), null, id, null, "Yên Ngư"));
        FindIn("12/03/1950", "042150000001").Outcome.ShouldBe(MatchOutcome.Auto);
        FindIn("1950", "042150000001").Outcome.ShouldBe(MatchOutcome.Auto);
        FindIn("12/03/1951", "042150000001").Outcome.ShouldBe(MatchOutcome.Review);
        FindIn("12/03/1950", "042150000002").Outcome.ShouldBe(MatchOutcome.Review);
    }

    [Fact]
    public void Equal_number_with_the_birth_of_another_generation_is_asked() =>
        Find("Nguyễn Thị Lan", "08/08/1981", citizenId: "042150000001").Outcome.ShouldBe(MatchOutcome.Review);

    [Fact]
    public void Equal_number_with_another_name_is_asked() =>
        Find("Phan Trọng Nghĩa", "12/03/1950", citizenId: "042150000001").Outcome.ShouldBe(MatchOutcome.Review);

    [Fact]
    public void Namesakes_of_one_thôn_are_never_linked_on_the_name_alone()
    {
        var finding = Find("Nguyễn Thị Lan", null);
        finding.Outcome.ShouldBe(MatchOutcome.Review);
        finding.Candidates.Select(c => c.Id).ShouldBe([Lan.Id, YoungerLan.Id], ignoreOrder: true);
        Find("Võ Thị Hoà", null, hamlet: "Yên Thông").Outcome.ShouldBe(MatchOutcome.Review);
    }

    [Fact]
    public void Namesakes_of_one_year_and_thôn_are_asked_until_something_tells_them_apart()
    {
        var twin = Person("Nguyễn Thị Lan", "25/09/1950", Sex.Female, "042150000009", "183000009", "Thôn Yên Ngư");
        var engine = new MatchEngine([Lan, twin, .. Crowd()]);
        MatchFinding FindIn(string birth, string? id = null, string? oldId = null) =>
            engine.Find(new MatchSubject("Nguyễn Thị Lan", Date(birth), Sex.Female, id, oldId, "Yên Ngư"));

        FindIn("1950").Outcome.ShouldBe(MatchOutcome.Review);
        FindIn("1950").Reasons.ShouldContain("có 1 người khác cùng họ tên");
        FindIn("12/04/1950").Outcome.ShouldBe(MatchOutcome.Review);
        FindIn("1950", "042150000002").Outcome.ShouldBe(MatchOutcome.Review, "a wrong digit tells nobody apart");
        FindIn("12/03/1950").Linked!.Id.ShouldBe(Lan.Id);
        FindIn("1950", "042150000009").Linked!.Id.ShouldBe(twin.Id);
        FindIn("1950", oldId: "183000009").Linked!.Id.ShouldBe(twin.Id);
    }

    [Fact]
    public void Father_and_son_of_one_name_stay_two_people()
    {
        var finding = Find("Trần Văn Bình", "05/06/1975", citizenId: "042038000003", hamlet: "Yên Lợi");
        finding.Outcome.ShouldBe(MatchOutcome.Review);
        finding.Candidates.Select(c => c.Id).ShouldBe([Son.Id, Father.Id], ignoreOrder: true);
        finding.Reasons.ShouldContain("của người khác");
        Find("Trần Văn Bình", "1975", citizenId: "042075000004").Linked!.Id.ShouldBe(Son.Id);
        Find("Trần Văn Bình", "1938", hamlet: "Yên Lợi").Linked!.Id.ShouldBe(Father.Id);
    }

    [Fact]
    public void The_number_of_a_sister_links_nobody()
    {
        var finding = Find("Lê Thị Thuý Hạnh", "01/09/2010", citizenId: "042310000005", hamlet: "Trung Lộc");
        finding.Outcome.ShouldBe(MatchOutcome.Review);
        finding.Candidates.Select(c => c.Id).ShouldBe([Hang.Id, Hanh.Id], ignoreOrder: true);
    }

    [Fact]
    public void The_number_of_a_neighbour_of_another_name_does_not_hide_the_person()
    {
        var finding = Find("Lê Thị Thuý Hằng", "01/09/2010", citizenId: "042038000003", hamlet: "Trung Lộc");
        finding.Candidates[0].Id.ShouldBe(Hang.Id);
        finding.Candidates[0].Likeness.CitizenId.ShouldBe(NumberLikeness.OfAnother);
        var inThôn = Find("Nguyễn Thị Lan", "12/03/1950", citizenId: "042030000007");
        inThôn.Linked!.Id.ShouldBe(Lan.Id);
        inThôn.Reasons.ShouldContain("số định danh trên danh sách là của người khác cùng thôn");
    }

    [Fact]
    public void Another_number_that_nobody_has_means_another_person() =>
        Find("Nguyễn Thị Lan", "12/03/1950", citizenId: "042150777777").Outcome.ShouldBe(MatchOutcome.Review);

    [Fact]
    public void An_old_number_with_agreeing_name_and_birth_is_enough()
    {
        Find("Nguyễn Thị Lan", "1950", oldId: "183000001").Linked!.Id.ShouldBe(Lan.Id);
        Find("Nguyễn Thị Lan", "1950", citizenId: "183000001").Linked!.Id.ShouldBe(Lan.Id, "a CMND in the column of the citizen id");
        Find("Nguyễn Thị Hoa", "1950", oldId: "183000001").Outcome.ShouldBe(MatchOutcome.Review);
    }

    [Theory]
    [InlineData("42150000001", NumberLikeness.Same)]
    [InlineData("042150000002", NumberLikeness.OneDigitOff)]
    [InlineData("0421500000013", NumberLikeness.OneDigitOff)]
    [InlineData("04215000001", NumberLikeness.OneDigitOff)]
    [InlineData("042510000001", NumberLikeness.OneDigitOff)]
    [InlineData("042150000999", NumberLikeness.Different)]
    public void Printed_numbers_lose_zeros_and_gain_digits(string printed, NumberLikeness expected) =>
        Find("Nguyễn Thị Lan", "12/03/1950", citizenId: printed).Candidates.Single(c => c.Id == Lan.Id).Likeness.CitizenId.ShouldBe(expected);

    [Fact]
    public void Without_a_number_name_birth_and_thôn_must_carry_the_link()
    {
        Find("Võ Thị Hòa", "15/08/1948", sex: Sex.Female, hamlet: "T. Yên thông").Linked!.Id.ShouldBe(Hoa.Id);
        Find("Võ Thị Hòa", "1948", sex: Sex.Female, hamlet: "Yên Thông").Linked!.Id.ShouldBe(Hoa.Id);
        Find("Võ Thị Hòa", "1948", sex: Sex.Female, hamlet: "Yên Ngư").Outcome.ShouldBe(MatchOutcome.Review);
        Find("Võ Thị Hòa", "1984", sex: Sex.Female, hamlet: "Yên Thông").Outcome.ShouldNotBe(MatchOutcome.Auto);
    }

    [Fact]
    public void One_wrong_digit_is_linked_and_said()
    {
        var finding = Find("Võ Thị Hoà", "15/08/1948", citizenId: "042148000009", hamlet: "Yên Thông");
        finding.Linked!.Id.ShouldBe(Hoa.Id);
        finding.Linked.DifferingFields.ShouldBe("CitizenId");
        finding.Reasons.ShouldContain("số định danh lệch 1 chữ số");
    }

    [Fact]
    public void A_person_never_meets_itself()
    {
        var persons = new[] { Lan, YoungerLan, Hoa }.Concat(Crowd(500)).Select(KnownPerson.Of).ToList();
        var engine = new MatchEngine(persons);
        foreach (var person in persons.Take(50))
            engine.Find(MatchSubject.Of(person), except: person.Id).Candidates.ShouldNotContain(c => c.Id == person.Id);
        var again = KnownPerson.Of(Person("Vo Thi Hoa", "1948", Sex.Female, "042148000008", null, "Yên Thông"));
        var both = new MatchEngine([.. persons, again]);
        both.Find(MatchSubject.Of(again), again.Id).Linked!.Id.ShouldBe(Hoa.Id, "the same person twice in a list");
    }

    [Fact]
    public void Thresholds_are_settings()
    {
        var subject = new MatchSubject("Võ Thị Hòa", new PartialDate(1948), Sex.Female, null, null, "Yên Thông");
        new MatchEngine([Hoa, .. Crowd()], new MatchSettings { AutoOdds = 40 }).Find(subject).Outcome.ShouldBe(MatchOutcome.Review);
        new MatchEngine([Hoa, .. Crowd()], new MatchSettings { AutoOdds = 5 }).Find(subject).Outcome.ShouldBe(MatchOutcome.Auto);
        MatchSettings.Default.Problem().ShouldBeNull();
        new MatchSettings { ReviewOdds = 8 }.Problem().ShouldNotBeNull();
        new MatchSettings { MaxCandidates = 0 }.Problem().ShouldNotBeNull();
    }

    [Fact]
    public void A_dead_person_is_matched_and_noticed()
    {
        var finding = Find("Hồ Sĩ Quế", "1930", citizenId: "042030000007");
        finding.Linked!.Id.ShouldBe(Dead.Id);
        finding.Reasons.ShouldContain("đã chết theo dữ liệu dân cư ngày 02/11/2023");
    }

    [Fact]
    public void A_stranger_is_nobody()
    {
        var finding = Find("Phan Trọng Nghĩa", "14/02/1966", citizenId: "042066999999", hamlet: "Yên Ngư");
        finding.Outcome.ShouldBe(MatchOutcome.None);
        finding.Candidates.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Thuý", "Thúy", NameLikeness.Same)]
    [InlineData("Lý Thị Mỹ", "Lí Thị Mĩ", NameLikeness.Same)]
    [InlineData("LE THI HANG", "Lê Thị Hằng", NameLikeness.MarksMissing)]
    [InlineData("Lê Thị Hoa", "Lê Thị Hoà", NameLikeness.MarksDiffer)]
    [InlineData("Nguyễn Thúy Thị Hằng", "Nguyễn Thị Thúy Hằng", NameLikeness.Reordered)]
    [InlineData("Trần Xoan", "Trần Thị Xoan", NameLikeness.MiddleDropped)]
    [InlineData("Nguyễn Thị Phuơng", "Nguyễn Thị Phương", NameLikeness.MarksDiffer)]
    [InlineData("Nguyễn Thị Phưng", "Nguyễn Thị Phương", NameLikeness.OneTypo)]
    [InlineData("Ng. T. Lan", "Nguyễn Thị Lan", NameLikeness.Initials)]
    [InlineData("Lan.", "Lan", NameLikeness.Same)]
    [InlineData("Nguyễn Hồgn", "Nguyễn Thị Hồng", NameLikeness.TwoSlips)]
    [InlineData("TRƯƠNG THỊ THANH TUYÊT", "Trương Thị Tuyết Thanh", NameLikeness.Reordered)]
    [InlineData("Nguyễn Thị Lan", "Nguyễn Văn Lan", NameLikeness.Different)]
    [InlineData("", "Nguyễn Văn Lan", NameLikeness.Missing)]
    public void Names_are_compared_as_Vietnamese_names(string left, string right, NameLikeness expected)
    {
        new NameForms(left).LikenessTo(new NameForms(right)).ShouldBe(expected);
        new NameForms(right).LikenessTo(new NameForms(left)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("12/03/1950", "12/03/1950", BirthLikeness.SameDay)]
    [InlineData("1950", "12/03/1950", BirthLikeness.SameYear)]
    [InlineData("01/01/1950", "12/03/1950", BirthLikeness.SameYear)]
    [InlineData("03/1950", "12/03/1950", BirthLikeness.SameMonth)]
    [InlineData("03/12/1950", "12/03/1950", BirthLikeness.DayAndMonthSwapped)]
    [InlineData("12/03/1956", "12/03/1950", BirthLikeness.YearOneDigitOff)]
    [InlineData("13/03/1950", "12/03/1950", BirthLikeness.DayOrMonthSlip)]
    [InlineData("12/04/1950", "12/03/1950", BirthLikeness.DayOrMonthSlip)]
    [InlineData("27/03/1950", "14/03/1950", BirthLikeness.PartlySame)]
    [InlineData("25/07/1950", "12/03/1950", BirthLikeness.OnlyYear)]
    [InlineData("12/03/1961", "12/03/1950", BirthLikeness.Different)]
    public void Births_are_compared_as_far_as_they_are_known(string left, string right, BirthLikeness expected) =>
        Likeness.Compare(Date(left), Date(right)).ShouldBe(expected);

    [Fact]
    public void Rows_never_meet_every_citizen()
    {
        var crowd = Crowd(20_000).ToList();
        var engine = new MatchEngine(crowd);
        crowd.Take(200).Sum(c => engine.ComparisonsFor(MatchSubject.Of(KnownPerson.Of(c)))).ShouldBeLessThan(200 * 400);
    }

    private static MatchFinding Find(string name, string? birth, Sex? sex = null, string? citizenId = null, string? oldId = null, string? hamlet = "Thôn Yên Ngư") =>
        Engine.Find(new MatchSubject(name, birth is null ? null : Date(birth), sex, citizenId, oldId, hamlet));

    private static PartialDate Date(string text)
    {
        PartialDate.TryParse(text, out var date).ShouldBeTrue();
        return date;
    }

    private static Citizen Person(string name, string birth, Sex sex, string id, string? oldId, string hamlet, Residence residence = Residence.Resident, DateOnly? diedOn = null) =>
        new() { FullName = name, Birth = Date(birth), Sex = sex, CitizenId = id, OldId = oldId, HamletName = hamlet, Residence = residence, DiedOn = diedOn };

    /// <summary>Others, so that names have a frequency; the same every time.</summary>
    private static IEnumerable<Citizen> Crowd(int count = 2000)
    {
        var random = new Random(42);
        string[] families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Hồ"];
        string[] middles = ["Văn", "Đình", "Xuân", "Hữu", "Quang", "Đức"];
        string[] givens = ["An", "Bảo", "Cường", "Dũng", "Giang", "Hải", "Khang", "Long", "Minh", "Nam", "Phúc", "Sơn", "Tuấn", "Vinh"];
        for (var i = 0; i < count; i++)
        {
            var year = random.Next(1930, 2020);
            yield return Person($"{families[random.Next(families.Length)]} {middles[random.Next(middles.Length)]} {givens[random.Next(givens.Length)]}",
                $"{random.Next(1, 29):00}/{random.Next(1, 13):00}/{year}", Sex.Male, $"042{(year < 2000 ? 0 : 2)}{year % 100:00}{100000 + i:000000}", null, $"Thôn {i % 9 + 1}");
        }
    }
}
