using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.UnitTests.Data;
using AsxhPortal.Web.Features.Matching.Cases;
using AsxhPortal.Web.Features.Matching.Runs;
using AsxhPortal.Web.Features.Shared.Matches;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>The data behind a case changes; the case says itself anew, on a real database file.</summary>
public sealed class ReevaluateMatchesTests
{
    private static readonly MatchSettings Careful = new() { AsksAboutDifferences = true };
    private static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Later = Now.AddDays(1);
    private static readonly Actor Steward = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), "Cán bộ dữ liệu");

    [Fact]
    public async Task Nothing_changed_so_nothing_is_written()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unit = await PrepareAsync(database);
        await using var db = database.Open();
        (await RunAsync(db, unit)).ShouldBe(new Reevaluation(4, 0, 0, 0, 0, 0, 0));
        (await db.MatchDecisions.AllAsync(d => d.Version == 0, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_mended_row_closes_its_own_case()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unit = await PrepareAsync(database);
        await using var db = database.Open();
        var row = await RowAsync(db, "Võ Thị Hoà");
        row.Birth = new PartialDate(1948, 8, 15);
        await db.SaveChangesAsync(Cancel);
        (await new ReevaluateMatches(db, Careful).RunAsync(unit, [row.Id], null, Later, Cancel)).ShouldBe(new Reevaluation(1, 1, 1, 0, 0, 0, 0));
        var solved = await CaseAsync(db, row.Id);
        (solved.State, solved.SolvedAt, solved.IsDecidedByPerson).ShouldBe((MatchState.Accepted, Later, false));
        solved.Reasons.ShouldStartWith("đã tự giải quyết: trùng số định danh; trùng họ tên; trùng ngày sinh");
        (await db.MatchCandidates.Where(c => c.DecisionId == solved.Id).Select(c => c.DifferingFields).ToListAsync(Cancel)).ShouldBe([""]);
    }

    [Fact]
    public async Task A_new_citizen_solves_the_case_of_a_row_nobody_was_found_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unit = await PrepareAsync(database);
        await using var db = database.Open();
        var added = Citizen(unit, "Đặng Trọng Khoát", new PartialDate(1944), "042044123123");
        db.Citizens.Add(added);
        await db.SaveChangesAsync(Cancel);
        var result = (await new ReevaluateMatches(db, Careful).RunAsync(unit, null, [added.Id], Later, Cancel))!;
        (result.Looked, result.Solved).ShouldBe((2, 1));
        (await CaseAsync(db, (await RowAsync(db, "Đặng Trọng Khoát")).Id)).CitizenRecordId.ShouldBe(added.Id);
    }

    [Fact]
    public async Task A_match_that_no_longer_holds_waits_for_a_person_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unit = await PrepareAsync(database);
        await using var db = database.Open();
        var lan = await db.Citizens.SingleAsync(c => c.FullName == "Nguyễn Thị Lan", Cancel);
        lan.Birth = new PartialDate(1962, 3, 12);
        await db.SaveChangesAsync(Cancel);
        (await RunAsync(db, unit)).Reopened.ShouldBe(1);
        (await CaseAsync(db, (await RowAsync(db, "Nguyễn Thị Lan")).Id)).State.ShouldBe(MatchState.Open);
    }

    [Fact]
    public async Task What_a_person_decided_stays_and_is_marked()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unit = await PrepareAsync(database);
        await using var db = database.Open();
        var row = await RowAsync(db, "Võ Thị Hoà");
        var before = await CaseAsync(db, row.Id);
        var stranger = await db.Citizens.SingleAsync(c => c.FullName == "Hồ Sỹ Quế", Cancel);
        await new DecideMatch(db).RunAsync(row.Id, new MatchAnswer(MatchVerdict.Accept, stranger.Id, "hỏi trưởng thôn", before.Version), Steward, Now, Cancel);
        (await RunAsync(db, unit)).ShouldBe(new Reevaluation(4, 0, 0, 0, 0, 0, 0), "the hand-chosen citizen belongs to the data behind the case");

        stranger.Residence = Residence.Dead;
        await db.SaveChangesAsync(Cancel);
        (await RunAsync(db, unit)).Marked.ShouldBe(1);
        var after = await CaseAsync(db, row.Id);
        (after.State, after.CitizenRecordId, after.DataChangedAt).ShouldBe((MatchState.Accepted, stranger.Id, Later));
        await new DecideMatch(db).RunAsync(row.Id, new MatchAnswer(MatchVerdict.Reopen, null, null, after.Version), Steward, Later, Cancel);
        (await CaseAsync(db, row.Id)).DataChangedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_row_that_is_good_now_gets_a_case_and_one_that_waits_again_loses_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unit = await PrepareAsync(database);
        await using var db = database.Open();
        var mended = await RowAsync(db, "Hồ Sỹ Quế");
        (await db.MatchDecisions.AnyAsync(d => d.RowId == mended.Id, Cancel)).ShouldBeFalse();
        mended.Status = ImportRowStatus.Warned;
        var broken = await RowAsync(db, "Võ Thị Hoà");
        broken.Status = ImportRowStatus.Rejected;
        // Not saved by the caller: the use case writes it first.
        (await new ReevaluateMatches(db, Careful).RunAsync(unit, [mended.Id, broken.Id], null, Later, Cancel)).ShouldBe(new Reevaluation(1, 0, 0, 0, 0, 1, 1));
        (await CaseAsync(db, mended.Id)).State.ShouldBe(MatchState.Accepted);
        (await db.MatchDecisions.AnyAsync(d => d.RowId == broken.Id, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Rows_of_the_extract_itself_are_never_compared_and_other_communes_are_out_of_reach()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unit = await PrepareAsync(database);
        await using var db = database.Open();
        var extract = new ImportBatch(unit, SourceGroup.Registry, "dan-cu.xlsx", "hash-r", Steward, Now);
        db.ImportBatches.Add(extract);
        await db.SaveChangesAsync(Cancel);
        var row = Row(extract, 1, "Nguyễn Thị Lan", "12/03/1950", "042150000001");
        db.ImportRows.Add(row);
        await db.SaveChangesAsync(Cancel);
        (await new ReevaluateMatches(db, Careful).RunAsync(unit, [row.Id], null, Later, Cancel)).ShouldBe(new Reevaluation(0, 0, 0, 0, 0, 0, 0));
        var other = await db.Units.Where(u => u.Code == "18391").Select(u => u.Id).FirstAsync(Cancel);
        await using var outside = database.Open(scope => scope.SeeUnits([other]));
        (await new ReevaluateMatches(outside, Careful).RunAsync(unit, null, null, Later, Cancel)).ShouldBeNull();
        (await new ReevaluateMatches(outside, Careful).RunAsync(other, null, null, Later, Cancel)).ShouldBe(new Reevaluation(0, 0, 0, 0, 0, 0, 0));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Reevaluation> RunAsync(AppDbContext db, Guid unit) => (await new ReevaluateMatches(db, Careful).RunAsync(unit, null, null, Later, Cancel))!;

    private static Task<ImportRow> RowAsync(AppDbContext db, string name) => db.ImportRows.SingleAsync(r => r.FullName == name, Cancel);

    private static Task<MatchDecision> CaseAsync(AppDbContext db, Guid rowId) => db.MatchDecisions.AsNoTracking().SingleAsync(d => d.RowId == rowId, Cancel);

    /// <summary>Two automatic matches, one case, one row of nobody, and one that waits in step 1.</summary>
    private static async Task<Guid> PrepareAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var unit = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).FirstAsync(Cancel);
        db.Citizens.AddRange(
            Citizen(unit, "Nguyễn Thị Lan", new PartialDate(1950, 3, 12), "042150000001"),
            Citizen(unit, "Trần Văn Bình", new PartialDate(1975, 6, 5), "042075000004"),
            Citizen(unit, "Hồ Sỹ Quế", new PartialDate(1930), "042030000007"),
            Citizen(unit, "Võ Thị Hoà", new PartialDate(1948, 8, 15), "042148000008"));
        var batch = new ImportBatch(unit, SourceGroup.SocialAssistance, "danh-sach.xlsx", "hash-1", Steward, Now);
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(Cancel);
        var waiting = Row(batch, 5, "Hồ Sỹ Quế", "1930", "042030000007");
        waiting.Status = ImportRowStatus.Rejected;
        db.ImportRows.AddRange(
            Row(batch, 1, "Nguyễn Thị Lan", "12/03/1950", "042150000001"),
            Row(batch, 2, "Trần Văn Bình", "05/06/1975", "042075000004"),
            Row(batch, 3, "Võ Thị Hoà", "15/08/1949", "042148000008"),
            Row(batch, 4, "Đặng Trọng Khoát", "1944", "042044123123"),
            waiting);
        await db.SaveChangesAsync(Cancel);
        await new RunMatching(db, Careful).RunAsync(unit, null, Steward, Now, Cancel);
        return unit;
    }

    private static Citizen Citizen(Guid unit, string name, PartialDate birth, string id) => new()
    {
        UnitId = unit,
        FullName = name,
        NameKey = VietnameseText.Fold(name),
        Birth = birth,
        CitizenId = id,
        HamletName = "Thôn Yên Ngư",
    };

    private static ImportRow Row(ImportBatch batch, int number, string name, string birth, string id)
    {
        PartialDate.TryParse(birth, out var date).ShouldBeTrue();
        return new ImportRow
        {
            BatchId = batch.Id,
            UnitId = batch.UnitId,
            Group = batch.Group,
            SheetName = "Sheet1",
            RowNumber = number,
            FullName = name,
            NameKey = VietnameseText.Fold(name),
            Birth = date,
            CitizenId = id,
            HamletName = "Yên Ngư",
        };
    }
}
