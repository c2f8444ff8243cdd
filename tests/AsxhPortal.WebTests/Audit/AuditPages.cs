using System.Net;
using System.Text.RegularExpressions;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Audit;

public sealed class AuditPages(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task The_trail_of_a_person_is_found_by_name_and_says_the_change_in_words()
    {
        var id = await AddPersonAsync("Trần Thị Nhật Hoà", "18376");
        var client = await portal.SignedInAsAsync(Roles.Auditor);
        var found = await (await client.PostFormAsync("/nhat-ky/tim-nguoi", new() { ["Term"] = "nhat hoa" })).ReadPageAsync();
        var link = found.QuerySelector("tbody a")!.GetAttribute("href")!;
        link.ShouldBe($"/nhat-ky?person={id}");
        var trail = await client.GetPageAsync(link + "&deed=Updated");
        trail.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        var entry = await client.GetPageAsync(trail.QuerySelector("tbody a")!.GetAttribute("href")!);
        Regex.Replace(entry.QuerySelector(".data-table tbody")!.TextContent, @"\s+", " ").Trim().ShouldBe("Điện thoại–không có0963045776");
        await portal.InDatabaseAsync(async db =>
        {
            (await db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Viewed && e.Subject == "PersonSearch" && e.UserName == "kiemtra.nghixuan@demo.vn")).ShouldBeTrue();
            (await db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Viewed && e.Subject == "AuditEntry" && e.BeneficiaryId == id)).ShouldBeTrue();
        });
    }

    [Fact]
    public async Task The_trail_is_filtered_by_account_action_and_day()
    {
        var client = await portal.SignedInAsAsync(Roles.Auditor);
        (await client.GetPageAsync("/nhat-ky?deed=SignedIn&from=12/01/2024&to=12/01/2024")).QuerySelector("tbody")!.TextContent.ShouldContain("kiemtra.nghixuan@demo.vn");
        (await client.GetPageAsync("/nhat-ky?from=13/01/2024&to=14/01/2024")).QuerySelector(".nothing").ShouldNotBeNull();
        (await client.GetPageAsync($"/nhat-ky?account={Guid.NewGuid()}")).QuerySelector(".nothing").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_taken_away_is_recorded_with_its_size()
    {
        var client = await portal.SignedInAsAsync(Roles.Auditor);
        var response = await client.GetAsync("/nhat-ky/xuat-excel?deed=SignedIn");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync())[..2].ShouldBe("PK"u8.ToArray());
        await portal.InDatabaseAsync(async db =>
        {
            var entry = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Exported && e.Subject == "Nhật ký truy vết");
            entry.RowCount!.Value.ShouldBeGreaterThan(0);
            entry.Note.ShouldBe("nhat-ky-2024-01-12.xlsx");
            entry.UserName.ShouldBe("kiemtra.nghixuan@demo.vn");
            entry.TraceId.ShouldNotBeNullOrEmpty();
        });
    }

    [Fact]
    public async Task Another_provinces_person_and_entries_are_not_there()
    {
        var id = await AddPersonAsync("Lê Văn Nhật Xa", "01");
        var client = await portal.SignedInAsAsync(Roles.Auditor);
        (await client.GetAsync($"/nhat-ky?person={id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await client.PostFormAsync("/nhat-ky/tim-nguoi", new() { ["Term"] = "nhat xa" })).ReadPageAsync()).QuerySelector(".nothing").ShouldNotBeNull();
        var entryId = Guid.Empty;
        await portal.InDatabaseAsync(async db => entryId = await db.AuditEntries.Where(e => e.BeneficiaryId == id).Select(e => e.Id).FirstAsync());
        (await client.GetAsync($"/nhat-ky/{entryId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_search_without_words_is_refused() =>
        (await (await (await portal.SignedInAsAsync(Roles.Auditor)).PostFormAsync("/nhat-ky/tim-nguoi")).ReadPageAsync()).Errors().Single().ShouldBe("Họ tên hoặc số định danh phải có từ 2 đến 100 ký tự.");

    [Theory]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.CommunePolice)]
    [InlineData(Roles.CommuneLeader)]
    public async Task Only_an_auditor_reads_the_trail(string role)
    {
        var client = await portal.SignedInAsAsync(role);
        (await client.GetAsync("/nhat-ky")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync("/nhat-ky/xuat-excel")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Guid> AddPersonAsync(string name, string unitCode)
    {
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db =>
        {
            var unit = await db.Units.FirstAsync(row => row.Code == unitCode);
            var person = new Beneficiary(unit.Id, null, VietnameseName.From(name), new PartialDate(1940), Sex.Female, null, null);
            db.Add(person);
            await db.SaveChangesAsync();
            person.UsePhone("0963045776");
            await db.SaveChangesAsync();
            id = person.Id;
        });
        return id;
    }
}
