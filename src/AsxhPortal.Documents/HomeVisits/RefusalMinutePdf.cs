using System.Globalization;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.HomeVisits;

/// <summary>
/// Biên bản that outcome 2B demands, with the three signatories of the procedure: Công an xã/CSKV, công chức văn hóa - xã hội cấp xã,
/// đối tượng hưởng chính sách.
/// </summary>
public static class RefusalMinutePdf
{
    public static byte[] Render(Letterhead letterhead, RefusalMinutePaper minute, DateTime createdAt) => Render([(letterhead, minute)], createdAt);

    /// <summary>Several minutes, each under its own head (number and stamp), with a bookmark each.</summary>
    public static byte[] Render(IReadOnlyList<(Letterhead Letterhead, RefusalMinutePaper Paper)> minutes, DateTime createdAt) =>
        FormPages.Render("Biên bản về việc chưa đăng ký nhận trợ cấp qua tài khoản", minutes, minute => minute.FullName, Compose, createdAt);

    private static void Compose(ColumnLayout column, Letterhead letterhead, RefusalMinutePaper minute)
    {
        column.Spacing(2);
        DateOnly? day = minute.HeldAt is { } heldAt ? DateOnly.FromDateTime(heldAt) : null;
        column.Item().Letterhead(letterhead with { NumberLine = "Số: " + (letterhead.IssuedNumber ?? minute.NumberText ?? "......../BB") }, day);
        column.Item().PaddingTop(12).Title("Biên bản", "Về việc đối tượng hưởng chính sách an sinh xã hội", "chưa có nhu cầu đăng ký nhận trợ cấp qua tài khoản");
        if (minute.Replaces is { } replaces)
            column.Item().PaddingTop(4).Text(replaces, new TextStyle(12, IsItalic: true)).AlignCenter();
        column.Item().PaddingTop(8).Text(text => text.Justify().LineHeight(1.25f).Indent()
            .Span($"Hôm nay, hồi {Clock(minute.HeldAt)}, {VietnameseFormat.LongDate(day)}, tại ").ValueToEnd(minute.Place));
        column.Heading("I. THÀNH PHẦN");
        column.Fields(("1. Công an xã/CSKV", minute.PoliceName, 1.4f), ("Chức vụ", minute.PoliceTitle, 1));
        column.Fields(("2. Công chức văn hóa - xã hội", minute.OfficerName, 1.4f), ("Chức vụ", minute.OfficerTitle, 1));
        column.Fields(("3. Đối tượng hưởng chính sách", minute.FullName, 2.2f), ("Ngày sinh", minute.Birth, 1));
        column.Fields(("    Số định danh cá nhân/CCCD", minute.CitizenId, 1.5f), ("Giới tính", minute.Sex, 1));
        column.Field("    Nơi cư trú", minute.Address);
        column.Field("    Loại đối tượng", minute.Category);
        column.Fields(("    Mức hưởng", minute.Amount is { } amount ? VietnameseFormat.Dong(amount) + "/tháng" : null, 1), ("Tài khoản đang có", Account(minute), 1.3f));
        if (minute.SignatoryName is not null && minute.SignatoryName != minute.FullName)
            column.Field("    Người ký thay đối tượng", minute.SignatoryName);
        if (HasWitness(minute))
            column.Field("4. Người làm chứng", minute.WitnessName);
        column.Heading("II. NỘI DUNG");
        column.Sentence("1. Tổ công tác đã giải thích, tuyên truyền, vận động đối tượng đăng ký nhận trợ cấp qua tài khoản với các nội dung:");
        foreach (var point in ExplainedPoints.All)
            column.Sentence("- " + point);
        column.Sentence("2. Sau khi nghe giải thích, đối tượng chưa có nhu cầu đăng ký nhận trợ cấp qua tài khoản.");
        column.Answer("    Lý do", minute.Reason, 3);
        column.Answer("3. Nguyện vọng về hình thức nhận trợ cấp", minute.Wish, 1);
        column.Sentence("4. Đối tượng cam kết lý do nêu trên là đúng sự thật, tự nguyện; khi có nhu cầu nhận trợ cấp qua tài khoản sẽ báo với Ủy ban nhân dân xã để được hướng dẫn đăng ký.");
        column.Item().ShowEntire().Column(end => ComposeEnd(end, minute));
    }

