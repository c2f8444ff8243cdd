using System.Net;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.WebTests.Papers;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits;

public sealed class DayPlanPageTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private static readonly Actor Somebody = new(Guid.Parse("00000000-0000-0000-0000-000000000008"), "Phan Văn Tổ");

    private async Task<Guid> TeamAsync(string name, params Guid[] hamlets)
    {
        await scene.PreparedAsync();
        var team = new VisitTeam(scene.UnitId, scene.RoundId, name);
        await scene.InDatabaseAsync(async db =>
        {
            await db.VisitTeamHamlets.Where(h => hamlets.Contains(h.HamletId)).ExecuteDeleteAsync();
            team.Visit(hamlets);
            db.VisitTeams.Add(team);
            await db.SaveChangesAsync();
        });
        return team.Id;
    }

    private static Dictionary<string, string> Plan(Guid teamId, DateOnly day, int? count = null)
    {
        var form = new Dictionary<string, string> { ["TeamId"] = teamId.ToString(), ["Day"] = day.ToString("dd/MM/yyyy") };
        if (count is { } typed)
            form["Count"] = typed.ToString();
        return form;
    }

    [Fact]
    public async Task A_plan_holds_the_people_of_the_teams_thon_in_walking_order()
    {
        var teamId = await TeamAsync("Tổ đi bộ", (await scene.PreparedAsync()).HamletId);
        var (done, first, second) = (await scene.AddPersonAsync("Nguyễn Thị Xong"), await scene.AddPersonAsync("Nguyễn Thị Ánh"), await scene.AddPersonAsync("Nguyễn Thị Bích"));
        var elsewhere = await scene.AddPersonAsync("Nguyễn Thị Nơi Khác", scene.OtherHamletId);
        await scene.InDatabaseAsync(async db =>
        {
            var survey = new Survey(scene.RoundId, await db.Beneficiaries.SingleAsync(b => b.Id == done));
            survey.SaveDraft(new SurveyAnswers(), SurveyOutcome.ChoosesPaymentOrganisation, PortalFactory.Today);
            survey.Complete(false, null, Somebody, PortalFactory.Now);
            db.Surveys.Add(survey);
            await db.SaveChangesAsync();
        });
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);

        var made = await client.PostFormAsync("/khao-sat/ke-hoach", Plan(teamId, PortalFactory.Today, 500));
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await client.GetPageAsync(made.Headers.Location!.ToString());
        var people = page.QuerySelectorAll(".plan-person > a").Select(a => a.GetAttribute("href")).ToList();

        people.ShouldNotContain($"/khao-sat/{done}");
        people.ShouldNotContain($"/khao-sat/{elsewhere}");
        people.IndexOf($"/khao-sat/{first}").ShouldBeInRange(0, people.IndexOf($"/khao-sat/{second}") - 1);
        (await client.PostFormAsync("/khao-sat/ke-hoach", Plan(teamId, PortalFactory.Today))).Headers.Location.ShouldBe(made.Headers.Location, "one plan a day");
    }

    [Fact]
    public async Task A_day_that_has_passed_and_a_reader_are_refused()
    {
        var teamId = await TeamAsync("Tổ ngày qua");
        var client = await scene.SignedInAsAsync(Roles.CommunePolice);

        var late = await client.PostFormAsync("/khao-sat/ke-hoach", Plan(teamId, PortalFactory.Today.AddDays(-1)));
        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await late.ReadPageAsync()).Errors().ShouldBe(["Ngày 11/01/2024 đã qua; hãy chọn hôm nay hoặc một ngày sau."]);
        (await (await scene.SignedInAsAsync(Roles.CommuneLeader)).PostFormAsync("/khao-sat/ke-hoach", Plan(teamId, PortalFactory.Today))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Another_communes_plan_and_team_are_not_found()
    {
        var teamId = await TeamAsync("Tổ xã mình");
        var client = await scene.SignedInAsAsync(Roles.CommunePolice);
        var url = (await client.PostFormAsync("/khao-sat/ke-hoach", Plan(teamId, PortalFactory.Today.AddDays(3), 0))).Headers.Location!.ToString();

        await scene.AddUserAsync(Roles.CommunePolice, "18391");
        var stranger = await scene.SignedInAsAsync(Roles.CommunePolice, "18391");
        (await stranger.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostFormAsync("/khao-sat/ke-hoach", Plan(teamId, PortalFactory.Today.AddDays(4)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task People_are_taken_off_added_by_name_and_shifted()
    {
        var hamlet = await HamletAsync("Thôn Sửa");
        var teamId = await TeamAsync("Tổ sửa", hamlet);
        var (an, binh) = (await scene.AddPersonAsync("Lê Thị An", hamlet), await scene.AddPersonAsync("Lê Thị Bình", hamlet));
        var late = await scene.AddPersonAsync("Lê Thị Đoài", hamlet);
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var url = await MakeAsync(client, teamId, PortalFactory.Today, 2);
        (await PeopleAsync(client, url)).ShouldBe([an, binh]);

        await client.PostFormAsync(url + "/xuong", new() { ["PersonId"] = an.ToString() });
        (await PeopleAsync(client, url)).ShouldBe([binh, an]);
        await client.PostFormAsync(url + "/bo", new() { ["PersonIds"] = binh.ToString() });
        (await PeopleAsync(client, url)).ShouldBe([an]);
        (await client.GetPageAsync(url + "?tim=doai")).QuerySelector(".plan-found")!.TextContent.ShouldContain("Lê Thị Đoài");
        await client.PostFormAsync(url + "/them", new() { ["PersonId"] = late.ToString() });
        (await PeopleAsync(client, url)).ShouldBe([an, late]);
        await client.PostFormAsync(url + "/them-de-xuat", new() { ["Count"] = "5" });
        (await PeopleAsync(client, url)).ShouldBe([an, binh, late], "at its place on the way");

        (await client.PostFormAsync(url + "/them", new() { ["PersonId"] = scene.StrangerId.ToString() })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await scene.SignedInAsAsync(Roles.CommuneLeader)).PostFormAsync(url + "/bo", new() { ["PersonIds"] = an.ToString() })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_is_on_two_plans_of_one_day_and_a_second_day_is_told()
    {
        var hamlet = await HamletAsync("Thôn Hai Tổ");
        var (one, other) = (await TeamAsync("Tổ hai một", hamlet), await TeamAsync("Tổ hai hai"));
        var id = await scene.AddPersonAsync("Lê Thị Đôi", hamlet);
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var first = await MakeAsync(client, one, PortalFactory.Today.AddDays(5), 9);
        var second = await MakeAsync(client, other, PortalFactory.Today.AddDays(5), 0);

        await client.PostFormAsync(second + "/them", new() { ["PersonId"] = id.ToString() });
        (await client.GetPageAsync(second)).Message().ShouldNotBeNull().ShouldContain("đã có trong kế hoạch cùng ngày của Tổ hai một");
        (await PeopleAsync(client, second)).ShouldBeEmpty();

        var later = await MakeAsync(client, other, PortalFactory.Today.AddDays(6), 0);
        await client.PostFormAsync(later + "/them", new() { ["PersonId"] = id.ToString() });
        (await client.GetPageAsync(first)).QuerySelector(".plan-person")!.TextContent.ShouldContain("cũng có trong kế hoạch ngày 18/01/2024");
    }

    [Fact]
    public async Task The_chosen_go_to_another_team_and_day()
    {
        var hamlet = await HamletAsync("Thôn Chuyển");
        var (one, other) = (await TeamAsync("Tổ chuyển một", hamlet), await TeamAsync("Tổ chuyển hai"));
        var (an, binh) = (await scene.AddPersonAsync("Lê Thị An", hamlet), await scene.AddPersonAsync("Lê Thị Bình", hamlet));
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var url = await MakeAsync(client, one, PortalFactory.Today, 9);

        await client.PostFormAsync(url + "/chuyen", new() { ["PersonIds"] = binh.ToString(), ["TeamId"] = other.ToString(), ["Day"] = "15/01/2024" });

        (await PeopleAsync(client, url)).ShouldBe([an]);
        await scene.InDatabaseAsync(async db => (await db.DayPlanStops.SingleAsync(s => s.BeneficiaryId == binh)).Day.ShouldBe(new DateOnly(2024, 1, 15)));
        await client.PostFormAsync(url + "/chuyen", new() { ["PersonIds"] = an.ToString(), ["Day"] = "11/01/2024" });
        (await client.GetPageAsync(url)).Message().ShouldNotBeNull().ShouldContain("đã qua");
    }

    [Fact]
    public async Task A_past_day_says_what_happened_and_the_rest_is_moved_once()
    {
        var hamlet = await HamletAsync("Thôn Hôm Qua");
        var teamId = await TeamAsync("Tổ hôm qua", hamlet);
        var (met, absent, expected, missed) = (await scene.AddPersonAsync("Lê Thị Gặp", hamlet), await scene.AddPersonAsync("Lê Thị Hiếm", hamlet), await scene.AddPersonAsync("Lê Thị Hẹn", hamlet), await scene.AddPersonAsync("Lê Thị Sót", hamlet));
        var (yesterday, planId) = (PortalFactory.Today.AddDays(-1), Guid.Empty);
        await scene.InDatabaseAsync(async db =>
        {
            var team = await db.VisitTeams.SingleAsync(t => t.Id == teamId);
            var plan = new DayPlan(team, await db.Rounds.SingleAsync(r => r.Id == scene.RoundId), yesterday, yesterday, Somebody, PortalFactory.Now);
            planId = plan.Id;
            db.AddRange(plan, new DayPlanStop(plan, met, 1, "1"), new DayPlanStop(plan, absent, 2, "2"), new DayPlanStop(plan, expected, 3, "3"), new DayPlanStop(plan, missed, 4, "4"));
            var done = new Survey(scene.RoundId, await db.Beneficiaries.SingleAsync(b => b.Id == met));
            done.SaveDraft(new SurveyAnswers(), SurveyOutcome.ChoosesPaymentOrganisation, yesterday);
            done.Complete(false, null, Somebody, PortalFactory.Now);
            db.Add(done);
            foreach (var (id, returnOn) in new[] { (absent, (DateOnly?)null), (expected, PortalFactory.Today.AddDays(9)) })
            {
                var open = new Survey(scene.RoundId, await db.Beneficiaries.SingleAsync(b => b.Id == id));
                open.SaveDraft(new SurveyAnswers(), null, yesterday);
                open.RecordAbsence(returnOn, "Đi chợ", Somebody);
                db.Add(open);
            }
            await db.SaveChangesAsync();
        });
        var client = await scene.SignedInAsAsync(Roles.CommunePolice);
        var url = $"/khao-sat/ke-hoach/{planId}";

        (await client.GetPageAsync(url)).QuerySelectorAll(".plan-person .status").Select(s => s.TextContent.Trim()).ShouldBe(["Đã gặp", "Vắng nhà", "Vắng nhà", "Chưa đến"]);
        await client.PostFormAsync(url + "/bo", new() { ["PersonIds"] = missed.ToString() });
        (await client.GetPageAsync(url)).Message().ShouldNotBeNull().ShouldContain("đã qua nên không sửa được nữa");

        var moved = await client.PostFormAsync(url + "/chuyen-con-lai", new() { ["Day"] = "13/01/2024" });
        (await PeopleAsync(client, moved.Headers.Location!.ToString())).ShouldBe([absent, missed], "who has an appointment for later waits for it");
        await client.PostFormAsync(url + "/chuyen-con-lai", new() { ["Day"] = "14/01/2024" });
        (await client.GetPageAsync(url)).Message().ShouldNotBeNull().ShouldContain("Không còn ai phải chuyển");
        await scene.InDatabaseAsync(async db => (await db.DayPlanStops.CountAsync(s => s.BeneficiaryId == missed)).ShouldBe(2));
        (await client.GetPageAsync("/khao-sat/vang-mat")).QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")).ShouldBe([$"/khao-sat/{expected}", $"/khao-sat/{absent}"]);
    }

    [Fact]
    public async Task The_plan_is_printed_in_its_order_and_names_no_protected_category()
    {
        var hamlet = await HamletAsync("Thôn In");
        var teamId = await TeamAsync("Tổ in", hamlet);
        var (an, binh) = (await scene.AddPersonAsync("Lê Thị Kín", hamlet), await scene.AddPersonAsync("Lê Thị Lộ", hamlet));
        var name = "";
        await scene.InDatabaseAsync(async db =>
        {
            var sensitive = await db.BenefitCategories.OrderBy(c => c.Code).FirstAsync(c => c.IsSensitive);
            name = sensitive.ShortName;
            (await db.Entitlements.SingleAsync(e => e.BeneficiaryId == an)).Correct(sensitive.Code, null, null, null, null, null);
            await db.SaveChangesAsync();
        });
        var client = await scene.SignedInAsAsync(Roles.CommunePolice);
        var url = await MakeAsync(client, teamId, PortalFactory.Today, 9);
        await client.PostFormAsync(url + "/len", new() { ["PersonId"] = binh.ToString() });

        var text = await StepPaperTests.TextAsync(await client.GetAsync(url + "/pdf"));
        text.ShouldContain("12/01/2024");
        text.IndexOf("Lộ", StringComparison.Ordinal).ShouldBeInRange(1, text.IndexOf("Kín", StringComparison.Ordinal));
        text.ShouldContain("Diện được bảo vệ");
        text.ShouldNotContain("HIV");
        name.ShouldContain("HIV");

        var forms = await client.PostFormAsync("/khao-sat/in-nhieu", new() { ["PlanId"] = url.Split('/')[^1], ["IsByHand"] = "true", ["Kind"] = "SurveyForm" });
        var printed = await StepPaperTests.TextAsync(forms);
        printed.IndexOf("Lộ", StringComparison.Ordinal).ShouldBeInRange(1, printed.IndexOf("Kín", StringComparison.Ordinal));
        printed.ShouldNotContain("HIV");
        (await client.GetAsync("/khao-sat/ke-hoach/excel")).Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        await scene.InDatabaseAsync(async db => (await db.AuditEntries.Where(e => e.Subject == "Kế hoạch ngày khảo sát").Select(e => e.RowCount).SingleAsync()).ShouldBe(2));
    }

    private async Task<Guid> HamletAsync(string name)
    {
        await scene.PreparedAsync();
        var hamlet = new Hamlet(scene.UnitId, name);
        await scene.InDatabaseAsync(async db =>
        {
            db.Hamlets.Add(hamlet);
            await db.SaveChangesAsync();
        });
        return hamlet.Id;
    }

    private static async Task<string> MakeAsync(HttpClient client, Guid teamId, DateOnly day, int count) =>
        (await client.PostFormAsync("/khao-sat/ke-hoach", Plan(teamId, day, count))).Headers.Location!.ToString();

    private static async Task<List<Guid>> PeopleAsync(HttpClient client, string url) =>
        [.. (await client.GetPageAsync(url)).QuerySelectorAll(".plan-stops .plan-person > a").Select(a => Guid.Parse(a.GetAttribute("href")!.Split('/')[^1]))];
}
