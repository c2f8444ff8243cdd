using System.Text;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace AsxhPortal.UnitTests.Documents;

/// <summary>
/// The text of a paper as it was last looked at and approved, in Documents/Approved. ASXH_UPDATE_DOCS=1 rewrites the files: look at what
/// changed before committing them.
/// </summary>
internal static class ApprovedText
{
    /// <summary>The PDF's text, page by page, is that of Approved/<paramref name="name"/>.txt.</summary>
    public static void ShouldHaveApprovedText(this byte[] pdf, string name)
    {
        PdfPages.Read(pdf, name);
        var actual = Of(pdf);
        var file = Path.Combine(Folder(), name + ".txt");
        if (Environment.GetEnvironmentVariable("ASXH_UPDATE_DOCS") == "1")
            File.WriteAllText(file, actual);

        File.Exists(file).ShouldBeTrue($"There is no approved text of {name}: run this test once with ASXH_UPDATE_DOCS=1 and read the file.");
        actual.ShouldBe(File.ReadAllText(file).ReplaceLineEndings("\n"), $"The text of {name} changed: run this test once with ASXH_UPDATE_DOCS=1 and look at what changed.");
    }

    /// <summary>The lines of a PDF as they are read, each page under its number.</summary>
    public static string Of(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var text = new StringBuilder();
        foreach (var page in document.GetPages())
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"--- {page.Number} ---\n");
            foreach (var line in ContentOrderTextExtractor.GetText(page).Split('\n').Select(PdfPages.Flatten).Where(line => line.Length > 0))
                text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AsxhPortal.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("AsxhPortal.sln was not found above the tests.");
        return Path.Combine(folder.FullName, "tests", "AsxhPortal.UnitTests", "Documents", "Approved");
    }
}
