using System.Text.Json;
using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Features.Shared.SpellingAliases;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Mending;

/// <param name="Values">Values that changed in the row itself.</param>
/// <param name="Others">Other rows of the list that read differently because the spelling is remembered now.</param>
public sealed record MendedRowOutcome(int Values, int Others);

/// <summary>
/// Takes over what a person typed in the form of one row. A typed value that cannot be read is refused with the reason; a spelling to be remembered
/// is applied to the other rows of this list at once.
/// </summary>
public sealed class MendRow(AppDbContext db, MendRows mend, RememberSpelling remember)
{
    /// <summary>Doubts that a better reading of category, bank or thôn takes away.</summary>
    private static readonly string[] SpellingDoubts = ["CAT-UNKNOWN", "CAT-VAGUE", "BANK-UNKNOWN", "THON-NEW"];

    /// <returns>Null when there is no such row in the scope.</returns>
    /// <exception cref="RuleException">A value cannot be read, or the row is in the register already.</exception>
    /// <exception cref="StaleRecordException">Somebody else mended the row in between.</exception>
    public async Task<MendedRowOutcome?> RunAsync(Guid batchId, Guid rowId, MendForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var batch = await db.ImportBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == batchId, cancel);
        var row = await db.ImportRows.AsNoTracking().FirstOrDefaultAsync(r => r.Id == rowId && r.BatchId == batchId && r.Status != ImportRowStatus.Skipped, cancel);
        if (batch is null || row is null) return null;
        row.ExpectVersion(form.Version);

        var map = SheetColumns.Parse(batch.ColumnMapJson).First(s => s.Sheet == row.SheetName).ToMap();
        var cells = JsonSerializer.Deserialize<string[]>(row.UnicodeJson ?? row.RawJson) ?? [];
        var mended = MendedCells.Parse(row.MendedJson).ToDictionary(m => m.Key, m => m.Value);
        var typed = Typed(form, row, cells, map, mended);
        foreach (var (field, text) in typed)
            mended[field] = text;
        var chosen = form.Remember.Where(f => MendValues.KindOf(f) is not null && form.Values.GetValueOrDefault(f) is { Length: > 0 } && MendedCells.RawOf(cells, map, f).Length > 0).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var outcome = await mend.RunAsync(batch, new Dictionary<Guid, MendedRow> { [rowId] = new(mended, form.Version) }, by, now, (_, cleaned) => Refuse(typed, cleaned), cancel);
        foreach (var field in chosen)
            await remember.RunAsync(MendValues.KindOf(field)!.Value, batch.UnitId, MendedCells.RawOf(cells, map, field), form.Values[field]!, by, now, cancel);
        var others = chosen.Count > 0 ? await ReadOthersAgainAsync(batch, rowId, by, now, cancel) : 0;
        await transaction.CommitAsync(cancel);
        return new MendedRowOutcome(outcome.Values, others);
    }

    /// <summary>Only what differs from what the form showed.</summary>
    private static Dictionary<ListField, string> Typed(MendForm form, ImportRow row, string[] cells, ColumnMap map, Dictionary<ListField, string> mended)
    {
        var typed = new Dictionary<ListField, string>();
        foreach (var field in MendedCells.FieldsOf(row.Group))
        {
            if (!form.Values.TryGetValue(field, out var value)) continue;
            var text = MendedCells.TextOf(VietnameseText.Nfc(value).Trim());
            if (text.Length > 400)
                throw new RuleException("Ô này dài quá 400 chữ; hãy ghi ngắn lại.", $"Values[{field}]");
            if (text != MendValues.ShownOf(row, field, MendedCells.RawOf(cells, map, field), mended)) typed[field] = text;
        }
        return typed;
    }

    private static void Refuse(Dictionary<ListField, string> typed, CleanedRow cleaned)
    {
        foreach (var (field, text) in typed.Where(t => t.Value.Length > 0))
        {
            var words = ValueChanges.WordsOf(field);
            var wrong = cleaned.Problems.FirstOrDefault(p => p.Field == words && (p.Severity == ProblemSeverity.Error || p.Code.EndsWith("-INVALID", StringComparison.Ordinal) || p.Code is "ID-TEXT" or "SEX-TEXT" or "BANK-UNKNOWN"));
            if (wrong is not null && !ListRereading.BetweenRows.Contains(wrong.Code))
                throw new RuleException($"{ProblemCode.Of(wrong.Code).Meaning}: “{text}”. {ProblemCode.Of(wrong.Code).ToDo}.", $"Values[{field}]");
        }
    }

    /// <summary>The other rows with a doubt of this kind, read again with what is remembered now.</summary>
    private async Task<int> ReadOthersAgainAsync(ImportBatch batch, Guid rowId, Actor by, DateTime now, CancellationToken cancel)
    {
        var rows = await db.ImportRows.AsNoTracking()
            .Where(r => r.BatchId == batch.Id && r.Id != rowId && r.Status != ImportRowStatus.Skipped && r.Problems.Any(p => SpellingDoubts.Contains(p.Code)))
            .Where(r => !db.MatchDecisions.Any(d => d.RowId == r.Id && d.PublishedAt != null))
            .Select(r => new { r.Id, r.MendedJson }).ToListAsync(cancel);
        if (rows.Count == 0) return 0;
        var outcome = await mend.RunAsync(batch, rows.ToDictionary(r => r.Id, r => new MendedRow(MendedCells.Parse(r.MendedJson))), by, now, null, cancel);
        return outcome.Values;
    }
}
