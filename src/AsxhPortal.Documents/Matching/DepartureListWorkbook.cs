using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Matching;

/// <summary>One person of the register of whom a newer population extract says something, as on the screen.</summary>
/// <param name="Birth">As known, a year alone included.</param>
/// <param name="Says">"Đã chết theo dữ liệu dân cư", …</param>
/// <param name="Since">The day of death, where the extract has it.</param>
/// <param name="FoundOn">The day the extract was read, Vietnamese time.</param>
/// <param name="ToDo">The next action while nobody has answered.</param>
public sealed record DepartureListRow(string FullName, string? Birth, string? CitizenId, string? Hamlet, string Standing, string Says, DateOnly? Since, DateOnly FoundOn, string Extract,
    string State, string? ToDo, string? Note, string? HandledBy, DateOnly? HandledOn);

/// <summary>The dead and the moved of the newest extract who stand in the register, as a workbook.</summary>
public static class DepartureListWorkbook
{
    private static readonly IReadOnlyList<Column<DepartureListRow>> Columns =
    [
        new("Họ và tên", row => row.FullName, 28),
        new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered),
        new("Số giấy tờ", row => row.CitizenId, 16, ColumnFormat.Centered),
        new("Thôn", row => row.Hamlet, 20),
        new("Trong danh sách đối tượng", row => row.Standing, 20),
        new("Dữ liệu dân cư ghi", row => row.Says, 32),
        new("Từ ngày", row => row.Since, 12, ColumnFormat.Date),
        new("Ngày đọc trích xuất", row => row.FoundOn, 13, ColumnFormat.Date),
        new("Trích xuất", row => row.Extract, 28),
        new("Tình trạng", row => row.State, 20),
        new("Việc cần làm", row => row.ToDo, 44),
        new("Kết quả kiểm tra", row => row.Note, 36),
        new("Người kiểm tra", row => row.HandledBy, 22),
        new("Ngày kiểm tra", row => row.HandledOn, 13, ColumnFormat.Date),
    ];

    public static void Write(Stream stream, TableHeading heading, IEnumerable<DepartureListRow> rows) =>
        TableWorkbook.Write(stream, heading, "Biến động", Columns, rows, hasTotalRow: false);
}
