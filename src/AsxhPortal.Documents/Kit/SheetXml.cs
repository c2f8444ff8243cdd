using System.Buffers.Text;
using System.Text;

namespace AsxhPortal.Documents.Kit;

/// <summary>
/// The cells of a sheet as UTF-8, straight into the archive. Text is always an inline string: whatever somebody wrote into a list, it is never run
/// as a formula.
/// </summary>
internal sealed class SheetXml(Stream stream) : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private int used;

    public void Raw(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(buffer.AsSpan(used));
        used += utf8.Length;
    }

    public void Raw(string text) => Raw(Encoding.UTF8.GetBytes(text));

    public void Whole(long number)
    {
        Reserve(20);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out var written);
        used += written;
    }

    /// <summary>A cell of text; nothing where there is none.</summary>
    public void Text(ReadOnlySpan<byte> column, int row, int style, string text)
    {
        Begin(column, row, style);
        Raw("\" t=\"inlineStr\"><is><t"u8);
        Raw(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Contains('\n', StringComparison.Ordinal) ? " xml:space=\"preserve\">"u8 : ">"u8);
        Escaped(text);
        Raw("</t></is></c>"u8);
    }

    public void Number(ReadOnlySpan<byte> column, int row, int style, long number)
    {
        Begin(column, row, style);
        Raw("\"><v>"u8);
        Whole(number);
        Raw("</v></c>"u8);
    }

    public void Number(ReadOnlySpan<byte> column, int row, int style, decimal number)
    {
        Begin(column, row, style);
        Raw("\"><v>"u8);
        Reserve(40);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out var written);
        used += written;
        Raw("</v></c>"u8);
    }

    /// <summary>A day is the count of days since 30/12/1899 under a date format.</summary>
    public void Day(ReadOnlySpan<byte> column, int row, int style, DateOnly day) => Number(column, row, style, day.DayNumber - new DateOnly(1899, 12, 30).DayNumber);

    public void Empty(ReadOnlySpan<byte> column, int row, int style)
    {
        Begin(column, row, style);
        Raw("\"/>"u8);
    }

    public void Flush()
    {
        stream.Write(buffer, 0, used);
        used = 0;
    }

    public void Dispose()
    {
        Flush();
        stream.Dispose();
    }

    public static string EscapedText(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
            _ = c switch { '&' => result.Append("&amp;"), '<' => result.Append("&lt;"), '>' => result.Append("&gt;"), '"' => result.Append("&quot;"), _ => result.Append(c) };
        return result.ToString();
    }

    private void Begin(ReadOnlySpan<byte> column, int row, int style)
    {
        Raw("<c r=\""u8);
        Raw(column);
        Whole(row);
        Raw("\" s=\""u8);
        Whole(style);
    }

    private void Escaped(string text)
    {
        var rest = text.AsSpan();
        while (true)
        {
            var special = rest.IndexOfAny('&', '<', '>');
            Encoded(special < 0 ? rest : rest[..special]);
            if (special < 0)
                return;
            Raw(rest[special] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, _ => "&gt;"u8 });
            rest = rest[(special + 1)..];
        }
    }

    private void Encoded(ReadOnlySpan<char> text)
    {
        const int most = 8 * 1024;
        while (text.Length > most)
        {
            var cut = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
            Encoded(text[..cut]);
            text = text[cut..];
        }
        Reserve(text.Length * 3);
        used += Encoding.UTF8.GetBytes(text, buffer.AsSpan(used));
    }

    private void Reserve(int size)
    {
        if (used + size > buffer.Length)
            Flush();
    }
}
