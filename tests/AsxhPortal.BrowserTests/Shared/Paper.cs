using UglyToad.PdfPig;

namespace AsxhPortal.BrowserTests.Shared;

/// <summary>A downloaded PDF as the words on it.</summary>
public sealed class Paper
{
    private Paper(int pages, string text) => (Pages, Text) = (pages, text);

    public int Pages { get; }

    public string Text { get; }

    public static Paper Of(DownloadedFile file)
    {
        file.Name.ShouldEndWith(".pdf");
        using var document = PdfDocument.Open(file.Bytes);
        return new Paper(document.NumberOfPages, string.Join('\n', document.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text)))));
    }
}
