using System.Text;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.Documents.Import;

/// <summary>
/// Comma, semicolon, tab or bar between the values; UTF-8, UTF-16 (both with and without their mark), Windows-1258, or the bytes of
/// TCVN3 and VNI, which stay as they look until <see cref="LegacyText"/> reads them. Quoted values may hold separators and line breaks.
/// </summary>
internal static class DelimitedText
{
    private const string Separators = ",;\t|";

    static DelimitedText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Nothing when <paramref name="isNamedText"/> is false and the text has no columns: then it is no list at all.</summary>
    public static SourceSheet? Read(byte[] content, bool isNamedText, SourceListLimits limits)
    {
        var text = Decode(content, isPart: false);
        var separator = Separator(ref text, out var isPlain);
        if (isPlain && !isNamedText) return null;

        var rows = Parse(text, separator, limits, honoursQuotes: true) ?? Parse(text, separator, limits, honoursQuotes: false)!;
        return new SourceSheet("CSV", rows, []);
    }

    public static string Decode(ReadOnlySpan<byte> content, bool isPart)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8.GetString(content[3..]);
        if (content.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(content[2..]);
        if (content.StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode.GetString(content[2..]);
        if (WideWithoutMark(content) is { } wide) return wide.GetString(content);
        var text = Encoding.UTF8.GetString(content);
        var damaged = text.AsSpan().Count('\uFFFD');
        // A damaged place here and there, or a cut at the end of a part, makes no other encoding of it.
        return damaged == 0 || damaged * 10 < text.Count(c => c > '\u007F') || isPart && damaged == 1 ? text : OneByte(content);
    }

    /// <summary>UTF-16 without its mark: spaces, digits and most letters have a zero byte, always on the same side.</summary>
    private static UnicodeEncoding? WideWithoutMark(ReadOnlySpan<byte> content)
    {
        var length = Math.Min(content.Length, 2000) & ~1;
        var (even, odd) = (0, 0);
        for (var i = 0; i < length; i += 2)
        {
            if (content[i] == 0) even++;
            if (content[i + 1] == 0) odd++;
        }
        if (length < 8 || Math.Max(even, odd) * 10 < length * 2 || Math.Min(even, odd) * 20 > length) return null;
        return new UnicodeEncoding(bigEndian: even > odd, byteOrderMark: false);
    }

    /// <summary>Windows-1258 (letters and separate tone marks, put together here) against the bytes of an old font: whichever gives more Vietnamese words.</summary>
    private static string OneByte(ReadOnlySpan<byte> content)
    {
        var western = Encoding.GetEncoding(1252).GetString(content);
        var vietnamese = Encoding.GetEncoding(1258).GetString(content).Normalize(NormalizationForm.FormC);
        return Good(vietnamese, IsVietnamese) >= Good(western, word => LegacyText.OfWords(word) is not null) ? vietnamese : western;

        static bool IsVietnamese(string word) => word.All(char.IsLetter) && VietnameseSyllable.IsPossible(word);
    }

    private static int Good(string text, Func<string, bool> isGood)
    {
        var (good, seen) = (0, 0);
        foreach (var word in text.Split([' ', ',', ';', '\t', '|', '\r', '\n', '"'], 20_000, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length > 20 || !word.Any(c => c > '\u00A0')) continue;
            if (isGood(word)) good++;
            if (++seen == 1000) break;
        }
        return good;
    }

    /// <summary>The sign that splits most lines into the same number of values; "sep=;" on the first line says it.</summary>
    private static char Separator(ref string text, out bool isPlain)
    {
        isPlain = false;
        var first = text.AsSpan(0, Math.Min(text.Length, 8)).TrimStart('\uFEFF');
        if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length > 4)
        {
            var said = first[4];
            text = text[Math.Max(text.IndexOf('\n'), text.IndexOf(said) + 1)..].TrimStart('\r', '\n');
            return said;
        }
        var sample = text.Length > 100_000 ? text[..100_000] : text;
        var (best, bestScore) = (',', 0);
        foreach (var separator in Separators)
        {
            var widths = (Parse(sample, separator, new SourceListLimits(MaxRows: int.MaxValue), honoursQuotes: true)
                ?? Parse(sample, separator, new SourceListLimits(MaxRows: int.MaxValue), honoursQuotes: false)!).Select(r => r.Cells.Length).Where(w => w > 1).ToList();
            var score = widths.Count == 0 ? 0 : widths.GroupBy(w => w).Max(g => g.Count() * (g.Key - 1)) + widths.Count;
            if (score > bestScore) (best, bestScore) = (separator, score);
        }
        isPlain = bestScore == 0;
        return best;
    }

    /// <summary>Nothing when a quote is never closed: the file then uses quotes as plain signs.</summary>
    private static List<SheetRow>? Parse(string text, char separator, SourceListLimits limits, bool honoursQuotes)
    {
        var rows = new List<SheetRow>();
        var cells = new List<SheetCell>();
        var texts = new TextPool();
        var value = new StringBuilder();
        var (number, budget, at) = (1, limits.MaxCells, 0);
        while (at < text.Length)
        {
            if (honoursQuotes && text[at] == '"')
            {
                if (!ReadQuoted(text, ref at, value)) return null;
            }
            else
            {
                var end = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
                end = end < 0 ? text.Length : at + end;
                value.Append(text, at, end - at);
                at = end;
            }
            if (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n')) continue;

            var isEnd = at >= text.Length || text[at] != separator;
            if (cells.Count < limits.MaxColumns) cells.Add(SheetCell.OfText(texts.Of(value)));
            value.Clear();
            if (at < text.Length && text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n') at++;
            at++;
            if (!isEnd) continue;
            EndRow(rows, cells, number++, limits, ref budget);
        }
        if (cells.Count > 0) EndRow(rows, cells, number, limits, ref budget);
        return rows;
    }

    /// <summary>From an opening quote past the closing one; a quote inside is doubled.</summary>
    private static bool ReadQuoted(string text, ref int at, StringBuilder value)
    {
        at++;
        while (true)
        {
            var quote = text.AsSpan(at).IndexOf('"');
            if (quote < 0) return false;
            value.Append(text, at, quote);
            at += quote + 1;
            if (at >= text.Length || text[at] != '"') return true;
            value.Append('"');
            at++;
        }
    }

    private static void EndRow(List<SheetRow> rows, List<SheetCell> cells, int number, SourceListLimits limits, ref int budget)
    {
        while (cells.Count > 0 && cells[^1].IsBlank) cells.RemoveAt(cells.Count - 1);
        if (cells.Count == 0) return;
        budget -= cells.Count;
        WorkbookReading.RefuseTooMany(rows.Count, budget, limits, limits.MaxRows);
        rows.Add(new SheetRow(number, [.. cells]));
        cells.Clear();
    }
}
