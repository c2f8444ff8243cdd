using System.Net;
using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.BackgroundWorks;

/// <summary>Several processes on one database: what one leaves behind another takes up, and nothing is done twice.</summary>
public sealed class SharedQueueTests(IdlePortal portal) : IClassFixture<IdlePortal>
{
    [Fact]
    public async Task Two_workers_share_the_queue_and_do_everything_exactly_once()
    {
        string[] communes = [WorkScene.Commune, WorkScene.OtherCommune, "18382"];
        var same = WorkScene.List("Phạm Thị");
        var queued = new List<Guid>();
        foreach (var commune in communes)
        {
            for (var i = 0; i < 3; i++)
                queued.Add((await portal.QueueImportAsync(commune, $"{commune}-{i}.csv", WorkScene.List($"Bùi Thị {(char)('A' + i)}", 40))).Work);
        }
        Guid[] twins = [(await portal.QueueImportAsync(WorkScene.Commune, "sinh-doi-1.csv", same)).Work, (await portal.QueueImportAsync(WorkScene.Commune, "sinh-doi-2.csv", same)).Work];

        await using (var one = portal.WithWorker())
        await using (var two = portal.WithWorker())
        {
            _ = (one.Server, two.Server);
            foreach (var work in queued) await portal.UntilAsync(work, w => w.State == WorkState.Done);
            foreach (var work in twins) await portal.UntilAsync(work, w => w.IsOver);
        }

        await portal.InDatabaseAsync(async db =>
        {
            (await db.BackgroundWorks.Where(w => queued.Contains(w.Id) || twins.Contains(w.Id)).Select(w => w.Attempts).Distinct().ToListAsync()).ShouldBe([1]);
            (await db.ImportBatches.CountAsync(b => b.FileName.StartsWith("18"))).ShouldBe(9);
            (await db.ImportRows.CountAsync(r => r.FullName!.StartsWith("Bùi Thị"))).ShouldBe(9 * 40);
            (await db.ImportRows.CountAsync(r => r.FullName!.StartsWith("Phạm Thị"))).ShouldBe(3);
            (await db.BackgroundWorks.Where(w => twins.Contains(w.Id)).Select(w => w.State).ToListAsync()).ShouldBe([WorkState.Done, WorkState.Failed], ignoreOrder: true);
        });
    }

    [Fact]
    public async Task What_a_dead_process_left_is_hidden_then_taken_away_and_done_anew()
    {
        var (file, work) = await portal.QueueImportAsync(WorkScene.Commune, "do-dang.csv", WorkScene.List("Vũ Thị"));
        await portal.LeaveHalfDoneAsync(work);
        var client = await portal.SignedInAsAsync(Roles.DataSteward, WorkScene.Commune);
        (await client.GetPageAsync("/nguon-du-lieu")).QuerySelectorAll("table a").ShouldNotContain(a => a.TextContent == "do-dang.csv");
        (await client.GetPageAsync("/")).QuerySelector(".running-work")!.TextContent.ShouldContain("do-dang.csv");
        await portal.InDatabaseAsync(async db => (await db.ImportRows.AnyAsync(r => r.FullName == "Dở Dang")).ShouldBeFalse());

        await using (var other = portal.WithWorker())
        {
            _ = other.Server;
            (await portal.UntilAsync(work, w => w.IsOver)).ShouldSatisfyAllConditions(w => w.State.ShouldBe(WorkState.Done), w => w.Attempts.ShouldBe(2));
        }

        await portal.InDatabaseAsync(async db =>
        {
            var batch = await db.ImportBatches.IgnoreQueryFilters([AppDbContext.CompleteFilter]).SingleAsync(b => b.FileId == file);
            (batch.WritingSince, batch.ReadCount).ShouldBe((null, 3));
            (await db.ImportRows.IgnoreQueryFilters([AppDbContext.CompleteFilter]).AnyAsync(r => r.FullName == "Dở Dang")).ShouldBeFalse();
            (await db.RowProblems.CountAsync(p => !db.ImportRows.Any(r => r.Id == p.RowId))).ShouldBe(0);
        });
    }

