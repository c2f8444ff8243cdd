using System.Net;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits.Carried;

/// <summary>Visits from a phone when the list has been signed meanwhile, and those whose payee is a guardian.</summary>
public sealed class SignedOffTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private static readonly DateTime Taken = PortalFactory.Now.AddHours(-2);
    private static readonly Dictionary<string, string> AtHome = new() { ["Outcome"] = "3-DV", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "false", ["Wish"] = "PaymentOrganisation" };
    private static readonly Dictionary<string, string> Mobile = new() { ["Outcome"] = "3-MM", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "false", ["Wish"] = "MobileMoney" };

    private async Task<Phone> CarryAsync(string role = Roles.CultureOfficer) => await new Phone(await scene.SignedInAsAsync(role)).CarryAsync(("HamletId", scene.HamletId.ToString()));

    private async Task<Guid> PersonAsync(string name)
    {
        await scene.PreparedAsync();
        return await scene.AddPersonAsync(name);
    }

    private Task SignOffAsync(Guid person) => scene.InDatabaseAsync(async db =>
    {
        var survey = await db.Surveys.SingleAsync(s => s.BeneficiaryId == person);
        var number = await db.ClassificationLists.CountAsync() + 1;
        var line = new ListLine { BeneficiaryId = person, SurveyId = survey.Id, FullName = "Vũ Thị Ký" };
        db.ClassificationLists.Add(new ClassificationList(scene.UnitId, scene.RoundId, survey.Outcome!.Value, number, 0, [line], new Actor(Guid.NewGuid(), "Chủ tịch"), PortalFactory.Now));
        await db.SaveChangesAsync();
    });

    /// <summary>What stands and what is signed have not moved.</summary>
    private Task ExpectAsSignedAsync(Guid person, SurveyOutcome outcome) => scene.InDatabaseAsync(async db =>
    {
        var survey = await db.Surveys.SingleAsync(s => s.BeneficiaryId == person);
        (survey.State, survey.Outcome).ShouldBe((SurveyState.Completed, (SurveyOutcome?)outcome));
        (await db.ListLines.SingleAsync(l => l.BeneficiaryId == person)).CurrentInRoundId.ShouldBe(scene.RoundId);
        (await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == person && a.ValidTo == null)).Channel.ShouldBe(outcome.Rule().Channel!.Value);
    });

    private static async Task<(Guid Id, Acknowledged Settled)> SendAsync(Phone phone, Guid person, Dictionary<string, string> answers, DateTime takenAt)
    {
        var visit = phone.Visit(person, "complete", answers, takenAt);
        var id = visit["id"]!.GetValue<Guid>();
        await phone.SendAsync(visit);
        return (id, await phone.SettledAsync(id));
    }

    [Fact]
    public async Task An_earlier_visit_of_another_phone_waits_and_the_office_decides_without_touching_the_signed_list()
    {
        var person = await PersonAsync("Vũ Thị Hai Máy");
        var (culture, police) = (await CarryAsync(), await CarryAsync(Roles.CommunePolice));
        (await SendAsync(culture, person, AtHome, Taken)).Settled.State.ShouldBe("applied");
        await SignOffAsync(person);

        var (id, settled) = await SendAsync(police, person, Mobile, Taken.AddMinutes(-30));

        settled.ShouldBe(new Acknowledged(200, "conflict", "Danh sách có người này đã chốt theo lượt khảo sát trước; cán bộ sẽ xem và quyết định."));
        await ExpectAsSignedAsync(person, SurveyOutcome.ChoosesPaymentOrganisation);
        await scene.InDatabaseAsync(async db => (await db.VisitSubmissions.SingleAsync(s => s.Id == id)).Conflict.ShouldBe(ConflictKind.SignedOff));

        var office = await scene.SignedInAsAsync(Roles.CommunePolice);
        var url = $"/khao-sat/mang-di/xung-dot/{id}";
        var page = await office.GetPageAsync(url);
        page.QuerySelector("main")!.TextContent.ShouldContain("đã chốt");
        (await office.SubmitAsync(page, url, $"form[action='{url}']", ("Choice", "Take"), ("Reason", "Gia đình xác nhận lượt trước"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await ExpectAsSignedAsync(person, SurveyOutcome.ChoosesMobileMoney);
        (await office.GetPageAsync($"/khao-sat/{person}")).Body!.TextContent.ShouldContain("3-MM");
    }

    [Fact]
    public async Task A_later_word_of_the_same_phone_waits_too()
    {
        var person = await PersonAsync("Vũ Thị Nói Lại");
        var phone = await CarryAsync();
        (await SendAsync(phone, person, AtHome, Taken)).Settled.State.ShouldBe("applied");
        await SignOffAsync(person);

        (await SendAsync(phone, person, Mobile, Taken.AddMinutes(20))).Settled.State.ShouldBe("conflict");

        await ExpectAsSignedAsync(person, SurveyOutcome.ChoosesPaymentOrganisation);
    }

    [Fact]
    public async Task What_the_office_completed_and_had_signed_is_not_overwritten()
    {
        var person = await PersonAsync("Vũ Thị Ở Xã");
        var phone = await CarryAsync();
        var office = await scene.SignedInAsAsync(Roles.CommunePolice);
        await office.SubmitAsync(await office.GetPageAsync($"/khao-sat/{person}"), $"/khao-sat/{person}", "form.survey", ("command", "complete"), ("Outcome", "3-DV"));
        await SignOffAsync(person);

        var (id, settled) = await SendAsync(phone, person, Mobile, Taken);

        settled.State.ShouldBe("conflict");
        await ExpectAsSignedAsync(person, SurveyOutcome.ChoosesPaymentOrganisation);
        (await office.GetPageAsync($"/khao-sat/mang-di/xung-dot/{id}")).QuerySelector("main")!.TextContent.ShouldContain("đã có trong danh sách chốt");
    }

    [Fact]
    public async Task Who_was_surveyed_and_signed_before_the_phone_left_is_not_taken_along()
    {
        var person = await PersonAsync("Vũ Thị Mang Sau");
        var open = await PersonAsync("Vũ Thị Còn Lại");
        var office = await scene.SignedInAsAsync(Roles.CommunePolice);
        await office.SubmitAsync(await office.GetPageAsync($"/khao-sat/{person}"), $"/khao-sat/{person}", "form.survey", ("command", "complete"), ("Outcome", "3-DV"));
        await SignOffAsync(person);
        var phone = await CarryAsync();
        phone.Package["people"]!.AsArray().Select(p => p!["id"]!.GetValue<Guid>()).ToList().ShouldSatisfyAllConditions(people => people.ShouldContain(open), people => people.ShouldNotContain(person));
    }

    private static readonly Dictionary<string, string> ToGuardian = new()
    {
        ["Outcome"] = "2A",
        ["VisitedOn"] = "2024-01-12",
        ["HasAccount"] = "true",
        ["ProviderCode"] = "970405",
        ["AccountNumber"] = "0012345678",
        ["AccountHolder"] = "VU THI ME",
        ["Payee"] = "Guardian",
        ["PayeeName"] = "Vũ Thị Mẹ",
    };

    [Fact]
    public async Task A_guardian_without_proof_leaves_a_draft_that_says_what_to_do_and_with_proof_it_is_done()
    {
        await scene.PreparedAsync();
        var child = new Beneficiary(scene.UnitId, null, VietnameseName.From("Vũ Văn Bé"), new PartialDate(2010, 3, 15), Sex.Male, null, null);
        child.LiveAt(scene.HamletId);
        await scene.InDatabaseAsync(async db =>
        {
            db.Beneficiaries.Add(child);
            await db.SaveChangesAsync();
        });
        var (_, settled) = await SendAsync(await CarryAsync(), child.Id, ToGuardian, Taken);

        settled.State.ShouldBe("draft");
        settled.Sentence!.ShouldContain("Hãy ghi căn cứ giám hộ");
        await scene.InDatabaseAsync(async db =>
        {
            (await db.BankAccounts.AnyAsync(a => a.BeneficiaryId == child.Id)).ShouldBeFalse();
            (await db.PaymentArrangements.AnyAsync(a => a.BeneficiaryId == child.Id)).ShouldBeFalse();
        });

        var office = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var url = $"/khao-sat/{child.Id}/giam-ho";
        (await office.SubmitAsync(await office.GetPageAsync(url), url, "form.survey", ("GuardianName", "Vũ Thị Mẹ"), ("GuardianBirth", "02/04/1985"), ("GuardianCitizenId", "042185000321"), ("GuardianRelation", "mẹ"),
            ("GuardianAddress", "Thôn Thử Một"), ("Basis", "ParentOfMinor"), ("ProofKind", "BirthCertificate"), ("ProofNumber", "16/2010"), ("ProofIssuedOn", "20/03/2010"), ("ProofIssuer", "UBND xã Xuân Yên")))
            .StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await SendAsync(await CarryAsync(), child.Id, ToGuardian, Taken.AddMinutes(30))).Settled.State.ShouldBe("applied");
        await scene.InDatabaseAsync(async db =>
        {
            (await db.BankAccounts.SingleAsync(a => a.BeneficiaryId == child.Id)).HolderKind.ShouldBe(PayeeKind.Guardian);
            (await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == child.Id && a.ValidTo == null)).PayeeKind.ShouldBe(PayeeKind.Guardian);
        });

        var end = "";
        await scene.InDatabaseAsync(async db => end = $"{url}/{(await db.Guardianships.SingleAsync(g => g.BeneficiaryId == child.Id)).Id}/cham-dut");
        await office.SubmitAsync(await office.GetPageAsync(end), end, "form.survey", ("EndReason", "Thay đổi người giám hộ"));
        (await office.GetPageAsync("/khao-sat/uy-quyen/hoi-lai?q=vu+van+be")).QuerySelector("tbody tr")!.TextContent.ShouldContain("Việc giám hộ đã chấm dứt");
    }
}
