using System.Net;
using AsxhPortal.Data.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Classification;

public sealed class ClassificationPages(SurveyedPortal portal) : IClassFixture<SurveyedPortal>
{
    private static string[] Cells(AngleSharp.Html.Dom.IHtmlDocument page, string startsWith) =>
        [.. page.QuerySelectorAll("tr").First(row => row.QuerySelector("th")?.TextContent.Trim().StartsWith(startsWith, StringComparison.Ordinal) == true)
            .QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())];

    [Fact]
    public async Task The_overview_counts_people_and_money_of_completed_surveys()
    {
        var client = await portal.SignedInAsAsync(Roles.CommuneLeader);
        var page = await client.GetPageAsync("/phan-loai");
        Cells(page, "1 · ")[..5].ShouldBe(["2", "360.000", "0", "1", "1"]);
        Cells(page, "3-BANK")[..5].ShouldBe(["1", "900.000", "0", "1", "0"]);
        Cells(page, "3-UQ-TM")[..5].ShouldBe(["1", "0", "0", "0", "1"]);
        Cells(page, "Tổng cộng")[..5].ShouldBe(["5", "1.620.000", "0", "3", "2"]);
        page.QuerySelectorAll(".figures dd").Select(d => d.TextContent.Trim()).ShouldBe(["6", "5", "3", "3", "0"]);
        Cells(page, "Thôn Yên Ngư")[..2].ShouldBe(["6", "5 (83,3 %)"]);
    }

    [Fact]
    public async Task What_is_missing_is_listed_with_the_place_to_mend_it()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var page = await client.GetPageAsync("/phan-loai/con-thieu");
        var rows = page.QuerySelectorAll("tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent.Trim(), row => row);
        rows.Keys.ShouldBe(["Bùi Thị Lan", "Phạm Thị Mỹ", "Đặng Thị Sen"], ignoreOrder: true);
        rows["Bùi Thị Lan"].TextContent.ShouldContain("Chưa khảo sát");
        rows["Phạm Thị Mỹ"].TextContent.ShouldContain("Giấy ủy quyền chưa được chứng thực");
        rows["Đặng Thị Sen"].TextContent.ShouldContain("Danh sách đối tượng ghi “Đã chết” nhưng phiếu ghi kết quả 1");
        rows.Values.ShouldAllBe(row => row.TextContent.Contains("Chưa phân loại được"));
        var link = rows["Đặng Thị Sen"].QuerySelector("li a")!.GetAttribute("href")!;
        link.ShouldStartWith($"/khao-sat/{portal.Sen}?ve=%2Fphan-loai%2Fcon-thieu");
        (await client.GetPageAsync(link)).QuerySelector(".step-head a[href='/phan-loai/con-thieu']").ShouldNotBeNull();
        rows["Phạm Thị Mỹ"].QuerySelector("li a")!.GetAttribute("href")!.ShouldStartWith("/khao-sat/uy-quyen?");
        var justice = await portal.SignedInAsAsync(Roles.JusticeOfficer);
        if ((await justice.GetAsync("/phan-loai/con-thieu")).IsSuccessStatusCode)
            (await justice.GetPageAsync("/phan-loai/con-thieu?kind=Certification")).QuerySelector("tbody li a")!.GetAttribute("href")!.ShouldStartWith($"/khao-sat/uy-quyen/{portal.PowerOfAttorneyId}/chung-thuc?ve=");

        var filtered = await client.GetPageAsync("/phan-loai/con-thieu?kind=Certification&q=my");
        filtered.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("Phạm Thị Mỹ");
    }

    [Fact]
    public async Task The_preview_says_so_and_its_workbook_equals_the_screen()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var page = await client.GetPageAsync("/phan-loai/1");
        page.Body!.TextContent.ShouldContain("Bản xem trước, chưa ký duyệt");
        var line = page.QuerySelector("tbody tr")!;
        line.TextContent.ShouldContain("0012345678");
        page.QuerySelectorAll("h2").ShouldContain(h => h.TextContent.Contains("Chưa phân loại được"));

        var sheet = await client.GetSheetAsync("/phan-loai/1/excel");
        sheet.Says("BẢN XEM TRƯỚC, CHƯA KÝ DUYỆT").ShouldBeTrue();
        sheet.RowOf("Lê Thị Hoà").ShouldContain("0012345678");
        sheet.RowOf("Lê Thị Hoà").ShouldContain("042138000001");
        sheet.Says("Đặng Thị Sen").ShouldBeFalse();
        sheet.Says("TỔNG CỘNG (1 người)").ShouldBeTrue();
        sheet.Says("Ba trăm sáu mươi nghìn đồng").ShouldBeTrue();
        (await client.GetAsync("/phan-loai/1/pdf")).Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        await portal.InDatabaseAsync(async db =>
            (await db.AuditEntries.Where(e => e.Action == AuditAction.Exported && e.Subject == "Danh sách phân loại (xem trước)").ToListAsync()).ShouldContain(e => e.RowCount == 1));
    }

    [Fact]
    public async Task The_summary_workbook_has_the_hamlets_and_their_shares()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward);
        var sheet = await client.GetSheetAsync($"/phan-loai/tong-hop/excel?unit={portal.UnitId}");
        sheet.RowOf("Thôn Yên Ngư").ShouldBe(["1", "Thôn Yên Ngư", "6", "5", "83,3%", "2", "1", "1", "1", "1"]);
    }

    [Fact]
    public async Task Only_the_leader_signs_off_and_only_in_their_own_commune()
    {
        foreach (var role in new[] { Roles.CommunePolice, Roles.CultureOfficer, Roles.DataSteward, Roles.Auditor })
            (await (await portal.SignedInAsAsync(role)).PostFormAsync("/phan-loai/ky-duyet", new() { ["Unit"] = portal.UnitId.ToString() })).StatusCode.ShouldBe(HttpStatusCode.Forbidden, role);
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        (await leader.PostFormAsync("/phan-loai/ky-duyet", new() { ["Unit"] = portal.OtherUnitId.ToString() })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await leader.GetAsync($"/phan-loai?unit={portal.OtherUnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await leader.GetAsync($"/phan-loai/1/excel?unit={portal.OtherUnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await leader.GetAsync("/phan-loai/9-XX")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await portal.InDatabaseAsync(async db => (await db.ClassificationLists.CountAsync()).ShouldBe(0));
    }

    [Fact]
    public async Task Who_sees_several_communes_chooses_one_first()
    {
        var client = await portal.SignedInAsAsync(Roles.Auditor);
        (await client.GetPageAsync("/phan-loai")).Body!.TextContent.ShouldContain("Chưa chọn xã");
        (await client.GetPageAsync($"/phan-loai?unit={portal.UnitId}")).Body!.TextContent.ShouldContain("Thôn Yên Ngư");
    }

    [Fact]
    public async Task What_changed_since_the_page_was_opened_is_not_signed()
    {
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        var response = await leader.PostFormAsync("/phan-loai/ky-duyet", new() { ["Unit"] = portal.UnitId.ToString(), ["Outcome"] = "4", ["Seal"] = "khác" });
        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await response.ReadPageAsync();
        page.Errors().Single().ShouldStartWith("Danh sách đã thay đổi sau khi bạn mở trang nên chưa ký gì.");
        page.QuerySelector(".message[role=alert] li")!.TextContent.ShouldContain("mới vào bản chờ ký");
    }
}
