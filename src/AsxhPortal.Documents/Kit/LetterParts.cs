using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.Kit;

/// <summary>Parts of a letter or report (NĐ 30/2020, PL I): paragraphs of the body, and Nơi nhận beside the signature.</summary>
internal static partial class OfficialParts
{
    public const string ReceiversTitle = "Nơi nhận:";

    private static readonly TextStyle BodyStyle = new(13);

    /// <summary>A paragraph of the body: 13 points, first line set in, both margins straight.</summary>
    public static void Paragraph(this ColumnLayout column, string text) => column.Item().Text(text, BodyStyle).Justify().Indent().LineHeight(1.15f);

    /// <summary>A heading within the body, e.g. "I. TÌNH HÌNH".</summary>
    public static void Part(this ColumnLayout column, string text) =>
        column.Item().PaddingTop(4).Text(text, BodyStyle with { IsBold = true }).Indent().LineHeight(1.15f);

    /// <summary>The head of a table of the body: number and name, in bold italics.</summary>
    public static void TableName(this ColumnLayout column, string text) =>
        column.Item().PaddingTop(2).Text(text, BodyStyle with { IsBold = true, IsItalic = true }).AlignCenter();

    /// <summary>Lines to write on by hand.</summary>
    public static void LinesToWrite(this ColumnLayout column, int count)
    {
        for (var i = 0; i < count; i++)
            column.Item().Text(text => text.Style(BodyStyle).LineHeight(1.25f).BlankToEnd());
    }

    /// <summary>Nơi nhận at the left margin, level with the office of the signer.</summary>
    public static void ReceiversAndSignatures(this Container container, IReadOnlyList<string> receivers, IReadOnlyList<SignatureBlock> signatures) => container.ShowEntire().Row(row =>
    {
        row.Spacing(8);
        row.RelativeItem(1).Column(left =>
        {
            left.Item().Text(ReceiversTitle, new TextStyle(12, IsBold: true, IsItalic: true));
            foreach (var receiver in Dashed(receivers))
                left.Item().Text(receiver, new TextStyle(11));
        });
        row.RelativeItem(1.1f * Math.Max(1, signatures.Count)).Signatures(signatures, size: 13);
    });

    /// <summary>The last sentence with Nơi nhận and signature under it, on one page: nobody signs a page without text.</summary>
    public static void Close(this ColumnLayout column, string sentence, IReadOnlyList<string> receivers, SignatureBlock signer) => column.Item().ShowEntire().Column(end =>
    {
        end.Spacing(6);
        end.Paragraph(sentence);
        end.Item().PaddingTop(8).ReceiversAndSignatures(receivers, [signer]);
    });

    /// <summary>"- Như trên;" … "- Lưu: VT, VHXH.": a dash before each, a semicolon behind all but the last.</summary>
    public static IEnumerable<string> Dashed(IReadOnlyList<string> receivers) =>
        receivers.Select((receiver, index) => $"- {receiver}{(index == receivers.Count - 1 ? "." : ";")}");
}
