using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.UnitTests.Beneficiaries;
using AsxhPortal.UnitTests.Data;
using AsxhPortal.Web.Features.Matching.Duplicates;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>Doubles on a real database file: what is one, what is none, and that the work does not grow with the people.</summary>
public sealed class FindDuplicatesTests
{
    private static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Steward = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), "Cán bộ dữ liệu");

    [Fact]
    public async Task Namesakes_wards_and_other_categories_are_no_doubles_of_one_list()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var list = await ListAsync(db);
        db.ImportRows.AddRange(
            Row(list, 1, "Nguyễn Thị Lan", "12/03/1950", null, "BTXH-5C", "Yên Ngư"), Row(list, 2, "Nguyễn Thị Lan", "12/03/1950", null, "BTXH-5C", "Yên Lợi"),
            Row(list, 3, "Nguyễn Thị Lan", "1950", null, "BTXH-5C", "Yên Ngư"),
            Row(list, 4, "Hồ Thị Năm", "01/02/1970", "042170000001", "CS-20.2C", "Yên Ngư", "Hồ Văn A"), Row(list, 5, "Hồ Thị Năm", "01/02/1970", "042170000001", "CS-20.2C", "Yên Ngư", "Hồ Văn B"),
            Row(list, 6, "Lê Văn Tám", "01/02/1960", "042060000005", "BTXH-5C", "Yên Ngư"), Row(list, 7, "Lê Văn Tám", "01/02/1960", "042060000005", "BTXH-6-N", "Yên Ngư"),
            Row(list, 8, "Võ Thị Hoà", "15/08/1948", null, "BTXH-5C", "Yên Ngư"), Row(list, 9, "Võ Thị Hòa", "15/08/1948", null, "BTXH-5C", "Yên Ngư"));
        await db.SaveChangesAsync(Cancel);
        var found = (await Finder(db).RunAsync(list.UnitId, DuplicateKind.SameList, Cancel))!;
        found.Select(f => f.Who).ShouldBe(["Võ Thị Hoà"]);
        found[0].Why.ShouldContain("trùng họ tên, ngày sinh và thôn");
    }

    [Fact]
    public async Task A_row_that_a_newer_edition_replaced_or_dropped_is_no_double()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var list = await ListAsync(db);
        var first = Row(list, 1, "Võ Thị Hoà", "15/08/1948", "042148000003", "BTXH-5C", "Yên Ngư");
        var second = Row(list, 2, "Võ Thị Hoà", "15/08/1948", "042148000003", "BTXH-5C", "Yên Ngư");
        db.ImportRows.AddRange(first, second);
        await db.SaveChangesAsync(Cancel);
        (await Finder(db).RunAsync(list.UnitId, DuplicateKind.SameList, Cancel))!.Count.ShouldBe(1);
        second.GoneInBatchId = list.Id;
        await db.SaveChangesAsync(Cancel);
        (await Finder(db).RunAsync(list.UnitId, DuplicateKind.SameList, Cancel))!.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_people_of_the_register_may_be_one_where_a_number_is_missing_never_where_two_differ()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var unit = (await ListAsync(db)).UnitId;
        db.Beneficiaries.AddRange(Person(unit, "Võ Thị Hoà", "15/08/1948", "042148000003"), Person(unit, "Võ Thị Hoà", "15/08/1948", null),
            Person(unit, "Lê Văn Tám", "01/02/1960", "042060000005"), Person(unit, "Lê Văn Tám", "01/02/1960", "042060000006"), Person(unit, "Bùi Thị Sen", "1938", null), Person(unit, "Bùi Thị Sen", "1938", null));
        await db.SaveChangesAsync(Cancel);
        var found = (await Finder(db).RunAsync(unit, DuplicateKind.SameList, Cancel))!;
        found.Select(f => f.Who).ShouldBe(["Võ Thị Hoà"]);
        found[0].Parties.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(400)]
    public async Task The_number_of_statements_does_not_grow_with_the_people(int people)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var list = await ListAsync(db);
        for (var i = 0; i < people; i++)
        {
            db.ImportRows.Add(Row(list, 2 * i + 1, $"Người {i}", "12/03/1950", $"0421500{i:00000}", "BTXH-5C", "Yên Ngư"));
            db.ImportRows.Add(Row(list, 2 * i + 2, $"Người {i}", "12/03/1950", $"0421500{i:00000}", "BTXH-5C", "Yên Ngư"));
        }
        await db.SaveChangesAsync(Cancel);
        using var statements = new StatementLog(db);
        var counts = await Finder(db).CountAsync(list.UnitId, Cancel);
        counts.Single(c => c.Kind == DuplicateKind.SameList).Open.ShouldBe(people);
        statements.Count.ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public async Task Another_communes_doubles_are_out_of_reach()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open(scope => scope.SeeUnits([Guid.NewGuid()]));
        var unit = await db.Units.Where(u => u.Level == UnitLevel.Commune).Select(u => u.Id).FirstAsync(Cancel);
        (await Finder(db).RunAsync(unit, DuplicateKind.SameList, Cancel)).ShouldBeNull();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static FindDuplicates Finder(AppDbContext db)
    {
        var clock = new BusinessClock(new Stopped(), TimeSpan.Zero);
        return new FindDuplicates(db, new SameListDuplicates(db), new SeveralEntitlements(db, RateBooks.Of(db), clock), new TwoCommunes(db),
            new SharedAccounts(db, new PaymentProviders(db, new ReferenceCache(), new ReferenceStamp(db)), clock), new UnitPictures(db, new MemoryCache(new MemoryCacheOptions()), clock));
    }

    private static async Task<ImportBatch> ListAsync(AppDbContext db)
    {
        var unit = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).FirstAsync(Cancel);
        var list = new ImportBatch(unit, SourceGroup.SocialAssistance, "btxh.xlsx", "hash", Steward, Now);
        db.ImportBatches.Add(list);
        await db.SaveChangesAsync(Cancel);
        return list;
    }

    private static Beneficiary Person(Guid unit, string name, string birth, string? id) => new(unit, null, VietnameseName.From(name), Date(birth), null, id, null);

    private static ImportRow Row(ImportBatch list, int number, string name, string birth, string? id, string category, string hamlet, string? ward = null) => new()
    {
        BatchId = list.Id,
        UnitId = list.UnitId,
        Group = list.Group,
        SheetName = "Sheet1",
        RowNumber = number,
        FullName = name,
        NameKey = VietnameseText.Fold(name),
        Birth = Date(birth),
        CitizenId = id,
        HamletName = hamlet,
        CategoryCode = category,
        WardName = ward,
        Amount = 360_000,
    };

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text);

    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(Now);
    }
}
