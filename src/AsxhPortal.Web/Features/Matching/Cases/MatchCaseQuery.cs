using System.Text.Json;
using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>A citizen beside the row.</summary>
/// <param name="Rank">1 = best; 0 = found by hand.</param>
public sealed record CandidateRow(Citizen Citizen, int Rank, int Score, IReadOnlyList<string> DifferingFields, string Reasons);

/// <summary>One compared field of the row: what stood in the file, what it was read as, and who changed it when that was a person.</summary>
public sealed record RowField(string Field, string Label, string? Raw, string? Value, string? MendedBy);

/// <summary>Everything about one case: the row as written and as read, its problems and raw cells, the case, and who may be meant.</summary>
/// <param name="SameKind">Open cases of the same kind of difference, this one included; 0 where it needs a look of its own.</param>
public sealed record MatchCase(ImportRow Row, string FileName, MatchDecision Decision, IReadOnlyList<RowField> Fields, IReadOnlyList<CandidateRow> Candidates,
    IReadOnlyList<string> RawCells, string UnitName, int SameKind);

public sealed class MatchCaseQuery(AppDbContext db, UnitTree units)
{
    /// <summary>As many as there are keys for.</summary>
    public const int MostShown = 9;

    /// <param name="search">A name or number to look for in the extract beside the candidates.</param>
    /// <returns>Null when there is no such case in the scope.</returns>
    public async Task<MatchCase?> RunAsync(Guid rowId, string? search, CancellationToken cancel = default)
    {
        var known = await db.MatchDecisions.AsNoTracking().Where(d => d.RowId == rowId).Select(d => new
        {
            Decision = d,
            File = db.ImportBatches.Where(b => b.Id == d.BatchId).Select(b => b.FileName).FirstOrDefault(),
            SameKind = d.State == MatchState.Open && d.Difference != null
                ? db.MatchDecisions.Count(other => other.UnitId == d.UnitId && other.State == MatchState.Open && other.Difference == d.Difference) : 0,
        }).FirstOrDefaultAsync(cancel);
        if (known is null)
            return null;
        var decision = known.Decision;
        var row = await db.ImportRows.AsNoTracking().Include(r => r.Problems).FirstAsync(r => r.Id == rowId, cancel);
        var unit = (await units.ReadAsync(cancel)).Find(row.UnitId)!.Name;
        var found = await (from candidate in db.MatchCandidates.AsNoTracking()
                           join citizen in db.Citizens.AsNoTracking() on candidate.CitizenRecordId equals citizen.Id
                           where candidate.DecisionId == decision.Id
                           orderby candidate.Rank
                           select new { candidate, citizen }).ToListAsync(cancel);
        var candidates = found.Select(f => new CandidateRow(f.citizen, f.candidate.Rank, f.candidate.Score,
            f.candidate.DifferingFields.Split('|', StringSplitOptions.RemoveEmptyEntries), f.candidate.Reasons)).ToList();
        var others = await OthersAsync(decision, search, candidates.Select(c => c.Citizen.Id).ToList(), cancel);
        candidates.AddRange(others.Select(c => Compare(row, c)));
        var changes = await db.RowChanges.AsNoTracking().Where(c => c.RowId == rowId).OrderBy(c => c.At).ToListAsync(cancel);
        return new MatchCase(row, known.File ?? "", decision, FieldsOf(row, changes), candidates.Take(MostShown).ToList(),
            JsonSerializer.Deserialize<List<string?>>(row.RawJson)!.Select(t => t ?? "").ToList(), unit, known.SameKind);
    }

    /// <summary>What a message calls the case.</summary>
    public async Task<(string Name, SourceGroup Group)> NameAsync(Guid rowId, CancellationToken cancel = default)
    {
        var row = await db.ImportRows.Where(r => r.Id == rowId).Select(r => new { r.FullName, r.Group }).FirstAsync(cancel);
        return (row.FullName ?? "dòng không có họ tên", row.Group);
    }

    /// <summary>The fields that are compared, in the order of the screen.</summary>
    private static List<RowField> FieldsOf(ImportRow row, List<RowChange> changes)
    {
        return
        [
            Field("FullName", ListField.FullName, row.FullName), Field("Birth", ListField.Birth, row.Birth?.ToString()),
            Field("Sex", ListField.Sex, row.Sex?.ToVietnamese()), Field("CitizenId", ListField.CitizenId, row.CitizenId),
            Field("OldId", ListField.OldId, row.OldId), Field("Hamlet", ListField.Hamlet, row.HamletName),
        ];

        RowField Field(string name, ListField field, string? value)
        {
            var label = ValueChanges.WordsOf(field);
            var ofField = changes.Where(c => c.Field == label).ToList();
            return new RowField(name, label, ofField.Count == 0 ? value : ofField[0].Before, value, ofField.LastOrDefault(c => c.ByName is not null)?.ByName);
        }
    }

    /// <summary>Who was chosen by hand, and who is looked for now.</summary>
    private async Task<List<Citizen>> OthersAsync(MatchDecision decision, string? search, List<Guid> shown, CancellationToken cancel)
    {
        var words = VietnameseText.Fold(search);
        return await db.Citizens.AsNoTracking().Where(c => c.UnitId == decision.UnitId && !shown.Contains(c.Id))
            .Where(c => c.Id == decision.CitizenRecordId
                || (words.Length >= 2 && (c.NameKey.Contains(words) || c.CitizenId == words || c.OldId == words)))
            .OrderBy(c => c.NameKey).Take(MostShown).ToListAsync(cancel);
    }

    private static CandidateRow Compare(ImportRow row, Citizen citizen)
    {
        var likeness = Likeness.Of(MatchSubject.Of(row), KnownPerson.Of(citizen));
        return new CandidateRow(citizen, 0, 0, likeness.DifferingFields().ToList(), likeness.ToVietnamese(citizen));
    }
}
