using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.BankAccounts;

/// <summary>Which paper carries the list to the receiving agency.</summary>
public enum TransmittalKind
{
    /// <summary>Công văn: no name of a type, "V/v" under the number.</summary>
    Letter,

    /// <summary>Phiếu chuyển: a form with both signatures, for a list that is carried over by hand.</summary>
    Slip,
}

/// <summary>What the covering paper says beside the list.</summary>
/// <param name="UnitName">Within a sentence: "xã Xuân Yên".</param>
/// <param name="Basis">The document that orders the round, e.g. "Công văn 182/UBND-CA ngày 12/01/2024"; null when none is recorded.</param>
/// <param name="AnswerBy">By when differences are to be told; null leaves it open.</param>
public sealed record HandOverLetter(TransmittalKind Kind, string UnitName, string? Basis, DateOnly? AnswerBy);

/// <summary>
/// Công văn or phiếu chuyển with the list as its Phụ lục (step 6): the covering page stands upright, the appendix lies across and counts
/// its pages anew (NĐ 30/2020, PL I).
/// </summary>
public static class HandOverLetterPdf
{
    private const string About = "chuyển danh sách đối tượng hưởng chính sách an sinh xã hội và tài khoản nhận trợ cấp";

    private static readonly TextStyle Body = new(13);

    public static byte[] Render(Letterhead letterhead, HandOverLetter letter, HandOverHeading heading, IReadOnlyList<HandOverRow> rows, DateTime createdAt) =>
        Document.Create(new DocumentMetadata((letter.Kind == TransmittalKind.Letter ? "Công văn " : "Phiếu chuyển ") + About, letterhead.IssuingAuthority, createdAt), document =>
        {
            document.Page(page =>
            {
                page.Stamp(letterhead.Stamp);
                page.Content().Column(column =>
                {
                    column.Spacing(6);
                    if (letter.Kind == TransmittalKind.Letter)
                        ComposeLetter(column, letterhead, letter, heading, rows);
                    else
                        ComposeSlip(column, letterhead, letter, heading, rows);
                });
            });
            ListFormPdf.Add(document, HandOverForm.Of(letterhead, heading, rows) with { AppendixTo = HandOverForm.ReferenceTo(letterhead, heading, letter), Addressee = null });
        }).GeneratePdf();

    private static void ComposeLetter(ColumnLayout column, Letterhead letterhead, HandOverLetter letter, HandOverHeading heading, IReadOnlyList<HandOverRow> rows)
    {
        column.Item().Letterhead(letterhead, heading.IssuedOn, about: "V/v " + About);
        Standing(column, heading);
        column.Item().PaddingTop(12).Padding(left: 60).Text($"Kính gửi: {heading.Addressee}.", Body).LineHeight(1.2f);
        column.Paragraph($"Thực hiện {(letter.Basis is null ? "" : letter.Basis + " và ")}{LowerFirst(heading.RoundName)}, Ủy ban nhân dân {letter.UnitName} đã khảo sát tại nhà, phân loại, lập danh sách và cập nhật số tài khoản, tên ngân hàng của đối tượng hưởng chính sách an sinh xã hội trên địa bàn.");
        column.Paragraph($"Ủy ban nhân dân {letter.UnitName} chuyển đến Quý cơ quan danh sách gồm {VietnameseFormat.Number(heading.PersonCount ?? rows.Count)} người, {VietnameseFormat.Number(rows.Count)} dòng trợ cấp, tổng mức hưởng một tháng {VietnameseFormat.Dong(SumOf(rows))} ({LowerFirst(MoneyWords.Of(SumOf(rows)))}), chia theo hình thức nhận như sau:");
        Channels(column, rows);
        column.Paragraph("(Chi tiết từng người tại Phụ lục kèm theo).");
        column.Paragraph($"Đề nghị Quý cơ quan tiếp nhận, kiểm tra, đối chiếu để tổ chức chi trả; nếu có sai lệch, trả lại kèm lý do {(letter.AnswerBy is { } day ? $"trước ngày {VietnameseFormat.Date(day)} " : "")}để Ủy ban nhân dân {letter.UnitName} kiểm tra, bổ sung.");
        column.Close("Trân trọng./.", ["Như trên", "Công an xã", "Lưu: VT, VHXH"], letterhead.Signer() with { Hint = null });
    }

