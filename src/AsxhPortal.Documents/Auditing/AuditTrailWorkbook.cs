using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Auditing;

/// <summary>One line of the trail as an auditor takes it away; everything in words.</summary>
/// <param name="At">Vietnamese time, dd/MM/yyyy HH:mm:ss.</param>
/// <param name="Changes">"Điện thoại: – → 0963…; …".</param>
/// <param name="RowCount">Rows of an export or of a bulk write.</param>
public sealed record AuditTrailRow(
    string At, string? UserName, string Action, string Subject, string? PersonName, string? UnitName, int? RowCount, string? Changes, string? Note, string? TraceId);

/// <summary>The audit trail as a workbook: exactly the rows that the filters chose, streamed.</summary>
public static class AuditTrailWorkbook
{
    private static readonly IReadOnlyList<Column<AuditTrailRow>> Columns =
    [
        new("Thời điểm", row => row.At, 20),
        new("Người dùng", row => row.UserName, 30),
        new("Việc", row => row.Action, 16),
        new("Đối tượng của việc", row => row.Subject, 30),
        new("Người hưởng", row => row.PersonName, 28),
        new("Đơn vị", row => row.UnitName, 22),
        new("Số dòng", row => row.RowCount, 10, ColumnFormat.Number),
        new("Thay đổi", row => row.Changes, 60),
        new("Ghi chú", row => row.Note, 30),
        new("Mã truy vết", row => row.TraceId, 36),
    ];

    public static void Write(Stream stream, TableHeading heading, IEnumerable<AuditTrailRow> rows) =>
        TableWorkbook.Write(stream, heading, "Nhật ký", Columns, rows, hasTotalRow: false);
}
