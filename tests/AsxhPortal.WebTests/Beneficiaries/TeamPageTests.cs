using System.Net;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Beneficiaries;

public sealed class TeamPageTests(PeoplePortal portal) : IClassFixture<PeoplePortal>
{
    [Fact]
    public async Task A_thôn_has_one_team_per_round()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = "/doi-tuong/to-cong-tac/moi";
        var page = await client.GetPageAsync(url);
        var police = page.QuerySelectorAll("#PoliceOfficerId option").Last().GetAttribute("value")!;
        (await client.SubmitAsync(page, url, "form.form-panel", ("Name", "Tổ 1"), ("PoliceOfficerId", police), ("Hamlets", portal.YenLoiId.ToString()))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var second = await client.SubmitAsync(await client.GetPageAsync(url), url, "form.form-panel", ("Name", "Tổ 2"), ("PoliceOfficerId", police), ("Hamlets", portal.YenLoiId.ToString()));
        (await second.ReadPageAsync()).Errors().ShouldContain(e => e.Contains("Thôn Yên Lợi đã giao cho Tổ 1"));
        var nobody = await client.SubmitAsync(await client.GetPageAsync(url), url, "form.form-panel", ("Name", "Tổ 3"), ("Hamlets", portal.YenNguId.ToString()));
        (await nobody.ReadPageAsync()).Errors().ShouldContain(e => e.Contains("ít nhất một"));

        var list = await client.GetPageAsync("/doi-tuong/to-cong-tac");
        list.QuerySelector("tbody")!.TextContent.ShouldContain("Thôn Yên Lợi (2)");
        list.Message()!.ShouldContain("Thôn Yên Ngư (1 người)");
        var editUrl = list.QuerySelector("tbody th a")!.GetAttribute("href")!;
        (await client.SubmitAsync(await client.GetPageAsync(editUrl), editUrl, "form.form-panel", ("Hamlets", portal.YenNguId.ToString()))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await portal.InDatabaseAsync(async db => (await db.VisitTeamHamlets.SingleAsync()).HamletId.ShouldBe(portal.YenNguId));
    }

    [Fact]
    public async Task An_officer_of_culture_may_not_make_teams()
    {
        var client = await portal.SignedInAsAsync(Roles.CultureOfficer);
        (await client.GetAsync("/doi-tuong/to-cong-tac")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
