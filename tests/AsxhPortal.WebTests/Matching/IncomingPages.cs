using System.Net;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Matching;

/// <summary>One person who comes to the desk: who is this, where do they stand already, and the road of a published row.</summary>
public sealed class IncomingPages(DoublesPortal portal) : IClassFixture<DoublesPortal>
{
    private const string Url = "/doi-sanh/tiep-nhan";

    [Fact]
    public async Task The_engine_answers_with_reasons_and_differences_whole_without_script_alone_with_it()
    {
        var client = await portal.PoliceAsync();
        var fields = new Dictionary<string, string> { ["FullName"] = "Bùi Thị Xuân", ["Birth"] = "20/10/1941", ["CitizenId"] = "042140000007" };
        var whole = await (await client.PostFormAsync(Url + "/tim", fields)).ReadPageAsync();
        whole.QuerySelector("h1")!.TextContent.ShouldBe("Tiếp nhận một người");
        whole.QuerySelector("input[name=FullName]")!.GetAttribute("value").ShouldBe("Bùi Thị Xuân");
        whole.QuerySelectorAll(".differs").Select(d => d.TextContent.Trim()).ShouldContain("20/10/1940");
        whole.Body!.TextContent.ShouldContain("trùng số định danh");

        client.DefaultRequestHeaders.Add("X-Fragment", "1");
        var part = await (await client.PostFormAsync(Url + "/tim", fields)).Content.ReadAsStringAsync();
        part.ShouldNotContain("<h1");
        part.ShouldContain("CitizenRecordId");
        client.DefaultRequestHeaders.Remove("X-Fragment");
    }

    [Fact]
    public async Task It_tells_who_stands_on_a_list_here_or_in_another_commune()
    {
        var client = await portal.PoliceAsync();
        var listed = await (await client.PostFormAsync(Url + "/tim", new() { ["FullName"] = "Võ Thị Hoà", ["CitizenId"] = "042148000003" })).ReadPageAsync();
        listed.Body!.TextContent.ShouldContain("Có trên danh sách Bảo trợ xã hội");
        var elsewhere = await (await client.PostFormAsync(Url + "/tim", new() { ["FullName"] = "Phan Trọng Nghĩa", ["CitizenId"] = "042066000004" })).ReadPageAsync();
        elsewhere.Body!.TextContent.ShouldContain("danh sách đối tượng của Xã Cỗ Đạm");
        elsewhere.Body.TextContent.ShouldNotContain("tên ghi ở xã kia");
        var neighbour = await (await client.PostFormAsync(Url + "/tim", new() { ["CitizenId"] = "042145000008" })).ReadPageAsync();
        neighbour.Body!.TextContent.ShouldContain("có trong dữ liệu dân cư của Xã Cỗ Đạm");
        neighbour.Body.TextContent.ShouldNotContain("Cao Thị Bên");
    }

    [Fact]
    public async Task Choosing_takes_the_road_of_a_published_row_once()
    {
        var client = await portal.PoliceAsync();
        var citizen = await portal.CitizenAsync("Bùi Thị Xuân");
        var fields = Fields("Bùi Thị Xuân", "042140000007", citizen);
        var without = new Dictionary<string, string>(fields);
        without.Remove("CitizenRecordId");
        var refused = await client.PostFormAsync(Url, without);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.ReadPageAsync()).Errors().Single().ShouldContain("chọn người này");

        var done = await client.PostFormAsync(Url, fields);
        done.StatusCode.ShouldBe(HttpStatusCode.Found);
        var person = await portal.PersonAsync("Bùi Thị Xuân");
        done.Headers.Location!.ToString().ShouldBe($"/doi-tuong/{person}");
        await portal.InDatabaseAsync(async db =>
        {
            var row = await db.ImportRows.SingleAsync(r => r.FullName == "Bùi Thị Xuân" && r.SheetName == "Tiếp nhận");
            row.RawJson.ShouldContain("đơn ngày 10/01/2024");
            var decision = await db.MatchDecisions.SingleAsync(d => d.RowId == row.Id);
            (decision.State, decision.BeneficiaryId, decision.CitizenRecordId).ShouldBe((MatchState.Accepted, person, citizen));
            decision.DecidedByName.ShouldNotBeNull();
            var entitlement = await db.Entitlements.SingleAsync(e => e.BeneficiaryId == person);
            (entitlement.CategoryCode, entitlement.DeclaredAmount, entitlement.DecisionNumber).ShouldBe(("BTXH-5C", 360_000, "77/QĐ-UBND"));
            (await db.ImportBatches.SingleAsync(b => b.Id == row.BatchId)).ReadCount.ShouldBe(1);
        });

        var again = await client.PostFormAsync(Url, fields);
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await again.ReadPageAsync()).Errors().Single().ShouldContain("không tiếp nhận lần nữa");
        await portal.InDatabaseAsync(async db => (await db.ImportRows.CountAsync(r => r.SheetName == "Tiếp nhận" && r.FullName == "Bùi Thị Xuân")).ShouldBe(1));
    }

    [Fact]
    public async Task Who_is_registered_elsewhere_is_not_taken_in()
    {
        var response = await (await portal.PoliceAsync()).PostFormAsync(Url, Fields("Phan Trọng Nghĩa", "042066000004", await portal.CitizenAsync("Phan Trọng Nghĩa")));
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.ReadPageAsync()).Errors().Single().ShouldContain("xã khác");
        await portal.InDatabaseAsync(async db => (await db.ImportRows.AnyAsync(r => r.SheetName == "Tiếp nhận" && r.FullName == "Phan Trọng Nghĩa")).ShouldBeFalse());
    }

    [Fact]
    public async Task Another_communes_citizen_and_commune_are_not_there()
    {
        var client = await portal.PoliceAsync();
        (await client.PostFormAsync(Url, Fields("Cao Thị Bên", "042145000008", await portal.CitizenAsync("Cao Thị Bên")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"{Url}?unit={portal.OtherUnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostFormAsync($"{Url}/tim?unit={portal.OtherUnitId}", new() { ["CitizenId"] = "042145000008" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await portal.SignedInAsAsync(Roles.CommuneLeader)).GetAsync(Url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_cannot_be_read_keeps_what_was_typed()
    {
        var client = await portal.PoliceAsync();
        var fields = Fields("Bùi Thị Xuân", "04214", null);
        var response = await client.PostFormAsync(Url + "/xac-minh", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await response.ReadPageAsync();
        page.Errors().Single().ShouldContain("12 chữ số");
        page.QuerySelector("input[name=CitizenId]")!.GetAttribute("value").ShouldBe("04214");
    }

    private static Dictionary<string, string> Fields(string name, string citizenId, Guid? chosen)
    {
        var fields = new Dictionary<string, string>
        {
            ["FullName"] = name,
            ["CitizenId"] = citizenId,
            ["HamletName"] = "Thôn Yên Ngư",
            ["CategoryCode"] = "BTXH-5C",
            ["Group"] = nameof(SourceGroup.SocialAssistance),
            ["Amount"] = "360.000",
            ["StartsFrom"] = "02/2024",
            ["DecisionNumber"] = "77/QĐ-UBND",
            ["Paper"] = "đơn ngày 10/01/2024",
        };
        if (chosen is { } id)
            fields["CitizenRecordId"] = id.ToString();
        return fields;
    }
}
