using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>A cell that somebody wrote over in the workbook: what stood there, what stands there now.</summary>
public sealed record CopiedCell(ListField Field, string Before, string After)
{
    /// <summary>As <see cref="MendedCells"/> keep it: a number cell stays a number, so that its lost zeros are still noticed.</summary>
    public required string Mended { get; init; }
}

/// <summary>A row of the list with what changed in the workbook.</summary>
/// <param name="Emptied">Cells that hold nothing any more: never taken, only said.</param>
public sealed record CopiedRow(ImportRow Row, IReadOnlyList<CopiedCell> Cells, IReadOnlyList<ListField> Emptied);

/// <summary>A row of the workbook that is no row of the list.</summary>
public sealed record StrangeRow(string Sheet, int RowNumber, string Text);

/// <param name="Unchanged">Rows of the list that stand in the workbook as they were.</param>
/// <param name="Missing">Rows of the list that the workbook does not hold any more; they stay.</param>
/// <param name="Strange">Rows that somebody added; a newer edition of the list would take them.</param>
public sealed record MendedCopyReading(IReadOnlyList<CopiedRow> Rows, int Unchanged, int Missing, IReadOnlyList<StrangeRow> Strange);

/// <summary>Reads an annotated workbook that comes back: which cells of which rows were written over. Rows are found by their hidden key, else by sheet and row.</summary>
public static class MendedCopy
{
    /// <summary>The batch that the workbook was made from; null when no row carries a key.</summary>
    public static Guid? BatchOf(IEnumerable<SourceSheet> sheets)
    {
        foreach (var row in sheets.SelectMany(s => s.Rows))
        {
            if (KeyOf(row) is { } key) return key.BatchId;
        }
        return null;
    }

    /// <param name="sheets">The workbook.</param>
    /// <param name="read">The sheets of the batch in their order, with their columns.</param>
    /// <param name="rows">All data rows of the batch, as the office wrote them and as they were mended since.</param>
    public static MendedCopyReading Read(IReadOnlyList<SourceSheet> sheets, Guid batchId, IReadOnlyList<(string Sheet, ColumnMap Map)> read, IReadOnlyList<ImportRow> rows)
    {
        var index = read.Select((r, i) => (r.Sheet, i)).ToDictionary(r => r.Sheet, r => r.i);
        var stored = rows.ToDictionary(r => (index.GetValueOrDefault(r.SheetName, -1), r.RowNumber));
        var changed = new List<CopiedRow>();
        var strange = new List<StrangeRow>();
        var seen = new HashSet<Guid>();
        var unchanged = 0;
        foreach (var sheet in sheets)
        {
            var number = sheet.Rows.Select(r => KeyOf(r)?.Sheet).FirstOrDefault(s => s is not null) ?? index.GetValueOrDefault(sheet.Name, -1);
            if (number < 0 || number >= read.Count) continue;
            var map = read[number].Map;
            var hasKeys = sheet.Rows.Any(r => KeyOf(r) is not null);
            var now = ColumnsNow(sheet, map, hasKeys);
            foreach (var row in sheet.Rows.Where(r => r.Number > map.LastHeaderRow))
            {
                var key = KeyOf(row);
                if (hasKeys && key is null)
                {
                    if (LooksAdded(row, now)) strange.Add(new StrangeRow(sheet.Name, row.Number, Line(row)));
                    continue;
                }
                if (!stored.TryGetValue((number, key?.Row ?? row.Number), out var old) || key is { } k && k.BatchId != batchId || !seen.Add(old.Id))
                {
                    if (LooksAdded(row, now)) strange.Add(new StrangeRow(sheet.Name, row.Number, Line(row)));
                    continue;
                }
                var difference = Compare(old, map, row, now);
                if (difference.Cells.Count + difference.Emptied.Count > 0) changed.Add(difference);
                else unchanged++;
            }
        }
        return new MendedCopyReading(changed, unchanged, rows.Count(r => !seen.Contains(r.Id)), strange);
    }

