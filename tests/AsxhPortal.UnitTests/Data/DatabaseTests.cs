using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.ReferenceData;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace AsxhPortal.UnitTests.Data;

public sealed class DatabaseTests
{
    private static readonly Actor Clerk = new(Guid.NewGuid(), "Nguyễn Văn Thử");
    private static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Reference_data_is_written_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await new ReferenceDataSeeder(db).RunAsync();
        (await db.BenefitCategories.CountAsync()).ShouldBe(85);
        (await db.PaymentProviders.CountAsync()).ShouldBe(67);
        (await db.Units.CountAsync(u => u.Code == "18376")).ShouldBe(1);
        (await db.ReceivingAgencies.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("BTXH-5C", null, "2024-01-10", 360_000)]
    [InlineData("BTXH-5C", null, "2024-07-01", 500_000)]
    [InlineData("BTXH-6-DBN-NCT", null, "2024-01-10", 900_000)]
    [InlineData("NCC-6.1-TB", 23, "2024-01-10", 1_513_000)]
    [InlineData("NCC-6.1-TB", 23, "2024-08-01", 2_053_000)]
    [InlineData("NCC-3.1-TNLS1", null, "2024-01-10", 2_055_000)]
    [InlineData("NGHEO", null, "2024-01-10", 0)]
    public async Task Amounts_come_from_the_dated_reference_data(string code, int? percent, string day, long expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var book = new RateBook(await db.BenefitCategories.ToListAsync(), await db.BaseAmounts.ToListAsync(), await db.BenefitRates.ToListAsync());
        book.AmountFor(code, percent, null, DateOnly.Parse(day), "42").ShouldBe(expected);
    }

    [Fact]
    public async Task A_closed_scope_reads_nothing_and_an_open_one_only_its_unit()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var all = database.Open();
        var units = await all.Units.Where(u => u.Code == "18376" || u.Code == "18391").OrderBy(u => u.Code).ToListAsync();
        foreach (var unit in units)
            all.Beneficiaries.Add(new Beneficiary(unit.Id, null, VietnameseName.From("Trần Thị Hoà " + unit.Code), null, null, null, null));
        await all.SaveChangesAsync();

        await using var closed = database.Open(s => s.SeeNothing());
        (await closed.Beneficiaries.CountAsync()).ShouldBe(0);
        await using var own = database.Open(s => s.SeeUnits([units[0].Id]));
        (await own.Beneficiaries.SingleAsync()).UnitId.ShouldBe(units[0].Id);
        await using var limited = database.Open(s => s.SeeUnits([units[0].Id], [Guid.NewGuid()]));
        (await limited.Beneficiaries.CountAsync()).ShouldBe(0);
        (await limited.Entitlements.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_policeman_of_some_thon_reads_nothing_about_people_of_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var all = database.Open();
        var unit = await all.Units.FirstAsync(u => u.Code == "18376");
        var hamlets = new[] { new Hamlet(unit.Id, "Thôn Yên Ngư"), new Hamlet(unit.Id, "Thôn Yên Lợi") };
        all.Hamlets.AddRange(hamlets);
        foreach (var hamlet in hamlets)
        {
            var person = new Beneficiary(unit.Id, null, VietnameseName.From("Người " + hamlet.Name), null, null, null, null);
            person.LiveAt(hamlet.Id);
            all.Add(person);
            all.Add(person.Record(ChangeKind.MoveAway, new DateOnly(2024, 1, 3), null, Clerk, Now));
        }
        await all.SaveChangesAsync();

        await using var limited = database.Open(s => s.SeeUnits([unit.Id], [hamlets[0].Id]));
        (await limited.Beneficiaries.SingleAsync()).HamletId.ShouldBe(hamlets[0].Id);
        (await limited.ChangeEvents.CountAsync()).ShouldBe(1);
        await using var whole = database.Open(s => s.SeeUnits([unit.Id]));
        (await whole.ChangeEvents.CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Every_save_is_audited_with_old_and_new_values_and_raises_the_version()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var unit = await db.Units.FirstAsync(u => u.Code == "18376");
        var person = new Beneficiary(unit.Id, null, VietnameseName.From("Trần Thị Hoà"), new PartialDate(1938), Sex.Female, null, null);
        db.Add(person);
        await db.SaveChangesAsync();
        person.UsePhone("963 045 776");
        await db.SaveChangesAsync();

        person.Version.ShouldBe(1);
        var entry = await db.AuditEntries.SingleAsync(e => e.BeneficiaryId == person.Id && e.Action == AuditAction.Updated);
        entry.ChangesJson.ShouldBe("""{"Phone":[null,"0963045776"]}""");
        entry.UnitId.ShouldBe(unit.Id);
    }

    [Fact]
    public async Task Two_people_saving_the_same_record_do_not_overwrite_each_other()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var first = database.Open();
        var unit = await first.Units.FirstAsync(u => u.Code == "18376");
        first.Add(new Beneficiary(unit.Id, null, VietnameseName.From("Lê Văn An"), null, null, null, null));
        await first.SaveChangesAsync();
        await using var second = database.Open();
        var mine = await first.Beneficiaries.SingleAsync();
        var theirs = await second.Beneficiaries.SingleAsync();
        mine.UsePhone("0963045776");
        await first.SaveChangesAsync();
        theirs.UsePhone("0963045777");
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
        Should.Throw<StaleRecordException>(() => mine.ExpectVersion(0));
    }

    [Fact]
    public async Task Rows_written_in_bulk_keep_their_converted_values()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var unit = await db.Units.FirstAsync(u => u.Code == "18376");
        var batch = new ImportBatch(unit.Id, SourceGroup.Merit, "ncc.xlsx", new string('a', 64), Clerk, Now);
        db.Add(batch);
        await db.SaveChangesAsync();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.BulkInsertAsync(Enumerable.Range(1, 2000).Select(i => new ImportRow
            {
                BatchId = batch.Id,
                UnitId = unit.Id,
                Group = SourceGroup.Merit,
                RowNumber = i,
                SheetName = "Sheet1",
                Status = ImportRowStatus.Warned,
                FullName = "Phạm Thị Mỹ",
                Birth = new PartialDate(1937, 3),
                Sex = Sex.Female,
                StartsFrom = new Period(2014, 7),
                Coefficient = 1.5m,
                Amount = 1_153_000,
            }));
            await transaction.CommitAsync();
        }
        await using var other = database.Open();
        var row = await other.ImportRows.SingleAsync(r => r.RowNumber == 2000);
        row.Birth.ShouldBe(new PartialDate(1937, 3));
        row.StartsFrom.ShouldBe(new Period(2014, 7));
        (row.Sex, row.Status, row.Group, row.Coefficient).ShouldBe((Sex.Female, ImportRowStatus.Warned, SourceGroup.Merit, 1.5m));
        (await other.ImportRows.CountAsync(r => r.Status == ImportRowStatus.Warned)).ShouldBe(2000);
    }
}
