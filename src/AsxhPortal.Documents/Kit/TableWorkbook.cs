using System.Runtime.CompilerServices;

namespace AsxhPortal.Documents.Kit;

/// <summary>What a streamed workbook says about itself on its second sheet.</summary>
/// <param name="Unit">Who made it, e.g. "UBND xã Xuân Yên".</param>
/// <param name="Title">What it lists.</param>
/// <param name="Filter">Which rows were chosen, in words; null when all.</param>
/// <param name="PrintedOn">The day it was made.</param>
public sealed record TableHeading(string Unit, string Title, string? Filter, DateOnly PrintedOn);

/// <summary>
/// Rows of any length streamed to xlsx: header in row 1 (frozen, with filter, repeated on paper), amounts numeric, ids and accounts text with their
/// zeros, dates real dates; a total row, and a second sheet with title, filter, row count and sums. Prints on A4 across, as wide as the page.
/// </summary>
public static class TableWorkbook
{
    /// <summary>Writes the workbook; <paramref name="rows"/> is read once, row by row.</summary>
    /// <param name="hasTotalRow">False for files that a machine reads: sums then stand on the second sheet only.</param>
    public static void Write<TRow>(
        Stream stream, TableHeading heading, string sheetName, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows, bool hasTotalRow = true)
    {
        using var table = new TableSheets<TRow>(stream, heading, sheetName, columns, hasTotalRow);
        foreach (var row in rows)
            table.Add(row);
        table.End();
    }

    /// <summary>
    /// The same for a response or any other stream that only takes what comes asynchronously: every portion is on its way before the next one is asked
    /// for, and nothing is written before the first one is there.
    /// </summary>
    public static async Task WriteAsync<TRow>(
        Stream stream, TableHeading heading, string sheetName, IReadOnlyList<Column<TRow>> columns, IAsyncEnumerable<IReadOnlyList<TRow>> portions,
        bool hasTotalRow = true, CancellationToken cancellationToken = default)
    {
        await using var outbox = new Outbox(stream);
        using var table = new TableSheets<TRow>(outbox, heading, sheetName, columns, hasTotalRow);
        await foreach (var portion in portions.WithCancellation(cancellationToken))
        {
            foreach (var row in portion)
                table.Add(row);
            table.Flush();
            await outbox.SendAsync(cancellationToken);
        }
        table.End();
        await outbox.SendAsync(cancellationToken);
    }

    /// <summary>The same rows changed on their way.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<TOut>> Each<TIn, TOut>(
        this IAsyncEnumerable<IReadOnlyList<TIn>> portions, Func<TIn, TOut> change, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var portion in portions.WithCancellation(cancellationToken))
            yield return [.. portion.Select(change)];
    }
}
