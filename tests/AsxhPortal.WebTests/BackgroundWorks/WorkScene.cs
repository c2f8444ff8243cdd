using System.Security.Cryptography;
using System.Text;
using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.BackgroundWorks;

/// <summary>The site without a worker: whatever is queued waits until another process (a second host, a real one) takes it.</summary>
public sealed class IdlePortal : PortalFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Work:Enabled", "false");
        builder.UseSetting("Work:WaitSeconds", "0");
    }

    /// <summary>A second host on the same database, with a worker.</summary>
    public WebApplicationFactory<Program> WithWorker() => WithWebHostBuilder(builder => builder
        .UseSetting("Work:Enabled", "true").UseSetting("Work:PollSeconds", "0.2").UseSetting("Work:LeaseSeconds", "20"));
}

/// <summary>Files that were received and work that is queued, put straight into the database.</summary>
internal static class WorkScene
{
    public const string Commune = "18376", OtherCommune = "18391";

    public static readonly Actor Steward = new(Guid.Parse("00000000-0000-0000-0000-0000000000aa"), "Cán bộ nhập liệu");

    /// <summary>A list of social assistance; different words make a different file.</summary>
    public static byte[] List(string name, int rows = 3) => Encoding.UTF8.GetBytes(
        "DANH SÁCH BẢO TRỢ XÃ HỘI ngày 03 tháng 01 năm 2024\nSTT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Thôn,Loại đối tượng,Mức trợ cấp\n"
        + string.Concat(Enumerable.Range(1, rows).Select(i => $"{i},{name} {Letters(i)},20/11/1940,Nữ,042140{i:000000},Thôn Yên Ngư,NCT 80 tuổi,360000\n")));

    /// <summary>A population extract in which every fiftieth number has a digit too many, so that the row waits.</summary>
    public static byte[] Extract(int rows) => Encoding.UTF8.GetBytes(
        "STT,Họ và tên,Ngày sinh,Giới tính,Số định danh cá nhân,Số CMND cũ,Nơi thường trú (thôn),Họ tên chủ hộ,Quan hệ với chủ hộ,Tình trạng,Ngày chết\n"
        + string.Concat(Enumerable.Range(1, rows).Select(i => $"{i},Trần Thị {Letters(i)},20/11/1940,Nữ,042140{i:000000}{(i % 50 == 0 ? "9" : "")},,Thôn {1 + i / 1000},Trần Thị {Letters(i)},Chủ hộ,Thường trú,\n")));

    public static async Task<Guid> UnitAsync(AppDbContext db, string code) =>
        await db.Units.Where(u => u.Code == code && u.ValidFrom <= PortalFactory.Today).OrderByDescending(u => u.ValidFrom).Select(u => u.Id).FirstAsync();

    /// <summary>A received file and the work that imports it.</summary>
    public static async Task<(Guid File, Guid Work)> QueueImportAsync(this PortalFactory portal, string unitCode, string name, byte[] bytes, SourceGroup group = SourceGroup.SocialAssistance)
    {
        Guid fileId = default, workId = default;
        await portal.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            var unit = await UnitAsync(db, unitCode);
            var file = new ReceivedFile(unit, group, name, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, Steward, PortalFactory.Now);
            file.Confirm(null);
            db.Add(file);
            db.Add(new ReceivedFileContent(file, bytes));
            await db.SaveChangesAsync();
            fileId = file.Id;
            workId = await services.GetRequiredService<QueueWork>().RunAsync(unit, WorkKind.Import, file.Id, $"Nhập danh sách {name}", Steward);
        });
        return (fileId, workId);
    }

    public static async Task<BackgroundWork> WorkAsync(this PortalFactory portal, Guid id)
    {
        BackgroundWork? work = null;
        await portal.InDatabaseAsync(async db => work = await db.BackgroundWorks.AsNoTracking().SingleAsync(w => w.Id == id));
        return work!;
    }

    /// <summary>Until the work is as wanted; a worker that never comes there fails the test after two minutes.</summary>
    public static async Task<BackgroundWork> UntilAsync(this PortalFactory portal, Guid id, Func<BackgroundWork, bool> isThere)
    {
        for (var i = 0; i < 2400; i++)
        {
            if (await portal.WorkAsync(id) is var work && isThere(work)) return work;
            await Task.Delay(50);
        }
        throw new ShouldAssertException($"The work is still {(await portal.WorkAsync(id)).State}: {(await portal.WorkAsync(id)).Stage}");
    }

    /// <summary>As if a process had died in the middle of it: running, its lease run out, some rows written under a batch that nobody sees.</summary>
    public static Task LeaveHalfDoneAsync(this PortalFactory portal, Guid workId, int attempts = 1) => portal.InDatabaseAsync(async db =>
    {
        var work = await db.BackgroundWorks.SingleAsync(w => w.Id == workId);
        var file = await db.ReceivedFiles.SingleAsync(f => f.Id == work.SubjectId);
        var batch = new ImportBatch(file.UnitId, file.Group, file.FileName, file.ContentHash, Steward, PortalFactory.Now);
        batch.ReadFrom(file);
        batch.BeginWriting(PortalFactory.Now);
        var row = new ImportRow { BatchId = batch.Id, UnitId = file.UnitId, Group = file.Group, SheetName = "CSV", RowNumber = 3, FullName = "Dở Dang" };
        await db.BulkInsertAsync([batch]);
        await db.BulkInsertAsync([row]);
        await db.BulkInsertAsync([new RowProblem { BatchId = batch.Id, RowId = row.Id, Code = "ID-BLANK", Field = "CitizenId" }]);
        await db.BackgroundWorks.Where(w => w.Id == workId).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.State, WorkState.Running).SetProperty(w => w.LeasedBy, "máy đã tắt:1:x").SetProperty(w => w.Attempts, attempts)
            .SetProperty(w => w.LeasedUntil, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
    });

    private static string Letters(int number) => $"{(char)('A' + number / 676 % 26)}{(char)('a' + number / 26 % 26)}{(char)('a' + number % 26)}";
}
