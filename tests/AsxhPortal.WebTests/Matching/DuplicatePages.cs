using System.Net;
using AngleSharp.Html.Dom;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Matching.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.Matching;

/// <summary>The four work lists of doubles: found, decided, taken back, gone by themselves; another commune stays closed.</summary>
public sealed class DuplicatePages(DoublesPortal portal) : IClassFixture<DoublesPortal>
{
    private static readonly Actor Police = new(Guid.Parse("00000000-0000-0000-0000-000000000002"), "Trần Quốc Hưng");

    [Fact]
    public async Task The_overview_counts_each_list()
    {
        var text = (await (await portal.PoliceAsync()).GetPageAsync("/doi-sanh")).QuerySelector("section[aria-labelledby=people-to-see]")!.TextContent;
        foreach (var kind in Enum.GetValues<DuplicateKind>())
            text.ShouldContain(kind.ToVietnamese());
    }

    [Fact]
    public async Task Two_lines_of_one_list_with_one_person_are_found_and_end_when_one_is_dismissed()
    {
        var client = await portal.PoliceAsync();
        var page = await client.GetPageAsync(Url("mot-danh-sach"));
        var finding = Finding(page, "Nguyễn Thị Lan");
        finding.ShouldContain("Ghi 2 dòng trong một danh sách");
        finding.ShouldContain("cùng khớp với một người trong dữ liệu dân cư");
        page.QuerySelectorAll("section.finding").Length.ShouldBe(1);

        (await DecideAsync(client, page, "Nguyễn Thị Lan", "Settle", "Đã báo Phòng LĐTBXH bỏ dòng 2.")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync(Url("mot-danh-sach"))).QuerySelectorAll("section.finding").Length.ShouldBe(0);
        await portal.InDatabaseAsync(async db =>
        {
            var row = await db.ImportRows.SingleAsync(r => r.FullName == "NGUYỄN THỊ LAN");
            (await db.MatchDecisions.SingleAsync(d => d.RowId == row.Id)).Dismiss(Police, PortalFactory.Now, "ghi hai lần");
            await db.SaveChangesAsync();
        });
        (await client.GetPageAsync(Url("mot-danh-sach", "Settled"))).QuerySelectorAll("section.finding").Length.ShouldBe(0);
        (await client.GetPageAsync(Url("mot-danh-sach", "Gone"))).QuerySelector("tbody")!.TextContent.ShouldContain("Đã báo Phòng LĐTBXH");
        await portal.InDatabaseAsync(async db =>
        {
            var row = await db.ImportRows.SingleAsync(r => r.FullName == "NGUYỄN THỊ LAN");
            (await db.MatchDecisions.SingleAsync(d => d.RowId == row.Id)).Accept(await portal.CitizenAsync("Nguyễn Thị Lan"), Police, PortalFactory.Now);
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task The_highest_rate_is_named_and_other_lists_are_kept_without_asking()
    {
        var client = await portal.PoliceAsync();
        var page = await client.GetPageAsync(Url("nhieu-che-do"));
        var finding = Finding(page, "Hồ Sỹ Quế");
        finding.ShouldContain("720.000 đ");
        finding.ShouldContain("360.000 đ");
        finding.ShouldContain("chỉ hưởng một mức cao nhất là 720.000 đ");
        page.Body!.TextContent.ShouldNotContain("Võ Thị Hoà");
        Finding(await client.GetPageAsync(Url("nhieu-che-do", "Allowed")), "Võ Thị Hoà").ShouldContain("được giữ cả");

        var refused = await DecideAsync(client, page, "Hồ Sỹ Quế", "Keep", "");
        refused.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync(Url("nhieu-che-do"))).Message()!.ShouldContain("lý do");
        await DecideAsync(client, page, "Hồ Sỹ Quế", "Keep", "Hai quyết định còn hiệu lực, chờ Phòng LĐTBXH.");
        var kept = await client.GetPageAsync(Url("nhieu-che-do", "Kept"));
        Finding(kept, "Hồ Sỹ Quế").ShouldContain("chờ Phòng LĐTBXH");
        (await client.SubmitAsync(kept, "", "section.finding form", ("Verdict", "Undo"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        Finding(await client.GetPageAsync(Url("nhieu-che-do")), "Hồ Sỹ Quế").ShouldContain("Chờ quyết định");
    }

    [Fact]
    public async Task Of_another_commune_only_the_name_is_told_to_a_commune_and_all_to_the_district()
    {
        var mine = Finding(await (await portal.PoliceAsync()).GetPageAsync(Url("hai-xa")), "Phan Trọng Nghĩa");
        mine.ShouldContain("Xã Cỗ Đạm cũng có người này");
        mine.ShouldNotContain("tên ghi ở xã kia");
        Finding(await (await portal.SignedInAsAsync(Roles.DataSteward)).GetPageAsync($"{Url("hai-xa")}&unit={portal.UnitId}"), "Phan Trọng Nghĩa").ShouldContain("tên ghi ở xã kia");
    }

    [Fact]
    public async Task One_account_for_two_people_asks_for_a_guardian_or_a_paper()
    {
        var finding = Finding(await (await portal.PoliceAsync()).GetPageAsync(Url("chung-tai-khoan")), "Lê Văn Tám");
        finding.ShouldContain("Tài khoản 3712000000001");
        finding.ShouldContain("1 người chưa có giám hộ hoặc giấy ủy quyền");
        finding.ShouldContain("chính chủ theo danh sách");
        finding.ShouldContain("chủ tài khoản LE VAN TAM, chưa có giấy ủy quyền");
    }

    [Fact]
    public async Task Nobody_meets_themselves_after_publishing_and_a_guardian_explains()
    {
        await using var own = new DoublesPortal();
        await own.InitializeAsync();
        await own.InScopeAsync(async services =>
        {
            await services.GetRequiredService<PublishMatches>().RunAsync(own.UnitId, Police, PortalFactory.Now);
        });
        await own.InDatabaseAsync(async db =>
        {
            var agribank = await db.PaymentProviders.SingleAsync(p => p.Code == "970405");
            var ward = await db.Beneficiaries.SingleAsync(b => b.FullName == "Trần Thị Mười");
            db.BankAccounts.RemoveRange(await db.BankAccounts.Where(a => a.BeneficiaryId == ward.Id).ToListAsync());
            db.BankAccounts.Add(BankAccount.Declare(ward, agribank, PaymentChannel.BankAccount, "3712000000001", "LE VAN TAM", PayeeKind.Guardian, null, Police, PortalFactory.Now));
            await db.SaveChangesAsync();
        });
        var client = await own.PoliceAsync();
        Finding(await client.GetPageAsync(Url("chung-tai-khoan", "Allowed")), "Trần Thị Mười").ShouldContain("người giám hộ");
        (await client.GetPageAsync(Url("chung-tai-khoan"))).QuerySelectorAll("section.finding").Length.ShouldBe(0);
        // One line each, published once: Hoà stands in two lists and is one person.
        (await client.GetPageAsync(Url("nhieu-che-do", "Allowed"))).QuerySelectorAll("section.finding").Length.ShouldBe(1);
        Finding(await client.GetPageAsync(Url("nhieu-che-do")), "Hồ Sỹ Quế").ShouldContain("720.000 đ");
    }

    [Fact]
    public async Task Another_communes_lists_and_decisions_are_not_there()
    {
        var neighbour = await portal.NeighbourAsync();
        (await neighbour.GetAsync($"{Url("mot-danh-sach")}&unit={portal.UnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var mine = await (await portal.PoliceAsync()).GetPageAsync(Url("hai-xa"));
        var form = (IHtmlFormElement)mine.QuerySelector("section.finding form")!;
        (await neighbour.PostFormAsync(form.GetAttribute("action")!, new() { ["Verdict"] = "Keep", ["Note"] = "x", ["Basis"] = "y" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await portal.SignedInAsAsync(Roles.Auditor)).PostFormAsync(form.GetAttribute("action")!, new() { ["Verdict"] = "Keep", ["Note"] = "x", ["Basis"] = "y" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await portal.PoliceAsync()).PostFormAsync(form.GetAttribute("action")!, new() { ["Verdict"] = "Keep", ["Note"] = "x", ["Basis"] = "khác" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db => (await db.DuplicateDecisions.CountAsync(d => d.Kind == DuplicateKind.TwoCommunes)).ShouldBe(0));
    }

    [Fact]
    public async Task The_workbook_has_the_places_of_the_page_and_is_recorded()
    {
        var client = await portal.PoliceAsync();
        var page = await client.GetPageAsync(Url("chung-tai-khoan"));
        var shown = page.QuerySelectorAll("section.finding tbody tr").Length;
        shown.ShouldBeGreaterThan(0);
        var sheet = await client.GetSheetAsync(page.QuerySelector("a[href*='xuat-excel']")!.GetAttribute("href")!);
        sheet.Count.ShouldBe(shown + 1);
        sheet[0].ShouldContain("Trường hợp");
        sheet.Says("3712000000001").ShouldBeTrue();
        sheet.Says("Chờ quyết định").ShouldBeTrue();
        await portal.InDatabaseAsync(async db => (await db.AuditEntries.Where(e => e.Subject == "Danh sách trùng lặp").Select(e => e.RowCount).ToListAsync()).ShouldContain(shown));

        (await (await portal.NeighbourAsync()).GetAsync($"/doi-sanh/trung-lap/xuat-excel?unit={portal.UnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await portal.SignedInAsAsync(Roles.Auditor)).GetAsync($"/doi-sanh/trung-lap/xuat-excel?unit={portal.UnitId}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var nothing = await client.GetSheetAsync($"/doi-sanh/trung-lap/xuat-excel?unit={portal.UnitId}&loai=mot-danh-sach&tinh-trang=Allowed");
        nothing.Count.ShouldBe(1);
    }

    private static string Url(string kind, string view = "Open") => $"/doi-sanh/trung-lap?loai={kind}&tinh-trang={view}";

    private static string Finding(IHtmlDocument page, string who) => page.QuerySelectorAll("section.finding").Single(s => s.TextContent.Contains(who)).TextContent;

    private static Task<HttpResponseMessage> DecideAsync(HttpClient client, IHtmlDocument page, string who, string verdict, string note)
    {
        var form = (IHtmlFormElement)page.QuerySelectorAll("section.finding").Single(s => s.TextContent.Contains(who)).QuerySelector("form")!;
        var basis = ((IHtmlInputElement)form.QuerySelector("input[name=Basis]")!).Value;
        return client.PostFormAsync(form.GetAttribute("action")!, new() { ["Verdict"] = verdict, ["Note"] = note, ["Basis"] = basis });
    }
}
