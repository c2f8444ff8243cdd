using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Runs;

/// <summary>How far the rows of one uploaded list are.</summary>
/// <param name="Waiting">Never compared yet.</param>
/// <param name="Rejected">Wait in step 1.</param>
public sealed record BatchProgressRow(Guid BatchId, SourceGroup Group, string FileName, DateTime UploadedAt, int Rows, int Rejected, int Waiting,
    int Auto, int Review, int NotFound, int ByPerson, int ToVerify, int Dismissed, int Published);

public sealed record LastRunRow(DateTime StartedAt, string StartedByName, int RowCount, int AutoCount, int ReviewCount, int NoneCount);

/// <summary>What publishing would take into the register now.</summary>
public sealed record ReadyToPublish(int Rows, int People, int Deceased, int MovedAway);

public sealed record MatchOverview(int Citizens, IReadOnlyList<BatchProgressRow> Batches, LastRunRow? LastRun, ReadyToPublish Ready);

/// <summary>Step 2 of one commune at a glance: few queries, however many rows, kept while the lists and their matching stand as they are.</summary>
public sealed class MatchOverviewQuery(AppDbContext db, UnitPictures pictures)
{
    public Task<MatchOverview> RunAsync(Guid unitId, CancellationToken cancel = default) =>
        pictures.GetAsync("matching overview", unitId, PictureReach.Commune, () => ComputeAsync(unitId, cancel), cancel);

    private async Task<MatchOverview> ComputeAsync(Guid unitId, CancellationToken cancel)
    {
        var citizens = await db.Citizens.CountAsync(c => c.UnitId == unitId, cancel);
        var batches = await db.ImportBatches.AsNoTracking().Where(b => b.UnitId == unitId && b.Group != SourceGroup.Registry)
            .OrderBy(b => b.UploadedAt).ToListAsync(cancel);
        var rows = await db.ImportRows.Where(r => r.UnitId == unitId && r.Group != SourceGroup.Registry && r.Status != ImportRowStatus.Skipped)
            .GroupBy(r => new { r.BatchId, r.Status }).Select(g => new { g.Key.BatchId, g.Key.Status, Count = g.Count() }).ToListAsync(cancel);
        var decisions = await db.MatchDecisions.Where(d => d.UnitId == unitId)
            .GroupBy(d => new { d.BatchId, d.Outcome, d.State, IsByPerson = d.DecidedById != null, IsPublished = d.PublishedAt != null })
            .Select(g => new { g.Key.BatchId, g.Key.Outcome, g.Key.State, g.Key.IsByPerson, g.Key.IsPublished, Count = g.Count() }).ToListAsync(cancel);
        var lastRun = await db.MatchRuns.Where(r => r.UnitId == unitId).OrderByDescending(r => r.StartedAt)
            .Select(r => new LastRunRow(r.StartedAt, r.StartedByName, r.RowCount, r.AutoCount, r.ReviewCount, r.NoneCount)).FirstOrDefaultAsync(cancel);

        var progress = batches.Select(batch =>
        {
            var ofBatch = decisions.Where(d => d.BatchId == batch.Id).ToList();
            var good = rows.Where(r => r.BatchId == batch.Id && r.Status != ImportRowStatus.Rejected).Sum(r => r.Count);
            return new BatchProgressRow(batch.Id, batch.Group, batch.FileName, batch.UploadedAt, good,
                rows.Where(r => r.BatchId == batch.Id && r.Status == ImportRowStatus.Rejected).Sum(r => r.Count),
                good - ofBatch.Sum(d => d.Count),
                ofBatch.Where(d => d is { State: MatchState.Accepted, IsByPerson: false }).Sum(d => d.Count),
                ofBatch.Where(d => d is { State: MatchState.Open, Outcome: not MatchOutcome.None }).Sum(d => d.Count),
                ofBatch.Where(d => d is { State: MatchState.Open, Outcome: MatchOutcome.None }).Sum(d => d.Count),
                ofBatch.Where(d => d is { State: MatchState.Accepted, IsByPerson: true }).Sum(d => d.Count),
                ofBatch.Where(d => d.State == MatchState.ToVerify).Sum(d => d.Count),
                ofBatch.Where(d => d.State == MatchState.Dismissed).Sum(d => d.Count),
                ofBatch.Where(d => d.IsPublished).Sum(d => d.Count));
        }).ToList();
        return new MatchOverview(citizens, progress, lastRun, await ReadyAsync(unitId, cancel));
    }

    /// <summary>What the confirmation before publishing states.</summary>
    public async Task<ReadyToPublish> ReadyAsync(Guid unitId, CancellationToken cancel = default)
    {
        var waiting = db.MatchDecisions.Where(d => d.UnitId == unitId && d.State == MatchState.Accepted && d.PublishedAt == null && d.CitizenRecordId != null);
        // Joined from the few that wait: asked citizen by citizen, a large extract takes minutes.
        var people = waiting.Select(d => d.CitizenRecordId!.Value).Distinct().Join(db.Citizens, id => id, c => c.Id, (_, c) => c);
        var byResidence = await people.GroupBy(c => c.Residence).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new ReadyToPublish(await waiting.CountAsync(cancel), byResidence.Values.Sum(),
            byResidence.GetValueOrDefault(Residence.Dead), byResidence.GetValueOrDefault(Residence.MovedAway));
    }
}
