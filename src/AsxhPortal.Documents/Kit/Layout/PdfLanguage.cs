using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>
/// States a finished PDF's language in its catalog (entry Lang), which the drawing engine cannot: a screen reader then speaks
/// Vietnamese. The catalog is written again behind the file (an incremental update), nothing before it changes.
/// </summary>
internal static partial class PdfLanguage
{
    public static byte[] State(byte[] pdf, string language)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var trailer = text[text.LastIndexOf("trailer", StringComparison.Ordinal)..];
        var root = int.Parse(RootNumber().Match(trailer).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var previous = long.Parse(StartOfTable().Match(trailer).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var start = text.LastIndexOf($"\n{root} 0 obj", StringComparison.Ordinal) + 1;
        var catalog = text[start..text.IndexOf("endobj", start, StringComparison.Ordinal)];
        var opening = catalog.IndexOf("<<", StringComparison.Ordinal) + 2;
        var dictionary = trailer[trailer.IndexOf("<<", StringComparison.Ordinal)..(trailer.LastIndexOf(">>", StringComparison.Ordinal))];

        var separator = text.EndsWith('\n') ? "" : "\n";
        var offset = pdf.Length + separator.Length;
        var update = string.Create(CultureInfo.InvariantCulture, $"{catalog[..opening]}/Lang ({language})\n{catalog[opening..]}endobj\n");
        var table = string.Create(
            CultureInfo.InvariantCulture,
            $"xref\n{root} 1\n{offset:0000000000} 00000 n \ntrailer\n{dictionary}\n/Prev {previous}>>\nstartxref\n{offset + update.Length}\n%%EOF\n");
        return [.. pdf, .. Encoding.Latin1.GetBytes(separator + update + table)];
    }

    [GeneratedRegex(@"/Root\s+(\d+)\s+0\s+R")]
    private static partial Regex RootNumber();

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex StartOfTable();
}
