using System.Text;

namespace AsxhPortal.Documents.Import;

/// <summary>Gives the same string for the same short text: lists repeat themselves (Nam, Nữ, thôn, amounts), and a hundred thousand rows are held at once.</summary>
internal sealed class TextPool
{
    private const int LongestText = 40;
    private const int MostTexts = 200_000;

    private readonly HashSet<string> _texts = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Of(StringBuilder text)
    {
        if (text.Length == 0) return "";
        if (text.Length > LongestText) return Cut(text.ToString());
        Span<char> letters = stackalloc char[text.Length];
        text.CopyTo(0, letters, text.Length);
        if (_lookup.TryGetValue(letters, out var known)) return known;
        var fresh = new string(letters);
        Keep(fresh);
        return fresh;
    }

    public string Of(string text)
    {
        if (text.Length > LongestText) return Cut(text);
        if (_texts.TryGetValue(text, out var known)) return known;
        Keep(text);
        return text;
    }

    private void Keep(string text)
    {
        if (_texts.Count < MostTexts) _texts.Add(text);
    }

    /// <summary>Excel holds 32,767 characters in a cell; more is damage or malice.</summary>
    private static string Cut(string text) => text.Length <= 32_767 ? text : text[..32_767];
}
