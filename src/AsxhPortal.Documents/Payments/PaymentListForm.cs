using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Payments;

/// <summary>The forms of the payment lists: one per kind, all with Cộng trang and Lũy kế, the sum in figures and words.</summary>
internal static class PaymentListForm
{
    private static readonly Column<PaymentListRow> Ordinal = new("STT", row => row.Ordinal, 6, ColumnFormat.Centered);
    private static readonly Column<PaymentListRow> Code = new("Mã đối tượng", row => row.BeneficiaryCode, 14);
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
    private static readonly Column<PaymentListRow> Provider = new("Ngân hàng", row => row.Bank, 14);
    private static readonly Column<PaymentListRow> Holder = new("Chủ tài khoản", HolderOf, 22);
    private static readonly Column<PaymentListRow> Payee = new("Người nhận thay", row => row.Payee, 22);
    private static readonly Column<PaymentListRow> PayeeKind = new("Quan hệ", row => row.PayeeKind, 14);
    private static readonly Column<PaymentListRow> PayeeOnPaper = new("Người nhận thay", HolderOf, 22);
    private static readonly Column<PaymentListRow> PayeeCitizenId = new("CCCD người nhận thay", row => row.PayeeCitizenId, 15);
    private static readonly Column<PaymentListRow> PayeePaper = new("Giấy ủy quyền", row => row.PayeePaper, 20);
    private static readonly Column<PaymentListRow> PaidOn = new("Ngày nhận", _ => null, 12, ColumnFormat.Centered) { IsByHand = true };
    private static readonly Column<PaymentListRow> Signed = new("Ký nhận", _ => null, 18) { IsByHand = true };
    private static readonly Column<PaymentListRow> Note = new("Ghi chú", row => row.Note, 15);
    private static readonly Column<PaymentListRow> NoteOnPaper = new("Ghi chú", PartsOf, 15) { IsByHand = true };

    public static ListForm<PaymentListRow> ForWorkbook(Letterhead letterhead, PaymentList list) => Form(letterhead, list) with
    {
        Columns = [Ordinal, Code, FullName, Birth, CitizenId, Hamlet, Policy, Benefit, Arrears, CarriedOver, Total, .. Own(list.Heading.Kind), Note],
    };

    public static ListForm<PaymentListRow> ForPaper(Letterhead letterhead, PaymentList list) => Form(letterhead, list) with
    {
        Columns = list.Heading.Kind switch
        {
            PaymentListKind.Proxy => [Ordinal, FullName, Birth, CitizenId, Hamlet, Policy, Total, PayeeOnPaper, PayeeCitizenId, PayeePaper, Signed, NoteOnPaper],
            _ when list.Heading.IsSignedFor => [Ordinal, FullName, Birth, CitizenId, Hamlet, Policy, Total, PaidOn, Signed, NoteOnPaper],
            _ => [Ordinal, FullName, Birth, CitizenId, Hamlet, Policy, Total, .. Own(list.Heading.Kind), NoteOnPaper],
        },
        RowHeight = list.Heading.IsSignedFor ? 30 : 0,
        FontSize = list.Heading.Kind == PaymentListKind.Proxy ? 9 : 9.5f,
    };

    /// <summary>On paper one amount, and in the note what else than the month's benefit is in it.</summary>
    private static string? PartsOf(PaymentListRow row)
    {
        var parts = new List<string>();
        if (row.Arrears != 0)
            parts.Add("truy lĩnh " + VietnameseFormat.Number(row.Arrears));
        if (row.CarriedOver != 0)
            parts.Add("tháng trước " + VietnameseFormat.Number(row.CarriedOver));
        var sentence = parts.Count == 0 ? null : "Gồm " + string.Join(", ", parts);
        return row.Note is null ? sentence : sentence is null ? row.Note : $"{row.Note}. {sentence}";
    }

    private static Column<PaymentListRow>[] Own(PaymentListKind kind) => kind switch
    {
        PaymentListKind.BankAccount => [Account, Provider, Holder],
        PaymentListKind.MobileMoney => [Account with { Header = "Số thuê bao" }, Provider with { Header = "Nhà cung cấp" }, Holder with { Header = "Chủ thuê bao" }],
        PaymentListKind.Vneid => [Account, Provider, Holder],
        PaymentListKind.Proxy => [Payee, PayeeKind, PayeeCitizenId, PayeePaper, PaidOn, Signed],
        _ => [PaidOn, Signed],
    };

