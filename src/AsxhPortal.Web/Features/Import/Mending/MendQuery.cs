using System.Text.Json;
using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Mending;

/// <summary>Reads one row with what the office wrote beside every value, and finds the next row in doubt.</summary>
public sealed class MendQuery(AppDbContext db)
{
    public async Task<MendPage?> FindAsync(Guid batchId, Guid rowId, string? code, CancellationToken cancel)
    {
        var batch = await db.ImportBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == batchId, cancel);
        var row = await db.ImportRows.AsNoTracking().Include(r => r.Problems).FirstOrDefaultAsync(r => r.Id == rowId && r.BatchId == batchId, cancel);
        if (batch is null || row is null) return null;

        var unitName = await db.Units.Where(u => u.Id == batch.UnitId).Select(u => u.Name).FirstAsync(cancel);
        var sheet = SheetColumns.Parse(batch.ColumnMapJson).FirstOrDefault(s => s.Sheet == row.SheetName);
        var map = sheet?.ToMap() ?? new ColumnMap(0, 0, []);
        var cells = JsonSerializer.Deserialize<string[]>(row.UnicodeJson ?? row.RawJson) ?? [];
        var mended = MendedCells.Parse(row.MendedJson);
        var fields = new List<MendField>();
        foreach (var field in MendedCells.FieldsOf(row.Group))
        {
            var raw = MendedCells.RawOf(cells, map, field);
            var words = ValueChanges.WordsOf(field);
            var shown = MendValues.ShownOf(row, field, raw, mended);
            fields.Add(new MendField(field, raw, shown, mended.ContainsKey(field), [.. row.Problems.Where(p => p.Field == words).OrderByDescending(p => p.Severity)],
                await ChoicesAsync(field, batch, shown, cancel), raw.Length > 0 && MendValues.KindOf(field) is not null));
        }
        var known = fields.Select(f => f.Words).ToHashSet();
        var used = MendedCells.FieldsOf(row.Group).SelectMany(f => MendedCells.ColumnsOf(map, f)).ToHashSet();
        var others = cells.Select((text, i) => (text, i)).Where(c => c.text.Length > 0 && !used.Contains(c.i))
            .Select(c => new OtherCell(sheet?.HeaderOf(c.i) is { Length: > 0 } header ? header : $"Cột {ColumnMap.Letter(c.i)}", c.text)).ToList();
        var decision = await db.MatchDecisions.AsNoTracking().Where(d => d.RowId == rowId).Select(d => new { d.PublishedAt, d.BeneficiaryId }).FirstOrDefaultAsync(cancel);
        var log = await db.RowChanges.AsNoTracking().Where(c => c.RowId == rowId).OrderBy(c => c.At).ThenBy(c => c.Field).ToListAsync(cancel);
        return new MendPage(batch, row, unitName, fields, [.. row.Problems.Where(p => !known.Contains(p.Field)).OrderByDescending(p => p.Severity)], others, log,
            decision?.BeneficiaryId, decision?.PublishedAt is not null, await InDoubt(batchId, code).CountAsync(cancel), code);
    }

    /// <summary>The next row in doubt after this one in the order of the sheets, beginning again at the top; of one kind of problem when a code is given.</summary>
    public async Task<Guid?> NextAsync(Guid batchId, Guid rowId, string? code, CancellationToken cancel)
    {
        var here = await db.ImportRows.AsNoTracking().Where(r => r.Id == rowId).Select(r => new { r.SheetName, r.RowNumber }).FirstOrDefaultAsync(cancel);
        var inDoubt = InDoubt(batchId, code).Where(r => r.Id != rowId).OrderBy(r => r.SheetName).ThenBy(r => r.RowNumber);
        var after = here is null ? null : await inDoubt
            .Where(r => r.SheetName.CompareTo(here.SheetName) > 0 || (r.SheetName == here.SheetName && r.RowNumber > here.RowNumber)).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancel);
        return after ?? await inDoubt.Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancel);
    }

    private IQueryable<ImportRow> InDoubt(Guid batchId, string? code)
    {
        var rows = db.ImportRows.AsNoTracking().Where(r => r.BatchId == batchId && (r.Status == ImportRowStatus.Rejected || r.Status == ImportRowStatus.Warned))
            .Where(r => !db.MatchDecisions.Any(d => d.RowId == r.Id && d.PublishedAt != null));
        return string.IsNullOrEmpty(code) ? rows : rows.Where(r => r.Problems.Any(p => p.Code == code && p.AcceptedAt == null));
    }

    private async Task<IReadOnlyList<SelectListItem>?> ChoicesAsync(ListField field, ImportBatch batch, string shown, CancellationToken cancel)
    {
        List<(string Value, string Text)>? choices = field switch
        {
            ListField.Sex => [("Nam", "Nam"), ("Nữ", "Nữ")],
            ListField.HouseholdType => [("NGHEO", "Hộ nghèo"), ("CANNGHEO", "Hộ cận nghèo")],
            ListField.Hamlet => await HamletsAsync(batch.UnitId, cancel),
            ListField.Category => [.. (await db.BenefitCategories.AsNoTracking().Where(c => c.Group == batch.Group).OrderBy(c => c.Code).Select(c => new { c.Code, c.ShortName }).ToListAsync(cancel))
                .Select(c => (c.Code, $"{c.ShortName} ({c.Code})"))],
            ListField.Bank => [.. (await db.PaymentProviders.AsNoTracking().OrderBy(p => p.ShortName).Select(p => new { p.Code, p.ShortName }).ToListAsync(cancel)).Select(p => (p.Code, $"{p.ShortName} ({p.Code})"))],
            _ => null,
        };
        if (choices is null || field == ListField.Hamlet && choices.Count == 0) return null;
        if (shown.Length > 0 && choices.TrueForAll(c => c.Value != shown)) choices.Add((shown, shown));
        return [new SelectListItem("– Chọn –", ""), .. choices.Select(c => new SelectListItem(c.Text, c.Value, c.Value == shown))];
    }

    private async Task<List<(string Value, string Text)>> HamletsAsync(Guid unitId, CancellationToken cancel) =>
        [.. (await db.Hamlets.AsNoTracking().Where(h => h.UnitId == unitId).OrderBy(h => h.NameKey).Select(h => h.Name).ToListAsync(cancel)).Select(n => (n, n))];
}
