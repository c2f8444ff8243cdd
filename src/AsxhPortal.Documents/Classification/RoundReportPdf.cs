using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.Classification;

/// <summary>
/// Báo cáo kết quả đợt rà soát in the layout of NĐ 30/2020, PL I (văn bản có tên loại). The numbers are counted; what went badly and what
/// is asked for is written by the commune on the lines left for it.
/// </summary>
public static class RoundReportPdf
{
    private const int MostRefusals = 8;

    public static byte[] Render(Letterhead letterhead, RoundReport report, DateTime createdAt) =>
        Document.Create(new DocumentMetadata($"Báo cáo kết quả {report.RoundName}", letterhead.IssuingAuthority, createdAt), document =>
            document.Page(page =>
            {
                page.Stamp(letterhead.Stamp);
                page.Content().Column(column =>
                {
                    column.Spacing(5);
                    Compose(column, letterhead, report);
                });
            })).GeneratePdf();

    private static void Compose(ColumnLayout column, Letterhead letterhead, RoundReport report)
    {
        column.Item().Letterhead(letterhead, report.IssuedOn);
        column.Item().PaddingTop(12).Title("Báo cáo", "Kết quả rà soát, cập nhật tài khoản phục vụ chi trả", "an sinh xã hội không dùng tiền mặt");
        if (report.Addressee is not null)
            column.Item().PaddingTop(8).Text($"Kính gửi: {report.Addressee}.", new TextStyle(13)).AlignCenter();
        column.Paragraph($"Thực hiện {(report.Basis is null ? "" : report.Basis + " và ")}{char.ToLowerInvariant(report.RoundName[0])}{report.RoundName[1..]}, Ủy ban nhân dân {report.UnitName} báo cáo kết quả như sau (số liệu đến ngày {VietnameseFormat.Date(report.CountedOn)}):");
        Progress(column, report);
        Results(column, report);
        Unfinished(column, report);
        column.Part("IV. KHÓ KHĂN, VƯỚNG MẮC; ĐỀ XUẤT, KIẾN NGHỊ");
        column.LinesToWrite(4);
        column.Close($"Trên đây là kết quả rà soát, cập nhật tài khoản phục vụ chi trả an sinh xã hội không dùng tiền mặt trên địa bàn {report.UnitName}./.", ["Như trên", "Công an xã", "Lưu: VT, VHXH"], letterhead.Signer() with { Hint = null });
    }

    private static void Progress(ColumnLayout column, RoundReport report)
    {
        column.Part("I. TIẾN ĐỘ THỰC HIỆN");
        column.Paragraph($"Tổng số đối tượng phải rà soát: {People(report.Followed)}. Đã khảo sát xong {People(report.Surveyed)}, đạt {VietnameseFormat.Percent(report.Surveyed, report.Followed)}{(report.Carried > 0 ? $" (trong đó kế thừa kết quả đợt trước {People(report.Carried)})" : "")}; chưa khảo sát xong {People(report.NotSurveyed)}. Đã đưa vào danh sách được lãnh đạo ký duyệt {People(report.SignedOff)}; chờ ký duyệt {People(report.Pending)}.");
        column.TableName("Biểu 1. Tiến độ theo thôn, tổ dân phố");
        column.Item().Table(table =>
        {
            Head(table, [1, 5, 2, 2, 2, 2.4], "STT", "Thôn/Tổ dân phố", "Phải rà soát", "Đã khảo sát", "Đạt (%)", "Nhận qua tài khoản");
            for (var i = 0; i < report.Hamlets.Count; i++)
            {
                var hamlet = report.Hamlets[i];
                table.Row([Middle(VietnameseFormat.Number(i + 1)), new TableCell(hamlet.Name), Right(hamlet.Total), Right(hamlet.Surveyed), Middle(VietnameseFormat.Percent(hamlet.Surveyed, hamlet.Total)), Right(hamlet.ThroughAccount)]);
            }

            NoRows(table, report.Hamlets.Count, 6);
            var (total, surveyed) = (report.Hamlets.Sum(h => h.Total), report.Hamlets.Sum(h => h.Surveyed));
            table.Row([Sum(), Right(total, true), Right(surveyed, true), Middle(VietnameseFormat.Percent(surveyed, total), true), Right(report.Hamlets.Sum(h => h.ThroughAccount), true)]);
        });
    }