    private static ListForm<PaymentListRow> Form(Letterhead letterhead, PaymentList list)
    {
        var heading = list.Heading;
        return new ListForm<PaymentListRow>
        {
            Letterhead = letterhead,
            IssuedOn = heading.IssuedOn,
            Title = TitleOf(heading.Kind),
            Subject = heading.ProviderName is null ? $"Tháng {VietnameseFormat.Month(heading.Year, heading.Month)}" : $"{heading.ProviderName} – Tháng {VietnameseFormat.Month(heading.Year, heading.Month)}",
            Notes =
            [
                $"Đợt chi trả: {heading.RunNumber} – Số dòng: {VietnameseFormat.Number(list.Rows.Count)} – Tổng số tiền: {VietnameseFormat.Dong(list.Sum)}",
                .. heading.ApprovedBy is null ? Array.Empty<string>() : [$"Người duyệt: {heading.ApprovedBy}"],
            ],
            Columns = [],
            Rows = list.Rows,
            Counted = "dòng",
            WordsOf = Total,
            Closing = heading.IsSignedFor
                ? ["Đã chi: .......... dòng, số tiền: ............................ đồng. Chưa chi, chuyển tháng sau: .......... dòng, số tiền: ............................ đồng."]
                : [],
            Signatures = [new SignatureBlock("NGƯỜI LẬP"), new SignatureBlock("KẾ TOÁN"), .. Payer(heading.Kind), letterhead.Signer()],
            SheetName = heading.ProviderName ?? heading.Name,
        };
    }

    private static SignatureBlock[] Payer(PaymentListKind kind) => kind switch
    {
        PaymentListKind.Organisation or PaymentListKind.AtHome => [new SignatureBlock("TỔ CHỨC DỊCH VỤ", "CHI TRẢ", Hint: "(Người chi trả ký, ghi rõ họ tên)")],
        PaymentListKind.Proxy or PaymentListKind.Cash => [new SignatureBlock("NGƯỜI CHI TRẢ")],
        _ => [],
    };

    private static string TitleOf(PaymentListKind kind) => kind switch
    {
        PaymentListKind.BankAccount => "Danh sách chi trả trợ cấp qua tài khoản ngân hàng",
        PaymentListKind.MobileMoney => "Danh sách chi trả trợ cấp qua Mobile money",
        PaymentListKind.Vneid => "Danh sách chi trả trợ cấp qua tài khoản an sinh xã hội trên VNeID",
        PaymentListKind.Organisation => "Danh sách chi trả trợ cấp qua tổ chức dịch vụ chi trả",
        PaymentListKind.AtHome => "Danh sách chi trả trợ cấp tận tay tại nhà",
        PaymentListKind.Proxy => "Danh sách chi trả trợ cấp nhận thay",
        _ => "Danh sách chi trả trợ cấp bằng tiền mặt",
    };

    private static string? HolderOf(PaymentListRow row) => row.PayeeKind is null ? row.Payee : $"{row.Payee} ({row.PayeeKind.ToLower(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"))})";
}

/// <summary>One list in the table of all lists of a run.</summary>
internal sealed record PaymentSummaryRow(int Ordinal, string Channel, string? Provider, int Count, long Total);

/// <summary>Tổng hợp: which lists a run has, how many lines and how much money each.</summary>
internal static class PaymentSummaryForm
{
    /// <exception cref="ArgumentException">There is no list.</exception>
    public static ListForm<PaymentSummaryRow> Of(Letterhead letterhead, IReadOnlyList<PaymentList> lists)
    {
        if (lists.Count == 0)
            throw new ArgumentException("A payment run has at least one list.", nameof(lists));
        var heading = lists[0].Heading;
        var total = new Column<PaymentSummaryRow>("Số tiền (đồng)", row => row.Total, 20, ColumnFormat.Money, IsTotalled: true);
        return new ListForm<PaymentSummaryRow>
        {
            Letterhead = letterhead,
            IssuedOn = heading.IssuedOn,
            Title = "Tổng hợp danh sách chi trả trợ cấp",
            Subject = $"Tháng {VietnameseFormat.Month(heading.Year, heading.Month)}",
            Notes = [$"Đợt chi trả: {heading.RunNumber}", .. heading.ApprovedBy is null ? Array.Empty<string>() : [$"Người duyệt: {heading.ApprovedBy}"]],
            Columns =
            [
                new("STT", row => row.Ordinal, 7, ColumnFormat.Centered),
                new("Hình thức chi trả", row => row.Channel, 34),
                new("Ngân hàng, nhà cung cấp", row => row.Provider, 26),
                new("Số dòng", row => row.Count, 12, ColumnFormat.Number, IsTotalled: true),
                total,
            ],
            Rows = [.. lists.Select((list, index) => new PaymentSummaryRow(index + 1, list.Heading.Name, list.Heading.ProviderName, list.Rows.Count, list.Sum))],
            Counted = "danh sách",
            WordsOf = total,
            Signatures = [new SignatureBlock("NGƯỜI LẬP"), new SignatureBlock("KẾ TOÁN"), letterhead.Signer()],
            SheetName = "Tổng hợp",
            IsLandscape = false,
            FontSize = 12,
        };
    }
}
