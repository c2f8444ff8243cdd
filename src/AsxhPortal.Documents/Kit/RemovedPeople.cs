namespace AsxhPortal.Documents.Kit;

/// <summary>Somebody whom a supplement takes off a list.</summary>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="Amount">Đồng a month, as it stood on the list.</param>
/// <param name="Reason">Why, as it was signed.</param>
public sealed record RemovedPersonRow(int Ordinal, string FullName, string? Birth, string? CitizenId, string? Hamlet, string? Category, long Amount, string? Reason);

/// <summary>Phụ lục "Danh sách đưa ra" of a supplement: people, what they had, and the reason.</summary>
internal static class RemovedPeople
{
    private static readonly Column<RemovedPersonRow> Amount = new("Mức hưởng (đồng/tháng)", row => row.Amount, 14, ColumnFormat.Money, IsTotalled: true);

    /// <param name="title">"Danh sách đưa ra khỏi danh sách", …</param>
    /// <param name="attachedTo">"(Kèm theo …)".</param>
    public static ListForm<RemovedPersonRow> Form(Letterhead letterhead, string title, string attachedTo, IReadOnlyList<RemovedPersonRow> rows) => new()
    {
        Letterhead = letterhead,
        Title = title,
        AppendixTo = attachedTo,
        Columns =
        [
            new("STT", row => row.Ordinal, 6, ColumnFormat.Centered), new("Họ và tên", row => row.FullName, 24), new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered),
            new("Số định danh/CCCD", row => row.CitizenId, 15), new("Thôn/Tổ dân phố", row => row.Hamlet, 17), new("Loại đối tượng", row => row.Category, 24), Amount,
            new("Lý do", row => row.Reason, 40),
        ],
        Rows = rows,
        SheetName = "Đưa ra",
        FontSize = 9,
    };
}
