using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Beneficiaries;

/// <summary>The list of beneficiaries of step 3 as a workbook: exactly the rows on the screen, streamed.</summary>
public static class BeneficiaryListWorkbook
{
    /// <param name="columns">As chosen; null = the usual ones.</param>
    public static void Write(Stream stream, BeneficiaryListHeading heading, IEnumerable<BeneficiaryListRow> rows, IReadOnlyList<BeneficiaryListColumn>? columns = null) =>
        TableWorkbook.Write(
            stream,
            new TableHeading(heading.Unit, heading.Title, heading.Filter, heading.PrintedOn),
            "Danh sách",
            [.. (columns ?? BeneficiaryListColumns.Usual).Select(column => column.Column)],
            rows);

    /// <summary>The same into a response, portion by portion.</summary>
    public static Task WriteAsync(
        Stream stream, BeneficiaryListHeading heading, IAsyncEnumerable<IReadOnlyList<BeneficiaryListRow>> portions, IReadOnlyList<BeneficiaryListColumn>? columns, CancellationToken cancellationToken) =>
        TableWorkbook.WriteAsync(
            stream,
            new TableHeading(heading.Unit, heading.Title, heading.Filter, heading.PrintedOn),
            "Danh sách",
            [.. (columns ?? BeneficiaryListColumns.Usual).Select(column => column.Column)],
            portions,
            cancellationToken: cancellationToken);
}
