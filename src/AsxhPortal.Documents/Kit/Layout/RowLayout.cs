namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>Elements beside each other, with constant or relative widths.</summary>
public sealed class RowLayout : Element
{
    private readonly List<(Element Item, float Constant, float Relative)> _items = [];
    private float _spacing;

    internal RowLayout()
    {
    }

    /// <summary>Points between two items.</summary>
    public void Spacing(float points) => _spacing = points;

    public Container ConstantItem(float points) => Add(points, 0);

    public Container RelativeItem(float share = 1) => Add(0, share);

    internal override Piece Place(Space space)
    {
        var shares = _items.Sum(item => item.Relative);
        var free = space.Width - _items.Sum(item => item.Constant) - _spacing * Math.Max(0, _items.Count - 1);
        var pieces = new List<(Piece Piece, float Left)>();
        var left = 0f;
        var rest = new RowLayout { _spacing = _spacing };
        foreach (var (item, constant, relative) in _items)
        {
            var width = relative > 0 ? free * relative / shares : constant;
            var piece = item.Place(space with { Width = width });
            if (piece.IsLater)
                return Piece.Later(this);
            pieces.Add((piece, left));
            rest._items.Add((piece.Rest ?? new Container(), constant, relative));
            left += width + _spacing;
        }

        return new Piece(
            pieces.Max(item => item.Piece.Height),
            (canvas, x, y) =>
            {
                foreach (var (piece, offset) in pieces)
                    piece.Draw?.Invoke(canvas, x + offset, y);
            },
            pieces.Any(item => item.Piece.Rest is not null) ? rest : null);
    }

    private Container Add(float constant, float relative)
    {
        var item = new Container();
        _items.Add((item, constant, relative));
        return item;
    }
}
