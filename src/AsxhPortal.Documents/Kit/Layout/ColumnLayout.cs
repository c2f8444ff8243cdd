namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>Elements below each other, flowing over pages.</summary>
public sealed class ColumnLayout : Element
{
    private readonly List<Element> _items;
    private readonly int _first;
    private readonly Element? _continued;
    private float _spacing;

    internal ColumnLayout()
        : this([], 0, null, 0)
    {
    }

    private ColumnLayout(List<Element> items, int first, Element? continued, float spacing) =>
        (_items, _first, _continued, _spacing) = (items, first, continued, spacing);

    /// <summary>Points between two items.</summary>
    public void Spacing(float points) => _spacing = points;

    public Container Item()
    {
        var item = new Container();
        _items.Add(item);
        return item;
    }

    internal override Piece Place(Space space)
    {
        var placed = new List<(Drawing Draw, float Top)>();
        var used = 0f;
        for (var i = _first; i < _items.Count; i++)
        {
            var item = i == _first && _continued is not null ? _continued : _items[i];
            var gap = used > 0 ? _spacing : 0;
            var piece = item.Place(space with { Height = space.Height - used - gap, IsFresh = space.IsFresh && used == 0 });
            if (piece.IsLater)
                return placed.Count == 0 ? Piece.Later(this) : Finish(placed, used, new ColumnLayout(_items, i, item, _spacing));
            if (piece.Draw is not null)
            {
                placed.Add((piece.Draw, used + gap));
                used += gap + piece.Height;
            }

            if (piece.Rest is not null)
                return Finish(placed, used, new ColumnLayout(_items, i, piece.Rest, _spacing));
        }

        return Finish(placed, used, null);
    }

    private static Piece Finish(List<(Drawing Draw, float Top)> placed, float height, ColumnLayout? rest) => new(
        height,
        (canvas, left, top) =>
        {
            foreach (var (draw, offset) in placed)
                draw(canvas, left, top + offset);
        },
        rest);
}
