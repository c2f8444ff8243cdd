namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>A place for one element; its methods nest, so <c>item.PaddingTop(6).Text("…")</c> reads from outside to inside.</summary>
public class Container : Element
{
    private protected Element? Child { get; set; }

    public TextBlock Text(string text) => Fill(new TextBlock()).Span(text);

    public TextBlock Text(string text, TextStyle style) => Fill(new TextBlock()).Style(style).Span(text);

    public TextBlock Text(Action<TextBlock> compose) => Compose(new TextBlock(), compose);

    public void Column(Action<ColumnLayout> compose) => Compose(new ColumnLayout(), compose);

    public void Row(Action<RowLayout> compose) => Compose(new RowLayout(), compose);

    public void Table(Action<TableLayout> compose) => Compose(new TableLayout(), compose);

    /// <summary>A picture in the middle of a place of this height, as large as it fits.</summary>
    public void Picture(byte[] encoded, float height) => Fill(new PictureElement(encoded, height));

    /// <summary>A full-width rule.</summary>
    public void Line(float thickness = 0.5f) => Fill(new LineElement(thickness));

    public Container Padding(float left = 0, float top = 0, float right = 0, float bottom = 0) =>
        Fill(new PaddedContainer(left, top, right, bottom));

    public Container PaddingTop(float top) => Padding(top: top);

    public Container MinHeight(float height) => Fill(new SizedContainer(height));

    public Container Border(float thickness = 0.5f) => Fill(new BorderContainer(thickness));

    /// <summary>Never split over two pages (unless longer than a page).</summary>
    public Container ShowEntire() => Fill(new EntireContainer());

    internal override Piece Place(Space space) => Child?.Place(space) ?? Piece.Empty;

    private protected T Fill<T>(T element)
        where T : Element
    {
        Child = element;
        return element;
    }

    private T Compose<T>(T element, Action<T> compose)
        where T : Element
    {
        Fill(element);
        compose(element);
        return element;
    }
}

internal sealed class PictureElement(byte[] encoded, float height) : Element
{
    private const float Inset = 3;

    internal override Piece Place(Space space) => !space.IsFresh && height > space.Height
        ? Piece.Later(this)
        : new Piece(height, (canvas, left, top) => canvas.Picture(encoded, left + Inset, top + Inset, space.Width - 2 * Inset, height - 2 * Inset), null);
}

internal sealed class LineElement(float thickness) : Element
{
    internal override Piece Place(Space space) => new(
        thickness,
        (canvas, left, top) => canvas.Line(left, top, left + space.Width, top, thickness),
        null);
}

internal sealed class PaddedContainer(float left, float top, float right, float bottom) : Container
{
    internal override Piece Place(Space space)
    {
        var inner = base.Place(space with { Width = space.Width - left - right, Height = space.Height - top - bottom });
        if (inner.IsLater)
            return Piece.Later(this);
        Container? rest = null;
        if (inner.Rest is not null)
        {
            var padded = new PaddedContainer(left, 0, right, bottom);
            padded.Fill(inner.Rest);
            rest = padded;
        }

        return new Piece(inner.Height + top + bottom, (canvas, x, y) => inner.Draw?.Invoke(canvas, x + left, y + top), rest);
    }
}

internal sealed class SizedContainer(float height) : Container
{
    internal override Piece Place(Space space)
    {
        if (height > space.Height && !space.IsFresh)
            return Piece.Later(this);
        var inner = base.Place(space);
        return inner.IsLater ? Piece.Later(this) : inner with { Height = Math.Max(height, inner.Height), Draw = inner.Draw ?? ((_, _, _) => { }) };
    }
}

internal sealed class BorderContainer(float thickness) : Container
{
    internal override Piece Place(Space space)
    {
        var inner = base.Place(space);
        if (inner.IsLater)
            return Piece.Later(this);
        BorderContainer? rest = null;
        if (inner.Rest is not null)
        {
            rest = new BorderContainer(thickness);
            rest.Fill(inner.Rest);
        }

        return new Piece(
            inner.Height,
            (canvas, x, y) =>
            {
                inner.Draw?.Invoke(canvas, x, y);
                canvas.Frame(x, y, space.Width, inner.Height, thickness);
            },
            rest);
    }
}

internal sealed class EntireContainer : Container
{
    internal override Piece Place(Space space)
    {
        var whole = base.Place(space with { Height = Space.Unlimited });
        if (whole.Height <= space.Height)
            return whole;
        return space.IsFresh ? base.Place(space) : Piece.Later(this);
    }
}