    private static void Results(ColumnLayout column, RoundReport report)
    {
        Table(column, "Biểu 2. Kết quả theo từng trường hợp", "II. KẾT QUẢ KHẢO SÁT, PHÂN LOẠI", table => Lines(table, "Kết quả khảo sát", report.Outcomes, report.Surveyed));
        Table(column, "Biểu 3. Hình thức nhận trợ cấp của người đang theo dõi", null, table => Lines(table, "Hình thức nhận", report.Channels, report.Channels.Sum(line => line.People)));
        if (report.Refusals.Count == 0)
            return;
        column.Paragraph($"Lý do chưa đồng ý nhận qua tài khoản ({People(report.Refusals.Sum(line => line.People))}): {Listed(report.Refusals)}.");
    }

    private static void Unfinished(ColumnLayout column, RoundReport report)
    {
        column.Part("III. TỒN TẠI");
        if (report.Missing.Count == 0)
            column.Paragraph("Không còn trường hợp nào chưa phân loại được.");
        else
            column.Paragraph($"Còn thiếu hoặc chưa phân loại được: {Listed(report.Missing)}. (Một người có thể thiếu nhiều nội dung.)");
    }

    /// <summary>A table with its name, and the heading before it, on one page where they fit one.</summary>
    private static void Table(ColumnLayout column, string name, string? heading, Action<TableLayout> compose) => column.Item().ShowEntire().Column(part =>
    {
        part.Spacing(5);
        if (heading is not null)
            part.Part(heading);
        part.TableName(name);
        part.Item().Table(compose);
    });

    private static void Lines(TableLayout table, string name, IReadOnlyList<ReportLine> lines, int whole)
    {
        Head(table, [1, 7, 2, 1.8, 3], "STT", name, "Số người", "Tỷ lệ", "Mức hưởng (đồng/tháng)");
        for (var i = 0; i < lines.Count; i++)
            table.Row([Middle(VietnameseFormat.Number(i + 1)), new TableCell(lines[i].Name), Right(lines[i].People), Middle(VietnameseFormat.Percent(lines[i].People, whole)), Right(lines[i].Amount)]);
        NoRows(table, lines.Count, 5);
        var people = lines.Sum(line => line.People);
        table.Row([Sum(), Right(people, true), Middle(VietnameseFormat.Percent(people, whole), true), Right(lines.Sum(line => line.Amount), true)]);
    }

    private static void Head(TableLayout table, double[] widths, params string[] headers)
    {
        table.FontSize(11.5f);
        table.Columns(widths);
        table.Header(headers.Select(header => new TableCell(header, TextAlignment.Center, IsBold: true)));
    }

    private static void NoRows(TableLayout table, int count, int columns)
    {
        if (count == 0)
            table.Row([new TableCell("Không có dữ liệu.", TextAlignment.Center, IsItalic: true, Span: columns)]);
    }

    /// <summary>The most frequent by name, the rest together.</summary>
    private static string Listed(IReadOnlyList<ReportLine> lines)
    {
        var named = lines.Take(MostRefusals).Select(line => $"{char.ToLowerInvariant(line.Name[0])}{line.Name[1..].TrimEnd('.', ' ')} ({People(line.People)})").ToList();
        if (lines.Count > MostRefusals)
            named.Add($"lý do khác ({People(lines.Skip(MostRefusals).Sum(line => line.People))})");
        return string.Join("; ", named);
    }

    private static string People(int count) => VietnameseFormat.Number(count) + "\u00a0người";

    private static TableCell Sum() => new("TỔNG CỘNG", TextAlignment.Center, IsBold: true, Span: 2);

    private static TableCell Middle(string text, bool isBold = false) => new(text, TextAlignment.Center, isBold);

    private static TableCell Right(long number, bool isBold = false) => new(VietnameseFormat.Number(number), TextAlignment.Right, isBold);
}
