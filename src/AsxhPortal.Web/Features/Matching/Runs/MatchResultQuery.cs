using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Runs;

/// <summary>One data row of a list and what step 2 says of it; the columns of the command line's CSV.</summary>
/// <param name="Decision">auto, review or none.</param>
/// <param name="CitizenId">Số định danh of the person the row is linked to; empty while it is asked.</param>
public sealed record MatchResultRow(string Batch, string Sheet, int Row, string Decision, string? CitizenId, int Score, string Reasons);

/// <summary>Every data row of a commune (or batch) with its decision, the rejected ones included.</summary>
public sealed class MatchResultQuery(AppDbContext db, MatchSettings? settings = null)
{
    public async Task<IReadOnlyList<MatchResultRow>> RunAsync(Guid unitId, Guid? batchId, CancellationToken cancel = default)
    {
        var rows = await db.ImportRows.AsNoTracking()
            .Where(r => r.UnitId == unitId && (batchId == null || r.BatchId == batchId) && r.Group != SourceGroup.Registry && r.Status != ImportRowStatus.Skipped)
            .OrderBy(r => r.Group).ThenBy(r => r.BatchId).ThenBy(r => r.SheetName).ThenBy(r => r.RowNumber).ToListAsync(cancel);
        var decisions = await (from decision in db.MatchDecisions.AsNoTracking()
                               from citizen in db.Citizens.Where(c => c.Id == decision.CitizenRecordId).DefaultIfEmpty()
                               where decision.UnitId == unitId && (batchId == null || decision.BatchId == batchId)
                               select new { decision.RowId, decision.Outcome, decision.Score, decision.Reasons, CitizenId = citizen == null ? null : citizen.CitizenId })
            .ToDictionaryAsync(d => d.RowId, cancel);
        var waiting = rows.Where(r => !decisions.ContainsKey(r.Id)).Select(r => r.Id).ToHashSet();
        var problems = (await db.RowProblems.AsNoTracking().Where(p => p.Severity == ProblemSeverity.Error && (batchId == null || p.BatchId == batchId))
            .Where(p => db.ImportRows.Any(r => r.Id == p.RowId && r.UnitId == unitId)).Select(p => new { p.RowId, p.Code }).ToListAsync(cancel))
            .Where(p => waiting.Contains(p.RowId)).ToLookup(p => p.RowId, p => p.Code);
        List<Citizen> citizens = waiting.Count == 0 ? [] : await db.Citizens.AsNoTracking().Where(c => c.UnitId == unitId).ToListAsync(cancel);
        var engine = waiting.Count == 0 ? null : new MatchEngine(citizens, settings);
        var found = await FoundAsync(unitId, batchId, cancel);
        var groups = rows.Where(r => r.Group != SourceGroup.PoorHousehold && decisions.ContainsKey(r.Id) && decisions[r.Id].CitizenId is not null)
            .GroupBy(r => decisions[r.Id].CitizenId!).Where(g => g.Select(r => r.Group).Distinct().Count() > 1).Select(g => g.Key).ToHashSet();
        return rows.Select(row => decisions.TryGetValue(row.Id, out var d)
            ? new MatchResultRow(row.BatchId.ToString(), row.SheetName, row.RowNumber, Word(d.Outcome), d.CitizenId, d.Score,
                WithCodes(d.Reasons, MatchCodes.Of(row, found.GetValueOrDefault(row.Id), d.Outcome == MatchOutcome.Auto, d.CitizenId is not null && groups.Contains(d.CitizenId))))
            : OfWaiting(row, engine!, citizens, problems[row.Id])).ToList();
    }

    /// <summary>By row: the person linked, or the first candidate; only what the comparison needs.</summary>
    private async Task<Dictionary<Guid, Citizen>> FoundAsync(Guid unitId, Guid? batchId, CancellationToken cancel) =>
        await (from decision in db.MatchDecisions.AsNoTracking()
               join candidate in db.MatchCandidates on decision.Id equals candidate.DecisionId
               join citizen in db.Citizens on candidate.CitizenRecordId equals citizen.Id
               where decision.UnitId == unitId && (batchId == null || decision.BatchId == batchId)
                   && (decision.CitizenRecordId == null ? candidate.Rank == 1 : candidate.CitizenRecordId == decision.CitizenRecordId)
               select new { decision.RowId, Citizen = new Citizen { CitizenId = citizen.CitizenId, FullName = citizen.FullName, Birth = citizen.Birth, HamletName = citizen.HamletName, Residence = citizen.Residence } })
            .ToDictionaryAsync(f => f.RowId, f => f.Citizen, cancel);

    private static string WithCodes(string reasons, IReadOnlyList<string> codes) => codes.Count == 0 ? reasons : $"{reasons}; mã: {string.Join(", ", codes)}";

    /// <summary>A row that waits in step 1 is never linked; the engine only says whether somebody fits.</summary>
    private static MatchResultRow OfWaiting(ImportRow row, MatchEngine engine, List<Citizen> citizens, IEnumerable<string> codes)
    {
        var finding = engine.Find(MatchSubject.Of(row));
        var outcome = finding.Candidates.Count == 0 ? MatchOutcome.None : MatchOutcome.Review;
        return new MatchResultRow(row.BatchId.ToString(), row.SheetName, row.RowNumber, Word(outcome), null, finding.Score,
            WithCodes($"dòng chờ sửa ở bước 1 ({string.Join(", ", codes.Distinct())}); {finding.Reasons}", MatchCodes.Of(row, finding.Candidates.Count == 0 ? null : citizens[finding.Candidates[0].Place], false, false)));
    }

    private static string Word(MatchOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
