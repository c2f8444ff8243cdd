using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.HomeVisits;

/// <summary>How far one team is on one day; without a day, whom the team has on no plan yet.</summary>
/// <param name="Met">Met on that day, or settled otherwise meanwhile.</param>
/// <param name="Left">Still to be visited and not put on another day.</param>
/// <param name="Moved">Put on another day.</param>
public sealed record PlanProgressRow(string Team, DateOnly? Day, int Planned, int Met, int Absent, int Left, int Moved, string Note);

/// <summary>What is left, by team and day, as a workbook.</summary>
public static class PlanProgressWorkbook
{
    private static readonly IReadOnlyList<Column<PlanProgressRow>> Columns =
    [
        new("Tổ công tác", row => row.Team, 24),
        new("Ngày", row => row.Day, 12, ColumnFormat.Date),
        new("Kế hoạch", row => (long)row.Planned, 12, ColumnFormat.Number, IsTotalled: true),
        new("Đã gặp", row => (long)row.Met, 12, ColumnFormat.Number, IsTotalled: true),
        new("Vắng nhà", row => (long)row.Absent, 12, ColumnFormat.Number, IsTotalled: true),
        new("Chưa đến", row => (long)row.Left, 12, ColumnFormat.Number, IsTotalled: true),
        new("Chuyển ngày khác", row => (long)row.Moved, 18, ColumnFormat.Number, IsTotalled: true),
        new("Ghi chú", row => row.Note, 40),
    ];

    public static void Write(Stream stream, TableHeading heading, IEnumerable<PlanProgressRow> rows) => TableWorkbook.Write(stream, heading, "Kế hoạch", Columns, rows);
}
