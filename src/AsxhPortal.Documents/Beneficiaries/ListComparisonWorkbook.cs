using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Beneficiaries;

/// <summary>One person who differs between two lists, as shown on screen.</summary>
/// <param name="Kinds">"Tăng", "Đổi thông tin, đổi tài khoản", ….</param>
/// <param name="AmountBefore">Đồng a month; null where the person is not on that list.</param>
/// <param name="Changes">Field by field: "Số tài khoản: 0101 → 0202".</param>
public sealed record ListComparisonRow(
    int Ordinal,
    string Kinds,
    string FullName,
    string? Birth,
    string? CitizenId,
    string? Hamlet,
    string? Categories,
    long? AmountBefore,
    long? AmountAfter,
    long AmountDelta,
    string? AccountBefore,
    string? AccountAfter,
    string? Changes,
    string Reason);

/// <summary>Two lists compared, as a workbook: exactly the rows on the screen, streamed.</summary>
public static class ListComparisonWorkbook
{
    private static readonly IReadOnlyList<Column<ListComparisonRow>> Columns =
    [
        new("STT", row => row.Ordinal, 6, ColumnFormat.Centered),
        new("Thay đổi", row => row.Kinds, 22),
        new("Họ và tên", row => row.FullName, 26),
        new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered),
        new("Số định danh/CCCD", row => row.CitizenId, 16),
        new("Thôn/Tổ dân phố", row => row.Hamlet, 18),
        new("Loại đối tượng", row => row.Categories, 30),
        new("Mức ở danh sách trước (đồng/tháng)", row => row.AmountBefore, 16, ColumnFormat.Money, IsTotalled: true),
        new("Mức ở danh sách sau (đồng/tháng)", row => row.AmountAfter, 16, ColumnFormat.Money, IsTotalled: true),
        new("Chênh lệch (đồng/tháng)", row => row.AmountDelta, 16, ColumnFormat.Money, IsTotalled: true),
        new("Tài khoản trước", row => row.AccountBefore, 26),
        new("Tài khoản sau", row => row.AccountAfter, 26),
        new("Nội dung thay đổi", row => row.Changes, 44),
        new("Lý do", row => row.Reason, 40),
    ];

    public static void Write(Stream stream, TableHeading heading, IEnumerable<ListComparisonRow> rows) => TableWorkbook.Write(stream, heading, "So sánh", Columns, rows);
}
