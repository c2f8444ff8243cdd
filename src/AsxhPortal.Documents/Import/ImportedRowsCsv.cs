using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Import;

/// <summary>One data row as it was read, for comparing and for other programs. Dates ISO, amounts digits, codes joined by "|".</summary>
public sealed record ImportedRow(
    string Batch, string Sheet, int Row, string Status, string? FullName, string? Birth, string? Sex, string? CitizenId, string? OldId, string? Hamlet,
    string? Category, long? Amount, string? BankBin, string? Account, string? Phone, string Problems);

/// <summary>Rows of an import as CSV: UTF-8 without mark, comma, header in English as the command line promises.</summary>
public static class ImportedRowsCsv
{
    private static readonly Column<ImportedRow>[] Columns =
    [
        new("batch", r => r.Batch, 1), new("sheet", r => r.Sheet, 1), new("row", r => r.Row, 1), new("status", r => r.Status, 1), new("full_name", r => r.FullName, 1),
        new("birth", r => r.Birth, 1), new("sex", r => r.Sex, 1), new("citizen_id", r => r.CitizenId, 1), new("old_id", r => r.OldId, 1), new("hamlet", r => r.Hamlet, 1),
        new("category", r => r.Category, 1), new("amount", r => r.Amount, 1), new("bank_bin", r => r.BankBin, 1), new("account", r => r.Account, 1), new("phone", r => r.Phone, 1),
        new("problems", r => r.Problems, 1),
    ];

    public static void Write(Stream stream, IEnumerable<ImportedRow> rows) => TableCsv.Write(stream, Columns, rows, isForPrograms: true);
}
