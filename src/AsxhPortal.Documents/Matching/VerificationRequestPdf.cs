using System.Globalization;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.Matching;

/// <summary>
/// Công văn đề nghị phối hợp xác minh in the layout of NĐ 30/2020, PL I: no name of a type, trích yếu (V/v) under the number, Kính gửi,
/// Nơi nhận beside the signature. One person is described in the text, several stand in a table.
/// </summary>
public static class VerificationRequestPdf
{
    private static readonly TextStyle Body = new(13);

    public static byte[] Render(Letterhead letterhead, VerificationRequestPaper paper, DateTime createdAt) =>
        Document.Create(new DocumentMetadata("Công văn đề nghị phối hợp xác minh đối tượng", letterhead.IssuingAuthority, createdAt), document =>
            document.Page(page =>
            {
                page.Stamp(letterhead.Stamp);
                page.Content().Column(column => Compose(column, letterhead, paper));
            })).GeneratePdf();

    private static void Compose(ColumnLayout column, Letterhead letterhead, VerificationRequestPaper paper)
    {
        column.Spacing(6);
        var number = paper.NumberText is null ? letterhead.NumberLine : "Số: " + paper.NumberText;
        column.Item().Letterhead(letterhead with { NumberLine = number }, paper.IssuedOn, about: $"V/v đề nghị phối hợp xác minh đối tượng {paper.GroupName.ToLower(CultureInfo.GetCultureInfo("vi-VN"))}");
        column.Item().PaddingTop(12).Padding(left: 60).Text($"Kính gửi: {paper.Agency}.", Body).LineHeight(1.2f);
        column.Paragraph($"Thực hiện việc rà soát, làm sạch dữ liệu đối tượng hưởng chính sách an sinh xã hội phục vụ chi trả không dùng tiền mặt, Ủy ban nhân dân {paper.UnitName} đã đối sánh danh sách nguồn với dữ liệu dân cư trên địa bàn."
            + (paper.IsMerit
                ? " Theo quy trình, đối tượng thuộc diện người có công chưa có trong dữ liệu phải được phối hợp với ngành lao động xác minh, làm rõ trước khi thu thập."
                : ""));
        if (paper.Rows is [var one])
            ComposeOne(column, one);
        else
            ComposeSeveral(column, paper.Rows);
        column.Paragraph($"Ủy ban nhân dân {paper.UnitName} đề nghị Quý cơ quan kiểm tra hồ sơ đang quản lý và cho biết:");
        column.Paragraph("1. Người có tên nêu trên có hồ sơ hưởng chính sách tại cơ quan hay không; họ tên, ngày sinh, số giấy tờ theo hồ sơ.");
        column.Paragraph("2. Loại đối tượng, tỷ lệ (nếu có), mức trợ cấp, tháng bắt đầu hưởng, số và ngày quyết định.");
        column.Paragraph("3. Tình trạng hưởng hiện nay và nơi đang chi trả (nếu có).");
        column.Paragraph($"Đề nghị gửi văn bản trả lời trước ngày {VietnameseFormat.Date(paper.DueOn)} để Ủy ban nhân dân {paper.UnitName} cập nhật dữ liệu đúng thời hạn.");
        column.Close("Rất mong được sự quan tâm, phối hợp của Quý cơ quan./.", ["Như trên", "Công an xã", "Lưu: VT, VHXH"], letterhead.Signer() with { Hint = null });
    }

    private static void ComposeOne(ColumnLayout column, VerificationRequestRow person)
    {
        column.Paragraph("Qua đối sánh, không tìm thấy trong dữ liệu người có thông tin sau:");
        column.Item().Column(facts => Facts(facts, person));
    }

    private static void Facts(ColumnLayout column, VerificationRequestRow person)
    {
        column.Spacing(2);
        Fact(column, "Họ và tên", person.FullName);
        Fact(column, "Ngày, tháng, năm sinh", Join(person.Birth, person.Sex is null ? null : $"giới tính: {person.Sex}"));
        Fact(column, "Số định danh cá nhân/CMND cũ", Join(person.CitizenId, person.OldId));
        Fact(column, "Nơi cư trú", person.Hamlet);
        Fact(column, "Loại đối tượng kê khai", Join(person.Category, person.Percent is { } percent ? $"tỷ lệ {percent} %" : null));
        Fact(column, "Mức trợ cấp kê khai", Join(person.Amount is { } amount ? VietnameseFormat.Dong(amount) + "/tháng" : null, person.StartsFrom is null ? null : $"hưởng từ tháng {person.StartsFrom}"));
        Fact(column, "Số quyết định", person.DecisionNumber);
    }

    private static void ComposeSeveral(ColumnLayout column, IReadOnlyList<VerificationRequestRow> rows)
    {
        column.Paragraph($"Qua đối sánh, không tìm thấy trong dữ liệu {rows.Count} người có thông tin sau:");
        column.Item().Table(table =>
        {
            table.FontSize(11);
            table.Columns([0.5, 2.2, 1.2, 1.6, 1.9, 2.2, 1.3, 1.5]);
            table.Header(new[] { "STT", "Họ và tên", "Ngày sinh", "Số định danh/CMND", "Thôn", "Loại đối tượng kê khai", "Mức (đồng)", "Số quyết định" }
                .Select(heading => new TableCell(heading, TextAlignment.Center, IsBold: true)));
            foreach (var person in rows)
            {
                table.Row(
                [
                    new TableCell(person.Ordinal.ToString(CultureInfo.InvariantCulture), TextAlignment.Center),
                    new TableCell(person.FullName),
                    new TableCell(person.Birth ?? "", TextAlignment.Center),
                    new TableCell(person.CitizenId ?? person.OldId ?? "", TextAlignment.Center),
                    new TableCell(person.Hamlet ?? ""),
                    new TableCell(Join(person.Category, person.Percent is { } percent ? $"tỷ lệ {percent} %" : null) ?? ""),
                    new TableCell(person.Amount is { } amount ? VietnameseFormat.Number(amount) : "", TextAlignment.Right),
                    new TableCell(person.DecisionNumber ?? ""),
                ]);
            }
        });
    }

    private static void Fact(ColumnLayout column, string label, string? value) =>
        column.Item().Padding(left: 28.35f).Text(text => text.Style(Body).LineHeight(1.15f).Span($"- {label}:\u00a0").ValueToEnd(value));

    private static string? Join(string? first, string? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        _ => $"{first}, {second}",
    };
}
