using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Payments;

/// <summary>The updated list sent back to the centre, for a machine to read: header in row 1, no total row, sums on the second sheet.</summary>
public static class ReturnExportWorkbook
{
    public static void Write(Stream stream, TableHeading heading, IEnumerable<ReturnExportRow> rows) =>
        TableWorkbook.Write(stream, heading, ReturnExportColumns.Sheet, ReturnExportColumns.All, rows, hasTotalRow: false);
}
