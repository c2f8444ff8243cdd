using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Payments;

/// <summary>One person × entitlement × month of an approved payment run. Amounts in đồng.</summary>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="Benefit">Trợ cấp of the month.</param>
/// <param name="Arrears">Truy lĩnh.</param>
/// <param name="CarriedOver">Unpaid last month and brought forward.</param>
/// <param name="Payee">Chủ tài khoản or the one who receives instead.</param>
/// <param name="Channel">Hình thức, in words.</param>
public sealed record PaymentListRow(
    int Ordinal,
    string BeneficiaryCode,
    string FullName,
    string? Birth,
    string? CitizenId,
    string? Hamlet,
    string PolicyCode,
    long Benefit,
    long Arrears,
    long CarriedOver,
    string? AccountNumber,
    string? Bank,
    string? Payee,
    string Channel,
    string? Note)
{
    /// <summary>What is paid: trợ cấp + truy lĩnh + tháng trước mang sang.</summary>
    public long Total => checked(Benefit + Arrears + CarriedOver);
}

/// <summary>The list of one channel and bank.</summary>
/// <param name="RunNumber">The run's number as shown on screen.</param>
/// <param name="Year">Year of the month paid.</param>
/// <param name="Month">Month paid, 1–12.</param>
/// <param name="ChannelName">"Tài khoản ngân hàng", "Tiền mặt qua tổ chức dịch vụ chi trả", …</param>
/// <param name="BankName">Null where no bank is involved.</param>
/// <param name="IsCash">True when people sign for the money.</param>
/// <param name="IssuedOn">Date of the paper; null leaves it open.</param>
/// <param name="ApprovedBy">Who approved the run; null when not yet approved.</param>
public sealed record PaymentListHeading(
    string RunNumber,
    int Year,
    int Month,
    string ChannelName,
    string? BankName,
    bool IsCash,
    DateOnly? IssuedOn,
    string? ApprovedBy = null);

/// <summary>Heading and rows of one list.</summary>
public sealed record PaymentList(PaymentListHeading Heading, IReadOnlyList<PaymentListRow> Rows);

internal static class PaymentListForm
{
    private static readonly Column<PaymentListRow> Ordinal = new("STT", row => row.Ordinal, 6, ColumnFormat.Centered);
    private static readonly Column<PaymentListRow> FullName = new("Họ và tên", row => row.FullName, 24);
    private static readonly Column<PaymentListRow> Birth = new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered);
    private static readonly Column<PaymentListRow> CitizenId = new("Số định danh/CCCD", row => row.CitizenId, 15);
    private static readonly Column<PaymentListRow> Hamlet = new("Thôn, xã", row => row.Hamlet, 20);
    private static readonly Column<PaymentListRow> Policy = new("Mã chính sách", row => row.PolicyCode, 11, ColumnFormat.Centered);
    private static readonly Column<PaymentListRow> Benefit = new("Trợ cấp", row => row.Benefit, 14, ColumnFormat.Money, IsTotalled: true);
    private static readonly Column<PaymentListRow> Arrears = new("Truy lĩnh", row => row.Arrears, 14, ColumnFormat.Money, IsTotalled: true);
    private static readonly Column<PaymentListRow> CarriedOver = new("Tháng trước mang sang", row => row.CarriedOver, 14, ColumnFormat.Money, IsTotalled: true);
    private static readonly Column<PaymentListRow> Total = new("Tổng số tiền", row => row.Total, 15, ColumnFormat.Money, IsTotalled: true);
    private static readonly Column<PaymentListRow> Account = new("Số tài khoản", row => row.AccountNumber, 18);
    private static readonly Column<PaymentListRow> Payee = new("Chủ tài khoản/Người nhận thay", row => row.Payee, 22);
    private static readonly Column<PaymentListRow> Note = new("Ghi chú", row => row.Note, 16);

    private static readonly IReadOnlyList<Column<PaymentListRow>> Workbook =
    [
        Ordinal,
        new("Mã đối tượng", row => row.BeneficiaryCode, 14),
        FullName,
        Birth,
        CitizenId,
        Hamlet,
        Policy,
        Benefit,
        Arrears,
        CarriedOver,
        Total,
        Account,
        new("Ngân hàng", row => row.Bank, 14),
        Payee,
        new("Hình thức", row => row.Channel, 16),
        new("Ký nhận", _ => null, 14),
        Note,
    ];

    private static readonly IReadOnlyList<Column<PaymentListRow>> AccountPaper =
        [Ordinal, FullName, Birth, CitizenId, Hamlet, Policy, Benefit, Arrears, CarriedOver, Total, Account, Payee, Note];

    private static readonly IReadOnlyList<Column<PaymentListRow>> CashPaper =
        [Ordinal, FullName, Birth, CitizenId, Hamlet, Policy, Benefit, Arrears, CarriedOver, Total, Payee with { Header = "Người nhận thay" }, new("Ký nhận", _ => null, 20), Note with { Width = 12 }];

    public static ListForm<PaymentListRow> ForWorkbook(Letterhead letterhead, PaymentList list) => Form(letterhead, list) with { Columns = Workbook };

    public static ListForm<PaymentListRow> ForPaper(Letterhead letterhead, PaymentList list) => Form(letterhead, list) with
    {
        Columns = list.Heading.IsCash ? CashPaper : AccountPaper,
        RowHeight = list.Heading.IsCash ? 30 : 0,
        FontSize = 9.5f,
    };

    private static ListForm<PaymentListRow> Form(Letterhead letterhead, PaymentList list)
    {
        var heading = list.Heading;
        var total = list.Rows.Aggregate(0L, (sum, row) => checked(sum + row.Total));
        return new ListForm<PaymentListRow>
        {
            Letterhead = letterhead,
            IssuedOn = heading.IssuedOn,
            Title = "Danh sách chi trả trợ cấp",
            Subject = $"Tháng {VietnameseFormat.Month(heading.Year, heading.Month)} – {Place(heading)}",
            Notes =
            [
                $"Đợt chi trả: {heading.RunNumber} – Số dòng: {VietnameseFormat.Number(list.Rows.Count)} – Tổng số tiền: {VietnameseFormat.Dong(total)}",
                .. heading.ApprovedBy is null ? Array.Empty<string>() : [$"Người duyệt: {heading.ApprovedBy}"],
            ],
            Columns = Workbook,
            Rows = list.Rows,
            Counted = "dòng",
            WordsOf = Total,
            Signatures = [new SignatureBlock("NGƯỜI LẬP"), new SignatureBlock("KẾ TOÁN"), letterhead.Signer()],
            SheetName = heading.BankName ?? heading.ChannelName,
        };
    }

    private static string Place(PaymentListHeading heading) =>
        heading.BankName is null ? heading.ChannelName : $"{heading.ChannelName} – {heading.BankName}";
}
