using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.Kit;

/// <summary>The head and the foot of a paper alone, to look at before they are used: drawn by the very parts that print them.</summary>
public static class LetterheadSample
{
    private const float Height = 430;

    /// <returns>A PNG of one short page.</returns>
    public static byte[] RenderPng(Letterhead letterhead, DateOnly day, string title) =>
        Document.Create(new DocumentMetadata(title, letterhead.IssuingAuthority, DateTime.UnixEpoch), document => document.Page(page =>
        {
            page.Size(new PageSize(PageSize.A4.Width, Height));
            page.Margins(30, 12, 15, 8);
            page.Content().Column(column =>
            {
                column.Item().Letterhead(letterhead, day);
                column.Item().PaddingTop(14).Title(title, "Trích yếu nội dung văn bản");
                column.Item().PaddingTop(12).Text("Nội dung văn bản …", new TextStyle(13)).Indent();
                column.Item().PaddingTop(14).Row(row =>
                {
                    row.RelativeItem(0.8f).Column(left =>
                    {
                        left.Item().Text("Nơi nhận:", new TextStyle(12, IsBold: true, IsItalic: true));
                        left.Item().Text("- Như trên;", new TextStyle(11));
                        left.Item().Text("- Lưu: VT.", new TextStyle(11));
                    });
                    row.RelativeItem().Signatures([letterhead.Signer()]);
                });
            });
        })).GeneratePng();
}
