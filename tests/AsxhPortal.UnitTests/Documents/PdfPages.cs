using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace AsxhPortal.UnitTests.Documents;

/// <summary>Opens a PDF again and reads the text of its pages; keeps a copy for looking at when ASXH_PDF_DIR is set.</summary>
internal static class PdfPages
{
    public static IReadOnlyList<string> Read(byte[] bytes, string name)
    {
        if (Environment.GetEnvironmentVariable("ASXH_PDF_DIR") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name + ".pdf"), bytes);
        }

        using var pdf = PdfDocument.Open(bytes);
        return [.. pdf.GetPages().Select(page => Flatten(ContentOrderTextExtractor.GetText(page)))];
    }

    public static string Flatten(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
