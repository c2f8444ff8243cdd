using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>Which cases may be decided together, and by what name.</summary>
public sealed class DifferenceKindTests
{
    private static readonly Citizen Lan = Person("Nguyễn Thị Lan", "12/03/1950", "042150000001", "Thôn Yên Ngư");
    private static readonly Citizen Hoa = Person("Võ Thị Hoà", "15/08/1948", "042148000008", "Thôn Yên Thông");
    private static readonly Citizen Father = Person("Trần Văn Bình", "1938", "042038000003", "Thôn Yên Lợi");
    private static readonly Citizen Son = Person("Trần Văn Bình", "05/06/1975", "042075000004", "Thôn Yên Lợi");
    private static readonly Citizen Dead = Person("Hồ Sỹ Quế", "07/07/1930", "042030000007", "Thôn Yên Ngư", Residence.Dead);

    /// <summary>An office that wants to see every difference itself: nothing is linked by the evidence alone.</summary>
    private static readonly MatchEngine Engine = new([Lan, Hoa, Father, Son, Dead, .. Crowd()], new MatchSettings { AsksAboutDifferences = true });

    [Theory]
    [InlineData("Nguyễn Thị Lan", "12/03/1951", "042150000001", "Yên Ngư", "lệch 1 chữ số năm sinh")]
    [InlineData("Nguyễn Thị Lan", "03/12/1950", "042150000001", "Yên Ngư", "ngày và tháng sinh đổi chỗ")]
    [InlineData("Nguyễn Thị Lan", "12/03/1951", "042150000001", "Yên Thông", "lệch 1 chữ số năm sinh; khác thôn")]
    [InlineData("Nguyễn Thị Lan", "12/03/1950", "042150000002", "Yên Ngư", "số định danh lệch 1 chữ số")]
    public void A_slip_of_the_pen_has_a_name(string name, string birth, string id, string hamlet, string kind) =>
        DifferenceKind.Of(Find(name, birth, id, hamlet)).ShouldBe(kind);

    [Theory]
    [InlineData("Nguyễn Thị Lan", "12/03/1950", "042150000001", "Yên Ngư", "nothing differs")]
    [InlineData("Trần Văn Bình", "05/06/1975", "042038000003", "Yên Lợi", "the father's number")]
    [InlineData("Nguyễn Thị Lan", "20/11/1962", "042150000001", "Yên Ngư", "another birth date")]
    [InlineData("Nguyễn Thị Lan", "12/03/1950", "042148000008", "Yên Ngư", "somebody else's number")]
    [InlineData("Nguyễn Thị Lan", "12/03/1951", null, "Yên Ngư", "no number, and the birth differs")]
    [InlineData("Lê Văn Không", "12/03/1950", "042150000001", "Yên Ngư", "another name")]
    [InlineData("Hồ Sỹ Quế", "07/07/1931", "042030000007", "Yên Ngư", "dead")]
    [InlineData("Phạm Thị Lạ", "01/02/1900", "042100000099", "Yên Ngư", "nobody")]
    public void What_needs_a_look_of_its_own_has_none(string name, string birth, string? id, string hamlet, string why) =>
        DifferenceKind.Of(Find(name, birth, id, hamlet)).ShouldBeNull(why);

    [Fact]
    public void A_fingerprint_follows_the_data_and_not_its_order()
    {
        var subject = new MatchSubject("Nguyễn Thị Lan", new PartialDate(1950), null, null, null, "Yên Ngư");
        var one = CaseFingerprint.Of(subject, [Lan, Hoa, Lan]);
        one.Length.ShouldBe(32);
        CaseFingerprint.Of(subject, [Hoa, Lan]).ShouldBe(one);
        CaseFingerprint.Of(subject with { CitizenId = "042150000001" }, [Hoa, Lan]).ShouldNotBe(one);
        CaseFingerprint.Of(subject, [Hoa]).ShouldNotBe(one);
    }

    private static MatchFinding Find(string name, string birth, string? id, string hamlet)
    {
        PartialDate.TryParse(birth, out var date).ShouldBeTrue();
        return Engine.Find(new MatchSubject(name, date, null, id, null, hamlet));
    }

    private static Citizen Person(string name, string birth, string id, string hamlet, Residence residence = Residence.Resident)
    {
        PartialDate.TryParse(birth, out var date).ShouldBeTrue();
        return new Citizen { FullName = name, NameKey = VietnameseText.Fold(name), Birth = date, CitizenId = id, HamletName = hamlet, Residence = residence };
    }

    private static IEnumerable<Citizen> Crowd()
    {
        string[] words = ["An", "Bắc", "Cúc", "Dũng", "Em", "Giang", "Hải", "Khoa", "Liên", "Minh"];
        for (var i = 0; i < 400; i++)
            yield return Person($"Đinh {words[i % 10]} {words[i / 10 % 10]} {words[i / 100]}", $"{i % 28 + 1:00}/{i % 12 + 1:00}/{1940 + i % 60}", $"0422{i:00000000}", $"Thôn {words[i % 10]}");
    }
}
