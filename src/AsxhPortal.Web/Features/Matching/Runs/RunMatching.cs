using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Runs;

/// <summary>
/// Compares the rows of a commune (or of one of its batches) with its population extract. What the engine alone has said is said anew; what a person
/// decided or what is published stays. All rows are written set-wise in one transaction.
/// </summary>
public sealed class RunMatching(AppDbContext db)
{
    /// <param name="beforeCommit">Writes what must become true together with the run.</param>
    /// <returns>Null when the commune, or the batch in it, is not in the scope.</returns>
    /// <exception cref="RuleException">There is no population extract yet, or nothing to compare.</exception>
    public async Task<MatchRun?> RunAsync(Guid unitId, Guid? batchId, Actor by, DateTime now, CancellationToken cancel = default, Func<MatchRun, Task>? beforeCommit = null)
    {
        if (!db.Scope.Holds(unitId) || (batchId is not null && !await db.ImportBatches.AnyAsync(b => b.Id == batchId && b.UnitId == unitId, cancel)))
            return null;
        if (!await db.Citizens.AnyAsync(c => c.UnitId == unitId, cancel))
            throw new RuleException("Chưa có dữ liệu dân cư của xã này. Hãy tải trích xuất dân cư lên ở bước 1 rồi chạy đối sánh.");

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await ForgetProposalsAsync(unitId, batchId, cancel);
        var rows = await RowsToMatch(unitId, batchId).OrderBy(r => r.BatchId).ThenBy(r => r.SheetName).ThenBy(r => r.RowNumber).ToListAsync(cancel);
        if (rows.Count == 0)
            throw new RuleException("Không còn dòng nào cần đối sánh: hãy tải danh sách nguồn lên ở bước 1, hoặc mọi dòng đã được quyết định.");

        var engine = new MatchEngine(await db.Citizens.AsNoTracking().Where(c => c.UnitId == unitId).ToListAsync(cancel));
        var run = new MatchRun(unitId, by, now);
        var decisions = new List<MatchDecision>(rows.Count);
        var candidates = new List<MatchCandidate>(rows.Count);
        foreach (var row in rows)
        {
            var subject = MatchSubject.Of(row);
            var finding = engine.Find(subject);
            var decision = new MatchDecision(unitId, row.Id, row.BatchId, run.Id);
            decision.Propose(run.Id, finding, CaseFingerprint.Of(subject, finding));
            decisions.Add(decision);
            candidates.AddRange(finding.Candidates.Select((found, place) => MatchCandidate.Of(decision, found, place + 1)));
        }
        run.Finish(decisions.Count(d => d.Outcome == MatchOutcome.Auto), decisions.Count(d => d.Outcome == MatchOutcome.Review),
            decisions.Count(d => d.Outcome == MatchOutcome.None), now);
        db.MatchRuns.Add(run);
        await db.SaveChangesAsync(cancel);
        await db.BulkInsertAsync(decisions, cancel);
        await db.BulkInsertAsync(candidates, cancel);
        if (beforeCommit is not null)
            await beforeCommit(run);
        await transaction.CommitAsync(cancel);
        return run;
    }

    /// <summary>
    /// A proposal is a computation, no record: it is computed anew as a whole. A case that a person has touched (even by taking a decision back) is
    /// left alone.
    /// </summary>
    private async Task ForgetProposalsAsync(Guid unitId, Guid? batchId, CancellationToken cancel)
    {
        var proposals = db.MatchDecisions.Where(d => d.UnitId == unitId && (batchId == null || d.BatchId == batchId) && d.DecidedById == null && d.PublishedAt == null && !d.IsReopened);
        await db.MatchCandidates.Where(c => proposals.Any(d => d.Id == c.DecisionId)).ExecuteDeleteAsync(cancel);
        await proposals.ExecuteDeleteAsync(cancel);
    }

    private IQueryable<ImportRow> RowsToMatch(Guid unitId, Guid? batchId) => db.ImportRows.AsNoTracking()
        .Where(r => r.UnitId == unitId && (batchId == null || r.BatchId == batchId) && r.Group != SourceGroup.Registry
            && (r.Status == ImportRowStatus.Accepted || r.Status == ImportRowStatus.Warned)
            && !db.MatchDecisions.Any(d => d.RowId == r.Id));
}
