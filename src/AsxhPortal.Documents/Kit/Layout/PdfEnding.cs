using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>
/// Adds to a finished PDF what the drawing engine cannot say: the language (a screen reader then speaks Vietnamese), the bookmarks, and that
/// a reader shows the title. The catalog is written again behind the file (an incremental update, allowed in PDF/A); before it only the
/// document's id is overwritten, which the engine takes from the clock, so that the same input and time give the same bytes.
/// </summary>
internal static partial class PdfEnding
{
    private const int UuidLength = 36;

    /// <param name="bookmarks">Title and page, counted from 0, in the order of the pages.</param>
    public static byte[] Write(byte[] pdf, string language, IReadOnlyList<(string Title, int Page)> bookmarks)
    {
        pdf = WithSettledId(pdf);
        var text = Encoding.Latin1.GetString(pdf);
        var trailer = text[text.LastIndexOf("trailer", StringComparison.Ordinal)..];
        var previous = Number(StartOfTable().Match(trailer));
        var size = Number(Size().Match(trailer));
        var root = Number(RootNumber().Match(trailer));
        var offsets = Offsets(text, previous);
        var catalog = ObjectText(text, offsets[root]);
        var opening = catalog.IndexOf("<<", StringComparison.Ordinal) + 2;
        var dictionary = trailer[trailer.IndexOf("<<", StringComparison.Ordinal)..trailer.LastIndexOf(">>", StringComparison.Ordinal)];

        var update = new StringBuilder(text.EndsWith('\n') ? "" : "\n");
        var entries = new List<(int Number, long Offset)>();
        var added = $"/Lang ({language})\n/ViewerPreferences <</DisplayDocTitle true>>\n";
        if (bookmarks.Count > 0)
        {
            added += string.Create(CultureInfo.InvariantCulture, $"/Outlines {size} 0 R\n/PageMode /UseOutlines\n");
            foreach (var one in Outline(bookmarks, PageNumbers(text, offsets, catalog), size))
                Append(size + entries.Count, one);
        }

        var newObjects = entries.Count;
        Append(root, catalog[opening..catalog.LastIndexOf(">>", StringComparison.Ordinal)] is var rest ? $"<<{added}{rest}>>" : "");
        var startOfTable = pdf.Length + update.Length;
        update.Append("xref\n");
        Section([entries[^1]]);
        if (newObjects > 0)
            Section(entries[..newObjects]);
        dictionary = Size().Replace(dictionary, string.Create(CultureInfo.InvariantCulture, $"/Size {size + newObjects}"), 1);
        update.Append(CultureInfo.InvariantCulture, $"trailer\n{dictionary}\n/Prev {previous}>>\nstartxref\n{startOfTable}\n%%EOF\n");
        return [.. pdf, .. Encoding.Latin1.GetBytes(update.ToString())];

        void Append(int number, string content)
        {
            entries.Add((number, pdf.Length + update.Length));
            update.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n");
        }

        void Section(List<(int Number, long Offset)> part)
        {
            update.Append(CultureInfo.InvariantCulture, $"{part[0].Number} {part.Count}\n");
            foreach (var (_, offset) in part)
                update.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }
    }

    /// <summary>The list's root, then one entry for each bookmark, one after another.</summary>
    private static IEnumerable<string> Outline(IReadOnlyList<(string Title, int Page)> bookmarks, List<int> pages, int first)
    {
        var invariant = CultureInfo.InvariantCulture;
        yield return string.Create(invariant, $"<</Type /Outlines /First {first + 1} 0 R /Last {first + bookmarks.Count} 0 R /Count {bookmarks.Count}>>");
        for (var i = 0; i < bookmarks.Count; i++)
        {
            var title = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(bookmarks[i].Title));
            var before = i > 0 ? string.Create(invariant, $" /Prev {first + i} 0 R") : "";
            var after = i + 1 < bookmarks.Count ? string.Create(invariant, $" /Next {first + i + 2} 0 R") : "";
            yield return string.Create(invariant, $"<</Title <FEFF{title}> /Parent {first} 0 R{before}{after} /Dest [{pages[bookmarks[i].Page]} 0 R /Fit]>>");
        }
    }

    private static List<int> PageNumbers(string text, Dictionary<int, long> offsets, string catalog)
    {
        var pages = new List<int>();
        Walk(Number(PagesOf().Match(catalog)));
        return pages;

        void Walk(int number)
        {
            var node = ObjectText(text, offsets[number]);
            if (Kids().Match(node) is not { Success: true } kids)
            {
                pages.Add(number);
                return;
            }

            foreach (Match kid in Reference().Matches(kids.Groups[1].Value))
                Walk(Number(kid));
        }
    }

    private static Dictionary<int, long> Offsets(string text, int table)
    {
        var offsets = new Dictionary<int, long>();
        var head = SectionHead().Match(text, table);
        var (first, count) = (int.Parse(head.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(head.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        for (var i = 0; i < count; i++)
            offsets[first + i] = long.Parse(text.AsSpan(head.Index + head.Length + i * 20, 10), CultureInfo.InvariantCulture);
        return offsets;
    }

    private static string ObjectText(string text, long offset)
    {
        var from = text.IndexOf("obj", (int)offset, StringComparison.Ordinal) + 3;
        return text[from..text.IndexOf("endobj", from, StringComparison.Ordinal)];
    }

    /// <summary>The id becomes a hash of everything else. It stands in the metadata, in place, and in the trailer, behind everything that has an offset.</summary>
    private static byte[] WithSettledId(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var trailer = text.LastIndexOf("trailer", StringComparison.Ordinal);
        if (TrailerId().Match(text, trailer) is not { Success: true } id)
            return pdf;
        var uuids = Uuids().Matches(text[..trailer]).Select(match => match.Groups[1].Index).ToList();
        foreach (var index in uuids)
            pdf.AsSpan(index, UuidLength).Fill((byte)'0');
        var digits = Convert.ToHexStringLower(SHA256.HashData(pdf.AsSpan(0, id.Groups[1].Index)))[..32];
        foreach (var index in uuids)
            Encoding.ASCII.GetBytes(Guid.ParseExact(digits, "N").ToString("D"), pdf.AsSpan(index, UuidLength));
        var end = id.Groups[1].Index + id.Groups[1].Length;
        return [.. pdf.AsSpan(0, id.Groups[1].Index), .. Encoding.ASCII.GetBytes($"<{digits}> <{digits}>"), .. pdf.AsSpan(end)];
    }

    private static int Number(Match match) => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/Root\s+(\d+)\s+0\s+R")]
    private static partial Regex RootNumber();

    [GeneratedRegex(@"/Size\s+(\d+)")]
    private static partial Regex Size();

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex StartOfTable();

    [GeneratedRegex(@"/Pages\s+(\d+)\s+0\s+R")]
    private static partial Regex PagesOf();

    [GeneratedRegex(@"/Kids\s*\[([^\]]*)\]")]
    private static partial Regex Kids();

    [GeneratedRegex(@"(\d+)\s+0\s+R")]
    private static partial Regex Reference();

    [GeneratedRegex(@"xref\s+(\d+)\s+(\d+)\s*\n")]
    private static partial Regex SectionHead();

    [GeneratedRegex(@"uuid:([0-9a-fA-F]{8}-[0-9a-fA-F-]{27})")]
    private static partial Regex Uuids();

    [GeneratedRegex(@"/ID\s*\[(.*)\]>>\s*startxref", RegexOptions.Singleline)]
    private static partial Regex TrailerId();
}
