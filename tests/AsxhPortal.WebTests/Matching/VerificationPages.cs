using System.Net;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Matching;

/// <summary>"Phối hợp xác minh": from the row that nobody fits to the person of the register, with every paper.</summary>
public sealed class VerificationPages(DoublesPortal portal) : IClassFixture<DoublesPortal>
{
    private const string Url = "/doi-sanh/xac-minh";
    private static readonly Actor Police = new(Guid.Parse("00000000-0000-0000-0000-000000000002"), "Trần Quốc Hưng");

    [Fact]
    public async Task A_row_sent_to_verification_is_asked_answered_and_confirmed_into_the_register()
    {
        var client = await portal.PoliceAsync();
        await portal.InDatabaseAsync(async db =>
        {
            var row = await db.ImportRows.SingleAsync(r => r.FullName == "Đặng Trọng Khoát");
            (await db.MatchDecisions.SingleAsync(d => d.RowId == row.Id)).SendToVerification(Police, PortalFactory.Now, "Phối hợp Sở LĐTBXH xác minh");
            await db.SaveChangesAsync();
        });
        (await client.GetPageAsync("/")).Body!.TextContent.ShouldContain("Xử lý hồ sơ phối hợp xác minh");
        var list = await client.GetPageAsync(Url);
        (await client.SubmitAsync(list, Url, "form[action='/doi-sanh/xac-minh/mo']")).StatusCode.ShouldBe(HttpStatusCode.Found);
        var one = await FindAsync("Đặng Trọng Khoát");
        one.DueOn.ShouldBe(new DateOnly(2024, 1, 14));
        var url = $"{Url}/{one.Id}";

        var letter = await client.GetAsync($"{url}/cong-van.pdf");
        letter.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await client.GetAsync($"{Url}/cong-van.pdf?nhom=Merit")).Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");

        (await Papers.StepPaperTests.TextAsync(letter)).ShouldContain("Bản xem trước, chưa lấy số");
        (await Papers.StepPaperTests.TextAsync(await client.PostFormAsync($"{url}/cong-van/in"))).ShouldContain("Số: 01/UBND-VHXH");
        (await Papers.StepPaperTests.TextAsync(await client.PostFormAsync($"{url}/cong-van/in"))).ShouldContain("in lại lần 1");

