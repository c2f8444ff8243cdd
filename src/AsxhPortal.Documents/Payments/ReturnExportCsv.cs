using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Payments;

/// <summary>
/// The updated list sent back to the centre as CSV: UTF-8 with byte order mark, comma, CRLF, header row, days as yyyy-MM-dd,
/// amounts as plain digits, births as they are known (dd/MM/yyyy, MM/yyyy or yyyy).
/// </summary>
public static class ReturnExportCsv
{
    /// <returns>The number of data rows.</returns>
    public static int Write(Stream stream, IEnumerable<ReturnExportRow> rows) => TableCsv.Write(stream, ReturnExportColumns.All, rows);
}
