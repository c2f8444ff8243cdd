using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.BankAccounts;

/// <summary>One account of the list that the commune police enter into the ASXH subsystem (step 6).</summary>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="Holder">Chủ tài khoản.</param>
/// <param name="HolderKind">"Người được ủy quyền", …; null when it is the person themselves.</param>
/// <param name="PreviousAccount">Number and bank before, in words; null where there was none.</param>
/// <param name="Update">"Thêm mới", "Thay đổi", "Xác nhận lại", "Còn thiếu".</param>
/// <param name="UpdatedOn">The day it was declared or confirmed.</param>
/// <param name="Note">What is to be mended, e.g. "Chủ tài khoản khác tên".</param>
public sealed record AccountUpdateRow(
    int Ordinal,
    string FullName,
    string? Birth,
    string? CitizenId,
    string? Hamlet,
    string Channel,
    string? AccountNumber,
    string? Bank,
    string? Holder,
    string? HolderKind,
    string? PreviousAccount,
    string Update,
    DateOnly? UpdatedOn,
    string? Note);

/// <summary>Which list it is.</summary>
/// <param name="RoundName">Đợt rà soát.</param>
/// <param name="Filter">Chosen filters in words; null when the list is whole.</param>
/// <param name="IssuedOn">Date of the paper; null leaves it open.</param>
public sealed record AccountUpdateHeading(string RoundName, string? Filter, DateOnly? IssuedOn);

internal static class AccountUpdateForm
{
    private static readonly IReadOnlyList<Column<AccountUpdateRow>> Columns =
    [
        new("STT", row => row.Ordinal, 6, ColumnFormat.Centered),
        new("Họ và tên", row => row.FullName, 23),
        new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered),
        new("Số định danh/CCCD", row => row.CitizenId, 15),
        new("Thôn/Tổ dân phố", row => row.Hamlet, 16),
        new("Hình thức", row => row.Channel, 15),
        new("Số tài khoản", row => row.AccountNumber, 18),
        new("Tên ngân hàng", row => row.Bank, 15),
        new("Chủ tài khoản", Holder, 22),
        new("Tài khoản trước đây", row => row.PreviousAccount, 19),
        new("Nội dung cập nhật", row => row.Update, 13, ColumnFormat.Centered),
        new("Ngày cập nhật", row => row.UpdatedOn, 12, ColumnFormat.Date),
        new("Ghi chú", row => row.Note, 15) { IsByHand = true },
    ];

    public static ListForm<AccountUpdateRow> Of(Letterhead letterhead, AccountUpdateHeading heading, IReadOnlyList<AccountUpdateRow> rows) => new()
    {
        Letterhead = letterhead,
        IssuedOn = heading.IssuedOn,
        Title = "Danh sách cập nhật tài khoản",
        Subject = "Số tài khoản, tên ngân hàng của đối tượng hưởng chính sách an sinh xã hội",
        Notes =
        [
            $"({heading.RoundName}{(heading.Filter is null ? "" : $"; phạm vi: {heading.Filter}")})",
            string.Join(" – ", rows.GroupBy(row => row.Update).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}: {VietnameseFormat.Number(g.Count())}").Prepend($"Tổng số: {VietnameseFormat.Number(rows.Count)} người")),
        ],
        Columns = Columns,
        Rows = rows,
        Closing = ["Số tài khoản, tên ngân hàng nêu trên đã được đối chiếu với kết quả khảo sát để cập nhật vào phân hệ An sinh xã hội."],
        Signatures = [new SignatureBlock("NGƯỜI LẬP"), new SignatureBlock("CÔNG AN XÃ", Hint: "(Ký tên, đóng dấu)"), letterhead.Signer()],
        SheetName = "Cập nhật tài khoản",
        FontSize = 9,
    };

    private static string? Holder(AccountUpdateRow row) => row.HolderKind is null ? row.Holder : $"{row.Holder} ({row.HolderKind})";
}

/// <summary>Danh sách cập nhật tài khoản on paper.</summary>
public static class AccountUpdatePdf
{
    public static byte[] Render(Letterhead letterhead, AccountUpdateHeading heading, IReadOnlyList<AccountUpdateRow> rows, DateTime createdAt) =>
        ListFormPdf.Render(AccountUpdateForm.Of(letterhead, heading, rows), createdAt);
}

/// <summary>Danh sách cập nhật tài khoản as a workbook ready to print.</summary>
public static class AccountUpdateWorkbook
{
    public static byte[] Render(Letterhead letterhead, AccountUpdateHeading heading, IReadOnlyList<AccountUpdateRow> rows) =>
        FormWorkbook.Render(AccountUpdateForm.Of(letterhead, heading, rows));
}