    private static void ComposeEnd(ColumnLayout column, RefusalMinutePaper minute)
    {
        column.Item().Text(text => text.Justify().Indent().LineHeight(1.25f)
            .Span("Biên bản kết thúc vào hồi ").Span(Clock(minute.EndedAt))
            .Span(" cùng ngày, lập thành ").Span(minute.Copies?.ToString("00", CultureInfo.InvariantCulture) ?? ".......")
            .Span(" bản có giá trị như nhau, đã đọc lại cho mọi người cùng nghe, công nhận đúng và ký tên dưới đây."));
        if (Unsigned(minute) is { } sentence)
            column.Sentence(sentence);
        column.Item().PaddingTop(10).Signatures(Blocks(minute), size: 12);
        if (HasWitness(minute))
            column.Item().PaddingTop(8).Signatures([new SignatureBlock("NGƯỜI LÀM CHỨNG", Name: minute.WitnessName, Drawn: minute.Drawn?.Witness)], room: 48, size: 12);
        if (minute.Drawn is { } drawn)
        {
            column.Item().PaddingTop(6).Text(string.Create(CultureInfo.InvariantCulture,
                $"Ký trên màn hình lúc {drawn.SignedAt:HH:mm} ngày {drawn.SignedAt:dd/MM/yyyy}. Mã niêm phong nội dung và chữ ký: {drawn.Seal}. Sửa nội dung sau khi ký thì các chữ ký không còn giá trị."),
                new TextStyle(9, IsItalic: true)).AlignCenter();
        }
        if (minute.SigningNote is { } note)
            column.Item().PaddingTop(6).Text(note, new TextStyle(11, IsItalic: true)).AlignCenter();
    }

    private static SignatureBlock[] Blocks(RefusalMinutePaper minute) =>
    [
        new("CÔNG AN XÃ/CSKV", Name: minute.PoliceName, Drawn: minute.Drawn?.Police),
        new("CÔNG CHỨC\nVĂN HÓA - XÃ HỘI", Name: minute.OfficerName, Drawn: minute.Drawn?.Officer),
        new("ĐỐI TƯỢNG HƯỞNG\nCHÍNH SÁCH", Name: minute.SignatoryName ?? minute.FullName, Hint: minute.CannotSign ? "(Không ký, không điểm chỉ được)" : minute.UsesFingerprint ? "(Điểm chỉ)" : "(Ký hoặc điểm chỉ, ghi rõ họ tên)", Drawn: minute.Drawn?.Subject),
    ];

    private static bool HasWitness(RefusalMinutePaper minute) => minute.WitnessName is not null || minute.HasWitness;

    /// <summary>Who cannot sign has somebody who saw it.</summary>
    private static string? Unsigned(RefusalMinutePaper minute) => minute switch
    {
        { CannotSign: true } => "Đối tượng không ký và không điểm chỉ được; người làm chứng đã nghe đọc lại biên bản, xác nhận nội dung nêu trên đúng ý chí của đối tượng và ký tên.",
        { UsesFingerprint: true } => "Đối tượng đã nghe đọc lại biên bản, đồng ý với nội dung và điểm chỉ trước mặt người làm chứng.",
        _ => null,
    };

    private static string Clock(DateTime? time) => time is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known.Hour:00} giờ {known.Minute:00} phút")
        : "..... giờ ..... phút";

    private static string? Account(RefusalMinutePaper minute) => minute.AccountNumber is null
        ? minute.Bank
        : minute.Bank is null ? minute.AccountNumber : $"{minute.AccountNumber} – {minute.Bank}";
}
