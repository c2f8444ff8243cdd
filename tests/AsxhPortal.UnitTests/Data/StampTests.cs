using System.Data.Common;
using System.Diagnostics;
using AsxhPortal.Data;
using AsxhPortal.Data.Stamps;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.UnitTests.Beneficiaries;
using AsxhPortal.Web.Features.Matching.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shouldly;

namespace AsxhPortal.UnitTests.Data;

/// <summary>Rows and their stamp are committed together: a process that dies between the two leaves neither.</summary>
public sealed class StampTests
{
    private const string BeforeName = "Hoàng Văn An", AfterName = "Hoàng Văn Ánh";

    public static readonly TheoryData<string, bool> Ways = new()
    {
        { "save", true }, { "save", false }, { "save at once", true }, { "statement", true }, { "statement", false }, { "bulk", true },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task A_write_whose_stamp_fails_is_not_written(string way, bool fails)
    {
        await using var database = await TestDatabase.CreateAsync();
        var register = await Register.FillAsync(database);
        var before = await StampsAsync(database);
        await using (var db = database.Open())
        {
            using var crash = fails ? new Crash(db) : null;
            var write = () => WriteAsync(db, register, way);
            if (fails)
                await Should.ThrowAsync<CrashedException>(write);
            else
                await write();
            db.Database.CurrentTransaction.ShouldBeNull();
        }
        await using var after = database.Open();
        (await after.Beneficiaries.CountAsync(b => b.FullName == AfterName)).ShouldBe(fails ? 0 : 1);
        var stamps = await StampsAsync(database);
        if (fails)
            stamps.ShouldBe(before);
        else
            stamps.ShouldNotBe(before);
    }

    [Fact]
    public async Task A_refused_save_leaves_no_transaction_behind()
    {
        await using var database = await TestDatabase.CreateAsync();
        var register = await Register.FillAsync(database);
        await using var db = database.Open();
        var twice = await db.Beneficiaries.AsNoTracking().FirstAsync(b => b.FullName == BeforeName);
        db.Add(twice);
        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        db.Database.CurrentTransaction.ShouldBeNull();
        db.ChangeTracker.Clear();
        await WriteAsync(db, register, "save");
        (await db.Beneficiaries.CountAsync(b => b.FullName == AfterName)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_has_a_case_open_renews_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var register = await Register.FillAsync(database);
        await using var db = database.Open();
        var list = new Domain.Import.ImportBatch(register.UnitId, Domain.Import.SourceGroup.Merit, "ncc.xlsx", "hash", Register.Police, Register.Now);
        var row = new Domain.Import.ImportRow { BatchId = list.Id, UnitId = register.UnitId, Group = list.Group, SheetName = "Sheet1", RowNumber = 900, FullName = "Ngô Văn Tìm", RawJson = "[]" };
        db.AddRange(list, row, new Domain.Matching.MatchDecision(register.UnitId, row.Id, list.Id, Guid.Empty));
        await db.SaveChangesAsync();
        var before = await StampsAsync(database);
        (await new ClaimCase(db).RunAsync(row.Id, Register.Police, Register.Now)).ShouldBeTrue();
        await new ReleaseCase(db).RunAsync(row.Id, Register.Police);
        (await StampsAsync(database)).ShouldBe(before);
        await db.MatchDecisions.ExecuteUpdateAsync(set => set.SetProperty(d => d.ClaimedById, (Guid?)null).SetProperty(d => d.PublishedAt, Register.Now));
        (await StampsAsync(database)).ShouldContainKey(DataStamp.EverySource);
    }

    [Fact]
    public async Task Each_commune_and_its_sources_have_a_stamp_of_their_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        var register = await Register.FillAsync(database);
        var before = await StampsAsync(database);
        await using (var db = database.Open())
        {
            db.ImportBatches.Add(new Domain.Import.ImportBatch(register.UnitId, Domain.Import.SourceGroup.Merit, "ncc.xlsx", "hash", Register.Police, Register.Now));
            await db.SaveChangesAsync();
        }
        var after = await StampsAsync(database);
        after.Where(s => before.GetValueOrDefault(s.Key) != s.Value).Select(s => s.Key).ShouldBe([DataStamp.OfSources(register.UnitId)]);
    }

    private static async Task WriteAsync(AppDbContext db, Register register, string way)
    {
        switch (way)
        {
            case "save":
                (await db.Beneficiaries.SingleAsync(b => b.FullName == BeforeName)).Rename(VietnameseName.From(AfterName));
                await db.SaveChangesAsync();
                break;
            case "save at once":
                db.Beneficiaries.Single(b => b.FullName == BeforeName).Rename(VietnameseName.From(AfterName));
                db.SaveChanges();
                break;
            case "statement":
                await db.Beneficiaries.Where(b => b.FullName == BeforeName).ExecuteUpdateAsync(set => set.SetProperty(b => b.FullName, AfterName));
                break;
            default:
                await db.BulkInsertAsync([new Beneficiary(register.UnitId, null, VietnameseName.From(AfterName), null, null, null, null)]);
                break;
        }
    }

    private static async Task<Dictionary<string, Guid>> StampsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.DataStamps.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.Value);
    }

    private sealed class CrashedException : Exception;

    /// <summary>The next statement about stamps on this context is the last thing that happens.</summary>
    private sealed class Crash : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly DbContext db;
        private readonly List<IDisposable> subscriptions = [];

        public Crash(DbContext db)
        {
            this.db = db;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == DbLoggerCategory.Name)
                subscriptions.Add(listener.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> what)
        {
            if (what.Key == RelationalEventId.CommandExecuting.Name && what.Value is CommandEventData data && data.Context == db && SaysStamp(data.Command))
                throw new CrashedException();
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose() => subscriptions.ForEach(s => s.Dispose());

        private static bool SaysStamp(DbCommand command) => command.CommandText.Contains("DataStamps", StringComparison.Ordinal);
    }
}
