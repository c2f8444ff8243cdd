using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.HomeVisits;

/// <summary>
/// Giấy ủy quyền nhận trợ cấp (BLDS 2015 Đ562–565) with the certification of signatures by the UBND: TT 01/2020/TT-BTP Đ14 k2 b allows it
/// for receiving trợ cấp, phụ cấp without fee or compensation; everyone who signs is certified (Đ13 k2). The words of the certification are
/// those of TT 01/2020 for the signatures of several people received at the one-stop desk (Phụ lục, lời chứng).
/// </summary>
public static class PowerOfAttorneyPdf
{
    public static byte[] Render(Letterhead letterhead, PowerOfAttorneyPaper paper, DateTime createdAt) => Render([(letterhead, paper)], createdAt);

    /// <summary>Several papers, each with its own stamp and a bookmark.</summary>
    public static byte[] Render(IReadOnlyList<(Letterhead Letterhead, PowerOfAttorneyPaper Paper)> papers, DateTime createdAt) =>
        FormPages.Render("Giấy ủy quyền nhận trợ cấp an sinh xã hội", papers, paper => paper.Principal?.FullName, Compose, createdAt);

    private static void Compose(ColumnLayout column, Letterhead letterhead, PowerOfAttorneyPaper paper)
    {
        column.Spacing(2);
        column.Item().NationalHead();
        column.Item().PaddingTop(14).Title("Giấy ủy quyền", "Nhận trợ cấp an sinh xã hội");
        if (paper.Ending is { } ending)
            column.Item().PaddingTop(4).Text(ending, new TextStyle(12, IsBold: true)).AlignCenter();
        column.Item().PaddingTop(6).Text("Căn cứ Bộ luật Dân sự ngày 24 tháng 11 năm 2015;", new TextStyle(13, IsItalic: true)).Indent();
        column.Item().Text(text => text.Justify().LineHeight(1.25f).Indent()
            .Span($"Hôm nay, {VietnameseFormat.LongDate(paper.WrittenOn)}, tại {letterhead.PlaceName}, chúng tôi gồm:"));
        column.Heading("I. BÊN ỦY QUYỀN");
        Party(column, paper.Principal ?? new PaperParty());
        column.Field("Loại trợ cấp đang hưởng", paper.Category);
        column.Field("Mức hưởng", paper.Amount is { } amount ? VietnameseFormat.Dong(amount) + "/tháng" : null);
        column.Heading("II. BÊN ĐƯỢC ỦY QUYỀN");
        Party(column, paper.Attorney ?? new PaperParty());
        column.Field("Quan hệ với bên ủy quyền", paper.Relation);
        Content(column, paper);
        Commitments(column);
        column.Item().PaddingTop(8).Signatures(
        [
            new SignatureBlock("BÊN ĐƯỢC ỦY QUYỀN", Name: paper.Attorney?.FullName),
            new SignatureBlock("BÊN ỦY QUYỀN", Name: paper.Principal?.FullName, Hint: "(Ký hoặc điểm chỉ, ghi rõ họ tên)"),
        ]);
        column.Item().PaddingTop(14).ShowEntire().Column(end => Certification(end, letterhead, paper));
    }

    private static void Party(ColumnLayout column, PaperParty party)
    {
        column.Fields(("Họ và tên", party.FullName, 1.6f), ("Ngày sinh", party.Birth, 1));
        column.Fields(party.OtherPaper is { } other ? ("Giấy tờ tùy thân", other, 1.35f) : ("Số định danh/CCCD", party.CitizenId, 1.35f), ("Ngày cấp", party.IdIssuedOn is { } day ? VietnameseFormat.Date(day) : null, 1));
        column.Fields(("Nơi cấp", party.IdIssuedBy, 1.35f), ("Điện thoại", party.Phone, 1));
        column.Field("Nơi cư trú", party.Address);
    }

    private static void Content(ColumnLayout column, PowerOfAttorneyPaper paper)
    {
        column.Heading("III. NỘI DUNG ỦY QUYỀN");
        column.Sentence($"1. Bên ủy quyền ủy quyền cho bên được ủy quyền nhận thay tiền trợ cấp an sinh xã hội hằng tháng {(paper.Scope is { } scope ? "chỉ đối với: " + scope : "nêu tại mục I")}, gồm cả tiền truy lĩnh (nếu có), không có thù lao.");
        column.Answer("    Lý do ủy quyền", paper.Reason, 1);
        column.Choice("2. Hình thức nhận", ("Qua tài khoản của bên được ủy quyền", paper.IsThroughAccount == true), ("Tiền mặt", paper.IsThroughAccount == false));
        if (paper.IsThroughAccount != false)
        {
            column.Fields(("    Số tài khoản", paper.AccountNumber, 1), ("Ngân hàng", paper.Bank, 1));
            column.Field("    Chủ tài khoản", paper.AccountHolder);
        }

        column.Sentence($"3. Thời hạn ủy quyền: từ {Day(paper.ValidFrom)} đến hết {Day(paper.ValidTo)}. Nếu không ghi thời hạn thì việc ủy quyền có hiệu lực 01 năm kể từ ngày xác lập. Ủy quyền chấm dứt khi một trong hai bên chết hoặc trong các trường hợp khác theo pháp luật.");
    }

