namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>Cuts a long text after a number of lines.</summary>
internal static class TextCut
{
    public static (string Head, string Tail) At(string text, TextStyle style, float width, int lines, FontSet fonts)
    {
        if (Lines(text) <= lines)
            return (text, "");
        var (low, high) = (1, text.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Lines(text[..middle]) <= lines)
                low = middle;
            else
                high = middle - 1;
        }

        var space = text.LastIndexOf(' ', low);
        var at = space > 0 ? space : low;
        return (text[..at].TrimEnd(), text[at..].TrimStart());

        int Lines(string part) => TextLines.Break([new Inline(InlineKind.Text, part, style)], width, 0, fonts).Count;
    }
}
