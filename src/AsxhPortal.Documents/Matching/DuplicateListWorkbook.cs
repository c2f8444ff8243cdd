using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Matching;

/// <summary>One place of one double, as on the screen; the lines of one case share its number.</summary>
/// <param name="Case">1, 2, … in the order of the screen.</param>
/// <param name="State">"Chờ quyết định", "Được phép", "Giữ cả hai", "Đã xử lý".</param>
/// <param name="Birth">As known, a year alone included.</param>
/// <param name="CitizenId">Or the old number.</param>
/// <param name="Amount">đồng a month.</param>
public sealed record DuplicateListRow(int Case, string Kind, string Who, string Why, string ToDo, string State, string? Note, string? DecidedBy, DateOnly? DecidedOn,
    string Where, string? FullName, string? Birth, string? CitizenId, string? Hamlet, string? What, long? Amount, string? IsDoubtful);

/// <summary>The doubles of a commune as a workbook: one line per place where the person or account stands.</summary>
public static class DuplicateListWorkbook
{
    private static readonly IReadOnlyList<Column<DuplicateListRow>> Columns =
    [
        new("Trường hợp", row => row.Case, 11, ColumnFormat.Number),
        new("Loại trùng lặp", row => row.Kind, 26),
        new("Người", row => row.Who, 26),
        new("Vì sao", row => row.Why, 50),
        new("Ở đâu", row => row.Where, 34),
        new("Họ và tên", row => row.FullName, 26),
        new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered),
        new("Số giấy tờ", row => row.CitizenId, 16, ColumnFormat.Centered),
        new("Thôn", row => row.Hamlet, 18),
        new("Loại đối tượng, tài khoản", row => row.What, 34),
        new("Mức (đ/tháng)", row => row.Amount, 15, ColumnFormat.Money),
        new("Cần xem", row => row.IsDoubtful, 10, ColumnFormat.Centered),
        new("Việc cần làm", row => row.ToDo, 44),
        new("Tình trạng", row => row.State, 18),
        new("Lý do, cách xử lý", row => row.Note, 34),
        new("Người quyết định", row => row.DecidedBy, 22),
        new("Ngày quyết định", row => row.DecidedOn, 13, ColumnFormat.Date),
    ];

    public static void Write(Stream stream, TableHeading heading, IEnumerable<DuplicateListRow> rows) =>
        TableWorkbook.Write(stream, heading, "Trùng lặp", Columns, rows, hasTotalRow: false);
}
