using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.HomeVisits;

/// <summary>Who may receive for another, for how long, and how it ends.</summary>
public sealed class RepresentativeTests
{
    private static readonly Actor Justice = new(Guid.NewGuid(), "Lê Văn Định");
    private static readonly DateOnly Today = new(2024, 1, 12);
    private static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);
    private static readonly AttorneyPerson Son = new("Trần Văn Con", new PartialDate(1975, 4, 2), "042075000123", "con", "Thôn Yên Ngư", null);
    private readonly Beneficiary _person = new(Guid.NewGuid(), null, VietnameseName.From("Trần Thị Hoà"), new PartialDate(1944), Sex.Female, "042144016786", null);

    private PowerOfAttorney Written(AttorneyPerson? attorney = null, Mandate? mandate = null, KnownRepresentative? known = null)
    {
        var paper = new PowerOfAttorney(_person, null);
        paper.Write(_person, attorney ?? Son, null, mandate ?? new Mandate(Today, null), known ?? KnownRepresentative.Unknown, Today);
        return paper;
    }

    private PowerOfAttorney Certified(Mandate? mandate = null)
    {
        var paper = Written(mandate: mandate);
        paper.Certify("01/2024-SCT/CK,ĐC", "01/2024-SCT/CK,ĐC", Today, Justice, Today);
        return paper;
    }

    private static string Refused(Action act) => Should.Throw<RuleException>(act).Message;

    [Theory]
    [InlineData(2006, 1, 13, "mới 17 tuổi")]
    [InlineData(2006, null, null, "mới 17 tuổi")]
    [InlineData(2024, 1, 13, "ở tương lai")]
    [InlineData(2030, null, null, "ở tương lai")]
    public void A_minor_or_somebody_unborn_is_refused(int year, int? month, int? day, string says) =>
        Refused(() => Written(Son with { Birth = new PartialDate(year, month, day), CitizenId = null })).ShouldContain(says);

    [Fact]
    public void Eighteen_on_the_first_day_of_the_mandate_is_of_age() =>
        Written(Son with { Birth = new PartialDate(2006, 1, 12), CitizenId = "042206000001" }).AttorneyBirth.ShouldBe(new PartialDate(2006, 1, 12));

    [Fact]
    public void Without_a_birth_the_number_tells_a_minor() =>
        Refused(() => Written(Son with { Birth = null, CitizenId = "042215000001" })).ShouldContain("phải đủ 18 tuổi");

    [Fact]
    public void The_population_data_is_held_against_what_was_typed()
    {
        var citizen = new Citizen { CitizenId = "042075000123", FullName = "Trần Văn Con", Birth = new PartialDate(1975, 4, 2) };
        Written(Son with { Birth = new PartialDate(1975) }, known: new KnownRepresentative(citizen)).ShouldSatisfyAllConditions(
            paper => paper.AttorneyIsRegistered.ShouldBeTrue(), paper => paper.AttorneyBirth.ShouldBe(new PartialDate(1975, 4, 2)), paper => paper.IdentityGaps.ShouldBeEmpty());
        Refused(() => Written(Son with { FullName = "Trần Văn Rể" }, known: new KnownRepresentative(citizen))).ShouldContain("là của Trần Văn Con");
        Refused(() => Written(Son with { Birth = new PartialDate(1976) }, known: new KnownRepresentative(citizen))).ShouldContain("sinh 02/04/1975");
        Refused(() => Written(known: new KnownRepresentative(null, IsDead: true))).ShouldContain("đã chết");
    }

    [Fact]
    public void Nobody_is_certified_whose_identity_is_not_whole()
    {
        var paper = Written(new AttorneyPerson("Trần Văn Con", new PartialDate(1975), null, "con", null, null));
        paper.IdentityGaps.Select(g => g.Field).ShouldBe(["Birth", "CitizenId", "Address"]);
        Refused(() => paper.Certify("01", "01", Today, Justice, Today)).ShouldContain("Chưa đủ nhân thân");
        Written(new AttorneyPerson("Trần Văn Con", new PartialDate(1975, 4, 2), null, "con", "Lào Cai", null) { OtherPaper = new OtherPaper("Hộ chiếu", "C1234567", new DateOnly(2020, 1, 2)) })
            .IdentityGaps.ShouldBeEmpty();
        Refused(() => Written(Son with { OtherPaper = new OtherPaper("Hộ chiếu", "C1", Today.AddDays(1)) })).ShouldContain("ở tương lai");
    }

    [Fact]
    public void The_term_is_that_of_the_group_and_a_year_by_law()
    {
        Written().ValidTo.ShouldBe(new DateOnly(2025, 1, 11));
        Written(mandate: new Mandate(Today, null, DefaultMonths: 3)).ValidTo.ShouldBe(new DateOnly(2024, 4, 11));
        Written(mandate: new Mandate(Today, new DateOnly(2026, 12, 31), 3)).ValidTo.ShouldBe(new DateOnly(2026, 12, 31));
        Refused(() => Written(mandate: new Mandate(Today, Today.AddDays(-1)))).ShouldContain("hết hạn");
    }

    [Fact]
    public void A_mandate_covers_what_it_names()
    {
        var some = Written(mandate: new Mandate(Today, null, Categories: ["NCC-6.1-TB", "BTXH-5C"]));
        some.CoveredCategories.ShouldBe("BTXH-5C;NCC-6.1-TB");
        (some.Covers("BTXH-5C"), some.Covers("BTXH-4"), some.Covers(null)).ShouldBe((true, false, false));
        (Written().Covers("BTXH-4"), Written().Covers(null)).ShouldBe((true, true));
    }

    [Fact]
    public void Settings_are_dated_and_the_nearest_and_most_special_counts()
    {
        var (province, district, commune) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        AttorneySetting Term(Guid unit, SourceGroup? group, int months, DateOnly from) => new(unit, AttorneySettingKind.TermMonths, group, months, from, "Thử", Justice, Now);
        var terms = new AttorneyTerms([Term(province, null, 24, new(2023, 1, 1)), Term(district, SourceGroup.Merit, 3, new(2024, 1, 1)), Term(district, SourceGroup.Merit, 6, new(2024, 2, 1)),
            new(district, AttorneySettingKind.NoticeDays, null, 45, new(2024, 1, 1), "Thử", Justice, Now)], [province, district, commune]);

        terms.MonthsFor([SourceGroup.Merit], Today).ShouldBe(3);
        terms.MonthsFor([SourceGroup.Merit], new DateOnly(2024, 2, 1)).ShouldBe(6);
        terms.MonthsFor([SourceGroup.SocialAssistance], Today).ShouldBe(24);
        terms.MonthsFor([SourceGroup.SocialAssistance, SourceGroup.Merit], Today).ShouldBe(3);
        terms.MonthsFor([], Today).ShouldBe(24);
        terms.NoticeDays(Today).ShouldBe(45);
        var none = new AttorneyTerms([], [commune]);
        (none.MonthsFor([SourceGroup.Merit], Today), none.NoticeDays(Today)).ShouldBe((12, 30));
        Refused(() => Term(district, null, 0, Today)).ShouldContain("từ 1 đến 120");
        Refused(() => new AttorneySetting(district, AttorneySettingKind.NoticeDays, null, 30, Today, " ", Justice, Now)).ShouldContain("lý do");
    }

    [Fact]
    public void Every_way_to_end_is_told_apart()
    {
        var revoked = Certified();
        Refused(() => revoked.End(Today.AddDays(-1), "Đổi ý", AttorneyEnd.RevokedByPrincipal)).ShouldContain("không được trước ngày");
        Refused(() => revoked.End(Today, "Hết hạn", AttorneyEnd.Expired)).ShouldContain("tự hết hiệu lực");
        Refused(() => revoked.End(Today, " ", AttorneyEnd.RevokedByPrincipal)).ShouldContain("lý do");
        revoked.End(Today, "Đổi ý", AttorneyEnd.RevokedByPrincipal);
        (revoked.EndOn(Today), revoked.IsInForceOn(Today)).ShouldBe((AttorneyEnd.RevokedByPrincipal, false));
        Refused(() => revoked.End(Today, "Nữa", AttorneyEnd.Agreed)).ShouldContain("đã chấm dứt");

        var orphaned = Certified();
        orphaned.EndOnDeathOfAttorney(new DateOnly(2024, 1, 5));
        (orphaned.EndOn(Today), orphaned.EndedOn).ShouldBe((AttorneyEnd.AttorneyDied, new DateOnly(2024, 1, 5)));
        orphaned.TakeBackDeath();
        orphaned.State.ShouldBe(PowerOfAttorneyState.Ended, "only the principal's death is taken back");

        var expiring = Certified(new Mandate(Today, new DateOnly(2024, 2, 10)));
        (expiring.EndOn(new DateOnly(2024, 2, 10)), expiring.EndOn(new DateOnly(2024, 2, 11))).ShouldBe((null, AttorneyEnd.Expired));
        Written().EndOn(Today).ShouldBeNull();
        Enum.GetValues<AttorneyEnd>().Select(e => e.ToVietnamese()).ShouldBeUnique();
    }

    [Fact]
    public void A_work_list_entry_is_settled_once_with_words()
    {
        var review = new PayeeReview(_person.UnitId, _person.Id, PayeeReviewKind.AttorneyDied, Guid.NewGuid(), "Trần Văn Con", Today, Now);
        Refused(() => review.Settle("", Justice, Now)).ShouldContain("đã hỏi lại ai");
        review.Settle("Bà tự nhận tiền mặt", Justice, Now);
        (review.IsOpen, review.SettledByName).ShouldBe((false, "Lê Văn Định"));
        Refused(() => review.Settle("Nữa", Justice, Now)).ShouldContain("đã được Lê Văn Định xử lý");
        Enum.GetValues<PayeeReviewKind>().Select(k => k.ToVietnamese()).ShouldBeUnique();
    }
}
