using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.BackgroundWorks;

/// <summary>The real site in a process of its own, killed in the middle of an import again and again.</summary>
public sealed class KilledProcessTests(IdlePortal portal) : IClassFixture<IdlePortal>
{
    private const int People = 20_000, Waiting = People / 50;

    [Fact]
    public async Task Killed_at_any_moment_nothing_is_lost_and_nothing_is_there_twice()
    {
        Assert.SkipWhen(portal.DatabaseFile is null, "A SQLite file is shared with a second process here; with ASXH_SQLSERVER there is none.");
        var (file, work) = await portal.QueueImportAsync(WorkScene.Commune, "dan-cu.csv", WorkScene.Extract(People), SourceGroup.Registry);
        Func<Task<bool>>[] moments =
        [
            async () => (await portal.WorkAsync(work)).State == WorkState.Running,
            async () => await WrittenAsync(file) > 0,
            async () => await WrittenAsync(file) > People / 2,
            async () => await WrittenAsync(file) >= People,
        ];

        var kills = 0;
        foreach (var moment in moments)
        {
            using var site = Start();
            while (!await moment() && !(await portal.WorkAsync(work)).IsOver)
            {
                site.HasExited.ShouldBeFalse("the site ended by itself");
                await Task.Delay(10);
            }
            site.Kill();
            await site.WaitForExitAsync();
            if ((await portal.WorkAsync(work)).IsOver) break;
            kills++;
            await portal.InDatabaseAsync(async db =>
            {
                (await db.ImportBatches.AnyAsync(b => b.FileId == file)).ShouldBeFalse();
                (await db.Citizens.AnyAsync(c => c.NameKey.StartsWith("tran thi"))).ShouldBeFalse();
            });
        }
        kills.ShouldBeGreaterThan(0);

        using (var site = Start())
        {
            (await portal.UntilAsync(work, w => w.IsOver)).State.ShouldBe(WorkState.Done);
            site.Kill();
            await site.WaitForExitAsync();
        }

        await portal.InDatabaseAsync(async db =>
        {
            (await db.BackgroundWorks.SingleAsync(w => w.Id == work)).ShouldSatisfyAllConditions(w => w.Failure.ShouldBeNull(), w => w.Attempts.ShouldBeGreaterThan(1));
            var batch = await db.ImportBatches.IgnoreQueryFilters([AppDbContext.CompleteFilter]).SingleAsync(b => b.FileId == file);
            (batch.WritingSince, batch.ReadCount, batch.RejectedCount).ShouldBe((null, People, Waiting));
            var rows = db.ImportRows.IgnoreQueryFilters([AppDbContext.CompleteFilter]).Where(r => r.UnitId == batch.UnitId && r.Group == SourceGroup.Registry && r.Status != ImportRowStatus.Skipped);
            (await rows.CountAsync()).ShouldBe(People);
            (await rows.Select(r => r.RowNumber).Distinct().CountAsync()).ShouldBe(People);
            (await db.RowProblems.CountAsync(p => p.BatchId == batch.Id && p.Severity == ProblemSeverity.Error)).ShouldBe(Waiting);
            (await db.RowProblems.CountAsync()).ShouldBe(await db.RowProblems.CountAsync(p => p.BatchId == batch.Id));
            (await db.Citizens.CountAsync(c => c.BatchId == batch.Id)).ShouldBe(People - Waiting);
            (await db.Citizens.Where(c => c.BatchId == batch.Id).Select(c => c.CitizenId).Distinct().CountAsync()).ShouldBe(People - Waiting);
        });
    }

    private async Task<int> WrittenAsync(Guid file)
    {
        var written = 0;
        await portal.InDatabaseAsync(async db => written = await db.ImportRows.IgnoreQueryFilters([AppDbContext.CompleteFilter])
            .CountAsync(r => db.ImportBatches.Any(b => b.Id == r.BatchId && b.FileId == file)));
        return written;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add($"http://127.0.0.1:{FreePort()}");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Database__Provider"] = "Sqlite";
        start.Environment["ConnectionStrings__Default"] = $"Data Source={portal.DatabaseFile}";
        start.Environment["Work__LeaseSeconds"] = "3";
        start.Environment["Work__PollSeconds"] = "0.2";
        start.Environment["Work__MaxAttempts"] = "1000";
        start.Environment["Serilog__MinimumLevel__Default"] = "Error";
        var site = Process.Start(start)!;
        site.OutputDataReceived += (_, _) => { };
        site.ErrorDataReceived += (_, _) => { };
        site.BeginOutputReadLine();
        site.BeginErrorReadLine();
        return site;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
