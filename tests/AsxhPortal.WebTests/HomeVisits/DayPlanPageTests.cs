using System.Net;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
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
}