    private static void ComposeSlip(ColumnLayout column, Letterhead letterhead, HandOverLetter letter, HandOverHeading heading, IReadOnlyList<HandOverRow> rows)
    {
        column.Item().Letterhead(letterhead, heading.IssuedOn);
        column.Item().PaddingTop(12).Title("Phiếu chuyển", "Danh sách đối tượng hưởng chính sách an sinh xã hội", "và tài khoản nhận trợ cấp");
        Standing(column, heading);
        column.Item().PaddingTop(8).Padding(left: 60).Text($"Kính gửi: {heading.Addressee}.", Body).LineHeight(1.2f);
        column.Paragraph($"Ủy ban nhân dân {letter.UnitName} chuyển đến Quý cơ quan để tiếp nhận, kiểm tra và tổ chức chi trả:");
        column.Paragraph($"1. Danh sách đối tượng hưởng chính sách an sinh xã hội và tài khoản nhận trợ cấp ({LowerFirst(heading.RoundName)}): {VietnameseFormat.Number(heading.PersonCount ?? rows.Count)} người, {VietnameseFormat.Number(rows.Count)} dòng trợ cấp, tổng mức hưởng một tháng {VietnameseFormat.Dong(SumOf(rows))} ({LowerFirst(MoneyWords.Of(SumOf(rows)))}).");
        Channels(column, rows);
        column.Paragraph($"2. Tệp dữ liệu của danh sách (Excel), nội dung như Phụ lục kèm theo{(heading.HandOverNumber is null ? "" : $", mã bàn giao {heading.HandOverNumber}")}.");
        column.Item().PaddingTop(10).ReceiversAndSignatures(
            ["Như trên", "Lưu: VT, VHXH"], [new SignatureBlock("NGƯỜI NHẬN", Hint: "(Ký, ghi rõ họ tên, ngày nhận)"), letterhead.Signer()]);
    }

    private static void Standing(ColumnLayout column, HandOverHeading heading)
    {
        if (heading.Standing is not null)
            column.Item().Text(heading.Standing, new TextStyle(11, IsItalic: true)).AlignCenter();
    }

    private static void Channels(ColumnLayout column, IReadOnlyList<HandOverRow> rows) => column.Item().Table(table =>
    {
        table.FontSize(12);
        table.Columns([1, 6, 2, 3]);
        table.Header(new[] { "STT", "Hình thức nhận", "Số dòng", "Mức hưởng (đồng/tháng)" }.Select(text => new TableCell(text, TextAlignment.Center, IsBold: true)));
        var channels = rows.GroupBy(row => row.Channel ?? "Chưa rõ").OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        for (var i = 0; i < channels.Count; i++)
        {
            table.Row(
            [
                new TableCell(VietnameseFormat.Number(i + 1), TextAlignment.Center),
                new TableCell(channels[i].Key),
                new TableCell(VietnameseFormat.Number(channels[i].Count()), TextAlignment.Right),
                new TableCell(VietnameseFormat.Number(SumOf(channels[i])), TextAlignment.Right),
            ]);
        }

        table.Row(
        [
            new TableCell("TỔNG CỘNG", TextAlignment.Center, IsBold: true, Span: 2),
            new TableCell(VietnameseFormat.Number(rows.Count), TextAlignment.Right, IsBold: true),
            new TableCell(VietnameseFormat.Number(SumOf(rows)), TextAlignment.Right, IsBold: true),
        ]);
    });

    private static long SumOf(IEnumerable<HandOverRow> rows) => rows.Aggregate(0L, (sum, row) => checked(sum + (row.Amount ?? 0)));

    private static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
