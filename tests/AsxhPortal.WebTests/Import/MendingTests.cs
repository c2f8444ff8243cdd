using System.Net;
using System.Text;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Import;

public sealed class MendingTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Commune = "18376";

    [Fact]
    public async Task A_number_typed_beside_the_raw_cell_lets_the_row_go_on_and_is_logged()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var (batchId, rowId) = await ImportAsync(client, "mend-1.csv", "1,Hồ Thị Mai,05/06/1939,Nữ,0421396531077,Thôn Yên Ngư,NCT 80 tuổi,360000");
        var url = $"/nguon-du-lieu/{batchId}/dong/{rowId}";
        var page = await client.GetPageAsync(url);
        page.QuerySelector("tr.is-error td[data-label='Ô gốc']")!.TextContent.Trim().ShouldBe("0421396531077");

        var refused = await client.SubmitAsync(page, url, "form.mend", ("Values[CitizenId]", "04213965310"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.ReadPageAsync()).QuerySelector("input[name='Values[CitizenId]']")!.GetAttribute("value").ShouldBe("04213965310");

        (await client.SubmitAsync(page, url, "form.mend", ("Values[CitizenId]", "042139653107"), ("Values[Amount]", "360.000"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        await portal.InDatabaseAsync(async db =>
        {
            var row = await db.ImportRows.Include(r => r.Problems).Include(r => r.Changes).SingleAsync(r => r.Id == rowId);
            (row.CitizenId, row.Status, row.Amount).ShouldBe(("042139653107", ImportRowStatus.Accepted, 360_000L));
            row.RawJson.ShouldContain("0421396531077");
            row.Problems.Select(p => p.Code).ShouldNotContain("ID-13");
            var change = row.Changes.Single(c => c.ByName is not null);
            (change.Field, change.Before, change.After).ShouldBe(("Số định danh", null, "042139653107"));
            (await db.ImportBatches.SingleAsync(b => b.Id == batchId)).RejectedCount.ShouldBe(0);
        });
        (await client.GetPageAsync(url)).Body!.TextContent.ShouldContain("đã sửa so với ô gốc");
    }

    [Fact]
    public async Task A_form_opened_before_somebody_elses_change_shows_both_values()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var (batchId, rowId) = await ImportAsync(client, "mend-2.csv", "1,Lê Văn Cũ,05/06/1939,Nam,,Thôn Yên Ngư,NCT 80 tuổi,360000");
        var url = $"/nguon-du-lieu/{batchId}/dong/{rowId}";
        var opened = await client.GetPageAsync(url);
        await client.SubmitAsync(opened, url, "form.mend", ("Values[CitizenId]", "042039653107"));

        var stale = await client.SubmitAsync(opened, url, "form.mend", ("Values[CitizenId]", "042039653108"));

        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await stale.ReadPageAsync();
        page.Body!.TextContent.ShouldContain("042039653107");
        (await client.SubmitAsync(page, url, "form.mend")).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db => (await db.ImportRows.SingleAsync(r => r.Id == rowId)).CitizenId.ShouldBe("042039653108"));
    }

    [Fact]
    public async Task Mending_one_of_two_equal_numbers_takes_the_doubt_from_both()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var (batchId, rowId) = await ImportAsync(client, "mend-3.csv",
            "1,Phạm Thị Giống,05/06/1939,Nữ,042139000111,Thôn Yên Ngư,NCT 80 tuổi,360000", "2,Đậu Văn Khác,07/08/1939,Nam,042139000111,Thôn Yên Ngư,NCT 80 tuổi,360000");
        await portal.InDatabaseAsync(async db => (await db.RowProblems.CountAsync(p => p.BatchId == batchId && p.Code == "ID-DUP")).ShouldBe(2));
        var second = Guid.Empty;
        await portal.InDatabaseAsync(async db => second = (await db.ImportRows.SingleAsync(r => r.BatchId == batchId && r.FullName == "Đậu Văn Khác")).Id);
        var url = $"/nguon-du-lieu/{batchId}/dong/{second}";

        (await client.SubmitAsync(await client.GetPageAsync(url), url, "form.mend", ("Values[CitizenId]", "042039000112"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        await portal.InDatabaseAsync(async db =>
        {
            (await db.RowProblems.CountAsync(p => p.BatchId == batchId && p.Code == "ID-DUP")).ShouldBe(0);
            (await db.ImportRows.SingleAsync(r => r.Id == rowId)).Status.ShouldBe(ImportRowStatus.Accepted);
        });
    }

    [Fact]
    public async Task A_remembered_spelling_mends_the_other_rows_that_are_written_so()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var (batchId, rowId) = await ImportAsync(client, "mend-4.csv",
            "1,Võ Văn Lạ,05/06/1940,Nam,042040000221,Thôn Yên Ngư,Diện đặc thù ABC,360000", "2,Võ Thị Lạ,05/06/1941,Nữ,042141000222,Thôn Yên Ngư,Diện đặc thù ABC,360000");
        var url = $"/nguon-du-lieu/{batchId}/dong/{rowId}";

        var done = await client.SubmitAsync(await client.GetPageAsync(url), url, "form.mend", ("Values[Category]", "BTXH-5C"), ("Remember", "Category"));

        done.StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            (await db.ImportRows.Where(r => r.BatchId == batchId && r.Status != ImportRowStatus.Skipped).Select(r => r.CategoryCode).Distinct().ToListAsync()).ShouldBe(["BTXH-5C"]);
            (await db.ImportRows.SingleAsync(r => r.Id == rowId)).CategoryText.ShouldBe("Diện đặc thù ABC");
        });
    }

    [Fact]
    public async Task All_safe_proposals_of_one_kind_are_accepted_together_and_taken_back()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var (batchId, _) = await ImportAsync(client, "mend-5.csv",
            "1,Lê Văn Một,02/03/1941,Nam,42041653301,Thôn Yên Ngư,NCT 80 tuổi,360000",
            "2,Lê Văn Hai,02/03/1942,Nam,42042653302,Thôn Yên Ngư,NCT 80 tuổi,360000",
            "3,Lê Văn Ba,02/03/1955,Nam,42042653303,Thôn Yên Ngư,NCT 80 tuổi,360000");
        var url = $"/nguon-du-lieu/{batchId}/xac-nhan/ID-11-LEAD0";
        var page = await client.GetPageAsync(url);
        page.QuerySelectorAll(".figures dd").Select(d => d.TextContent).ShouldBe(["2", "1"]);

        await client.PostFormAsync(url);
        await portal.InDatabaseAsync(async db =>
        {
            (await db.ImportRows.CountAsync(r => r.BatchId == batchId && r.Status == ImportRowStatus.Accepted)).ShouldBe(2);
            (await db.ImportBatches.SingleAsync(b => b.Id == batchId)).AcceptedCount.ShouldBe(2);
        });

        var again = await client.GetPageAsync(url);
        await client.PostFormAsync(url, new() { ["takeBack"] = again.QuerySelector("input[name=takeBack]")!.GetAttribute("value")! });
        await portal.InDatabaseAsync(async db => (await db.ImportRows.CountAsync(r => r.BatchId == batchId && r.Status == ImportRowStatus.Warned)).ShouldBe(3));
    }

    [Fact]
    public async Task A_warning_stands_as_it_is_and_an_error_does_not()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var (batchId, rowId) = await ImportAsync(client, "mend-6.csv", "1,Lê Văn Đúng,02/03/1941,Nam,042041653401,Thôn Yên Ngư,NCT 80 tuổi,270000");
        var url = $"/nguon-du-lieu/{batchId}/dong/{rowId}";

        await client.PostFormAsync(url + "/dung-nhu-vay", new() { ["problem"] = "AMT-MISMATCH" });
        await portal.InDatabaseAsync(async db => (await db.ImportRows.SingleAsync(r => r.Id == rowId)).Status.ShouldBe(ImportRowStatus.Accepted));
        // Mending something else leaves the acceptance.
        await client.SubmitAsync(await client.GetPageAsync(url), url, "form.mend", ("Values[Phone]", "0963045776"));
        await portal.InDatabaseAsync(async db =>
        {
            var row = await db.ImportRows.Include(r => r.Problems).SingleAsync(r => r.Id == rowId);
            (row.Status, row.Phone).ShouldBe((ImportRowStatus.Accepted, "0963045776"));
            row.Problems.Single(p => p.Code == "AMT-MISMATCH").AcceptedByName.ShouldNotBeNull();
        });
    }

    [Fact]
    public async Task A_row_written_twice_is_left_out_and_its_twin_goes_on()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        const string person = "Mai Thị Đôi,02/03/1941,Nữ,042141653501,Thôn Yên Ngư,NCT 80 tuổi,360000";
        var (batchId, rowId) = await ImportAsync(client, "mend-7.csv", "1," + person, "2," + person);

        var version = 0;
        await portal.InDatabaseAsync(async db => version = (await db.ImportRows.SingleAsync(r => r.Id == rowId)).Version);
        await client.PostFormAsync($"/nguon-du-lieu/{batchId}/dong/{rowId}/bo-dong", new() { ["reason"] = "Ghi hai lần", ["version"] = version.ToString() });

        await portal.InDatabaseAsync(async db =>
        {
            var rows = await db.ImportRows.Where(r => r.BatchId == batchId && r.FullName != null).ToListAsync();
            rows.Single(r => r.Id == rowId).SkipKind.ShouldBe(RowKindCodes.LeftOut);
            rows.Single(r => r.Id != rowId).Status.ShouldBe(ImportRowStatus.Accepted);
        });
    }

    [Fact]
    public async Task Going_through_the_rows_in_doubt_and_the_filter_by_kind_lose_no_row()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var (batchId, rowId) = await ImportAsync(client, "mend-8.csv",
            "1,Ngô Văn A,02/03/1941,Nam,,Thôn Yên Ngư,NCT 80 tuổi,360000", "2,Ngô Văn B,02/03/1942,Nam,042042653602,Thôn Yên Ngư,NCT 80 tuổi,360000", "3,Ngô Văn C,02/03/1943,Nam,,Thôn Yên Ngư,NCT 80 tuổi,360000");

        var first = await client.GetAsync($"/nguon-du-lieu/{batchId}/tiep");
        first.Headers.Location!.ToString().ShouldContain(rowId.ToString());
        var next = await client.GetAsync($"/nguon-du-lieu/{batchId}/tiep?sau={rowId}&loi=ID-BLANK");
        (await client.GetPageAsync(next.Headers.Location!.ToString())).Title!.ShouldContain("Ngô Văn C");
        var list = await client.GetPageAsync($"/nguon-du-lieu/{batchId}?loi=ID-BLANK");
        list.QuerySelectorAll("tr.row-fields").Length.ShouldBe(2);
        list.QuerySelectorAll("td.has-problem").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Who_only_looks_may_not_mend_and_another_communes_row_is_not_there()
    {
        var steward = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var (batchId, rowId) = await ImportAsync(steward, "mend-9.csv", "1,Ngô Văn Riêng,02/03/1941,Nam,,Thôn Yên Ngư,NCT 80 tuổi,360000");
        var url = $"/nguon-du-lieu/{batchId}/dong/{rowId}";

        (await (await portal.SignedInAsAsync(Roles.CommunePolice, Commune)).PostFormAsync(url, new() { ["Values[CitizenId]"] = "042041653701" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var other = await portal.SignedInAsAsync(Roles.DataSteward, "18391");
        (await other.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostFormAsync(url, new() { ["Values[CitizenId]"] = "042041653701" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_published_row_is_not_mended_here_but_says_where()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var (batchId, rowId) = await ImportAsync(client, "mend-10.csv", "1,Ngô Văn Xong,02/03/1941,Nam,,Thôn Yên Ngư,NCT 80 tuổi,360000");
        var person = NewId.Next();
        await portal.InDatabaseAsync(async db =>
        {
            var unitId = (await db.ImportBatches.SingleAsync(b => b.Id == batchId)).UnitId;
            var by = new Actor(NewId.Next(), "Nguyễn Thử");
            var run = new MatchRun(unitId, by, DateTime.UtcNow);
            var citizen = new Citizen { UnitId = unitId, FullName = "Ngô Văn Xong", NameKey = "ngo van xong" };
            var beneficiary = new Domain.Beneficiaries.Beneficiary(unitId, citizen.Id, VietnameseName.From("Ngô Văn Xong"), null, null, null, null);
            var decision = new MatchDecision(unitId, rowId, batchId, run.Id);
            decision.Accept(citizen.Id, by, DateTime.UtcNow);
            decision.MarkPublished(beneficiary.Id, DateTime.UtcNow);
            person = beneficiary.Id;
            db.AddRange(run, citizen, beneficiary, decision);
            await db.SaveChangesAsync();
        });
        var url = $"/nguon-du-lieu/{batchId}/dong/{rowId}";

        (await client.GetPageAsync(url)).QuerySelector($"a[href='/doi-tuong/{person}']").ShouldNotBeNull();
        var response = await client.PostFormAsync(url, new() { ["Values[CitizenId]"] = "042041653801" });
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await portal.InDatabaseAsync(async db => (await db.ImportRows.SingleAsync(r => r.Id == rowId)).CitizenId.ShouldBeNull());
    }

    private async Task<(Guid BatchId, Guid FirstRowId)> ImportAsync(HttpClient client, string name, params string[] rows)
    {
        var content = Encoding.UTF8.GetBytes("DANH SÁCH BẢO TRỢ XÃ HỘI ngày 03 tháng 01 năm 2024\nSTT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Thôn,Loại đối tượng,Mức trợ cấp\n" + string.Join('\n', rows) + "\n");
        var ids = (Guid.Empty, Guid.Empty);
        await portal.ImportAsync(client, SourceGroup.SocialAssistance, name, content);
        await portal.InDatabaseAsync(async db =>
        {
            var batch = await db.ImportBatches.SingleAsync(b => b.FileName == name);
            ids = (batch.Id, await db.ImportRows.Where(r => r.BatchId == batch.Id && r.Status != ImportRowStatus.Skipped).OrderBy(r => r.RowNumber).Select(r => r.Id).FirstAsync());
        });
        return ids;
    }
}
