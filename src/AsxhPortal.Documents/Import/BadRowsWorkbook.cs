using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Import;

/// <summary>A row in doubt: the office's own cells, and what is wrong with them in words.</summary>
/// <param name="Cells">The raw cells in column order.</param>
/// <param name="Problems">One line per problem.</param>
/// <param name="Proposals">What is proposed, one line per problem that has a proposal.</param>
/// <param name="ToDo">What to do, one line per problem.</param>
public sealed record BadRow(string Sheet, int Number, string Status, IReadOnlyList<string> Cells, string Problems, string Proposals, string ToDo);

/// <summary>The rows of a list that a person has to look at, streamed, with all the office's own columns beside the problems.</summary>
public static class BadRowsWorkbook
{
    /// <param name="headers">Titles of the raw columns by position; columns without one are called by their letter.</param>
    public static void Write(Stream stream, TableHeading heading, IReadOnlyList<string> headers, IEnumerable<BadRow> rows)
    {
        List<Column<BadRow>> columns =
        [
            new("Trang", r => r.Sheet, 12),
            new("Dòng", r => (long)r.Number, 8, ColumnFormat.Number),
            new("Trạng thái", r => r.Status, 14),
            new("Vấn đề", r => r.Problems, 48),
            new("Đề xuất", r => r.Proposals, 30),
            new("Việc cần làm", r => r.ToDo, 48),
            .. headers.Select((header, index) => new Column<BadRow>($"{Letter(index)}: {header}", r => index < r.Cells.Count ? r.Cells[index] : null, 18)),
        ];
        TableWorkbook.Write(stream, heading, "Dòng cần xem", columns, rows, hasTotalRow: false);
    }

    private static string Letter(int index) => Domain.Import.ColumnMap.Letter(index);
}
