using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Classification;

/// <summary>
/// One person as posted in public. Identity, account and telephone are given whole here and masked by the paper; people whose only
/// category is an HIV one must not be among the rows (NĐ 20/2021 Đ8 k1b).
/// </summary>
/// <param name="BirthYear">The year alone.</param>
/// <param name="Category">Without HIV categories.</param>
/// <param name="Amount">Đồng a month, without that of HIV categories.</param>
public sealed record PublicPostingRow(
    int Ordinal,
    string FullName,
    string? BirthYear,
    string? CitizenId,
    string? Hamlet,
    string? Category,
    long? Amount,
    string? Channel,
    string? AccountNumber,
    string? Phone);

/// <summary>What is posted.</summary>
/// <param name="UnitName">Within a sentence: "xã Xuân Yên".</param>
/// <param name="RoundName">Đợt rà soát or the month paid.</param>
/// <param name="Standing">"BẢN XEM TRƯỚC, CHƯA KÝ DUYỆT"; null for none.</param>
/// <param name="IssuedOn">Date of the paper; null leaves it open.</param>
public sealed record PublicPostingHeading(string UnitName, string RoundName, string? Standing, DateOnly? IssuedOn)
{
    /// <summary>The month whose payment is posted, "02/2024"; null where the result of a round is.</summary>
    public string? PaidMonth { get; init; }
}

internal static class PublicPostingForm
{
    private static readonly Column<PublicPostingRow> Amount = new("Mức hưởng (đồng/tháng)", row => row.Amount, 14, ColumnFormat.Money);
    private static readonly Column<PublicPostingRow> Paid = Amount with { Header = "Số tiền chi trả (đồng)", IsTotalled = true };

    private static readonly IReadOnlyList<Column<PublicPostingRow>> Columns =
    [
        new("STT", row => row.Ordinal, 6, ColumnFormat.Centered),
        new("Họ và tên", row => row.FullName, 25),
        new("Năm sinh", row => row.BirthYear, 8, ColumnFormat.Centered),
        new("Số định danh/CCCD", row => MaskedNumber.Of(row.CitizenId), 15, ColumnFormat.Centered),
        new("Thôn/Tổ dân phố", row => row.Hamlet, 17),
        new("Loại đối tượng", row => row.Category, 30),
        Amount,
        new("Hình thức nhận", row => row.Channel, 16),
        new("Số tài khoản", row => MaskedNumber.Of(row.AccountNumber), 16, ColumnFormat.Centered),
        new("Điện thoại", row => MaskedNumber.Of(row.Phone), 13, ColumnFormat.Centered),
    ];

    public static ListForm<PublicPostingRow> Of(Letterhead letterhead, PublicPostingHeading heading, IReadOnlyList<PublicPostingRow> rows) => new()
    {
        Letterhead = letterhead,
        IssuedOn = heading.IssuedOn,
        Title = "Danh sách niêm yết công khai",
        Subject = heading.PaidMonth is { } month ? $"Đối tượng được chi trả trợ cấp an sinh xã hội tháng {month}" : "Đối tượng hưởng chính sách an sinh xã hội và hình thức nhận trợ cấp",
        Notes =
        [
            $"({heading.RoundName})",
            "Niêm yết trong 02 ngày làm việc, từ ngày ..... tháng ..... năm ....... đến ngày ..... tháng ..... năm .......",
            .. heading.Standing is null ? Array.Empty<string>() : [heading.Standing],
        ],
        Columns = heading.PaidMonth is null ? Columns : [.. Columns.Select(column => column == Amount ? Paid : column)],
        WordsOf = heading.PaidMonth is null ? null : Paid,
        Rows = rows,
        Closing =
        [
            "Số định danh, số tài khoản, số điện thoại được che để bảo vệ dữ liệu cá nhân, chỉ để lại ba số cuối.",
            $"Mọi ý kiến phản ánh, khiếu nại về danh sách này đề nghị gửi Ủy ban nhân dân {heading.UnitName} trong thời gian niêm yết.",
        ],
        Signatures = [letterhead.Signer() with { Hint = null }],
        Receivers = ["Niêm yết tại trụ sở UBND và nhà văn hóa thôn", "Lưu: VT, VHXH"],
        SheetName = "Niêm yết",
        FontSize = 10,
    };
}

/// <summary>Bản niêm yết công khai: id, account and telephone masked (<see cref="MaskedNumber"/>), nothing of HIV categories.</summary>
public static class PublicPostingPdf
{
    public static byte[] Render(Letterhead letterhead, PublicPostingHeading heading, IReadOnlyList<PublicPostingRow> rows, DateTime createdAt) =>
        ListFormPdf.Render(PublicPostingForm.Of(letterhead, heading, rows), createdAt);
}
