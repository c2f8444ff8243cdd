using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.UnitTests.Data;
using AsxhPortal.Web.Features.Matching.Cases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>Who has a case open.</summary>
public sealed class ClaimCaseTests
{
    private static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Actor[] Officers = Enumerable.Range(1, 8).Select(i => new Actor(new Guid(i, 0, 0, new byte[8]), $"Cán bộ {i}")).ToArray();

    [Fact]
    public async Task Of_eight_officers_at_the_same_moment_one_gets_the_case()
    {
        await using var database = await TestDatabase.CreateAsync();
        var rowId = await PrepareAsync(database);
        var taken = await Task.WhenAll(Officers.Select(officer => Task.Run(async () =>
        {
            await using var db = database.Open();
            return (Officer: officer, HasIt: await new ClaimCase(db).RunAsync(rowId, officer, Now, Cancel));
        }, Cancel)));
        var holder = taken.Single(t => t.HasIt).Officer;

        await using var later = database.Open();
        var open = await later.MatchDecisions.AsNoTracking().SingleAsync(d => d.RowId == rowId, Cancel);
        (open.ClaimedById, open.ClaimedUntil, open.Version).ShouldBe((holder.Id, Now + MatchDecision.ClaimLease, 0));
        open.ClaimedByAnother(holder.Id, Now).ShouldBeNull();
        open.ClaimedByAnother(Guid.Empty, Now).ShouldBe(holder.Name);
        open.ClaimedByAnother(Guid.Empty, Now + MatchDecision.ClaimLease).ShouldBeNull();
    }

    [Fact]
    public async Task A_claim_is_renewed_by_its_holder_given_back_by_nobody_else_and_ends_with_the_decision()
    {
        await using var database = await TestDatabase.CreateAsync();
        var rowId = await PrepareAsync(database);
        await using var db = database.Open();
        var (mine, other) = (Officers[0], Officers[1]);
        (await new ClaimCase(db).RunAsync(rowId, mine, Now, Cancel)).ShouldBeTrue();
        (await new ClaimCase(db).RunAsync(rowId, mine, Now.AddMinutes(4), Cancel)).ShouldBeTrue();
        await new ReleaseCase(db).RunAsync(rowId, other, Cancel);
        (await new ClaimCase(db).RunAsync(rowId, other, Now.AddMinutes(8), Cancel)).ShouldBeFalse();
        (await new ClaimCase(db).RunAsync(rowId, other, Now.AddMinutes(9), Cancel)).ShouldBeTrue();

        (await Should.ThrowAsync<RuleException>(() => new DecideMatch(db).RunAsync(rowId, new MatchAnswer(MatchVerdict.Verify, null, null, 0), mine, Now.AddMinutes(9), Cancel)))
            .Message.ShouldContain("Cán bộ 2 đang xem");
        db.ChangeTracker.Clear();
        await new DecideMatch(db).RunAsync(rowId, new MatchAnswer(MatchVerdict.Verify, null, null, 0), other, Now.AddMinutes(9), Cancel);
        (await db.MatchDecisions.AsNoTracking().SingleAsync(d => d.RowId == rowId, Cancel)).ClaimedById.ShouldBeNull();
        (await new ClaimCase(db).RunAsync(rowId, mine, Now.AddMinutes(10), Cancel)).ShouldBeFalse("a decided case is nobody's");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Guid> PrepareAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var unit = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).FirstAsync(Cancel);
        var batch = new ImportBatch(unit, SourceGroup.SocialAssistance, "danh-sach.xlsx", "hash-1", Officers[0], Now);
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(Cancel);
        var row = new ImportRow { BatchId = batch.Id, UnitId = unit, Group = batch.Group, SheetName = "Sheet1", RowNumber = 1, FullName = "Đặng Trọng Khoát" };
        db.ImportRows.Add(row);
        await db.SaveChangesAsync(Cancel);
        db.MatchDecisions.Add(new MatchDecision(unit, row.Id, batch.Id, Guid.Empty));
        await db.SaveChangesAsync(Cancel);
        return row.Id;
    }
}
