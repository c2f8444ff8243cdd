using System.Net;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Beneficiaries;

public sealed class BulkActionTests(PeoplePortal portal) : IClassFixture<PeoplePortal>
{
    private const string Url = "/doi-tuong/hang-loat";

    /// <summary>Posts a selection and returns the address of its choice.</summary>
    private static async Task<string> SelectAsync(HttpClient client, params Guid[] people)
    {
        var response = await client.PostFormAsync(Url, new() { ["ids"] = string.Join(',', people) });
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.Location!.ToString();
    }

    private static async Task PreviewAsync(HttpClient client, string url, params (string, string)[] fields) =>
        (await client.PostFormAsync(url + "/xem-truoc", fields.ToDictionary(f => f.Item1, f => (string?)f.Item2)!)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private static async Task<HttpResponseMessage> ConfirmAsync(HttpClient client, string url)
    {
        var page = await client.GetPageAsync(url);
        return await client.PostFormAsync(url + "/thuc-hien", new() { ["version"] = page.QuerySelector("input[name=version]")!.GetAttribute("value")! });
    }

    [Fact]
    public async Task The_start_of_many_is_set_with_a_preview_kept_in_each_history_and_taken_back_once()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = await SelectAsync(client, portal.BinhId, portal.AnId);
        (await client.GetPageAsync(url)).QuerySelector(".measure, header, main")!.TextContent.ShouldContain("đã chọn 2 người");
        await PreviewAsync(client, url, ("Kind", "SetStart"), ("StartsFrom", "03/2022"), ("OnlyMissing", "false"), ("Reason", "Theo Quyết định 15/QĐ-UBND"));

        var preview = await client.GetPageAsync(url);
        preview.QuerySelector("tbody")!.TextContent.ShouldContain("01/2021");
        preview.QuerySelector("tbody")!.TextContent.ShouldContain("từ 03/2022");
        await portal.InDatabaseAsync(async db => (await db.Entitlements.SingleAsync(e => e.BeneficiaryId == portal.BinhId)).StartsFrom.ShouldBe(Period.Parse("01/2021")));

        (await ConfirmAsync(client, url)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetPageAsync(url)).Message()!.ShouldContain("đã đổi 2 dòng");
        // Confirmed again, it does nothing.
        (await client.PostFormAsync(url + "/thuc-hien", new() { ["version"] = "2" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetPageAsync(url)).Message()!.ShouldContain("không làm lại");
        await portal.InDatabaseAsync(async db =>
        {
            (await db.Entitlements.SingleAsync(e => e.BeneficiaryId == portal.BinhId)).StartsFrom.ShouldBe(Period.Parse("03/2022"));
            (await db.AuditEntries.CountAsync(e => e.BeneficiaryId == portal.BinhId && e.Subject == "Entitlement" && e.Note!.Contains("Quyết định 15"))).ShouldBe(1);
        });
        (await client.GetPageAsync($"/doi-tuong/{portal.BinhId}/dien-bien")).QuerySelector("#dien-bien")!.TextContent.ShouldContain("Theo Quyết định 15/QĐ-UBND");

        (await client.GetPageAsync(Url)).QuerySelector("tbody")!.TextContent.ShouldContain("Đặt tháng bắt đầu hưởng: 03/2022");
        (await client.PostFormAsync(url + "/hoan-tac", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetPageAsync(url)).Message()!.ShouldContain("Đã hoàn tác 2 dòng");
        (await client.PostFormAsync(url + "/hoan-tac", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetPageAsync(url)).Message()!.ShouldContain("từ trước");
        await portal.InDatabaseAsync(async db => (await db.Entitlements.SingleAsync(e => e.BeneficiaryId == portal.BinhId)).StartsFrom.ShouldBe(Period.Parse("01/2021")));
    }

    [Fact]
    public async Task Whoever_a_rule_leaves_out_is_listed_with_the_rule()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = await SelectAsync(client, portal.LanId);
        await PreviewAsync(client, url, ("Kind", "SetCategory"), ("CategoryCode", "BTXH-5C"), ("Reason", "Rà soát"));
        var page = await client.GetPageAsync(url);
        page.QuerySelector("tbody")!.TextContent.ShouldContain("Đã là loại đối tượng này");
        page.Message()!.ShouldContain("Không có ai thay đổi");
        page.QuerySelector("input[name=version]").ShouldBeNull();

        var incomplete = await client.PostFormAsync(url + "/xem-truoc", new() { ["Kind"] = "SetStart", ["StartsFrom"] = "tháng ba", ["Reason"] = "Rà soát" });
        incomplete.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var back = await incomplete.ReadPageAsync();
        back.Errors().ShouldContain(e => e.Contains("02/2024"));
        back.QuerySelector("#StartsFrom")!.GetAttribute("value").ShouldBe("tháng ba");
        var unreasoned = await client.PostFormAsync(url + "/xem-truoc", new() { ["Kind"] = "SetStart", ["StartsFrom"] = "03/2022" });
        (await unreasoned.ReadPageAsync()).Errors().ShouldContain(e => e.Contains("lý do"));
    }

    [Fact]
    public async Task Who_was_changed_between_preview_and_confirmation_is_skipped_and_named_and_who_was_changed_later_stays()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = await SelectAsync(client, portal.HoaId, portal.LanId);
        await PreviewAsync(client, url, ("Kind", "SetStart"), ("StartsFrom", "05/2022"), ("OnlyMissing", "false"), ("Reason", "Theo hồ sơ gốc"));
        await portal.InDatabaseAsync(async db =>
        {
            (await db.Beneficiaries.SingleAsync(b => b.Id == portal.LanId)).UsePhone("0963045776");
            await db.SaveChangesAsync();
        });
        await ConfirmAsync(client, url);
        var result = await client.GetPageAsync(url);
        result.Message()!.ShouldContain("đã đổi 1 dòng, bỏ qua 1");
        result.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Nguyễn Thị Lan")).TextContent.ShouldContain("sửa sau khi bạn xem trước");

        await portal.InDatabaseAsync(async db =>
        {
            var entitlement = await db.Entitlements.SingleAsync(e => e.Id == portal.EntitlementId);
            entitlement.Correct("BTXH-5C", null, 400_000, entitlement.StartsFrom, "99/QĐ-UBND", null);
            await db.SaveChangesAsync();
        });
        await client.PostFormAsync(url + "/hoan-tac", []);
        var undone = await client.GetPageAsync(url);
        undone.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Trần Thị Hoà")).TextContent.ShouldContain("Chế độ đã được sửa sau thao tác này");
        await portal.InDatabaseAsync(async db => (await db.Entitlements.SingleAsync(e => e.Id == portal.EntitlementId)).StartsFrom.ShouldBe(Period.Parse("05/2022")));
    }

    [Fact]
    public async Task Everybody_of_a_filter_is_given_to_a_team_and_gets_a_questionnaire()
    {
        var team = Guid.Empty;
        await portal.InDatabaseAsync(async db =>
        {
            var unit = await db.Units.SingleAsync(u => u.Code == "18376");
            var round = await db.Rounds.OrderByDescending(r => r.StartsOn).FirstAsync(r => r.ClosedOn == null && r.OwnerUnitId == unit.ParentId);
            var made = new VisitTeam(unit.Id, round.Id, "Tổ lưu động");
            db.VisitTeams.Add(made);
            await db.SaveChangesAsync();
            team = made.Id;
        });
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var selected = await client.PostFormAsync(Url, new() { ["all"] = "true", ["thon"] = portal.YenLoiId.ToString() });
        var url = selected.Headers.Location!.ToString();
        await PreviewAsync(client, url, ("Kind", "AssignTeam"), ("TeamId", team.ToString()), ("Reason", "Người già yếu ở xa"));
        await ConfirmAsync(client, url);
        await portal.InDatabaseAsync(async db => (await db.TeamAssignments.Where(a => a.TeamId == team).Select(a => a.BeneficiaryId).ToListAsync()).ShouldBe([portal.BinhId, portal.AnId], ignoreOrder: true));
        (await client.GetPageAsync($"/khao-sat?to={team}")).QuerySelector("main")!.TextContent.ShouldContain("Lê Văn Bình");

        var opened = await SelectAsync(client, portal.BinhId, portal.AnId);
        await PreviewAsync(client, opened, ("Kind", "OpenSurveys"), ("Reason", "Đi khảo sát ngày mai"));
        await ConfirmAsync(client, opened);
        await portal.InDatabaseAsync(async db =>
        {
            var surveys = await db.Surveys.Where(s => s.BeneficiaryId == portal.BinhId || s.BeneficiaryId == portal.AnId).ToListAsync();
            surveys.Count.ShouldBe(2);
            surveys.Single(s => s.BeneficiaryId == portal.AnId).SaveDraft(new SurveyAnswers(), SurveyOutcome.RegistersAccount, null);
            await db.SaveChangesAsync();
        });
        await client.PostFormAsync(opened + "/hoan-tac", []);
        (await client.GetPageAsync(opened)).QuerySelector("tbody")!.TextContent.ShouldContain("Phiếu đã ghi nội dung");
        await portal.InDatabaseAsync(async db => (await db.Surveys.SingleAsync(s => s.BeneficiaryId == portal.BinhId || s.BeneficiaryId == portal.AnId)).BeneficiaryId.ShouldBe(portal.AnId));
        await client.PostFormAsync(url + "/hoan-tac", []);
        await portal.InDatabaseAsync(async db => (await db.TeamAssignments.CountAsync(a => a.TeamId == team)).ShouldBe(0));
    }

    [Fact]
    public async Task Only_those_who_may_and_only_their_own_commune()
    {
        var justice = await portal.SignedInAsAsync(Roles.JusticeOfficer);
        (await justice.GetAsync(Url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        (await police.PostFormAsync(Url, new() { ["ids"] = portal.StrangerId.ToString() })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var none = await police.PostFormAsync(Url, []);
        (await police.GetPageAsync(none.Headers.Location!.ToString())).Message()!.ShouldContain("Chưa chọn ai");

        // The leader assigns teams, but does not set categories; and somebody else's draft is not theirs.
        var url = await SelectAsync(police, portal.HoaId);
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        (await leader.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var own = await SelectAsync(leader, portal.HoaId);
        (await leader.GetPageAsync(own)).QuerySelectorAll("input[name=Kind]").Select(i => i.GetAttribute("value")).ShouldBe(["AssignTeam"]);
        (await leader.PostFormAsync(own + "/xem-truoc", new() { ["Kind"] = "SetCategory", ["CategoryCode"] = "BTXH-5C", ["Reason"] = "x" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var other = await portal.SignedInAsAsync(Roles.CommunePolice, "18391");
        (await other.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostFormAsync(url + "/thuc-hien", new() { ["version"] = "1" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
