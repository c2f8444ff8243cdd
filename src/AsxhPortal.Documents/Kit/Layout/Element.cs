using SkiaSharp;

namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>Where an element may be placed: what is left of the page, in points.</summary>
/// <param name="IsFresh">True at the top of a page: what does not fit here fits nowhere and must be split or drawn anyway.</param>
internal readonly record struct Space(float Width, float Height, bool IsFresh, FontSet Fonts, int PageNumber)
{
    public const float Unlimited = 1_000_000;
}

/// <summary>Draws at the given left and top.</summary>
internal delegate void Drawing(PageCanvas canvas, float left, float top);

/// <summary>The part of an element that fits: its height, how to draw it, and what is left for the next page.</summary>
internal sealed record Piece(float Height, Drawing? Draw, Element? Rest)
{
    /// <summary>Nothing to draw, nothing left.</summary>
    public static readonly Piece Empty = new(0, null, null);

    /// <summary>Nothing fits here: try the whole element on the next page.</summary>
    public static Piece Later(Element element) => new(0, null, element);

    public bool IsLater => Draw is null && Rest is not null;
}

/// <summary>Anything that can stand on a page. Placing has no side effect, so it can be repeated on the next page.</summary>
public abstract class Element
{
    internal abstract Piece Place(Space space);
}

/// <summary>The page being drawn.</summary>
internal sealed class PageCanvas(SKCanvas canvas, FontSet fonts) : IDisposable
{
    private readonly SKPaint _ink = new() { Color = SKColors.Black, IsAntialias = true };
    private readonly SKPaint _pen = new() { Color = SKColors.Black, IsAntialias = true, IsStroke = true };
    private readonly SKPaint _shade = new();

    public void Text(string text, TextStyle style, float x, float baseline) => canvas.DrawText(text, x, baseline, fonts.Drawing(style), _ink);

    public void Line(float x1, float y1, float x2, float y2, float thickness)
    {
        _pen.StrokeWidth = thickness;
        canvas.DrawLine(x1, y1, x2, y2, _pen);
    }

    /// <summary>
    /// Dots to write on, as text: the engine turns a dashed line into outlines, which makes a hundred blank forms a hundred megabytes.
    /// </summary>
    public void Dots(float x1, float x2, float baseline, TextStyle style)
    {
        var width = fonts.Width(".", style);
        var count = (int)((x2 - x1) / width);
        if (count > 0)
            Text(new string('.', count), style, x2 - count * width, baseline);
    }

    public void Frame(float left, float top, float width, float height, float thickness)
    {
        _pen.StrokeWidth = thickness;
        canvas.DrawRect(left, top, width, height, _pen);
    }

    public void Tick(float left, float top, float size)
    {
        _pen.StrokeWidth = size / 7;
        using var builder = new SKPath();
        builder.MoveTo(left + 0.18f * size, top + 0.52f * size);
        builder.LineTo(left + 0.42f * size, top + 0.78f * size);
        builder.LineTo(left + 0.84f * size, top + 0.2f * size);
        canvas.DrawPath(builder, _pen);
    }

    public void Shade(float left, float top, float width, float height, byte grey)
    {
        _shade.Color = new SKColor(grey, grey, grey);
        canvas.DrawRect(left, top, width, height, _shade);
    }

    /// <summary>As large as it fits into the frame, in its middle.</summary>
    public void Picture(byte[] encoded, float left, float top, float width, float height)
    {
        using var data = SKData.CreateCopy(encoded);
        using var picture = SKImage.FromEncodedData(data) ?? throw new ArgumentException("The picture cannot be decoded.", nameof(encoded));
        var scale = Math.Min(width / picture.Width, height / picture.Height);
        var (wide, high) = (picture.Width * scale, picture.Height * scale);
        canvas.DrawImage(picture, SKRect.Create(left + (width - wide) / 2, top + (height - high) / 2, wide, high), new SKSamplingOptions(SKFilterMode.Linear));
    }

    /// <summary>The dark squares of a QR: neighbours of a row are one rectangle, all of them one shape.</summary>
    public void Squares(bool[,] dark, float left, float top, float size)
    {
        var (rows, columns) = (dark.GetLength(0), dark.GetLength(1));
        var module = size / columns;
        using var shape = new SKPath();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (!dark[row, column])
                    continue;
                var first = column;
                while (column + 1 < columns && dark[row, column + 1])
                    column++;
                shape.AddRect(new SKRect(left + first * module, top + row * module, left + (column + 1) * module, top + (row + 1) * module));
            }
        }

        canvas.DrawPath(shape, _ink);
    }

    public void Dispose()
    {
        _ink.Dispose();
        _pen.Dispose();
        _shade.Dispose();
    }
}