    private static void Commitments(ColumnLayout column)
    {
        column.Heading("IV. CAM KẾT CỦA CÁC BÊN");
        column.Sentence("1. Bên được ủy quyền giao lại đầy đủ, kịp thời số tiền đã nhận cho bên ủy quyền; không ủy quyền lại cho người khác; báo ngay cho Ủy ban nhân dân xã khi bên ủy quyền chết, chuyển nơi cư trú hoặc không còn đủ điều kiện hưởng.");
        column.Sentence("2. Hai bên tự nguyện lập giấy này, chịu trách nhiệm trước pháp luật về nội dung ủy quyền. Việc ủy quyền không có thù lao, không có nghĩa vụ bồi thường và không liên quan đến chuyển quyền sở hữu, quyền sử dụng tài sản.");
    }

    private static void Certification(ColumnLayout column, Letterhead letterhead, PowerOfAttorneyPaper paper)
    {
        var authority = Sentence(letterhead.IssuingAuthority);
        column.Spacing(2);
        column.Item().Line();
        column.Item().PaddingTop(6).Text("LỜI CHỨNG CHỨNG THỰC CHỮ KÝ", new TextStyle(13, IsBold: true)).AlignCenter();
        column.Item().PaddingTop(4).Text(text => text.LineHeight(1.25f).Indent()
            .Span($"Ngày {Day(paper.CertifiedOn, withWord: false)} (Bằng chữ: ").Value(paper.CertifiedOn is { } day ? VietnameseFormat.DateInWords(day) : null, 240).Span(")"));
        column.Item().Text(text => text.LineHeight(1.25f).Justify().Indent().Span($"Tại {authority}."));
        column.Item().Text(text => text.LineHeight(1.25f).Justify().Indent()
            .Span("Tôi ").Value(letterhead.SignerName, 170).Span($", là {OfficeOf(letterhead)} {authority}."));
        column.Item().Text("Chứng thực", new TextStyle(13, IsBold: true)).AlignCenter().LineHeight(1.25f);
        column.Item().Text("Các ông/bà có tên sau đây:", new TextStyle(13)).Indent().LineHeight(1.25f);
        Certified(column, 1, paper.Principal ?? new PaperParty());
        Certified(column, 2, paper.Attorney ?? new PaperParty());
        column.Item().Text(text => text.LineHeight(1.25f).Justify().Indent()
            .Span("Các ông/bà có tên trên cam đoan đã hiểu, tự chịu trách nhiệm về nội dung của giấy ủy quyền và đã cùng ký (điểm chỉ) vào giấy ủy quyền này trước mặt ông/bà ")
            .Value(paper.JusticeOfficerName, 150).Span(" là người tiếp nhận hồ sơ."));
        column.Item().Text(text => text.LineHeight(1.25f).Indent()
            .Span("Số chứng thực: ").Value(paper.CertificationNumber, 90).Span("; quyển số: ").Value(paper.CertificationBook, 90)
            .Span(HasMark(paper) ? "" : " - SCT/CK,ĐC"));
        column.Item().PaddingTop(10).Signatures(
        [
            new SignatureBlock("NGƯỜI TIẾP NHẬN HỒ SƠ", Name: paper.JusticeOfficerName),
            new SignatureBlock("NGƯỜI THỰC HIỆN CHỨNG THỰC", letterhead.SignerTitle, letterhead.SignerName, "(Ký, ghi rõ họ tên và đóng dấu)"),
        ]);
    }

    private static void Certified(ColumnLayout column, int ordinal, PaperParty party) => column.Item().Text(text => text.LineHeight(1.25f).Justify().Indent()
        .Span($"{ordinal}. Ông/bà ").Value(party.FullName, 150).Span("; giấy tờ tùy thân số ").Value(party.CitizenId ?? party.OtherPaper, 110).Span(";"));

    /// <summary>"ỦY BAN NHÂN DÂN / XÃ XUÂN YÊN" within a sentence: "Ủy ban nhân dân xã Xuân Yên".</summary>
    private static string Sentence(string authority)
    {
        var lines = authority.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 2 || lines.Any(line => line != VietnameseFormat.Upper(line)))
            return string.Join(' ', lines);
        var place = lines[1].Split(' ', 2);
        var name = place.Length < 2 ? "" : " " + string.Join(' ', place[1].Split(' ').Select(word => word[..1] + word[1..].ToLowerInvariant()));
        return lines[0][..1] + lines[0][1..].ToLowerInvariant() + " " + place[0].ToLowerInvariant() + name;
    }

    /// <summary>The last line of the office: under "KT. CHỦ TỊCH" it is the deputy's.</summary>
    private static string OfficeOf(Letterhead letterhead)
    {
        var title = letterhead.SignerTitle.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "người có thẩm quyền của";
        return title.Length > 1 ? title[..1].ToUpperInvariant() + title[1..].ToLowerInvariant() : title;
    }

    private static bool HasMark(PowerOfAttorneyPaper paper) =>
        (paper.CertificationNumber + paper.CertificationBook).Contains("SCT", StringComparison.Ordinal);

    private static string Day(DateOnly? day, bool withWord = true)
    {
        var text = VietnameseFormat.LongDate(day);
        return withWord ? text : text["ngày ".Length..];
    }
}
