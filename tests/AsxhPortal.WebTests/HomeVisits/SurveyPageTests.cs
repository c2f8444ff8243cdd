using System.Net;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits;

public sealed class SurveyPageTests(VisitScene scene) : IClassFixture<VisitScene>
{
    [Fact]
    public async Task The_list_finds_without_diacritics_and_leads_to_the_survey()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Trần Thị Hoà");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);

        var list = await client.GetPageAsync("/khao-sat?q=tran+thi+hoa");
        list.QuerySelectorAll("a.visit").Select(a => a.GetAttribute("href")).ShouldContain($"/khao-sat/{id}");
        (await client.GetPageAsync("/khao-sat")).QuerySelector(".hamlet-list")!.TextContent.ShouldContain("Thôn Thử Một");

        var page = await client.GetPageAsync($"/khao-sat/{id}");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Trần Thị Hoà");
        await scene.InDatabaseAsync(async db => (await db.AuditEntries.AnyAsync(e => e.BeneficiaryId == id && e.Action == AsxhPortal.Data.Auditing.AuditAction.Viewed)).ShouldBeTrue());
    }

    [Fact]
    public async Task A_draft_keeps_what_is_half_filled()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Trần Thị Nháp");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);

        (await SubmitAsync(client, id, ("command", "draft"), ("Outcome", "2A"), ("AccountNumber", "0012"), ("Note", "Hẹn mang sổ"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await client.GetPageAsync($"/khao-sat/{id}");
        page.QuerySelector("#AccountNumber")!.GetAttribute("value").ShouldBe("0012");
        page.QuerySelector("input[name=Outcome][checked]")!.GetAttribute("value").ShouldBe("2A");
        page.QuerySelector("[data-section=account]")!.HasAttribute("hidden").ShouldBeFalse();
        page.QuerySelector("[data-section=minute]")!.HasAttribute("hidden").ShouldBeTrue();
        (await client.GetPageAsync("/khao-sat?tinh-trang=nhap&q=nhap")).QuerySelector("a.visit")!.TextContent.ShouldContain("Nháp 2A");
    }

    [Fact]
    public async Task Completing_with_things_missing_says_all_of_them_and_keeps_what_was_typed()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Trần Thị Thiếu");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);

        var response = await SubmitAsync(client, id, ("command", "complete"), ("Outcome", "2A"), ("VisitedOn", ""), ("AccountNumber", "12"), ("InformantName", "Lê Văn Con"));
        var page = await response.ReadPageAsync();

        page.Errors().ShouldBe([
            "Hãy nhập ngày đến nhà.",
            "Hãy ghi quan hệ của người khai thay với đối tượng.",
            "Hãy chọn ngân hàng của tài khoản.",
            "Số tài khoản gồm 6 đến 19 chữ số (giữ cả số 0 ở đầu); hãy kiểm tra lại trên thẻ hoặc ứng dụng ngân hàng.",
            "Hãy nhập tên chủ tài khoản.",
        ], ignoreOrder: true);
        page.QuerySelector("#InformantName")!.GetAttribute("value").ShouldBe("Lê Văn Con");
        await scene.InDatabaseAsync(async db => (await db.Surveys.AnyAsync(s => s.BeneficiaryId == id)).ShouldBeFalse());
    }

    [Fact]
    public async Task Registering_an_account_declares_it_and_writes_the_arrangement()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Trần Thị Đăng Ký");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);

        await CompletedAsync(client, id, ("Outcome", "2A"), ("HasAccount", "true"), ("ProviderCode", "970405"), ("AccountNumber", "0037 1320 5169"), ("AccountHolder", "TRAN THI DANG KY"));

        (await client.GetPageAsync($"/khao-sat/{id}")).Message()!.ShouldContain("Đã hoàn thành");
        await scene.InDatabaseAsync(async db =>
        {
            var account = await db.BankAccounts.SingleAsync(a => a.BeneficiaryId == id);
            (account.Number, account.ProviderCode).ShouldBe(("003713205169", "970405"));
            var arrangement = await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == id && a.ValidTo == null);
            (arrangement.Channel, arrangement.PayeeKind, arrangement.BankAccountId).ShouldBe((PaymentChannel.BankAccount, PayeeKind.Self, account.Id));
            (await db.Visits.CountAsync(v => db.Surveys.Any(s => s.Id == v.SurveyId && s.BeneficiaryId == id) && v.WasMet)).ShouldBe(1);
            (await db.AuditEntries.AnyAsync(e => e.BeneficiaryId == id && e.Subject == nameof(Survey))).ShouldBeTrue();
        });
    }

    [Theory]
    [InlineData("3-MM", PaymentChannel.MobileMoney)]
    [InlineData("3-BANK", PaymentChannel.BankAccount)]
    [InlineData("3-VNEID", PaymentChannel.Vneid)]
    [InlineData("3-DV", PaymentChannel.PaymentOrganisation)]
    [InlineData("4", PaymentChannel.PaymentOrganisationAtHome)]
    public async Task A_channel_without_an_account_yet_is_arranged(string code, PaymentChannel channel)
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Lê Văn Kênh " + code.Replace("-", ""));
        var client = await scene.SignedInAsAsync(Roles.CommunePolice);

        await CompletedAsync(client, id, ("Outcome", code), ("Reason", "Già yếu, sống một mình"));

        await scene.InDatabaseAsync(async db => (await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == id)).Channel.ShouldBe(channel));
    }

    [Fact]
    public async Task Mobile_money_opened_on_the_spot_is_declared_with_the_phone_number()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Lê Thị Ví");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);

        await CompletedAsync(client, id, ("Outcome", "3-MM"), ("ProviderCode", "971011"), ("AccountNumber", "0914006444"), ("AccountHolder", "Lê Thị Ví"));

        await scene.InDatabaseAsync(async db =>
        {
            var account = await db.BankAccounts.SingleAsync(a => a.BeneficiaryId == id);
            (account.Number, account.Channel).ShouldBe(("0914006444", PaymentChannel.MobileMoney));
        });
    }

    [Fact]
    public async Task A_death_stops_with_the_month_it_happened_in_and_can_be_taken_back()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Lê Văn Mất");
        var client = await scene.SignedInAsAsync(Roles.CommunePolice);

        await CompletedAsync(client, id, ("Outcome", "X-CHET"), ("EventOn", "18/09/2023"));
        await scene.InDatabaseAsync(async db =>
        {
            var person = await db.Beneficiaries.Include(b => b.Entitlements).SingleAsync(b => b.Id == id);
            (person.Status, person.StatusOn).ShouldBe((BeneficiaryStatus.Deceased, new DateOnly(2023, 9, 18)));
            person.Entitlements.Single().EndsAfter.ShouldBe(new Period(2023, 9));
            (await db.ChangeEvents.SingleAsync(e => e.BeneficiaryId == id)).Kind.ShouldBe(ChangeKind.Death);
        });

        var page = await client.GetPageAsync($"/khao-sat/{id}");
        (await client.SubmitAsync(page, $"/khao-sat/{id}", "form[action$='mo-lai']")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await scene.InDatabaseAsync(async db =>
        {
            var person = await db.Beneficiaries.Include(b => b.Entitlements).SingleAsync(b => b.Id == id);
            person.Status.ShouldBe(BeneficiaryStatus.Active);
            person.Entitlements.Single().EndsAfter.ShouldBeNull();
            (await db.Surveys.SingleAsync(s => s.BeneficiaryId == id)).State.ShouldBe(SurveyState.Draft);
        });
    }

    [Theory]
    [InlineData("X-CHUYEN", BeneficiaryStatus.MovedAway, false)]
    [InlineData("X-SAI", BeneficiaryStatus.UnderVerification, false)]
    [InlineData("X-TUCHOI", BeneficiaryStatus.RefusedBenefit, true)]
    public async Task Other_events_are_recorded(string code, BeneficiaryStatus status, bool ends)
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Lê Văn Biến " + code[2..]);
        var client = await scene.SignedInAsAsync(Roles.CommunePolice);

        await CompletedAsync(client, id, ("Outcome", code), ("EventOn", "10/01/2024"), ("Reason", "Chuyển vào Đắk Lắk theo con"));

        await scene.InDatabaseAsync(async db =>
        {
            var person = await db.Beneficiaries.Include(b => b.Entitlements).SingleAsync(b => b.Id == id);
            person.Status.ShouldBe(status);
            person.Entitlements.Single().EndsAfter.ShouldBe(ends ? new Period(2024, 1) : null);
        });
    }

    [Fact]
    public async Task Nobody_at_home_is_counted_and_the_survey_stays_open()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Lê Văn Vắng");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);

        await CompletedAsync(client, id, ("Outcome", "X-VANG"), ("VisitedOn", "10/01/2024"), ("ReturnOn", "14/01/2024"));
        await CompletedAsync(client, id, ("Outcome", "X-VANG"), ("VisitedOn", "11/01/2024"), ("ReturnOn", "15/01/2024"));

        var row = (await client.GetPageAsync("/khao-sat?tinh-trang=vang")).QuerySelector($"a[href='/khao-sat/{id}']")!.TextContent;
        row.ShouldContain("vắng 2 lần");
        row.ShouldContain("hẹn 15/01");
        (await client.GetPageAsync($"/khao-sat/{id}")).QuerySelector("button[value=complete]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_scripts_the_continue_button_shows_what_the_outcome_asks_for()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Lê Văn Tiếp");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);

        var page = await (await SubmitAsync(client, id, ("command", "continue"), ("Outcome", "2B"), ("Note", "giữ lại"))).ReadPageAsync();

        page.QuerySelector("[data-section=minute]")!.HasAttribute("hidden").ShouldBeFalse();
        page.QuerySelector("[data-section=attorney]")!.HasAttribute("hidden").ShouldBeTrue();
        page.QuerySelector("#Note")!.TextContent.Trim().ShouldBe("giữ lại");
        page.Errors().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stale_form_shows_both_versions()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Lê Văn Cũ");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var opened = await client.GetPageAsync($"/khao-sat/{id}");
        await SubmitAsync(client, id, ("command", "draft"), ("Note", "của người kia"));

        var response = await client.SubmitAsync(opened, $"/khao-sat/{id}", "form.survey", ("command", "draft"), ("Note", "của tôi"));

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await response.ReadPageAsync();
        page.QuerySelector(".message-warn")!.TextContent.ShouldContain("của người kia");
        page.QuerySelector("#Note")!.TextContent.Trim().ShouldBe("của tôi");
        (await client.SubmitAsync(page, $"/khao-sat/{id}", "form.survey", ("command", "draft"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await scene.InDatabaseAsync(async db => (await db.Surveys.SingleAsync(s => s.BeneficiaryId == id)).Answers.Note.ShouldBe("của tôi"));
    }

    [Fact]
    public async Task Another_communes_person_is_not_found_and_others_may_only_look()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Lê Văn Xem");
        var culture = await scene.SignedInAsAsync(Roles.CultureOfficer);
        (await culture.GetAsync($"/khao-sat/{scene.StrangerId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await culture.PostFormAsync($"/khao-sat/{scene.StrangerId}", new() { ["command"] = "draft" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await culture.GetAsync($"/khao-sat/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var leader = await scene.SignedInAsAsync(Roles.CommuneLeader);
        (await leader.GetPageAsync($"/khao-sat/{id}")).QuerySelector("button[value=complete]").ShouldBeNull();
        (await leader.PostFormAsync($"/khao-sat/{id}", new() { ["command"] = "draft" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var paying = await scene.SignedInAsAsync(Roles.PayingOfficer);
        (await paying.GetAsync("/khao-sat")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_policeman_of_one_thon_sees_only_that_thon()
    {
        await scene.PreparedAsync();
        var here = await scene.AddPersonAsync("Lê Văn Gần");
        var there = await scene.AddPersonAsync("Lê Văn Khác", scene.OtherHamletId);
        var email = await scene.AddUserAsync(Roles.CommunePolice, "18376", "cskv");
        await scene.InDatabaseAsync(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Email == email);
            db.UserHamlets.Add(new AsxhPortal.Data.Security.UserHamlet { UserId = user.Id, HamletId = scene.HamletId });
            await db.SaveChangesAsync();
        });
        var client = scene.Anonymous();
        await client.SignInAsync(email, DemoUser.Password);

        (await client.GetAsync($"/khao-sat/{here}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync($"/khao-sat/{there}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"/khao-sat/{there}/phieu.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetPageAsync("/khao-sat")).QuerySelector(".hamlet-list")!.TextContent.ShouldNotContain("Thôn Thử Hai");
    }

    [Fact]
    public async Task A_survey_of_a_signed_off_list_is_opened_again_and_the_list_stays()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Lê Văn Ký");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        await CompletedAsync(client, id, ("Outcome", "3-DV"));
        await scene.InDatabaseAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(s => s.BeneficiaryId == id);
            var line = new ListLine { BeneficiaryId = id, SurveyId = survey.Id, FullName = "Lê Văn Ký" };
            db.ClassificationLists.Add(new ClassificationList(scene.UnitId, scene.RoundId, SurveyOutcome.ChoosesPaymentOrganisation, 1, 0, [line], new Actor(Guid.NewGuid(), "Chủ tịch"), PortalFactory.Now));
            await db.SaveChangesAsync();
        });

        var page = await client.GetPageAsync($"/khao-sat/{id}");
        page.Body!.TextContent.ShouldContain("Sửa phiếu không làm đổi danh sách đã ký");
        await client.SubmitAsync(page, $"/khao-sat/{id}", "form[action$='mo-lai']");
        await scene.InDatabaseAsync(async db =>
        {
            (await db.Surveys.SingleAsync(s => s.BeneficiaryId == id)).State.ShouldBe(SurveyState.Draft);
            (await db.ListLines.SingleAsync(l => l.BeneficiaryId == id)).CurrentInRoundId.ShouldBe(scene.RoundId);
        });
    }

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient client, Guid id, params (string, string)[] typed) =>
        await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", typed);

    private static async Task CompletedAsync(HttpClient client, Guid id, params (string, string)[] typed)
    {
        var response = await SubmitAsync(client, id, [("command", "complete"), .. typed]);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, string.Join(" ", (await response.ReadPageAsync()).Errors()));
    }
}