    /// <summary>Somebody may have put a column in between: then the titles say where the columns stand now.</summary>
    private static ColumnMap ColumnsNow(SourceSheet sheet, ColumnMap map, bool hasKeys)
    {
        var header = sheet.Rows.FirstOrDefault(r => r.Number == map.LastHeaderRow);
        var first = sheet.Rows.FirstOrDefault(r => r.Number == map.FirstHeaderRow);
        bool Stands(ListColumn column) => column.Header.Length == 0
            || new[] { header, first }.OfType<SheetRow>().Any(r => !r[column.Index].IsBlank && HeaderWords.Words(column.Header).Contains(HeaderWords.Words(r[column.Index].Text), StringComparison.Ordinal));
        var named = map.Columns.Where(c => c.Field is not null).ToList();
        if (!hasKeys || named.Count(Stands) * 3 >= named.Count * 2) return map;
        return HeaderRecognition.Find(sheet) ?? map;
    }

    private static CopiedRow Compare(ImportRow old, ColumnMap map, SheetRow row, ColumnMap now)
    {
        var before = StoredCells.Of(old, null);
        var oldTexts = before.Cells.Select(c => c.Text ?? "").ToList();
        var newTexts = row.Cells.Select(c => c.Text ?? "").ToList();
        var cells = new List<CopiedCell>();
        var emptied = new List<ListField>();
        foreach (var field in MendedCells.FieldsOf(old.Group))
        {
            var (oldCell, newCell) = (CellOf(before.Cells, map, field), CellOf(row.Cells, now, field));
            var (oldText, newText) = (MendedCells.RawOf(oldTexts, map, field), MendedCells.RawOf(newTexts, now, field));
            if (IsSame(oldCell, oldText, newCell, newText)) continue;
            if (VietnameseText.Nfc(newText).Trim().Length == 0)
            {
                emptied.Add(field);
                continue;
            }
            var mended = newCell is { Kind: CellKind.Number } ? MendedCells.OfNumber(newText) : VietnameseText.Nfc(newText).Trim();
            if (before.Mended.TryGetValue(field, out var already) && already == mended) continue;
            cells.Add(new CopiedCell(field, oldText, newText) { Mended = mended });
        }
        return new CopiedRow(old, cells, emptied);
    }

    /// <summary>The one cell of a field, where it has just one.</summary>
    private static SheetCell? CellOf(SheetCell[] cells, ColumnMap map, ListField field)
    {
        var columns = MendedCells.ColumnsOf(map, field).Where(i => i < cells.Length && !cells[i].IsBlank).ToList();
        return columns.Count == 1 ? cells[columns[0]] : null;
    }

    /// <summary>Another program may store the same value as another kind of cell: a date as its serial number, a whole number with a decimal.</summary>
    private static bool IsSame(SheetCell? oldCell, string oldText, SheetCell? newCell, string newText)
    {
        if (VietnameseText.Nfc(oldText).Trim() == VietnameseText.Nfc(newText).Trim()) return true;
        if (oldCell is not { } a || newCell is not { } b) return false;
        if (a.Kind == CellKind.Number && b.Kind == CellKind.Number) return Math.Abs(a.Number - b.Number) <= 1e-9 * Math.Max(1, Math.Abs(a.Number));
        return a.Kind == CellKind.Date && b.Kind == CellKind.Number && a.Date is { } date && Math.Abs(date.Date.ToOADate() - Math.Floor(b.Number)) < 0.5
            || a.Kind == CellKind.Number && b.Kind == CellKind.Date && b.Date is { } other && Math.Abs(other.Date.ToOADate() - Math.Floor(a.Number)) < 0.5;
    }

    private static bool LooksAdded(SheetRow row, ColumnMap map) =>
        !map.Cell(row, ListField.FullName).IsBlank && (!map.Cell(row, ListField.CitizenId).IsBlank || !map.Cell(row, ListField.Birth).IsBlank);

    private static string Line(SheetRow row)
    {
        var line = string.Join(" | ", row.Cells.Where(c => !c.IsBlank).Select(c => c.Text));
        return line.Length <= 200 ? line : line[..200];
    }

    private static RowKey? KeyOf(SheetRow row)
    {
        for (var i = row.Cells.Length - 1; i >= 0; i--)
        {
            if (row.Cells[i].Kind == CellKind.Text && RowKey.Find(row.Cells[i].Text) is { } key) return key;
        }
        return null;
    }
}
