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
        var trailerAt = pdf.AsSpan().LastIndexOf("trailer"u8);
        var trailer = Encoding.Latin1.GetString(pdf.AsSpan(trailerAt));
        var previous = Number(StartOfTable().Match(trailer));
        var size = Number(Size().Match(trailer));
        var root = Number(RootNumber().Match(trailer));
        var offsets = Offsets(Encoding.Latin1.GetString(pdf.AsSpan(previous..trailerAt)));
        var catalog = ObjectText(pdf, offsets[root]);
        var opening = catalog.IndexOf("<<", StringComparison.Ordinal) + 2;
        var dictionary = trailer[trailer.IndexOf("<<", StringComparison.Ordinal)..trailer.LastIndexOf(">>", StringComparison.Ordinal)];

        var update = new StringBuilder(pdf[^1] == '\n' ? "" : "\n");
        var entries = new List<(int Number, long Offset)>();
        var added = $"/Lang ({language})\n/ViewerPreferences <</DisplayDocTitle true>>\n";
        if (bookmarks.Count > 0)
        {
            added += string.Create(CultureInfo.InvariantCulture, $"/Outlines {size} 0 R\n/PageMode /UseOutlines\n");
            foreach (var one in Outline(bookmarks, PageNumbers(pdf, offsets, catalog), size))
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

    private static List<int> PageNumbers(byte[] pdf, Dictionary<int, int> offsets, string catalog)
    {
        var pages = new List<int>();
        Walk(Number(PagesOf().Match(catalog)));
        return pages;

        void Walk(int number)
        {
            var node = ObjectText(pdf, offsets[number]);
            if (Kids().Match(node) is not { Success: true } kids)
            {
                pages.Add(number);
                return;
            }

            foreach (Match kid in Reference().Matches(kids.Groups[1].Value))
                Walk(Number(kid));
        }
    }

    private static Dictionary<int, int> Offsets(string table)
    {
        var offsets = new Dictionary<int, int>();
        var head = SectionHead().Match(table);
        var (first, count) = (int.Parse(head.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(head.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        for (var i = 0; i < count; i++)
            offsets[first + i] = int.Parse(table.AsSpan(head.Index + head.Length + i * 20, 10), CultureInfo.InvariantCulture);
        return offsets;
    }

    private static string ObjectText(byte[] pdf, int offset)
    {
        var from = pdf.AsSpan(offset);
        from = from[(from.IndexOf("obj"u8) + 3)..];
        return Encoding.Latin1.GetString(from[..from.IndexOf("endobj"u8)]);
    }

    /// <summary>The id becomes a hash of everything else. It stands in the metadata, in place, and in the trailer, behind everything that has an offset.</summary>
    private static byte[] WithSettledId(byte[] pdf)
    {
        var trailer = pdf.AsSpan().LastIndexOf("trailer"u8);
        if (TrailerId().Match(Encoding.Latin1.GetString(pdf.AsSpan(trailer))) is not { Success: true } id)
            return pdf;
        var (from, until) = (trailer + id.Groups[1].Index, trailer + id.Groups[1].Index + id.Groups[1].Length);
        var uuids = UuidPlaces(pdf.AsSpan(0, trailer));
        foreach (var index in uuids)
            pdf.AsSpan(index, UuidLength).Fill((byte)'0');
        var digits = Convert.ToHexStringLower(SHA256.HashData(pdf.AsSpan(0, from)))[..32];
        foreach (var index in uuids)
            Encoding.ASCII.GetBytes(Guid.ParseExact(digits, "N").ToString("D"), pdf.AsSpan(index, UuidLength));
        return [.. pdf.AsSpan(0, from), .. Encoding.ASCII.GetBytes($"<{digits}> <{digits}>"), .. pdf.AsSpan(until)];
    }

    private static List<int> UuidPlaces(ReadOnlySpan<byte> pdf)
    {
        var places = new List<int>();
        for (var at = 0; pdf[at..].IndexOf("uuid:"u8) is var next and >= 0;)
        {
            at += next + 5;
            if (at + UuidLength <= pdf.Length && Guid.TryParseExact(Encoding.Latin1.GetString(pdf.Slice(at, UuidLength)), "D", out _))
                places.Add(at);
        }

        return places;
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

    [GeneratedRegex(@"/ID\s*\[(.*)\]>>\s*startxref", RegexOptions.Singleline)]
    private static partial Regex TrailerId();
}