    [Fact]
    public async Task Work_that_brings_every_process_down_is_given_up_with_a_sentence()
    {
        var (file, work) = await portal.QueueImportAsync(WorkScene.Commune, "lam-sap.csv", WorkScene.List("Cao Thị"));
        await portal.LeaveHalfDoneAsync(work, attempts: 5);
        await using (var other = portal.WithWorker())
        {
            _ = other.Server;
            var given = await portal.UntilAsync(work, w => w.IsOver);
            given.State.ShouldBe(WorkState.Failed);
            given.Failure!.ShouldStartWith("Công việc đã bị ngắt giữa chừng 5 lần");
        }
        await portal.InDatabaseAsync(async db =>
        {
            (await db.ImportBatches.IgnoreQueryFilters([AppDbContext.CompleteFilter]).AnyAsync(b => b.FileId == file)).ShouldBeFalse();
            (await db.ReceivedFiles.SingleAsync(f => f.Id == file)).State.ShouldBe(ReceivedFileState.Received);
        });
    }

    [Fact]
    public async Task Work_that_waits_is_stopped_at_once_and_tried_again_later()
    {
        var (file, work) = await portal.QueueImportAsync(WorkScene.Commune, "cho.csv", WorkScene.List("Đỗ Thị"));
        var client = await portal.SignedInAsAsync(Roles.DataSteward, WorkScene.Commune);
        (await client.GetPageAsync($"/cong-viec/{work}")).QuerySelector("head noscript")!.InnerHtml.ShouldContain("refresh");

        (await client.PostFormAsync($"/cong-viec/{work}/dung")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await portal.WorkAsync(work)).State.ShouldBe(WorkState.Cancelled);
        await portal.InDatabaseAsync(async db => (await db.ReceivedFiles.SingleAsync(f => f.Id == file)).State.ShouldBe(ReceivedFileState.Received));
        (await client.PostFormAsync($"/cong-viec/{work}/dung")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync($"/cong-viec/{work}")).Message()!.ShouldContain("đã kết thúc nên không dừng được nữa");

        (await client.PostFormAsync($"/cong-viec/{work}/thu-lai")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await portal.WorkAsync(work)).ShouldSatisfyAllConditions(w => w.State.ShouldBe(WorkState.Queued), w => w.CancelRequestedAt.ShouldBeNull());
        await using var other = portal.WithWorker();
        _ = other.Server;
        (await portal.UntilAsync(work, w => w.IsOver)).State.ShouldBe(WorkState.Done);
    }

    [Fact]
    public async Task Work_in_progress_stops_on_request_and_leaves_nothing()
    {
        var (file, work) = await portal.QueueImportAsync(WorkScene.Commune, "dung.csv", WorkScene.List("Lý Thị"));
        await portal.LeaveHalfDoneAsync(work);
        await portal.InDatabaseAsync(async db =>
        {
            var running = await db.BackgroundWorks.SingleAsync(w => w.Id == work);
            running.RequestCancel(PortalFactory.Now);
            await db.SaveChangesAsync();
            running.State.ShouldBe(WorkState.Running);
        });
        await using (var other = portal.WithWorker())
        {
            _ = other.Server;
            (await portal.UntilAsync(work, w => w.IsOver)).ShouldSatisfyAllConditions(w => w.State.ShouldBe(WorkState.Cancelled), w => w.Failure.ShouldBeNull());
        }
        await portal.InDatabaseAsync(async db => (await db.ImportBatches.IgnoreQueryFilters([AppDbContext.CompleteFilter]).AnyAsync(b => b.FileId == file)).ShouldBeFalse());
    }

    [Fact]
    public async Task The_same_subject_is_queued_once()
    {
        var (file, work) = await portal.QueueImportAsync(WorkScene.OtherCommune, "hai-lan.csv", WorkScene.List("Hồ Thị"));
        Guid again = default;
        await portal.InScopeAsync(async services => again = await ((Web.Features.Shared.BackgroundWorks.QueueWork)services.GetService(typeof(Web.Features.Shared.BackgroundWorks.QueueWork))!)
            .RunAsync((await portal.WorkAsync(work)).UnitId, WorkKind.Import, file, "lần nữa", WorkScene.Steward));
        again.ShouldBe(work);
    }
}
