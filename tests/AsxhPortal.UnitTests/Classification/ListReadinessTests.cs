using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using Shouldly;

namespace AsxhPortal.UnitTests.Classification;

public sealed class ListReadinessTests
{
    private static readonly DateOnly Today = new(2024, 1, 12);

    /// <summary>Somebody in whom register and survey agree, whatever the outcome.</summary>
    private static SurveyedPerson Agreeing(SurveyOutcome outcome) => new(
        outcome,
        outcome switch
        {
            SurveyOutcome.Died => BeneficiaryStatus.Deceased,
            SurveyOutcome.MovedAway => BeneficiaryStatus.MovedAway,
            SurveyOutcome.WrongInformation => BeneficiaryStatus.UnderVerification,
            SurveyOutcome.RefusesBenefit => BeneficiaryStatus.RefusedBenefit,
            _ => BeneficiaryStatus.Active,
        },
        HasAccount: outcome is not (SurveyOutcome.ChoosesPaymentOrganisation or SurveyOutcome.ForceMajeure),
        HasMinute: true,
        new AttorneyStanding(PowerOfAttorneyState.Certified, new DateOnly(2025, 1, 31), outcome == SurveyOutcome.AttorneyThroughAccount),
        EntitlementCount: 1, UnknownAmounts: 0);

    private static SurveyedPerson With(SurveyOutcome outcome, string state) => Agreeing(outcome) is var p ? state switch
    {
        "" => p,
        "no account" => p with { HasAccount = false },
        "account" => p with { HasAccount = true },
        "no minute" => p with { HasMinute = false },
        "no paper" => p with { Attorney = null },
        "paper ended" => p with { Attorney = p.Attorney! with { State = PowerOfAttorneyState.Ended } },
        "paper draft" => p with { Attorney = p.Attorney! with { State = PowerOfAttorneyState.Draft } },
        "paper over" => p with { Attorney = p.Attorney! with { ValidTo = Today.AddDays(-1) } },
        "paper's last day" => p with { Attorney = p.Attorney! with { ValidTo = Today } },
        "paper other way" => p with { Attorney = p.Attorney! with { IsThroughAccount = !p.Attorney!.IsThroughAccount } },
        "dead" => p with { Status = BeneficiaryStatus.Deceased },
        "moved" => p with { Status = BeneficiaryStatus.MovedAway },
        "verifying" => p with { Status = BeneficiaryStatus.UnderVerification },
        "refused" => p with { Status = BeneficiaryStatus.RefusedBenefit },
        "followed" => p with { Status = BeneficiaryStatus.Active },
        "case open" => p with { HasOpenVerification = true },
        "no entitlement" => p with { EntitlementCount = 0 },
        "unknown amount" => p with { UnknownAmounts = 1 },
        "runs on" => p with { OpenEndedEntitlements = 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    } : throw new InvalidOperationException();

    public static readonly TheoryData<string, string, string> Contradictions = new()
    {
        // outcome, what the register says, what is found: * keeps the person off the list
        { "1", "no account", "*Account" }, { "2A", "no account", "*Account" }, { "3-UQ-TK", "no account", "*Account" },
        { "3-MM", "no account", "" }, { "3-BANK", "no account", "" }, { "3-VNEID", "no account", "" }, { "2B", "no account", "" }, { "3-UQ-TM", "no account", "" },
        { "3-DV", "account", "AccountUnexpected" }, { "4", "account", "AccountUnexpected" }, { "2B", "account", "" },
        { "2B", "no minute", "*Minute" }, { "4", "no minute", "" },
        { "3-UQ-TK", "no paper", "*PowerOfAttorney" }, { "3-UQ-TM", "no paper", "*PowerOfAttorney" }, { "1", "no paper", "" },
        { "3-UQ-TK", "paper ended", "*PowerOfAttorney" }, { "3-UQ-TM", "paper draft", "*Certification" }, { "3-UQ-TK", "paper draft", "*Certification" },
        { "3-UQ-TM", "paper over", "*AttorneyTerm" }, { "3-UQ-TM", "paper's last day", "" },
        { "3-UQ-TM", "paper other way", "*AttorneyChannel" }, { "3-UQ-TK", "paper other way", "*AttorneyChannel" },
        { "1", "dead", "*StatusContradicts" }, { "2B", "dead", "*StatusContradicts" }, { "4", "moved", "*StatusContradicts" }, { "3-DV", "refused", "*StatusContradicts" },
        { "3-BANK", "verifying", "*StatusContradicts" }, { "X-CHUYEN", "dead", "*StatusContradicts" }, { "X-CHET", "moved", "*StatusContradicts" }, { "X-SAI", "dead", "*StatusContradicts" },
        { "X-CHET", "followed", "*EventNotRecorded" }, { "X-CHUYEN", "followed", "*EventNotRecorded" }, { "X-SAI", "followed", "*EventNotRecorded" }, { "X-TUCHOI", "followed", "*EventNotRecorded" },
        { "X-CHET", "runs on", "*EntitlementRunsOn" }, { "X-TUCHOI", "runs on", "*EntitlementRunsOn" }, { "X-CHUYEN", "runs on", "" }, { "1", "runs on", "" },
        { "1", "case open", "*VerificationOpen" }, { "4", "case open", "*VerificationOpen" }, { "X-SAI", "case open", "" },
        { "1", "no entitlement", "*Entitlement" }, { "3-DV", "no entitlement", "*Entitlement" }, { "X-CHET", "no entitlement", "" }, { "X-CHUYEN", "no entitlement", "" },
        { "1", "unknown amount", "Amount" }, { "X-TUCHOI", "unknown amount", "" },
        { "X-VANG", "", "*NotMet" },
    };

    [Theory, MemberData(nameof(Contradictions))]
    public void The_table_of_contradictions(string code, string state, string found) =>
        string.Join(' ', ListReadiness.WhatIsMissing(With(SurveyOutcomes.FromCode(code)!.Outcome, state), Today).Select(m => (m.KeepsOffList ? "*" : "") + m.Kind)).ShouldBe(found);

    [Fact]
    public void Every_outcome_with_a_result_is_listed_where_everything_agrees()
    {
        foreach (var rule in SurveyOutcomes.All.Where(r => r.Outcome != SurveyOutcome.Absent))
            ListReadiness.WhatIsMissing(Agreeing(rule.Outcome), Today).ShouldBeEmpty(rule.Code);
    }

    [Fact]
    public void The_sentence_says_both_sides_and_what_to_do() =>
        ListReadiness.WhatIsMissing(With(SurveyOutcome.ReconfirmsAccount, "dead"), Today).Single().Sentence
            .ShouldBe("Danh sách đối tượng ghi “Đã chết” nhưng phiếu ghi kết quả 1; hãy kiểm tra và sửa một trong hai.");

    [Fact]
    public void Every_kind_has_its_words()
    {
        foreach (var kind in Enum.GetValues<MissingKind>())
            kind.ToVietnamese().ShouldNotBeNullOrWhiteSpace();
        Enum.GetValues<MissingKind>().Select(k => k.ToVietnamese()).ShouldBeUnique();
    }
}
