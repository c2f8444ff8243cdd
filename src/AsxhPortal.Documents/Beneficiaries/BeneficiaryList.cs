using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Beneficiaries;

/// <summary>One person of the list extracted in step 3, as shown on screen.</summary>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="Amount">Đồng a month.</param>
public sealed record BeneficiaryListRow(
    int Ordinal,
    string FullName,
    string? Birth,
    string? Sex,
    string? CitizenId,
    string? Hamlet,
    string? Groups,
    string? Categories,
    long? Amount,
    string? AccountNumber,
    string? Bank,
    string? Phone,
    string? Status,
    string? Outcome);

/// <summary>What the list says about itself.</summary>
/// <param name="Unit">Who extracted it, e.g. "UBND xã Xuân Yên".</param>
/// <param name="Title">Subject line under DANH SÁCH.</param>
/// <param name="Filter">Chosen filters in words; null when the list is whole.</param>
/// <param name="PrintedOn">The day it was extracted.</param>
public sealed record BeneficiaryListHeading(string Unit, string Title, string? Filter, DateOnly PrintedOn);

internal static class BeneficiaryListColumns
{
    public static readonly Column<BeneficiaryListRow> Amount = new("Mức hưởng (đồng/tháng)", row => row.Amount, 15, ColumnFormat.Money, IsTotalled: true);

    /// <summary>Everything the screen shows.</summary>
    public static readonly IReadOnlyList<Column<BeneficiaryListRow>> All =
    [
        new("STT", row => row.Ordinal, 6, ColumnFormat.Centered),
        new("Họ và tên", row => row.FullName, 26),
        new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered),
        new("Giới tính", row => row.Sex, 8, ColumnFormat.Centered),
        new("Số định danh/CCCD", row => row.CitizenId, 16),
        new("Thôn/Tổ dân phố", row => row.Hamlet, 18),
        new("Nhóm", row => row.Groups, 20),
        new("Loại đối tượng", row => row.Categories, 30),
        Amount,
        new("Số tài khoản", row => row.AccountNumber, 18),
        new("Ngân hàng", row => row.Bank, 14),
        new("Điện thoại", row => row.Phone, 13),
        new("Trạng thái", row => row.Status, 16),
        new("Kết quả khảo sát", row => row.Outcome, 20),
    ];

    /// <summary>What fits a page across: the paper goes to the village, telephone and account travel in the workbook.</summary>
    public static readonly IReadOnlyList<Column<BeneficiaryListRow>> OnPaper =
    [
        new("STT", row => row.Ordinal, 5, ColumnFormat.Centered),
        new("Họ và tên", row => row.FullName, 20),
        new("Ngày sinh", row => row.Birth, 11, ColumnFormat.Centered),
        new("Giới tính", row => row.Sex, 6, ColumnFormat.Centered),
        new("Số định danh/CCCD", row => row.CitizenId, 14, ColumnFormat.Centered),
        new("Thôn/Tổ dân phố", row => row.Hamlet, 13),
        new("Loại đối tượng", row => row.Categories ?? row.Groups, 24),
        Amount,
        new("Số tài khoản", row => row.AccountNumber, 15),
        new("Ngân hàng", row => row.Bank, 12),
        new("Điện thoại", row => row.Phone, 11, ColumnFormat.Centered),
        new("Kết quả khảo sát", row => row.Outcome, 16),
    ];
}
