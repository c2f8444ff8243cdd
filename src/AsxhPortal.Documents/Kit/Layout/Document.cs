using SkiaSharp;

namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>What a PDF says about itself.</summary>
/// <param name="CreatedAt">UTC; the same input and time give the same bytes.</param>
public sealed record DocumentMetadata(string Title, string Author, DateTime CreatedAt);

/// <summary>
/// A PDF/A-2b made of page sections. Text is real text (selectable, searchable), fonts are embedded and cut to what is used. What the file
/// states beyond that, and what it does not (structure for screen readers): docs/adr/0010-papers.md.
/// </summary>
public sealed class Document
{
    private const float PageNumberSize = 13;

    private readonly DocumentMetadata _metadata;
    private readonly List<Action<PageSection>> _sections = [];

    private Document(DocumentMetadata metadata) => _metadata = metadata;

    public static Document Create(DocumentMetadata metadata, Action<Document> compose)
    {
        var document = new Document(metadata);
        compose(document);
        return document;
    }

    /// <summary>A run of pages with its own size and page numbers from 1.</summary>
    /// <param name="compose">Run twice, first to see which letters the fonts need and then to draw; so it only composes.</param>
    public void Page(Action<PageSection> compose) => _sections.Add(compose);

    /// <summary>
    /// Fonts must be cut before the first page is drawn, and a thousand laid pages weigh a hundred megabytes: so every page is laid twice and
    /// none is kept.
    /// </summary>
    public byte[] GeneratePdf()
    {
        using var fonts = new FontSet();
        foreach (var page in Pages(fonts).Where(page => page.Number > 1))
            fonts.Width(PageNumber(page), new TextStyle(PageNumberSize));

        var bookmarks = new List<(string Title, int Page)>();
        using var output = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = OneLine(_metadata.Title),
            Author = OneLine(_metadata.Author),
            Creator = "AsxhPortal",
            Creation = _metadata.CreatedAt,
            Modified = _metadata.CreatedAt,
            RasterDpi = 300,
            EncodingQuality = 101,
            PdfA = true,
        };
        using (var pdf = SKDocument.CreatePdf(output, metadata))
        {
            foreach (var (index, page) in Pages(fonts).Index())
            {
                if (page.Bookmark is not null)
                    bookmarks.Add((OneLine(page.Bookmark), index));
                using var canvas = new PageCanvas(pdf.BeginPage(page.Size.Width, page.Size.Height), fonts);
                DrawPageNumber(canvas, page, fonts);
                foreach (var (draw, left, top) in page.Drawings)
                    draw(canvas, left, top);
                pdf.EndPage();
            }

            pdf.Close();
        }

        return PdfEnding.Write(output.ToArray(), "vi-VN", bookmarks);
    }

    /// <summary>The first page as a picture, <paramref name="scale"/> pixels to a point.</summary>
    internal byte[] GeneratePng(float scale = 1.6f)
    {
        using var fonts = new FontSet();
        var page = Pages(fonts).First();
        using var surface = SKSurface.Create(new SKImageInfo((int)(page.Size.Width * scale), (int)(page.Size.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        using (var canvas = new PageCanvas(surface.Canvas, fonts))
        {
            foreach (var (draw, left, top) in page.Drawings)
                draw(canvas, left, top);
        }

        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    private IEnumerable<LaidPage> Pages(FontSet fonts)
    {
        foreach (var compose in _sections)
        {
            var section = new PageSection();
            compose(section);
            foreach (var page in section.Lay(fonts))
                yield return page;
        }
    }

    /// <summary>NĐ 30/2020: Arabic, centred in the top margin, not on page 1.</summary>
    private static void DrawPageNumber(PageCanvas canvas, LaidPage page, FontSet fonts)
    {
        if (page.Number < 2)
            return;
        var style = new TextStyle(PageNumberSize);
        var width = fonts.Width(PageNumber(page), style);
        canvas.Text(PageNumber(page), style, (page.Size.Width - width) / 2, page.TopMargin - 14);
    }

    private static string OneLine(string text) => VietnameseFormat.Clean(text).Replace('\n', ' ');

    private static string PageNumber(LaidPage page) => page.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
