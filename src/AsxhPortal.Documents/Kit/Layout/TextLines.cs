using System.Text;

namespace AsxhPortal.Documents.Kit.Layout;

internal enum InlineKind
{
    Text,
    CheckBox,
    Blank,
    Stretch,
}

internal sealed record Inline(InlineKind Kind, string Text, TextStyle Style, float Width = 0);

/// <summary>What stands between two places where a line may break.</summary>
internal sealed record TextWord(List<(Inline Inline, float Width)> Parts, float SpaceBefore, bool StartsLine)
{
    public float Width => Parts.Sum(part => part.Width);
}

/// <summary>One line: its words, its natural width, and whether the paragraph (or a line break) ends here.</summary>
internal sealed class TextLine(List<TextWord> words, bool isLast)
{
    private const char NoBreakSpace = '\u00a0';

    public float Width { get; } = words.Sum(word => word.Width) + words.Skip(1).Sum(word => word.SpaceBefore);

    public void Draw(PageCanvas canvas, float left, float baseline, float width, TextAlignment alignment)
    {
        var free = Math.Max(0, width - Width);
        var stretches = words.Sum(word => word.Parts.Count(part => part.Inline.Kind == InlineKind.Stretch));
        var gap = alignment == TextAlignment.Justify && !isLast && stretches == 0 && words.Count > 1 ? free / (words.Count - 1) : 0;
        var x = stretches > 0 ? left : alignment switch
        {
            TextAlignment.Center => left + free / 2,
            TextAlignment.Right => left + free,
            _ => left,
        };
        var run = new Run(canvas, baseline);
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
            {
                run.Space(gap > 0);
                x += words[i].SpaceBefore + gap;
            }

            foreach (var (inline, partWidth) in words[i].Parts)
            {
                var drawn = partWidth + (inline.Kind == InlineKind.Stretch ? free / stretches : 0);
                run.Add(inline, x, drawn);
                x += drawn;
            }
        }

        run.Flush();
    }

    /// <summary>Joins neighbours of one style into one string, so that a reader finds whole sentences and not words.</summary>
    private sealed class Run(PageCanvas canvas, float baseline)
    {
        private readonly StringBuilder _text = new();
        private TextStyle _style;
        private float _left;

        public void Space(bool isStretched)
        {
            if (isStretched)
                Flush();
            else if (_text.Length > 0)
                _text.Append(' ');
        }

        public void Add(Inline inline, float x, float width)
        {
            if (inline.Kind != InlineKind.Text)
            {
                Flush();
                DrawShape(inline, x, width);
                return;
            }

            if (_text.Length == 0 || inline.Style != _style)
            {
                Flush();
                (_style, _left) = (inline.Style, x);
            }

            _text.Append(inline.Text);
        }

        public void Flush()
        {
            if (_text.Length > 0)
                canvas.Text(_text.ToString().Replace(NoBreakSpace, ' '), _style, _left, baseline);
            _text.Clear();
        }

        private void DrawShape(Inline inline, float x, float width)
        {
            if (inline.Kind != InlineKind.CheckBox)
            {
                canvas.Dots(x + 1, x + width - 1, baseline, inline.Style with { IsBold = false, IsItalic = false });
                return;
            }

            var top = baseline - width * 0.86f;
            canvas.Frame(x, top, width, width, 0.8f);
            if (inline.Text.Length > 0)
                canvas.Tick(x, top, width);
        }
    }
}

/// <summary>Breaks inlines into words and words into lines.</summary>
internal static class TextLines
{
    public static List<TextLine> Break(List<Inline> inlines, float width, float firstIndent, FontSet fonts)
    {
        var lines = new List<TextLine>();
        var line = new List<TextWord>();
        var used = firstIndent;
        foreach (var word in Words(inlines, fonts).SelectMany(word => Fit(word, width - 0.01f, fonts)))
        {
            var space = line.Count == 0 ? 0 : word.SpaceBefore;
            if (word.StartsLine || (line.Count > 0 && used + space + word.Width > width + 0.01f))
            {
                lines.Add(new TextLine(line, word.StartsLine));
                line = [];
                used = 0;
                space = 0;
            }

            line.Add(word);
            used += space + word.Width;
        }

        lines.Add(new TextLine(line, true));
        return lines;
    }

    public static IEnumerable<TextWord> Words(List<Inline> inlines, FontSet fonts)
    {
        var parts = new List<(Inline, float)>();
        var space = 0f;
        var startsLine = false;
        foreach (var inline in inlines)
        {
            if (inline.Kind != InlineKind.Text)
            {
                fonts.Width(".", inline.Style with { IsBold = false, IsItalic = false });
                parts.Add((inline, inline.Width));
                continue;
            }

            var start = 0;
            for (var i = 0; i <= inline.Text.Length; i++)
            {
                var isEnd = i == inline.Text.Length;
                if (!isEnd && inline.Text[i] != ' ' && inline.Text[i] != '\n')
                    continue;
                if (i > start)
                {
                    var text = inline.Text[start..i];
                    parts.Add((inline with { Text = text }, fonts.Width(text, inline.Style)));
                }

                start = i + 1;
                if (isEnd)
                    continue;
                if (parts.Count > 0 || (inline.Text[i] == '\n' && startsLine))
                {
                    yield return new TextWord(parts, space, startsLine);
                    (parts, startsLine) = ([], false);
                }

                startsLine |= inline.Text[i] == '\n';
                space = fonts.Width(" ", inline.Style);
            }
        }

        if (parts.Count > 0)
            yield return new TextWord(parts, space, startsLine);
    }

    /// <summary>A word wider than the line is cut between letters.</summary>
    private static IEnumerable<TextWord> Fit(TextWord word, float width, FontSet fonts)
    {
        if (word.Width <= width || word.Parts is not [{ Inline.Kind: InlineKind.Text } only])
        {
            yield return word;
            yield break;
        }

        var (text, style) = (only.Inline.Text, only.Inline.Style);
        var start = 0;
        while (start < text.Length)
        {
            var length = 1;
            while (start + length < text.Length && fonts.Width(text.Substring(start, length + 1), style) <= width)
                length++;
            var part = text.Substring(start, length);
            yield return new TextWord([(only.Inline with { Text = part }, fonts.Width(part, style))], start == 0 ? word.SpaceBefore : 0, start == 0 && word.StartsLine);
            start += length;
        }
    }
}
