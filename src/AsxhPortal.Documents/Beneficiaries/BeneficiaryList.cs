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
    string? Outcome)
{
    /// <summary>Completed years.</summary>
    public int? Age { get; init; }
    public string? OldId { get; init; }
    public string? Commune { get; init; }
    public string? HouseholdHead { get; init; }
    public string? Channel { get; init; }
    public DateOnly? VerifiedOn { get; init; }

    /// <summary>Last day of the power of attorney.</summary>
    public DateOnly? AttorneyUntil { get; init; }

    /// <summary>What is still to be filled in, in words.</summary>
    public string? Missing { get; init; }
    public string? Flag { get; init; }
}

/// <summary>A column that a person may choose: the same record heads the cell on screen and in the workbook.</summary>
/// <param name="Key">How the choice is remembered.</param>
/// <param name="SortKey">By which word the screen orders by it; null = it does not.</param>
/// <param name="IsUsual">Shown on screen until somebody chooses.</param>
public sealed record BeneficiaryListColumn(string Key, Column<BeneficiaryListRow> Column, string? SortKey = null, bool IsUsual = false)
{
    public string Header => Column.Header;
}

/// <summary>What the list says about itself.</summary>
/// <param name="Unit">Who extracted it, e.g. "UBND xã Xuân Yên".</param>
/// <param name="Title">Subject line under DANH SÁCH.</param>
/// <param name="Filter">Chosen filters in words; null when the list is whole.</param>
/// <param name="PrintedOn">The day it was extracted.</param>
public sealed record BeneficiaryListHeading(string Unit, string Title, string? Filter, DateOnly PrintedOn);

public static class BeneficiaryListColumns
{
    internal static readonly Column<BeneficiaryListRow> Amount = new("Mức hưởng (đồng/tháng)", row => row.Amount, 15, ColumnFormat.Money, IsTotalled: true);

    /// <summary>Everything there is to choose from, in the order in which it is offered.</summary>
    public static readonly IReadOnlyList<BeneficiaryListColumn> Choice =
    [
        new("stt", new("STT", row => row.Ordinal, 6, ColumnFormat.Centered), IsUsual: true),
        new("ten", new("Họ và tên", row => row.FullName, 26), "name", IsUsual: true),
        new("sinh", new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered), "birth", IsUsual: true),
        new("tuoi", new("Tuổi", row => row.Age, 6, ColumnFormat.Number)),
        new("gioi", new("Giới tính", row => row.Sex, 8, ColumnFormat.Centered)),
        new("so", new("Số định danh/CCCD", row => row.CitizenId, 16), IsUsual: true),
        new("cmnd", new("CMND cũ", row => row.OldId, 12)),
        new("thon", new("Thôn/Tổ dân phố", row => row.Hamlet, 18), "hamlet", IsUsual: true),
        new("xa", new("Xã", row => row.Commune, 18)),
        new("chuho", new("Chủ hộ", row => row.HouseholdHead, 24)),
        new("nhom", new("Nhóm", row => row.Groups, 20)),
        new("loai", new("Loại đối tượng", row => row.Categories, 30), IsUsual: true),
        new("muc", Amount, "amount", IsUsual: true),
        new("tk", new("Số tài khoản", row => row.AccountNumber, 18), IsUsual: true),
        new("nh", new("Ngân hàng", row => row.Bank, 14)),
        new("xacminh", new("Xác minh tài khoản ngày", row => row.VerifiedOn, 12, ColumnFormat.Date)),
        new("kenh", new("Hình thức nhận", row => row.Channel, 20)),
        new("dt", new("Điện thoại", row => row.Phone, 13)),
        new("trangthai", new("Trạng thái", row => row.Status, 16), "status", IsUsual: true),
        new("ketqua", new("Kết quả khảo sát", row => row.Outcome, 20), "outcome", IsUsual: true),
        new("thieu", new("Còn thiếu", row => row.Missing, 24)),
        new("canhbao", new("Cảnh báo", row => row.Flag, 20)),
        new("uyquyen", new("Ủy quyền đến ngày", row => row.AttorneyUntil, 12, ColumnFormat.Date)),
    ];

    private static readonly string[] InEveryFile = ["stt", "ten", "sinh", "gioi", "so", "thon", "nhom", "loai", "muc", "tk", "nh", "dt", "trangthai", "ketqua"];

    /// <summary>The columns of a workbook while nobody has chosen any.</summary>
    public static IReadOnlyList<BeneficiaryListColumn> Usual => Of(InEveryFile);

    /// <summary>By key, in the order of the keys; keys that are no longer known are passed over, and the name is never left out.</summary>
    public static IReadOnlyList<BeneficiaryListColumn> Of(IEnumerable<string> keys)
    {
        var chosen = keys.Select(key => Choice.FirstOrDefault(column => column.Key == key)).OfType<BeneficiaryListColumn>().Distinct().ToList();
        if (chosen.All(column => column.Key != "ten"))
            chosen.Insert(chosen is [{ Key: "stt" }, ..] ? 1 : 0, Choice.First(column => column.Key == "ten"));
        return chosen;
    }

    /// <summary>What fits a page across: the paper goes to the village, telephone and account travel in the workbook.</summary>
    internal static readonly IReadOnlyList<Column<BeneficiaryListRow>> OnPaper =
    [
        new("STT", row => row.Ordinal, 5, ColumnFormat.Centered),
        new("Họ và tên", row => row.FullName, 20),
        new("Ngày sinh", row => row.Birth, 11, ColumnFormat.Centered),
        new("Giới tính", row => row.Sex, 6, ColumnFormat.Centered),
        new("Số định danh/CCCD", row => row.CitizenId, 14, ColumnFormat.Centered),
        new("Thôn/Tổ dân phố", row => row.Hamlet, 16),
        new("Loại đối tượng", row => row.Categories ?? row.Groups, 24),
        Amount,
        new("Số tài khoản", row => row.AccountNumber, 15),
        new("Ngân hàng", row => row.Bank, 12),
        new("Điện thoại", row => row.Phone, 11, ColumnFormat.Centered),
        new("Kết quả khảo sát", CodeOf, 9, ColumnFormat.Centered),
    ];

    /// <summary>"3-DV" of "3-DV · Chưa có tài khoản, …": the words are on the survey form.</summary>
    private static string? CodeOf(BeneficiaryListRow row) => row.Outcome?.Split(" · ", 2)[0];
}
