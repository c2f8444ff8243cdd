using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Matches;

/// <summary>What a re-evaluation did.</summary>
/// <param name="Looked">Cases whose data was looked at again.</param>
/// <param name="Changed">Cases that say something else now.</param>
/// <param name="Solved">Open cases that closed by themselves.</param>
/// <param name="Reopened">Matches of the engine alone that no longer hold and wait for a person.</param>
/// <param name="Marked">Decided or published cases that are marked "dữ liệu đã thay đổi sau quyết định".</param>
/// <param name="Added">Rows that had no case and have one now (mended ones).</param>
/// <param name="Withdrawn">Cases of rows that wait in step 1 again.</param>
public sealed record Reevaluation(int Looked, int Changed, int Solved, int Reopened, int Marked, int Added, int Withdrawn);

/// <summary>
/// Says the cases of step 2 anew when the data behind them has changed: a row was mended, a newer population extract came, a citizen was corrected.
/// Only what differs is written. A person's decision is never overruled, only marked. Joins the transaction of its caller, when there is one.
/// </summary>
public sealed class ReevaluateMatches(AppDbContext db, MatchSettings? settings = null)
{
    private const int ChunkSize = 500;

    /// <param name="rowIds">Rows that changed; a row without a case gets one where its commune has been compared before.</param>
    /// <param name="citizenIds">Records of the population extract that are new or changed; all open cases are looked at too, for a new citizen may solve any.
    /// With neither rows nor citizens the whole commune is looked at.</param>
    /// <returns>Null when the commune is not in the scope.</returns>
    public async Task<Reevaluation?> RunAsync(Guid unitId, IReadOnlyCollection<Guid>? rowIds, IReadOnlyCollection<Guid>? citizenIds, DateTime now, CancellationToken cancel = default)
    {
        if (!db.Scope.Holds(unitId))
            return null;
        var runId = await db.MatchRuns.Where(r => r.UnitId == unitId).OrderByDescending(r => r.StartedAt).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancel);
        if (runId is null || (rowIds is { Count: 0 } && citizenIds is null) || (citizenIds is { Count: 0 } && rowIds is null))
            return new Reevaluation(0, 0, 0, 0, 0, 0, 0);

        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        // What the caller has changed but not written yet belongs to the data that is looked at.
        await db.SaveChangesAsync(cancel);
        var result = await RunOnAsync(unitId, runId.Value, await CasesAsync(unitId, rowIds, citizenIds, cancel), rowIds, now, cancel);
        if (own is not null)
            await own.CommitAsync(cancel);
        return result;
    }

    private async Task<Reevaluation> RunOnAsync(Guid unitId, Guid runId, List<Guid> rowsWithCase, IReadOnlyCollection<Guid>? rowIds, DateTime now, CancellationToken cancel)
    {
        var citizens = await db.Citizens.AsNoTracking().Where(c => c.UnitId == unitId).ToListAsync(cancel);
        var engine = new MatchEngine(citizens, settings);
        var byRecord = citizens.ToDictionary(c => c.Id);
        var (changed, solved, reopened, marked, withdrawn) = (0, 0, 0, 0, 0);
        foreach (var chunk in rowsWithCase.Chunk(ChunkSize))
        {
            var rows = await db.ImportRows.AsNoTracking().Where(r => chunk.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
            var cases = await db.MatchDecisions.Where(d => chunk.Contains(d.RowId)).ToListAsync(cancel);
            var renewed = new List<(MatchDecision Case, MatchFinding Finding)>();
            var gone = new List<MatchDecision>();
            foreach (var matchCase in cases)
            {
                var row = rows[matchCase.RowId];
                if (!GoesOn(row) && !matchCase.IsDecidedByPerson && !matchCase.IsPublished)
                {
                    gone.Add(matchCase);
                    continue;
                }
                var subject = MatchSubject.Of(row);
                var finding = engine.Find(subject);
                var state = matchCase.State;
                if (!matchCase.Reevaluate(finding, CaseFingerprint.Of(subject, finding, byRecord.GetValueOrDefault(matchCase.CitizenRecordId ?? Guid.Empty)), now))
                    continue;
                renewed.Add((matchCase, finding));
                solved += state == MatchState.Open && matchCase.State == MatchState.Accepted ? 1 : 0;
                reopened += state == MatchState.Accepted && matchCase.State == MatchState.Open ? 1 : 0;
                marked += matchCase.DataChangedAt == now ? 1 : 0;
            }
            changed += renewed.Count;
            withdrawn += gone.Count;
            await ReplaceCandidatesAsync(renewed, gone, cancel);
            db.MatchDecisions.RemoveRange(gone);
            await db.SaveChangesAsync(cancel);
            // The caller's own entities stay tracked.
            cases.ForEach(matchCase => db.Entry(matchCase).State = EntityState.Detached);
        }
        var added = rowIds is null ? 0 : await AddAsync(unitId, runId, rowIds, engine, cancel);
        return new Reevaluation(rowsWithCase.Count, changed, solved, reopened, marked, added, withdrawn);
    }

    /// <summary>Rows of the cases that the change may concern.</summary>
    private Task<List<Guid>> CasesAsync(Guid unitId, IReadOnlyCollection<Guid>? rowIds, IReadOnlyCollection<Guid>? citizenIds, CancellationToken cancel)
    {
        var cases = db.MatchDecisions.AsNoTracking().Where(d => d.UnitId == unitId);
        // A newer extract names thousands of people: then everything is looked at, which costs less than naming them to the database.
        if ((rowIds is null && citizenIds is null) || rowIds?.Count > ChunkSize || citizenIds?.Count > ChunkSize)
            return cases.OrderBy(d => d.Id).Select(d => d.RowId).ToListAsync(cancel);
        var rows = rowIds?.ToList() ?? [];
        var citizens = citizenIds?.ToList() ?? [];
        var withCitizens = citizens.Count > 0;
        return cases.Where(d => rows.Contains(d.RowId)
                || (withCitizens && (d.State == MatchState.Open || (d.CitizenRecordId != null && citizens.Contains(d.CitizenRecordId.Value))
                    || db.MatchCandidates.Any(c => c.DecisionId == d.Id && citizens.Contains(c.CitizenRecordId)))))
            .OrderBy(d => d.Id).Select(d => d.RowId).ToListAsync(cancel);
    }

    private async Task ReplaceCandidatesAsync(List<(MatchDecision Case, MatchFinding Finding)> renewed, List<MatchDecision> gone, CancellationToken cancel)
    {
        var ids = renewed.Select(r => r.Case.Id).Concat(gone.Select(d => d.Id)).ToList();
        if (ids.Count == 0)
            return;
        await db.MatchCandidates.Where(c => ids.Contains(c.DecisionId)).ExecuteDeleteAsync(cancel);
        await db.BulkInsertAsync(renewed.SelectMany(r => r.Finding.Candidates.Select((found, place) => MatchCandidate.Of(r.Case, found, place + 1))), cancel);
    }

    private async Task<int> AddAsync(Guid unitId, Guid runId, IReadOnlyCollection<Guid> rowIds, MatchEngine engine, CancellationToken cancel)
    {
        var decisions = new List<MatchDecision>();
        var candidates = new List<MatchCandidate>();
        foreach (var chunk in rowIds.Chunk(ChunkSize))
        {
            var rows = await db.ImportRows.AsNoTracking()
                .Where(r => chunk.Contains(r.Id) && r.UnitId == unitId && r.Group != SourceGroup.Registry && !db.MatchDecisions.Any(d => d.RowId == r.Id)).ToListAsync(cancel);
            foreach (var row in rows.Where(GoesOn))
            {
                var subject = MatchSubject.Of(row);
                var finding = engine.Find(subject);
                var decision = new MatchDecision(unitId, row.Id, row.BatchId, runId);
                decision.Propose(runId, finding, CaseFingerprint.Of(subject, finding));
                decisions.Add(decision);
                candidates.AddRange(finding.Candidates.Select((found, place) => MatchCandidate.Of(decision, found, place + 1)));
            }
        }
        await db.BulkInsertAsync(decisions, cancel);
        await db.BulkInsertAsync(candidates, cancel);
        return decisions.Count;
    }

    private static bool GoesOn(ImportRow row) => row.Status is ImportRowStatus.Accepted or ImportRowStatus.Warned;
}
