using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Runs;

/// <summary>
/// Compares the rows of a commune (or of one of its batches) with its population extract. What the engine alone has said is said anew; what a person
/// decided or what is published stays. Rows are written set-wise, a thousand at a time, each time whole: where a run ends early, the rows it did
/// not reach simply wait for the next one. The run itself is recorded when it is done.
/// </summary>
public sealed class RunMatching(AppDbContext db, MatchSettings? settings = null)
{
    /// <summary>Rows written in one transaction; a web page that writes waits no longer than that takes.</summary>
    private const int ChunkRows = 1000;

    /// <param name="beforeCommit">Writes what must become true together with the finished run.</param>
    /// <param name="progress">Rows done and rows in all, after every chunk.</param>
    /// <returns>Null when the commune, or the batch in it, is not in the scope.</returns>
    /// <exception cref="RuleException">There is no population extract yet, or nothing to compare.</exception>
    public async Task<MatchRun?> RunAsync(
        Guid unitId, Guid? batchId, Actor by, DateTime now, CancellationToken cancel = default,
        Func<MatchRun, Task>? beforeCommit = null, IProgress<(int Done, int Total)>? progress = null)
    {
        if (!db.Scope.Holds(unitId) || (batchId is not null && !await db.ImportBatches.AnyAsync(b => b.Id == batchId && b.UnitId == unitId, cancel)))
            return null;
        if (!await db.Citizens.AnyAsync(c => c.UnitId == unitId, cancel))
            throw new RuleException("Chưa có dữ liệu dân cư của xã này. Hãy tải trích xuất dân cư lên ở bước 1 rồi chạy đối sánh.");
        if (!await RowsToMatch(unitId, batchId).AnyAsync(cancel))
            throw new RuleException("Không còn dòng nào cần đối sánh: hãy tải danh sách nguồn lên ở bước 1, hoặc mọi dòng đã được quyết định.");

        var engine = new MatchEngine(CitizensOf(unitId), settings);
        await ForgetProposalsAsync(unitId, batchId, cancel);
        var rows = await RowsToMatch(unitId, batchId).OrderBy(r => r.BatchId).ThenBy(r => r.SheetName).ThenBy(r => r.RowNumber).Select(r => r.Id).ToListAsync(cancel);
        var run = new MatchRun(unitId, by, now);
        var counts = new int[Enum.GetValues<MatchOutcome>().Length];
        foreach (var chunk in rows.Chunk(ChunkRows))
        {
            await WriteAsync(run, chunk, engine, counts, cancel);
            progress?.Report((counts.Sum(), rows.Count));
        }
        run.Finish(counts[(int)MatchOutcome.Auto], counts[(int)MatchOutcome.Review], counts[(int)MatchOutcome.None], now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.MatchRuns.Add(run);
        await db.SaveChangesAsync(cancel);
        if (beforeCommit is not null)
            await beforeCommit(run);
        await transaction.CommitAsync(cancel);
        return run;
    }

    /// <summary>Streamed: the engine keeps of each citizen only what comparing needs.</summary>
    private IEnumerable<KnownPerson> CitizensOf(Guid unitId) => db.Citizens.AsNoTracking().Where(c => c.UnitId == unitId).OrderBy(c => c.Id)
        .Select(c => new KnownPerson(c.Id, c.FullName, c.Birth, c.Sex, c.CitizenId, c.OldId, c.HamletName, null, c.Residence, c.DiedOn)).AsEnumerable();

    private async Task WriteAsync(MatchRun run, Guid[] chunk, MatchEngine engine, int[] counts, CancellationToken cancel)
    {
        var decisions = new List<MatchDecision>(chunk.Length);
        var candidates = new List<MatchCandidate>(chunk.Length);
        var rows = await db.ImportRows.AsNoTracking().Where(r => chunk.Contains(r.Id)).OrderBy(r => r.BatchId).ThenBy(r => r.SheetName).ThenBy(r => r.RowNumber)
            .Select(r => new RowToMatch(r.Id, r.BatchId, r.FullName, r.Birth, r.Sex, r.CitizenId, r.OldId, r.HamletName)).ToListAsync(cancel);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            var subject = new MatchSubject(row.FullName, row.Birth, row.Sex, row.CitizenId, row.OldId, row.HamletName);
            var finding = engine.Find(subject);
            var decision = new MatchDecision(run.UnitId, row.Id, row.BatchId, run.Id);
            decision.Propose(run.Id, finding, CaseFingerprint.Of(subject, finding));
            decisions.Add(decision);
            candidates.AddRange(finding.Candidates.Select((found, place) => MatchCandidate.Of(decision, found, place + 1)));
            counts[(int)finding.Outcome]++;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.BulkInsertAsync(decisions, cancel);
        await db.BulkInsertAsync(candidates, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>
    /// A proposal is a computation, no record: it is computed anew as a whole. A case that a person has touched (even by taking a decision back) is
    /// left alone.
    /// </summary>
    private async Task ForgetProposalsAsync(Guid unitId, Guid? batchId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var proposals = Proposals(unitId, batchId);
        await db.MatchCandidates.Where(c => proposals.Any(d => d.Id == c.DecisionId)).ExecuteDeleteAsync(cancel);
        await proposals.ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private IQueryable<MatchDecision> Proposals(Guid unitId, Guid? batchId) => db.MatchDecisions
        .Where(d => d.UnitId == unitId && (batchId == null || d.BatchId == batchId) && d.DecidedById == null && d.PublishedAt == null && !d.IsReopened);

    /// <summary>Rows that step 1 has let through and no person has decided.</summary>
    private IQueryable<ImportRow> RowsToMatch(Guid unitId, Guid? batchId)
    {
        var proposals = Proposals(unitId, batchId);
        return db.ImportRows.AsNoTracking()
            .Where(r => r.UnitId == unitId && (batchId == null || r.BatchId == batchId) && r.Group != SourceGroup.Registry
                && (r.Status == ImportRowStatus.Accepted || r.Status == ImportRowStatus.Warned)
                && (!db.MatchDecisions.Any(d => d.RowId == r.Id) || proposals.Any(d => d.RowId == r.Id)));
    }

    private sealed record RowToMatch(Guid Id, Guid BatchId, string? FullName, PartialDate? Birth, Sex? Sex, string? CitizenId, string? OldId, string? HamletName);
}
