using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Payments;

/// <summary>One line of the updated list that step 7 sends back to the centre. Amounts in đồng.</summary>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="GroupCode">btxh, ncc, ngheo or khac.</param>
/// <param name="OutcomeCode">A code of the survey outcomes, e.g. "3-BANK".</param>
/// <param name="SurveyedOn">Day of the visit.</param>
/// <param name="BankBin">Six digits of the bank.</param>
/// <param name="AuthorizedUntil">Last day of the power of attorney.</param>
public sealed record ReturnExportRow(
    int Ordinal,
    string BeneficiaryCode,
    string FullName,
    string? Birth,
    string? Sex,
    string? CitizenId,
    string? UnitCode,
    string? Hamlet,
    string GroupCode,
    string? CategoryCode,
    string? CategoryName,
    long? Amount,
    DateOnly? StartsOn,
    string? OutcomeCode,
    DateOnly? SurveyedOn,
    string? ChannelCode,
    string? AccountNumber,
    string? BankBin,
    string? Bank,
    string? AccountHolder,
    string? AttorneyName,
    string? AttorneyCitizenId,
    DateOnly? AuthorizedUntil,
    string? Phone,
    string? Note);

internal static class ReturnExportColumns
{
    public const string Sheet = "Dữ liệu cập nhật";

    public static readonly IReadOnlyList<Column<ReturnExportRow>> All =
    [
        new("STT", row => row.Ordinal, 6, ColumnFormat.Centered),
        new("Mã đối tượng", row => row.BeneficiaryCode, 14),
        new("Họ và tên", row => row.FullName, 26),
        new("Ngày sinh", row => row.Birth, 12),
        new("Giới tính", row => row.Sex, 9),
        new("Số định danh/CCCD", row => row.CitizenId, 16),
        new("Mã đơn vị hành chính", row => row.UnitCode, 12),
        new("Thôn/Tổ dân phố", row => row.Hamlet, 18),
        new("Mã nhóm", row => row.GroupCode, 10),
        new("Mã loại đối tượng", row => row.CategoryCode, 16),
        new("Loại đối tượng", row => row.CategoryName, 34),
        new("Mức hưởng", row => row.Amount, 14, ColumnFormat.Money, IsTotalled: true),
        new("Ngày hưởng", row => row.StartsOn, 12, ColumnFormat.Date),
        new("Mã kết quả khảo sát", row => row.OutcomeCode, 12),
        new("Ngày khảo sát", row => row.SurveyedOn, 12, ColumnFormat.Date),
        new("Mã hình thức chi trả", row => row.ChannelCode, 14),
        new("Số tài khoản", row => row.AccountNumber, 20),
        new("Mã BIN ngân hàng", row => row.BankBin, 12),
        new("Ngân hàng", row => row.Bank, 16),
        new("Chủ tài khoản", row => row.AccountHolder, 26),
        new("Người được ủy quyền", row => row.AttorneyName, 26),
        new("CCCD người được ủy quyền", row => row.AttorneyCitizenId, 16),
        new("Ủy quyền đến ngày", row => row.AuthorizedUntil, 12, ColumnFormat.Date),
        new("Điện thoại", row => row.Phone, 14),
        new("Ghi chú", row => row.Note, 30),
    ];
}