        var page = await client.GetPageAsync(url);
        page.QuerySelector("input[name=DocumentNumber]")!.GetAttribute("value").ShouldBe("01/UBND-VHXH");
        page.QuerySelector("input[name=Agency]")!.GetAttribute("value").ShouldBe("Sở Lao động - Thương binh và Xã hội tỉnh Hà Tĩnh");
        var refused = await client.SubmitAsync(page, url, "form[action^='/doi-sanh/xac-minh/gui']", ("DocumentNumber", ""));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await client.SubmitAsync(page, url, "form[action^='/doi-sanh/xac-minh/gui']", ("DocumentNumber", "15/UBND-VHXH"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        page = await client.GetPageAsync(url);
        page.QuerySelector(".trail")!.TextContent.ShouldContain("văn bản số 15/UBND-VHXH ngày 12/01/2024");
        page.QuerySelector("button[value=Confirm]").ShouldBeNull();
        (await client.SubmitAsync(page, url, "form[action$='/tra-loi']", ("DocumentNumber", "88/SLĐTBXH"), ("DocumentOn", "12/01/2024"), ("Note", "Có hồ sơ thương binh."))).StatusCode.ShouldBe(HttpStatusCode.Found);
        page = await client.GetPageAsync(url);
        (await client.SubmitAsync(page, url, "form[action$='/ket-luan']", ("Verdict", "Confirm"), ("CitizenRecordId", ""))).StatusCode.ShouldBe(HttpStatusCode.Found);

        var closed = await FindAsync("Đặng Trọng Khoát");
        closed.State.ShouldBe(VerificationState.Confirmed);
        await portal.InDatabaseAsync(async db =>
        {
            var person = await db.Beneficiaries.Include(b => b.Entitlements).SingleAsync(b => b.Id == closed.BeneficiaryId);
            (person.FullName, person.UnitId, person.CitizenRecordId).ShouldBe(("Đặng Trọng Khoát", portal.UnitId, null));
            person.Entitlements.Single().SourceRowId.ShouldBe(closed.RowId);
            var decision = await db.MatchDecisions.SingleAsync(d => d.RowId == closed.RowId);
            (decision.BeneficiaryId, decision.IsPublished).ShouldBe((person.Id, true));
            (await db.AuditEntries.AnyAsync(e => e.Subject == nameof(VerificationCase) && e.SubjectId == closed.Id.ToString())).ShouldBeTrue();
        });
        var stale = await client.SubmitAsync(page, url, "form[action$='/ket-luan']", ("Verdict", "Refute"), ("Note", "nhầm"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Somebody_at_the_desk_is_verified_and_linked_to_the_extract()
    {
        var client = await portal.PoliceAsync();
        var opened = await client.PostFormAsync("/doi-sanh/tiep-nhan/xac-minh", new() { ["FullName"] = "Lê Văn Tám", ["Birth"] = "1960", ["Group"] = "Other", ["Paper"] = "đơn" });
        opened.StatusCode.ShouldBe(HttpStatusCode.Found);
        var url = opened.Headers.Location!.ToString();
        var page = await client.GetPageAsync(url);
        var response = await client.SubmitAsync(page, url, "form[action$='/ket-luan']", ("Verdict", "Confirm"), ("CitizenRecordId", (await portal.CitizenAsync("Lê Văn Tám")).ToString()), ("Note", "Trưởng thôn xác nhận."));
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        var one = await FindAsync("Lê Văn Tám");
        await portal.InDatabaseAsync(async db =>
            (await db.Beneficiaries.Where(b => b.Id == one.BeneficiaryId).Select(b => b.CitizenId).SingleAsync()).ShouldBe("042060000005"));
    }

    [Fact]
    public async Task A_name_is_searched_for_without_an_address_of_its_own()
    {
        var client = await portal.PoliceAsync();
        await client.PostFormAsync("/doi-sanh/tiep-nhan/xac-minh", new() { ["FullName"] = "Ngô Thị Tìm", ["Group"] = "Merit" });
        var found = await (await client.PostFormAsync(Url, new() { ["unit"] = portal.UnitId.ToString(), ["tinh-trang"] = "All", ["q"] = "ngo thi tim" })).ReadPageAsync();
        found.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await client.GetPageAsync($"{Url}?q=khong")).QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Another_communes_case_is_not_there_and_only_deciders_may_act()
    {
        var client = await portal.PoliceAsync();
        var url = (await client.PostFormAsync("/doi-sanh/tiep-nhan/xac-minh", new() { ["FullName"] = "Phạm Văn Kín", ["Group"] = "Merit" })).Headers.Location!.ToString();
        var id = url.Split('/')[^1];
        var neighbour = await portal.NeighbourAsync();
        (await neighbour.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync($"{url}/cong-van.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync($"{Url}?unit={portal.UnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.PostFormAsync($"{url}/ket-luan", new() { ["Verdict"] = "Note", ["Note"] = "x" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.PostFormAsync($"{Url}/gui?id={id}", new() { ["Agency"] = "Sở", ["DocumentNumber"] = "1", ["DocumentOn"] = "12/01/2024" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        (await leader.GetPageAsync(url)).QuerySelector("form[action$='/ket-luan']").ShouldBeNull();
        (await leader.PostFormAsync($"{url}/ket-luan", new() { ["Verdict"] = "Note", ["Note"] = "x" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await portal.InDatabaseAsync(async db => (await db.AuditEntries.AnyAsync(e => e.Subject == "VerificationCase" && e.SubjectId == id)).ShouldBeTrue());
    }

    private async Task<VerificationCase> FindAsync(string name)
    {
        VerificationCase? found = null;
        await portal.InDatabaseAsync(async db => found = await db.VerificationCases.AsNoTracking().SingleAsync(c => c.FullName == name));
        return found!;
    }
}
