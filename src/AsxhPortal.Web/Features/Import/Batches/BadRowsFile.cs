using AsxhPortal.Documents.Import;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>Makes the workbook of the rows that somebody has to look at, in a temporary file that goes away when it has been sent.</summary>
public sealed class BadRowsFile(ILogger<BadRowsFile> log)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static string NameOf(ImportBatch batch) => $"dong-can-xem-{batch.Group.ToWord()}-{batch.UploadedAt:yyyyMMdd}.xlsx";

    public FileStream Make(BadRows bad, DateOnly today)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        BadRowsWorkbook.Write(file, new TableHeading(bad.UnitName, $"Dòng cần xem – {bad.Batch.Group.ToVietnamese()}", bad.Batch.FileName, today), HeadersOf(bad), bad.Rows.Select(ToLine));
        file.Position = 0;
        log.LogInformation("Wrote {Rows} rows in doubt of batch {Batch}", bad.Rows.Count, bad.Batch.Id);
        return file;
    }

    /// <summary>Titles by position; where the sheets of a workbook differ, the first one's.</summary>
    private static List<string> HeadersOf(BadRows bad)
    {
        var width = bad.Rows.Count == 0 ? 0 : bad.Rows.Max(r => r.Cells.Count);
        return [.. Enumerable.Range(0, width).Select(i => bad.Sheets.Select(s => s.HeaderOf(i)).FirstOrDefault(h => h is not null) ?? "")];
    }

    private static BadRow ToLine(BatchRow row) => new(
        row.Sheet, row.Number, row.Status.ToVietnamese(), row.Cells,
        string.Join("\n", row.Problems.Select(p => $"{p.Field}: {ProblemCode.Of(p.Code).Meaning} ({p.Code})")),
        string.Join("\n", row.Problems.Where(p => p.ProposedValue is not null).Select(p => $"{p.Field}: {p.ProposedValue}")),
        string.Join("\n", row.Problems.Select(p => ProblemCode.Of(p.Code).ToDo).Distinct()));
}
