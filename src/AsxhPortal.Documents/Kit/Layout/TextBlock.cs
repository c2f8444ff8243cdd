namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>Where the lines of a paragraph stand.</summary>
public enum TextAlignment
{
    Left,
    Center,
    Right,
    Justify,
}

/// <summary>A paragraph of spans, check boxes and blanks to write on.</summary>
public sealed class TextBlock : Element
{
    private readonly List<Inline> _inlines = [];
    private TextStyle _style = new(13);
    private TextAlignment _alignment;
    private float _firstLineIndent;
    private float _lineFactor = 1;
    private float _ruleShare;

    internal TextBlock()
    {
    }

    /// <summary>Look of the spans that follow, and of those already there.</summary>
    public TextBlock Style(TextStyle style) => Restyle(_ => style);

    public TextBlock FontSize(float points) => Restyle(style => style with { Size = points });

    public TextBlock Bold() => Restyle(style => style with { IsBold = true });

    public TextBlock Italic() => Restyle(style => style with { IsItalic = true });

    public TextBlock AlignCenter() => Align(TextAlignment.Center);

    public TextBlock AlignRight() => Align(TextAlignment.Right);

    public TextBlock Justify() => Align(TextAlignment.Justify);

    public TextBlock Align(TextAlignment alignment)
    {
        _alignment = alignment;
        return this;
    }

    /// <summary>First-line indent in points (1 cm = 28.35).</summary>
    public TextBlock Indent(float points = 28.35f)
    {
        _firstLineIndent = points;
        return this;
    }

    /// <summary>Line spacing as a multiple of single.</summary>
    public TextBlock LineHeight(float factor)
    {
        _lineFactor = factor;
        return this;
    }

    /// <summary>A centred rule under the last line, as long as <paramref name="share"/> of that line.</summary>
    public TextBlock RuleBelow(float share)
    {
        _ruleShare = share;
        return this;
    }

    public TextBlock Span(string text)
    {
        _inlines.Add(new Inline(InlineKind.Text, VietnameseFormat.Clean(text), _style));
        return this;
    }

    public TextBlock BoldSpan(string text)
    {
        _inlines.Add(new Inline(InlineKind.Text, VietnameseFormat.Clean(text), _style with { IsBold = true }));
        return this;
    }

    public TextBlock ItalicSpan(string text)
    {
        _inlines.Add(new Inline(InlineKind.Text, VietnameseFormat.Clean(text), _style with { IsItalic = true }));
        return this;
    }

    /// <summary>A drawn square, ticked or not.</summary>
    public TextBlock CheckBox(bool isChecked)
    {
        _inlines.Add(new Inline(InlineKind.CheckBox, isChecked ? "x" : "", _style, _style.Size * 0.86f));
        return this;
    }

    /// <summary>Dots to write on, <paramref name="width"/> points long.</summary>
    public TextBlock Blank(float width)
    {
        _inlines.Add(new Inline(InlineKind.Blank, "", _style, width));
        return this;
    }

    /// <summary>Dots from here to the end of the line.</summary>
    public TextBlock BlankToEnd(float atLeast = 30)
    {
        _inlines.Add(new Inline(InlineKind.Stretch, "", _style, atLeast));
        return this;
    }

    /// <summary>The value, or dots of <paramref name="width"/> points where it is not known yet.</summary>
    public TextBlock Value(string? text, float width) => string.IsNullOrWhiteSpace(text) ? Blank(width) : Span(text);

    /// <summary>The value, or dots to the end of the line where it is not known yet.</summary>
    public TextBlock ValueToEnd(string? text) => string.IsNullOrWhiteSpace(text) ? BlankToEnd() : Span(text);

    /// <summary>The longest part that cannot be broken, and all of it on one line, in points.</summary>
    internal (float Word, float Line) Widths(FontSet fonts)
    {
        var (longest, line) = (0f, 0f);
        foreach (var word in TextLines.Words(_inlines, fonts))
        {
            var width = word.Width;
            longest = Math.Max(longest, width);
            line += width + (line > 0 ? word.SpaceBefore : 0);
        }

        return (longest, line);
    }

    internal override Piece Place(Space space) => Place(space, 0);

    private Piece Place(Space space, int firstLine)
    {
        var lines = TextLines.Break(_inlines, space.Width, _firstLineIndent, space.Fonts);
        var lineHeight = FontSet.LineHeight(LargestStyle()) * _lineFactor;
        var available = (int)Math.Floor((space.Height + 0.01f) / lineHeight);
        var left = lines.Count - firstLine;
        if (available < left && !space.IsFresh && (available < 2 || left < 4))
            return Piece.Later(firstLine == 0 ? this : new ContinuedText(this, firstLine));
        var count = Math.Min(Math.Max(available, 1), left);
        var isLastPart = firstLine + count >= lines.Count;
        var rule = isLastPart && _ruleShare > 0 ? 4f : 0;
        return new Piece(
            count * lineHeight + rule,
            (canvas, x, y) => Draw(canvas, lines, firstLine, count, x, y, space.Width, lineHeight),
            isLastPart ? null : new ContinuedText(this, firstLine + count));
    }

    private void Draw(PageCanvas canvas, List<TextLine> lines, int first, int count, float x, float y, float width, float lineHeight)
    {
        var ascent = FontSet.Ascent(LargestStyle());
        var lead = (lineHeight - FontSet.LineHeight(LargestStyle())) / 2;
        for (var i = 0; i < count; i++)
        {
            var index = first + i;
            var indent = index == 0 ? _firstLineIndent : 0;
            lines[index].Draw(canvas, x + indent, y + i * lineHeight + lead + ascent, width - indent, _alignment);
        }

        if (_ruleShare > 0 && first + count == lines.Count)
        {
            var rule = lines[^1].Width * _ruleShare;
            var at = y + count * lineHeight + 1.5f;
            canvas.Line(x + (width - rule) / 2, at, x + (width + rule) / 2, at, 0.75f);
        }
    }

    private TextStyle LargestStyle() => _inlines.Count == 0 ? _style : _inlines.MaxBy(inline => inline.Style.Size)!.Style;

    private TextBlock Restyle(Func<TextStyle, TextStyle> change)
    {
        _style = change(_style);
        for (var i = 0; i < _inlines.Count; i++)
            _inlines[i] = _inlines[i] with { Style = change(_inlines[i].Style) };
        return this;
    }

    private sealed class ContinuedText(TextBlock text, int firstLine) : Element
    {
        internal override Piece Place(Space space) => text.Place(space, firstLine);
    }
}
