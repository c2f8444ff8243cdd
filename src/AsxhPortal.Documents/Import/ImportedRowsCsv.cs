using CsvHelper;

namespace AsxhPortal.Documents.Import;

/// <summary>One data row as it was read, for comparing and for other programs. Dates ISO, amounts digits, codes joined by "|".</summary>
public sealed record ImportedRow(
    string Batch, string Sheet, int Row, string Status, string? FullName, string? Birth, string? Sex, string? CitizenId, string? OldId, string? Hamlet,
    string? Category, long? Amount, string? BankBin, string? Account, string? Phone, string Problems);

/// <summary>Rows of an import as CSV: UTF-8 without mark, comma, header in English as the command line promises.</summary>
public static class ImportedRowsCsv
{
    private static readonly string[] Headers =
        ["batch", "sheet", "row", "status", "full_name", "birth", "sex", "citizen_id", "old_id", "hamlet", "category", "amount", "bank_bin", "account", "phone", "problems"];

    public static void Write(Stream stream, IEnumerable<ImportedRow> rows)
    {
        using var csv = CsvWriter.Create(stream, CsvWriterOptions.Default with { NewLine = "\n", WriteByteOrderMark = false, Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteHeader(Headers);
        foreach (var row in rows)
        {
            object?[] cells =
            [
                row.Batch, row.Sheet, row.Row, row.Status, row.FullName, row.Birth, row.Sex, row.CitizenId, row.OldId, row.Hamlet,
                row.Category, row.Amount, row.BankBin, row.Account, row.Phone, row.Problems,
            ];
            foreach (var cell in cells)
                csv.WriteField(Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "");
            csv.EndRecord();
        }
        csv.Flush();
    }
}
