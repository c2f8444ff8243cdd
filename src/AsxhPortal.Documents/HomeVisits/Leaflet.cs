using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.HomeVisits;

/// <summary>What a leaflet says of its commune.</summary>
/// <param name="UnitName">Within a sentence: "xã Xuân Yên".</param>
/// <param name="Contact">Whom to ask, e.g. "Tổ công tác Đề án 06 xã Xuân Yên"; null for the commune's committee.</param>
/// <param name="Phone">Null leaves dots to write it on.</param>
public sealed record Leaflet(string UnitName, string? Contact = null, string? Phone = null);

/// <summary>
/// Tờ tuyên truyền of step 3: the three points of the procedure and what a household can choose. A5, two to a sheet of A4 laid across,
/// to be cut in the middle.
/// </summary>
public static class LeafletPdf
{
    private const float Gutter = 40;

    private static readonly TextStyle Body = new(12);

    public static byte[] Render(Letterhead letterhead, Leaflet leaflet, DateTime createdAt) =>
        Document.Create(new DocumentMetadata("Tờ tuyên truyền nhận trợ cấp an sinh xã hội qua tài khoản", letterhead.IssuingAuthority, createdAt), document => document.Page(page =>
        {
            page.Size(PageSize.A4.Landscape());
            page.Margins(10, 9, 10, 9);
            page.Content().Row(row =>
            {
                row.Spacing(Gutter);
                row.RelativeItem().Column(half => Compose(half, letterhead, leaflet));
                row.RelativeItem().Column(half => Compose(half, letterhead, leaflet));
            });
        })).GeneratePdf();

    private static void Compose(ColumnLayout column, Letterhead letterhead, Leaflet leaflet)
    {
        column.Spacing(3);
        column.Item().Text(VietnameseFormat.Upper(letterhead.IssuingAuthority).Replace('\n', ' '), new TextStyle(12, IsBold: true)).AlignCenter().RuleBelow(0.35f);
        column.Item().PaddingTop(7).Text("TỜ TUYÊN TRUYỀN", new TextStyle(15, IsBold: true)).AlignCenter();
        column.Item().Text("NHẬN TRỢ CẤP AN SINH XÃ HỘI QUA TÀI KHOẢN", new TextStyle(13, IsBold: true)).AlignCenter();
        column.Item().Text("Đúng người, đủ tiền, nhanh chóng, an toàn", new TextStyle(12, IsItalic: true)).AlignCenter().RuleBelow(0.4f);
        Heading(column, "Vì sao nên nhận trợ cấp qua tài khoản?");
        for (var i = 0; i < ExplainedPoints.All.Count; i++)
            Point(column, $"{i + 1}.", ExplainedPoints.All[i].TrimEnd(';', '.') + ".");
        Heading(column, "Bà con chọn một trong các cách nhận");
        Point(column, "•", "Tài khoản ngân hàng đã có: chỉ cần đọc số tài khoản và tên ngân hàng cho tổ công tác.");
        Point(column, "•", "Chưa có tài khoản: mở Mobile money bằng số điện thoại, mở tài khoản trên ứng dụng ngân hàng, đăng ký tài khoản an sinh xã hội trên VNeID, hoặc nhận tại tổ chức dịch vụ chi trả.");
        Point(column, "•", "Không tự đi nhận được: ủy quyền cho người thân bằng giấy ủy quyền có chứng thực của Ủy ban nhân dân xã.");
        Point(column, "•", "Già yếu, không đi lại được, không có người nhận thay: tổ chức dịch vụ chi trả mang tiền đến tận nhà.");
        Heading(column, "Khi tổ công tác đến nhà, bà con chuẩn bị");
        Point(column, "•", "Căn cước (căn cước công dân), số điện thoại; số tài khoản và tên ngân hàng nếu đã có; quyết định hưởng trợ cấp nếu còn giữ.");
        column.Item().PaddingTop(5).Border(0.75f).Padding(6, 4, 6, 4).Column(box =>
        {
            box.Item().Text("Để tránh bị lừa", new TextStyle(12, IsBold: true));
            box.Item().Text("Việc khảo sát, đăng ký không thu bất cứ khoản tiền nào. Tổ công tác không hỏi mật khẩu, mã OTP, không yêu cầu chuyển tiền, không gửi đường dẫn lạ. Có nghi ngờ, báo ngay Công an xã.", Body).Justify();
        });
        column.Item().PaddingTop(5).Text(text => text.Style(Body).BoldSpan("Cần hỏi thêm: ")
            .Span((leaflet.Contact ?? $"Ủy ban nhân dân {leaflet.UnitName}") + ", điện thoại:\u00a0").ValueToEnd(leaflet.Phone));
    }

    private static void Heading(ColumnLayout column, string text) => column.Item().PaddingTop(5).Text(text, new TextStyle(13, IsBold: true));

    private static void Point(ColumnLayout column, string mark, string text) => column.Item().Row(row =>
    {
        row.ConstantItem(15).Text(mark, Body);
        row.RelativeItem().Text(text, Body).Justify();
    });
}
