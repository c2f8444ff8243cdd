using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.Kit;

/// <summary>Who issues a paper and who signs it (NĐ 30/2020, PL I); set per unit and date, never in code.</summary>
/// <param name="ParentAuthority">Cơ quan chủ quản, e.g. "UBND HUYỆN NGHI XUÂN"; null when not printed.</param>
/// <param name="IssuingAuthority">Cơ quan ban hành, e.g. "ỦY BAN NHÂN DÂN XÃ XUÂN YÊN"; a line break is kept.</param>
/// <param name="NumberLine">"Số: 05/DS-UBND"; empty leaves room to write a number.</param>
/// <param name="PlaceName">Địa danh, e.g. "Xuân Yên".</param>
/// <param name="SignerAuthority">"TM. ỦY BAN NHÂN DÂN".</param>
/// <param name="SignerTitle">"CHỦ TỊCH".</param>
/// <param name="SignerName">Name under the signature; null leaves it open.</param>
public sealed record Letterhead(
    string? ParentAuthority,
    string IssuingAuthority,
    string NumberLine,
    string PlaceName,
    string SignerAuthority,
    string SignerTitle,
    string? SignerName)
{
    /// <summary>What the foot of an issued paper says of itself; null on blank forms.</summary>
    public PaperStamp? Stamp { get; init; }

    public const string NationalName = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    public const string Motto = "Độc lập - Tự do - Hạnh phúc";

    /// <summary>The signature block of the one who signs for the authority.</summary>
    public SignatureBlock Signer() => string.IsNullOrWhiteSpace(SignerAuthority)
        ? new(SignerTitle, null, SignerName, "(Ký tên, đóng dấu)")
        : new(SignerAuthority, SignerTitle, SignerName, "(Ký tên, đóng dấu)");

    /// <summary>The number that the register gave; null before.</summary>
    internal string? IssuedNumber => Stamp is { IsPreview: false } stamp ? stamp.NumberText : null;

    internal string PrintedNumber => string.IsNullOrWhiteSpace(NumberLine) ? "Số: ......./......" : NumberLine;

    internal string PlaceAndDate(DateOnly? date) => $"{PlaceName}, {VietnameseFormat.LongDate(date)}";
}

/// <summary>One place to sign.</summary>
/// <param name="Title">First line, bold capitals, e.g. "NGƯỜI LẬP".</param>
/// <param name="SecondTitle">Second bold line, e.g. "CHỦ TỊCH".</param>
/// <param name="Name">Printed under the signature; null leaves it open.</param>
/// <param name="Hint">Italic line, e.g. "(Ký, ghi rõ họ tên)"; null for none.</param>
/// <param name="Drawn">The signature as a checked picture (PNG or JPEG) in the place where one signs; null leaves it open.</param>
public sealed record SignatureBlock(string Title, string? SecondTitle = null, string? Name = null, string? Hint = "(Ký, ghi rõ họ tên)", byte[]? Drawn = null);

/// <summary>The parts of a page that every official paper shares.</summary>
internal static partial class OfficialParts
{
    private const float NationalWidth = 272;

    /// <summary>The two-column head: authority left and Quốc hiệu, Tiêu ngữ right; on one line below them the number, and place and date.</summary>
    /// <param name="about">Trích yếu of a công văn ("V/v …"), under the number.</param>
    public static void Letterhead(this Container container, Letterhead letterhead, DateOnly? issuedOn, bool hasNumber = true, string? about = null) => container.Column(head =>
    {
        head.Item().Row(row =>
        {
            row.RelativeItem().Column(left =>
            {
                if (!string.IsNullOrWhiteSpace(letterhead.ParentAuthority))
                    left.Item().Text(VietnameseFormat.Upper(letterhead.ParentAuthority), new TextStyle(12)).AlignCenter();
                left.Item().Text(VietnameseFormat.Upper(letterhead.IssuingAuthority), new TextStyle(12, IsBold: true)).AlignCenter().RuleBelow(0.4f);
            });
            row.ConstantItem(NationalWidth).Column(NationalHead);
        });
        head.Item().PaddingTop(6).Row(row =>
        {
            row.RelativeItem().Column(left =>
            {
                if (hasNumber)
                    left.Item().Text(letterhead.PrintedNumber, new TextStyle(13)).AlignCenter();
                if (about is not null)
                    left.Item().PaddingTop(6).Text(about, new TextStyle(12)).AlignCenter();
            });
            row.ConstantItem(NationalWidth).Text(letterhead.PlaceAndDate(issuedOn), new TextStyle(13, IsItalic: true)).AlignCenter();
        });
    });

    /// <summary>Quốc hiệu and Tiêu ngữ alone, for papers that a citizen writes.</summary>
    public static void NationalHead(this Container container) => container.Column(NationalHead);

    /// <summary>Title in bold capitals with its bold subject line and the short rule.</summary>
    public static void Title(this Container container, string title, params string[] subjects) => container.Column(column =>
    {
        var heading = column.Item().Text(VietnameseFormat.Upper(title), new TextStyle(14, IsBold: true)).AlignCenter();
        for (var i = 0; i < subjects.Length; i++)
        {
            var line = column.Item().Text(subjects[i], new TextStyle(13, IsBold: true)).AlignCenter();
            if (i == subjects.Length - 1)
                line.RuleBelow(0.35f);
        }

        if (subjects.Length == 0)
            heading.RuleBelow(0.35f);
    });

    /// <summary>Places to sign beside each other, never torn apart; the names stand on one line.</summary>
    public static void Signatures(this Container container, IReadOnlyList<SignatureBlock> blocks, float room = 62, float size = 13) => container.ShowEntire().Column(column =>
    {
        column.Item().Row(row =>
        {
            row.Spacing(8);
            foreach (var block in blocks)
                row.RelativeItem().Column(head => SignatureHead(head, block, size));
        });
        if (blocks.Any(block => block.Drawn is not null))
            column.Item().Row(row => DrawnSignatures(row, blocks, room));
        else
            column.Item().MinHeight(room).Text("");
        column.Item().Row(row =>
        {
            row.Spacing(8);
            foreach (var block in blocks)
                row.RelativeItem().Text(block.Name ?? "", new TextStyle(13, IsBold: true)).AlignCenter();
        });
    });

    private static void DrawnSignatures(RowLayout row, IReadOnlyList<SignatureBlock> blocks, float room)
    {
        row.Spacing(8);
        foreach (var block in blocks)
        {
            if (block.Drawn is { } picture)
                row.RelativeItem().Picture(picture, room);
            else
                row.RelativeItem().MinHeight(room).Text("");
        }
    }

    private static void SignatureHead(ColumnLayout column, SignatureBlock block, float size)
    {
        column.Item().Text(block.Title, new TextStyle(size, IsBold: true)).AlignCenter();
        if (!string.IsNullOrWhiteSpace(block.SecondTitle))
            column.Item().Text(block.SecondTitle, new TextStyle(size, IsBold: true)).AlignCenter();
        if (!string.IsNullOrWhiteSpace(block.Hint))
            column.Item().Text(block.Hint, new TextStyle(11, IsItalic: true)).AlignCenter();
    }

    private static void NationalHead(ColumnLayout column)
    {
        column.Item().Text(Kit.Letterhead.NationalName, new TextStyle(12, IsBold: true)).AlignCenter();
        column.Item().Text(Kit.Letterhead.Motto, new TextStyle(13, IsBold: true)).AlignCenter().RuleBelow(1);
    }
}
