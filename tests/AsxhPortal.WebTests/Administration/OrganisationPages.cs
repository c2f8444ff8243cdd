using System.Net;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Administration;

public sealed class OrganisationPages(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Units_are_found_without_diacritics_and_shown_with_what_is_above_and_below()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var list = await client.GetPageAsync("/quan-tri/don-vi?q=xuan yen");
        list.QuerySelector("tbody")!.TextContent.ShouldContain("Xã Xuân Yên");
        var page = await client.GetPageAsync(list.QuerySelector("tbody a")!.GetAttribute("href")!);
        page.QuerySelector(".facts")!.TextContent.ShouldContain("Huyện Nghi Xuân");
    }

    [Fact]
    public async Task A_thon_is_added_once_however_it_is_written()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var url = $"/quan-tri/don-vi/{await UnitIdAsync("18376")}";
        (await client.PostFormAsync(url + "/thon", new() { ["HamletName"] = "Thôn Yên Hoà Mới" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        var again = await (await client.PostFormAsync(url + "/thon", new() { ["HamletName"] = "T. yên hòa mới" })).ReadPageAsync();
        again.Errors().Single().ShouldStartWith("Xã đã có thôn tên này");
        again.QuerySelectorAll("main li").Select(line => line.TextContent).ShouldContain("Thôn Yên Hoà Mới");
        await portal.InDatabaseAsync(async db =>
        {
            var hamlet = await db.Hamlets.SingleAsync(row => row.NameKey == "yen hoa moi");
            (await db.AuditEntries.CountAsync(entry => entry.Subject == "Hamlet" && entry.SubjectId!.ToUpper() == hamlet.Id.ToString().ToUpper() && entry.Action == AuditAction.Created)).ShouldBe(1);
        });
    }

    [Fact]
    public async Task A_unit_is_added_below_ones_own_and_ended()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var district = await UnitIdAsync("442");
        Dictionary<string, string> typed = new() { ["ParentId"] = district.ToString(), ["Level"] = "Commune", ["Code"] = "99901", ["Name"] = "Xã Thử", ["ValidFrom"] = "01/01/2024" };
        (await client.PostFormAsync("/quan-tri/don-vi/them", typed)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await (await client.PostFormAsync("/quan-tri/don-vi/them", typed)).ReadPageAsync()).Errors().Single().ShouldStartWith("Mã 99901 đã dùng");

        typed["ParentId"] = (await UnitIdAsync("01")).ToString();
        (await (await client.PostFormAsync("/quan-tri/don-vi/them", typed)).ReadPageAsync()).Errors().Single().ShouldContain("không thuộc phạm vi");

        var added = await UnitIdAsync("99901");
        (await (await client.PostFormAsync($"/quan-tri/don-vi/{district}/ket-thuc", new() { ["EndsOn"] = "30/06/2025" })).ReadPageAsync()).Errors().ShouldNotBeEmpty();
        (await client.PostFormAsync($"/quan-tri/don-vi/{added}/ket-thuc", new() { ["EndsOn"] = "30/06/2025" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.PostFormAsync($"/quan-tri/don-vi/{await UnitIdAsync("01")}/ket-thuc", new() { ["EndsOn"] = "30/06/2025" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await portal.InDatabaseAsync(async db => (await db.Units.SingleAsync(unit => unit.Id == added)).ValidTo.ShouldBe(new DateOnly(2025, 6, 30)));
    }

    [Fact]
    public async Task A_receiving_agency_takes_over_a_group_when_the_old_one_stops()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var district = (await UnitIdAsync("442")).ToString();
        var added = await client.PostFormAsync("/quan-tri/co-quan/them", new() { ["Name"] = "Phòng Nội vụ huyện Nghi Xuân", ["UnitId"] = district });
        var url = added.Headers.Location!.ToString();
        Dictionary<string, string> term = new() { ["Group"] = nameof(SourceGroup.Merit), ["ValidFrom"] = "01/01/2025" };
        (await (await client.PostFormAsync(url, term)).ReadPageAsync()).Errors().Single().ShouldContain("đang tiếp nhận nhóm này");
        term["ValidFrom"] = "01/03/2025";
        (await client.PostFormAsync(url, term)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync(url)).QuerySelector("tbody")!.TextContent.ShouldContain("Người có công");
        await portal.InDatabaseAsync(async db =>
        {
            var agency = await db.ReceivingAgencies.Include(a => a.Terms).SingleAsync(a => a.Name.StartsWith("Phòng Nội vụ"));
            agency.Receives(SourceGroup.Merit, new DateOnly(2025, 3, 1)).ShouldBeTrue();
        });
    }

    [Fact]
    public async Task A_letterhead_from_a_new_day_ends_the_one_before()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var unitId = await UnitIdAsync("18391");
        Dictionary<string, string> typed = new()
        {
            ["UnitId"] = unitId.ToString(),
            ["ValidFrom"] = "01/02/2024",
            ["IssuingAuthority"] = "ỦY BAN NHÂN DÂN\r\nXÃ THỬ",
            ["NumberPattern"] = "/UBND",
            ["PlaceName"] = "Xã Thử",
            ["SignerAuthority"] = "TM. ỦY BAN NHÂN DÂN",
            ["SignerTitle"] = "CHỦ TỊCH",
        };
        (await (await client.PostFormAsync("/quan-tri/tieu-de/them", typed)).ReadPageAsync()).Errors().Single().ShouldContain("{0}");
        typed["NumberPattern"] = "{0}/UBND";
        (await client.PostFormAsync("/quan-tri/tieu-de/them", typed)).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            var heads = await db.Letterheads.Where(head => head.UnitId == unitId).OrderBy(head => head.ValidFrom).ToListAsync();
            heads[^2].ValidTo.ShouldBe(new DateOnly(2024, 1, 31));
            heads[^1].IssuingAuthority.ShouldBe("ỦY BAN NHÂN DÂN\nXÃ THỬ");
        });
    }

    [Fact]
    public async Task The_reference_data_says_what_a_month_is_worth_on_a_day()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        (await client.GetPageAsync("/quan-tri/danh-muc")).Body!.TextContent.ShouldContain("360.000");
        (await client.GetPageAsync("/quan-tri/danh-muc?ngay=01/08/2024")).Body!.TextContent.ShouldContain("500.000");
    }

    [Theory]
    [InlineData("/quan-tri")]
    [InlineData("/quan-tri/don-vi")]
    [InlineData("/quan-tri/don-vi/them")]
    [InlineData("/quan-tri/co-quan")]
    [InlineData("/quan-tri/co-quan/them")]
    [InlineData("/quan-tri/tieu-de")]
    [InlineData("/quan-tri/tieu-de/them")]
    [InlineData("/quan-tri/danh-muc")]
    public async Task Only_an_administrator_configures(string url)
    {
        await (await portal.SignedInAsAsync(Roles.Administrator)).GetPageAsync(url);
        (await (await portal.SignedInAsAsync(Roles.CommunePolice)).GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Guid> UnitIdAsync(string code)
    {
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db => id = await db.Units.Where(unit => unit.Code == code).OrderBy(unit => unit.ValidFrom).Select(unit => unit.Id).FirstAsync());
        return id;
    }
}
