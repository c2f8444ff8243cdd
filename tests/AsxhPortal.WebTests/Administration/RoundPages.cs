using System.Net;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Administration;

public sealed class RoundPages(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Url = "/quan-tri/dot-ra-soat";

    private static Dictionary<string, string> Typed(string name, Guid unitId) => new()
    {
        ["Name"] = name,
        ["Basis"] = "Công văn 182/UBND-CA ngày 12/01/2024",
        ["OwnerUnitId"] = unitId.ToString(),
        ["StartsOn"] = "08/01/2024",
        ["Step1DueOn"] = "11/01/2024",
        ["Step2DueOn"] = "12/01/2024",
        ["Step3DueOn"] = "14/01/2024",
        ["Step4DueOn"] = "19/01/2024",
        ["Step5DueOn"] = "19/01/2024",
        ["Step6DueOn"] = "19/01/2024",
        ["Step7DueOn"] = "25/01/2024",
    };

    [Fact]
    public async Task A_round_is_opened_with_seven_deadlines_and_ended()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        (await client.PostFormAsync(Url + "/them", Typed("Đợt rà soát thử nghiệm", await UnitIdAsync("442")))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync(Url)).QuerySelector("tbody")!.TextContent.ShouldContain("25/01/2024");
        var id = await RoundIdAsync("Đợt rà soát thử nghiệm");
        await client.PostFormAsync($"{Url}/{id}/ket-thuc");
        await client.PostFormAsync($"{Url}/{id}/ket-thuc");
        (await client.GetPageAsync(Url)).Message().ShouldBe("Đợt rà soát này đã kết thúc.");
        await portal.InDatabaseAsync(async db => (await db.Rounds.SingleAsync(round => round.Id == id)).ClosedOn.ShouldBe(PortalFactory.Today));
    }

    [Fact]
    public async Task Deadlines_out_of_order_or_missing_are_refused_beside_the_field()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var typed = Typed("Đợt sai thứ tự", await UnitIdAsync("442"));
        typed["Step3DueOn"] = "10/01/2024";
        var page = await (await client.PostFormAsync(Url + "/them", typed)).ReadPageAsync();
        page.Errors().Single().ShouldBe("Bước 3 không thể xong trước bước 2 (12/01/2024); hãy sửa một trong hai ngày.");
        page.QuerySelector("#Step3DueOn")!.GetAttribute("value").ShouldBe("10/01/2024");
        typed["Step7DueOn"] = "32/01/2024";
        (await (await client.PostFormAsync(Url + "/them", typed)).ReadPageAsync()).Errors().Single().ShouldBe("Bước 7. Chi trả hằng tháng: hãy ghi ngày/tháng/năm, ví dụ 05/01/2024.");
        await portal.InDatabaseAsync(async db => (await db.Rounds.AnyAsync(round => round.Name == "Đợt sai thứ tự")).ShouldBeFalse());
    }

    [Fact]
    public async Task A_form_opened_before_somebody_elses_save_shows_both()
    {
        var client = await portal.SignedInAsAsync(Roles.CommuneLeader);
        await client.PostFormAsync(Url + "/them", Typed("Đợt của xã", await UnitIdAsync("18376")));
        var url = $"{Url}/{await RoundIdAsync("Đợt của xã")}";
        var page = await client.GetPageAsync(url);
        (await client.SubmitAsync(page, url, "form.form-panel", ("Step7DueOn", "26/01/2024"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        var late = await client.SubmitAsync(page, url, "form.form-panel", ("Step7DueOn", "27/01/2024"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = await late.ReadPageAsync();
        both.QuerySelector(".message-warn")!.TextContent.ShouldContain("26/01/2024");
        both.QuerySelector("#Step7DueOn")!.GetAttribute("value").ShouldBe("27/01/2024");
    }

    [Fact]
    public async Task A_leader_orders_rounds_of_their_own_commune_only()
    {
        var client = await portal.SignedInAsAsync(Roles.CommuneLeader);
        (await (await client.PostFormAsync(Url + "/them", Typed("Đợt của huyện", await UnitIdAsync("442")))).ReadPageAsync()).Errors().Single().ShouldStartWith("Đơn vị này không thuộc phạm vi");
        await (await portal.SignedInAsAsync(Roles.Administrator)).PostFormAsync(Url + "/them", Typed("Đợt của quản trị", await UnitIdAsync("442")));
        (await client.GetAsync($"{Url}/{await RoundIdAsync("Đợt của quản trị")}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await portal.SignedInAsAsync(Roles.CultureOfficer)).GetAsync(Url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Guid> UnitIdAsync(string code)
    {
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db => id = await db.Units.Where(unit => unit.Code == code).Select(unit => unit.Id).FirstAsync());
        return id;
    }

    private async Task<Guid> RoundIdAsync(string name)
    {
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db => id = await db.Rounds.Where(round => round.Name == name).Select(round => round.Id).SingleAsync());
        return id;
    }
}
