using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.HomeVisits;

public sealed class GuardianshipTests
{
    private static readonly DateOnly Today = new(2024, 1, 12);
    private static readonly AttorneyPerson Mother = new("Lê Thị Mẹ", new PartialDate(1985, 4, 2), "042185000123", "mẹ", "Thôn Yên Ngư", null);
    private static readonly ProofPaper Birth = new(GuardianProof.BirthCertificate, "15/2010", new DateOnly(2010, 3, 20), "UBND xã Xuân Yên");
    private static readonly ProofPaper Court = new(GuardianProof.CourtDecision, "07/2022/QĐST-DS", new DateOnly(2022, 6, 1), "TAND huyện Nghi Xuân");
    private readonly Beneficiary _child = Person(new PartialDate(2010, 3, 15));
    private readonly Beneficiary _old = Person(new PartialDate(1944));

    private static Beneficiary Person(PartialDate? birth) => new(Guid.NewGuid(), null, VietnameseName.From("Trần Thị Hoà"), birth, Sex.Female, null, null);

    private static Guardianship Written(Beneficiary ward, GuardianBasis basis, ProofPaper proof, AttorneyPerson? who = null, DateOnly? from = null, DateOnly? to = null)
    {
        var guardianship = new Guardianship(ward);
        guardianship.Write(ward, who ?? Mother, basis, proof, from ?? Today, to, KnownRepresentative.Unknown, Today);
        return guardianship;
    }

    private static string Refused(Action act) => Should.Throw<RuleException>(act).Message;

    [Fact]
    public void A_minors_ends_the_day_before_the_eighteenth_birthday()
    {
        var mothers = Written(_child, GuardianBasis.ParentOfMinor, Birth);
        mothers.ValidTo.ShouldBe(new DateOnly(2028, 3, 14));
        (mothers.IsInForceOn(new DateOnly(2028, 3, 14)), mothers.IsInForceOn(new DateOnly(2028, 3, 15)), mothers.IsInForceOn(Today.AddDays(-1))).ShouldBe((true, false, false));
        Refused(() => Written(_child, GuardianBasis.ParentOfMinor, Birth, to: new DateOnly(2028, 3, 15))).ShouldContain("14/03/2028");
        Written(Person(new PartialDate(2010)), GuardianBasis.ParentOfMinor, Birth).ValidTo.ShouldBe(new DateOnly(2028, 12, 30));
        Refused(() => Written(_old, GuardianBasis.ParentOfMinor, Birth)).ShouldContain("đã đủ 18 tuổi");
        Refused(() => Written(Person(null), GuardianBasis.GuardianOfMinor, Court)).ShouldContain("Chưa rõ ngày sinh");
    }

    [Fact]
    public void Of_somebody_without_capacity_the_court_decides_and_it_has_no_last_day()
    {
        Written(_old, GuardianBasis.WithoutCapacity, Court).ValidTo.ShouldBeNull();
        Refused(() => Written(_old, GuardianBasis.DifficultyOfCognition, Birth)).ShouldContain("quyết định của tòa án");
        Refused(() => Written(_child, GuardianBasis.ParentOfMinor, Court)).ShouldContain("giấy khai sinh");
        foreach (var basis in Enum.GetValues<GuardianBasis>())
            basis.Proofs().ShouldNotBeEmpty();
    }

    [Fact]
    public void The_proof_has_number_day_and_issuer()
    {
        Refused(() => Written(_old, GuardianBasis.WithoutCapacity, Court with { Number = " " })).ShouldContain("số của giấy");
        Refused(() => Written(_old, GuardianBasis.WithoutCapacity, Court with { IssuedOn = null })).ShouldContain("ngày cấp");
        Refused(() => Written(_old, GuardianBasis.WithoutCapacity, Court with { IssuedOn = Today.AddDays(1) })).ShouldContain("ở tương lai");
        Refused(() => Written(_old, GuardianBasis.WithoutCapacity, Court with { Issuer = null })).ShouldContain("nơi cấp");
    }

    [Fact]
    public void The_guardian_is_identified_as_strictly_as_an_attorney()
    {
        Refused(() => Written(_child, GuardianBasis.ParentOfMinor, Birth, Mother with { Address = null })).ShouldContain("nơi ở");
        Refused(() => Written(_child, GuardianBasis.ParentOfMinor, Birth, Mother with { Birth = new PartialDate(2008, 1, 1), CitizenId = null })).ShouldContain("phải đủ 18 tuổi");
        Refused(() => Written(_old, GuardianBasis.WithoutCapacity, Court, Mother with { FullName = "Trần Thị Hoà", Birth = new PartialDate(1944), CitizenId = null })).ShouldContain("chính mình");
        Refused(() => Written(_child, GuardianBasis.ParentOfMinor, Birth, from: Today.AddDays(1))).ShouldContain("tương lai");
    }

    [Fact]
    public void It_ends_by_word_or_by_death_and_only_once()
    {
        var ended = Written(_old, GuardianBasis.WithoutCapacity, Court);
        Refused(() => ended.End(Today.AddDays(1), "Tòa hủy quyết định", Today)).ShouldContain("tương lai");
        Refused(() => ended.End(Today.AddDays(-1), "Tòa hủy quyết định", Today)).ShouldContain("không được trước");
        ended.End(Today, "Tòa hủy quyết định", Today);
        ended.IsInForceOn(Today).ShouldBeFalse();
        Refused(() => ended.End(Today, "Nữa", Today)).ShouldContain("đã chấm dứt");
        Refused(() => ended.Write(_old, Mother, GuardianBasis.WithoutCapacity, Court, Today, null, KnownRepresentative.Unknown, Today)).ShouldContain("không sửa được");

        var orphaned = Written(_child, GuardianBasis.ParentOfMinor, Birth, from: new DateOnly(2023, 1, 1));
        orphaned.EndOnDeathOfGuardian(new DateOnly(2024, 1, 5));
        (orphaned.EndedOn, orphaned.IsInForceOn(Today)).ShouldBe((new DateOnly(2024, 1, 5), false));
    }

    [Fact]
    public void A_survey_with_a_guardian_asks_for_the_proof_where_somebody_looked()
    {
        var survey = new Survey(Guid.NewGuid(), _child);
        survey.SaveDraft(new SurveyAnswers { ProviderCode = "970405", AccountNumber = "0012345678", AccountHolder = "LE THI ME", Payee = PayeeKind.Guardian, PayeeName = "Lê Thị Mẹ" }, SurveyOutcome.RegistersAccount, Today);
        survey.WhatIsMissing(false, null, Today).ShouldBeEmpty();
        survey.WhatIsMissing(false, null, Today, hasGuardianProof: true).ShouldBeEmpty();
        survey.WhatIsMissing(false, null, Today, hasGuardianProof: false).Single().Sentence.ShouldStartWith("Hãy ghi căn cứ giám hộ");
    }
}
