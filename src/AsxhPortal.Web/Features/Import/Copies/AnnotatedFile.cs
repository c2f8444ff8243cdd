using System.Text;
using AsxhPortal.Data;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Web.Features.Import.Batches;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Copies;

/// <param name="Rows">Data rows in it.</param>
public sealed record AnnotatedCopy(FileStream Content, string FileName, int Rows);

/// <summary>
/// Makes the office's own workbook with the cells in doubt coloured and a column saying what to do, in a temporary file that goes away when it has been
/// sent. A list that came as .xls or CSV becomes an .xlsx with the same cells.
/// </summary>
public sealed class AnnotatedFile(AppDbContext db)
{
    /// <returns>Null when there is no such batch in the scope.</returns>
    public async Task<AnnotatedCopy?> MakeAsync(Guid batchId, CancellationToken cancel = default)
    {
        var batch = await db.ImportBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == batchId, cancel);
        if (batch is null) return null;
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.BatchId == batchId).OrderBy(r => r.SheetName).ThenBy(r => r.RowNumber).ToListAsync(cancel);
        var problems = (await db.RowProblems.AsNoTracking().Where(p => p.BatchId == batchId && p.AcceptedAt == null && p.Severity != ProblemSeverity.Info).ToListAsync(cancel))
            .ToLookup(p => p.RowId);
        var columns = SheetColumns.Parse(batch.ColumnMapJson);
        var bytes = batch.FileId is { } fileId ? await db.ReceivedFileContents.AsNoTracking().Where(c => c.Id == fileId).Select(c => c.Bytes).FirstOrDefaultAsync(cancel) : null;
        var isWorkbook = bytes is [0x50, 0x4B, ..];
        var sheets = columns.Select((sheet, number) => Annotate(batchId, number, sheet, [.. rows.Where(r => r.SheetName == sheet.Sheet)], problems)).ToList();
        var content = isWorkbook ? bytes! : PlainWorkbook.Make([.. columns.Select(sheet => (sheet.Sheet, rows.Where(r => r.SheetName == sheet.Sheet).Select(r => new SheetRow(r.RowNumber, StoredCells.Of(r, null).Cells))))]);

        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        AnnotatedWorkbook.Write(file, content, sheets);
        file.Position = 0;
        var extension = isWorkbook && Path.GetExtension(batch.FileName).Equals(".xlsm", StringComparison.OrdinalIgnoreCase) ? ".xlsm" : ".xlsx";
        return new AnnotatedCopy(file, $"{Path.GetFileNameWithoutExtension(batch.FileName)}-can-sua{extension}", sheets.Sum(s => s.Rows.Count));
    }

    private static AnnotatedSheet Annotate(Guid batchId, int number, SheetColumns sheet, List<ImportRow> rows, ILookup<Guid, RowProblem> problems)
    {
        var map = sheet.ToMap();
        var cells = rows.ToDictionary(r => r.Id, r => StoredCells.Of(r, null).Cells);
        // Closing rows may be wider than the list; the list's own width counts.
        var width = rows.Where(r => r.Status != ImportRowStatus.Skipped).Select(r => cells[r.Id].Length).Concat(sheet.Columns.Select(c => c.Index + 1)).DefaultIfEmpty(1).Max();
        var annotated = rows.Where(r => r.Status != ImportRowStatus.Skipped).ToDictionary(r => r.RowNumber, r => new AnnotatedRow(
            new RowKey(batchId, number, r.RowNumber).ToString(), ToDo(r, problems[r.Id]), Marks(cells[r.Id], map, problems[r.Id])));
        return new AnnotatedSheet(sheet.Sheet, sheet.LastHeaderRow, width, annotated);
    }

    private static string ToDo(ImportRow row, IEnumerable<RowProblem> problems)
    {
        var text = new StringBuilder();
        foreach (var problem in problems.OrderByDescending(p => p.Severity))
        {
            var kind = ProblemCode.Of(problem.Code);
            if (text.Length > 0) text.Append(" • ");
            text.Append(kind.Field).Append(": ").Append(kind.Meaning.ToLowerInvariant()[..1]).Append(kind.Meaning[1..]).Append(" → ").Append(kind.ToDo);
            if (problem.ProposedValue is not null) text.Append(" (đề xuất: ").Append(problem.ProposedValue).Append(')');
        }
        if (row.MendedJson is not null && text.Length > 0) text.Append(" • Dòng này đã sửa một phần trên hệ thống");
        return text.ToString();
    }

    private static Dictionary<int, bool> Marks(SheetCell[] cells, ColumnMap map, IEnumerable<RowProblem> problems)
    {
        var marks = new Dictionary<int, bool>();
        foreach (var problem in problems)
        {
            var fields = MendedCells.Fields.Where(f => ValueChanges.WordsOf(f) == problem.Field).DefaultIfEmpty(ListField.FullName);
            var columns = fields.SelectMany(f => MendedCells.ColumnsOf(map, f)).ToList();
            var filled = columns.Where(i => i < cells.Length && !cells[i].IsBlank).ToList();
            foreach (var column in filled.Count > 0 ? filled : columns)
                marks[column] = marks.GetValueOrDefault(column) || problem.Severity == ProblemSeverity.Error;
        }
        return marks;
    }
}
