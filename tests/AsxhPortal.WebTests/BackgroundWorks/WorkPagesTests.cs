using System.Net;
using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.BackgroundWorks;

/// <summary>The pages of the background work, on a site whose worker works.</summary>
public sealed class WorkPagesTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_file_is_imported_in_the_name_of_who_asked_and_the_work_is_found_again()
    {
        var (file, work) = await portal.QueueImportAsync(WorkScene.Commune, "tim-lai.csv", WorkScene.List("Trần Thị"));
        var done = await portal.UntilAsync(work, w => w.IsOver);

        (done.State, done.Attempts, done.LeasedBy).ShouldBe((WorkState.Done, 1, null));
        done.Outcome!.ShouldStartWith("Đã đọc 3 dòng");
        var client = await portal.SignedInAsAsync(Roles.DataSteward, WorkScene.Commune);
        var page = await client.GetPageAsync($"/cong-viec/{work}");
        page.Body!.TextContent.ShouldContain("Đã đọc 3 dòng");
        page.QuerySelector("a.btn-primary")!.GetAttribute("href").ShouldBe($"/nguon-du-lieu/{done.ResultId}");
        (await client.GetPageAsync("/cong-viec")).Body!.TextContent.ShouldContain("tim-lai.csv");
        (await client.GetPageAsync($"/cong-viec/{work}/tien-do")).QuerySelector("[data-over=true]").ShouldNotBeNull();
        (await client.GetPageAsync($"/nguon-du-lieu/{done.ResultId}")).Body!.TextContent.ShouldContain("042140000001");
        await portal.InDatabaseAsync(async db =>
        {
            (await db.ReceivedFiles.SingleAsync(f => f.Id == file)).ShouldSatisfyAllConditions(f => f.State.ShouldBe(ReceivedFileState.Imported), f => f.BatchId.ShouldBe(done.ResultId));
            var entry = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Imported && e.SubjectId == done.ResultId.ToString());
            (entry.UserId, entry.UserName, entry.RowCount).ShouldBe((WorkScene.Steward.Id, WorkScene.Steward.Name, 3));
        });
    }

    [Fact]
    public async Task Work_that_cannot_be_done_says_why_and_can_be_tried_again()
    {
        var (file, work) = await portal.QueueImportAsync(WorkScene.Commune, "khong-phai.csv", "một,hai,ba\n1,2,3\n"u8.ToArray());
        var failed = await portal.UntilAsync(work, w => w.IsOver);

        failed.State.ShouldBe(WorkState.Failed);
        failed.Failure!.ShouldStartWith("Không tìm thấy dòng tiêu đề");
        var client = await portal.SignedInAsAsync(Roles.DataSteward, WorkScene.Commune);
        var page = await client.GetPageAsync($"/cong-viec/{work}");
        page.QuerySelector(".message-bad")!.TextContent.ShouldContain("Không tìm thấy dòng tiêu đề");
        await portal.InDatabaseAsync(async db => (await db.ReceivedFiles.SingleAsync(f => f.Id == file)).State.ShouldBe(ReceivedFileState.Received));

        // The bytes are what they are, but the way is open: a second attempt runs and says the same.
        (await client.PostFormAsync($"/cong-viec/{work}/thu-lai")).StatusCode.ShouldBe(HttpStatusCode.Found);
        var again = await portal.UntilAsync(work, w => w.IsOver);
        (again.State, again.Attempts).ShouldBe((WorkState.Failed, 1));
        await portal.InDatabaseAsync(async db => (await db.ImportBatches.IgnoreQueryFilters([AppDbContext.CompleteFilter]).AnyAsync(b => b.FileId == file)).ShouldBeFalse());
    }

    [Fact]
    public async Task The_same_bytes_a_second_time_are_refused_with_the_day_of_the_first()
    {
        var bytes = WorkScene.List("Lê Thị");
        var first = await portal.QueueImportAsync(WorkScene.Commune, "mot.csv", bytes);
        await portal.UntilAsync(first.Work, w => w.IsOver);
        var second = await portal.QueueImportAsync(WorkScene.Commune, "hai.csv", bytes);

        (await portal.UntilAsync(second.Work, w => w.IsOver)).Failure!.ShouldStartWith("Tệp này đã được nhập ngày 12/01/2024");
        await portal.InDatabaseAsync(async db => (await db.ImportRows.CountAsync(r => r.FullName!.StartsWith("Lê Thị"))).ShouldBe(3));
    }

    [Fact]
    public async Task Another_units_work_is_not_there_and_who_may_not_import_may_not_stop_it()
    {
        var (_, work) = await portal.QueueImportAsync(WorkScene.OtherCommune, "xa-khac.csv", WorkScene.List("Mai Thị"));
        await portal.UntilAsync(work, w => w.IsOver);
        var mine = await portal.SignedInAsAsync(Roles.DataSteward, WorkScene.Commune);

        (await mine.GetAsync($"/cong-viec/{work}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await mine.GetAsync($"/cong-viec/{work}/tien-do")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await mine.PostFormAsync($"/cong-viec/{work}/dung")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await mine.GetPageAsync("/cong-viec")).Body!.TextContent.ShouldNotContain("xa-khac.csv");
        var police = await portal.SignedInAsAsync(Roles.CommunePolice, WorkScene.OtherCommune);
        (await police.GetAsync($"/cong-viec/{work}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await police.PostFormAsync($"/cong-viec/{work}/dung")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
