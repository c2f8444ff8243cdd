using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.UnitTests.Data;
using AsxhPortal.Web.Features.Matching.Cases;
using AsxhPortal.Web.Features.Matching.Runs;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>Run, decide and publish on a real database file.</summary>
public sealed class PublishMatchesTests
{
    private static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Steward = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), "Cán bộ dữ liệu");

    [Fact]
    public async Task Publishing_twice_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unit = await PrepareAsync(database);

        await using (var db = database.Open())
        {
            var run = (await new RunMatching(db).RunAsync(unit, null, Steward, Now, Cancel))!;
            (run.AutoCount, run.ReviewCount, run.NoneCount).ShouldBe((3, 1, 1));
            var first = (await new PublishMatches(db).RunAsync(unit, Steward, Now, Cancel))!;
            first.ShouldBe(new PublishedMatches(3, 2, 3, 1, 1, 0, 0));
        }
        await using (var db = database.Open())
        {
            await Should.ThrowAsync<RuleException>(() => new PublishMatches(db).RunAsync(unit, Steward, Now, Cancel));
            // The same rows in a newer list: known people, known entitlements.
            var again = await AddRowsAsync(db, unit, "hash-2");
            await new RunMatching(db).RunAsync(unit, again, Steward, Now, Cancel);
            var second = (await new PublishMatches(db).RunAsync(unit, Steward, Now, Cancel))!;
            second.ShouldBe(new PublishedMatches(3, 0, 0, 0, 0, 0, 0));
        }
        await using (var db = database.Open())
        {
            var people = await db.Beneficiaries.Include(b => b.Entitlements).OrderBy(b => b.NameSortKey).ToListAsync(Cancel);
            people.Select(p => (p.FullName, p.Status)).ShouldBe([("Nguyễn Thị Lan", BeneficiaryStatus.Active), ("Hồ Sỹ Quế", BeneficiaryStatus.Deceased)]);
            people[0].Entitlements.Select(e => e.CategoryCode).ShouldBe(["BTXH-5C", "BTXH-6-N-TE"], ignoreOrder: true);
            people[0].Phone.ShouldBe("0912345678");
            people[0].HamletId.ShouldNotBeNull();
            people[1].StatusOn.ShouldBe(new DateOnly(2023, 11, 2));
            var account = await db.BankAccounts.SingleAsync(Cancel);
            (account.BeneficiaryId, account.Number).ShouldBe((people[0].Id, "0123456789"));
            (await db.ChangeEvents.CountAsync(Cancel)).ShouldBe(1);
            (await db.MatchDecisions.CountAsync(d => d.PublishedAt != null && d.BeneficiaryId != null, Cancel)).ShouldBe(6);
            (await db.AuditEntries.CountAsync(e => e.BeneficiaryId == people[0].Id, Cancel)).ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task A_run_never_overrules_a_person_and_an_undone_case_stays_open()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unit = await PrepareAsync(database);
        await using (var db = database.Open())
            await new RunMatching(db).RunAsync(unit, null, Steward, Now, Cancel);

        await using (var db = database.Open())
        {
            var review = await db.MatchDecisions.SingleAsync(d => d.Outcome == MatchOutcome.Review, Cancel);
            var none = await db.MatchDecisions.SingleAsync(d => d.Outcome == MatchOutcome.None, Cancel);
            var candidate = await db.MatchCandidates.SingleAsync(c => c.DecisionId == review.Id && c.Rank == 1, Cancel);
            var decide = new DecideMatch(db);
            await decide.RunAsync(review.RowId, new MatchAnswer(MatchVerdict.Accept, candidate.CitizenRecordId, null, review.Version), Steward, Now, Cancel);
            await decide.RunAsync(none.RowId, new MatchAnswer(MatchVerdict.Verify, null, "hỏi thôn", none.Version), Steward, Now, Cancel);
            none.Note.ShouldBe("Phối hợp Sở LĐTBXH xác minh. hỏi thôn");
            var auto = await db.MatchDecisions.FirstAsync(d => d.Outcome == MatchOutcome.Auto, Cancel);
            await decide.RunAsync(auto.RowId, new MatchAnswer(MatchVerdict.Reopen, null, null, auto.Version), Steward, Now, Cancel);
        }
        await using (var db = database.Open())
        {
            (await new RunMatching(db).RunAsync(unit, null, Steward, Now, Cancel))!.RowCount.ShouldBe(2);
            var states = await db.MatchDecisions.GroupBy(d => d.State).ToDictionaryAsync(g => g.Key, g => g.Count(), Cancel);
            states.ShouldBe(new Dictionary<MatchState, int> { [MatchState.Accepted] = 3, [MatchState.ToVerify] = 1, [MatchState.Open] = 1 }, ignoreOrder: true);
            (await new PublishMatches(db).RunAsync(unit, Steward, Now, Cancel))!.Rows.ShouldBe(3);
        }
    }

    [Fact]
    public async Task Of_two_officers_the_second_is_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unit = await PrepareAsync(database);
        await using var db = database.Open();
        await new RunMatching(db).RunAsync(unit, null, Steward, Now, Cancel);
        var none = await db.MatchDecisions.AsNoTracking().SingleAsync(d => d.Outcome == MatchOutcome.None, Cancel);
        var answer = new MatchAnswer(MatchVerdict.Verify, null, null, none.Version);
        await new DecideMatch(db).RunAsync(none.RowId, answer, Steward, Now, Cancel);
        await using var other = database.Open();
        await Should.ThrowAsync<StaleRecordException>(() => new DecideMatch(other).RunAsync(none.RowId, answer with { Verdict = MatchVerdict.Dismiss, Note = "sai" }, Steward, Now, Cancel));
    }

    [Fact]
    public async Task Another_commune_and_the_citizen_of_another_commune_are_out_of_reach()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unit = await PrepareAsync(database);
        await using (var db = database.Open())
            await new RunMatching(db).RunAsync(unit, null, Steward, Now, Cancel);
        await using var db2 = database.Open();
        var stranger = await db2.Citizens.SingleAsync(c => c.UnitId != unit, Cancel);
        var open = await db2.MatchDecisions.AsNoTracking().FirstAsync(d => d.State == MatchState.Open, Cancel);
        await Should.ThrowAsync<RuleException>(() => new DecideMatch(db2).RunAsync(open.RowId, new MatchAnswer(MatchVerdict.Accept, stranger.Id, null, open.Version), Steward, Now, Cancel));
        await using var outside = database.Open(scope => scope.SeeUnits([stranger.UnitId]));
        (await new DecideMatch(outside).RunAsync(open.RowId, new MatchAnswer(MatchVerdict.Verify, null, null, open.Version), Steward, Now, Cancel)).ShouldBeNull();
        (await new RunMatching(outside).RunAsync(unit, null, Steward, Now, Cancel)).ShouldBeNull();
        (await new PublishMatches(outside).RunAsync(unit, Steward, Now, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_commune_without_population_extract_is_told_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var unit = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).FirstAsync(Cancel);
        (await Should.ThrowAsync<RuleException>(() => new RunMatching(db).RunAsync(unit, null, Steward, Now, Cancel))).Message.ShouldContain("dữ liệu dân cư");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Three people of xã Xuân Yên, one of another commune, and a list of five rows.</summary>
    private static async Task<Guid> PrepareAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var unit = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).FirstAsync(Cancel);
        var other = await db.Units.Where(u => u.Code == "18391").Select(u => u.Id).FirstAsync(Cancel);
        db.Hamlets.Add(new Hamlet(unit, "Thôn Yên Ngư"));
        db.Citizens.AddRange(
            Citizen(unit, "Nguyễn Thị Lan", new PartialDate(1950, 3, 12), Sex.Female, "042150000001"),
            Citizen(unit, "Hồ Sỹ Quế", new PartialDate(1930), Sex.Male, "042030000007", Residence.Dead, new DateOnly(2023, 11, 2)),
            Citizen(unit, "Võ Thị Hoà", new PartialDate(1948, 8, 15), Sex.Female, "042148000008"),
            Citizen(other, "Phan Trọng Nghĩa", new PartialDate(1966, 2, 14), Sex.Male, "042066000009"));
        await db.SaveChangesAsync(Cancel);
        await AddRowsAsync(db, unit, "hash-1");
        return unit;
    }

    private static async Task<Guid> AddRowsAsync(AppDbContext db, Guid unit, string hash)
    {
        var batch = new ImportBatch(unit, SourceGroup.SocialAssistance, "danh-sach.xlsx", hash, Steward, Now);
        var merit = new ImportBatch(unit, SourceGroup.Merit, "ncc.xlsx", hash, Steward, Now);
        db.ImportBatches.AddRange(batch, merit);
        var lan = Row(batch, 1, "Nguyễn Thị Lan", "1950", "042150000001", "BTXH-5C");
        (lan.Phone, lan.AccountNumber, lan.ProviderCode, lan.AccountHolder) = ("912345678", "0123456789", "970405", "NGUYEN THI LAN");
        db.ImportRows.AddRange(
            lan,
            Row(batch, 2, "NGUYỄN THỊ LAN", "12/03/1950", "042150000001", "BTXH-6-N-TE"),
            Row(batch, 3, "Hồ Sỹ Quế", "1930", "042030000007", "BTXH-5C"),
            Row(batch, 4, "Võ Thị Hoà", "15/08/1949", "042148777777", "BTXH-5C"),
            Row(merit, 5, "Đặng Trọng Khoát", "1944", "042044123123", null));
        await db.SaveChangesAsync(Cancel);
        return batch.Id;
    }

    private static Citizen Citizen(Guid unit, string name, PartialDate birth, Sex sex, string id, Residence residence = Residence.Resident, DateOnly? diedOn = null) => new()
    {
        UnitId = unit,
        FullName = name,
        NameKey = VietnameseText.Fold(name),
        Birth = birth,
        Sex = sex,
        CitizenId = id,
        HamletName = "Thôn Yên Ngư",
        HouseholdHead = name,
        Residence = residence,
        DiedOn = diedOn,
    };

    private static ImportRow Row(ImportBatch batch, int number, string name, string birth, string id, string? category)
    {
        PartialDate.TryParse(birth, out var date).ShouldBeTrue();
        return new ImportRow
        {
            BatchId = batch.Id,
            UnitId = batch.UnitId,
            Group = batch.Group,
            SheetName = "Sheet1",
            RowNumber = number,
            Status = ImportRowStatus.Accepted,
            FullName = name,
            NameKey = VietnameseText.Fold(name),
            Birth = date,
            CitizenId = id,
            HamletName = "Yên Ngư",
            CategoryCode = category,
            Amount = 360_000,
            StartsFrom = new Period(2023, 5),
        };
    }
}
