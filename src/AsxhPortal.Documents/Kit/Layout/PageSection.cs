namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>Paper in points.</summary>
public readonly record struct PageSize(float Width, float Height)
{
    public static readonly PageSize A4 = new(595.28f, 841.89f);
    public static readonly PageSize A5 = new(419.53f, 595.28f);

    public PageSize Landscape() => new(Height, Width);
}

internal sealed record LaidPage(PageSize Size, int Number, float TopMargin, string? Bookmark, List<(Drawing Draw, float Left, float Top)> Drawings);

/// <summary>Pages of one size with a header, a flowing content and a footer. Margins default to NĐ 30/2020: 20 mm, left 30, right 15.</summary>
public sealed class PageSection
{
    private const float Millimetre = 72 / 25.4f;
    private const int MostPages = 20_000;

    private readonly Container _header = new();
    private readonly Container _content = new();
    private readonly Container _footer = new();
    private PaperStamp? _stamp;
    private string? _bookmark;
    private PageSize _size = PageSize.A4;
    private float _left = 30 * Millimetre;
    private float _top = 20 * Millimetre;
    private float _right = 15 * Millimetre;
    private float _bottom = 20 * Millimetre;

    internal PageSection()
    {
    }

    public void Size(PageSize size) => _size = size;

    /// <summary>Margins in millimetres.</summary>
    public void Margins(float left, float top, float right, float bottom) =>
        (_left, _top, _right, _bottom) = (left * Millimetre, top * Millimetre, right * Millimetre, bottom * Millimetre);

    /// <summary>Stands on top of every page.</summary>
    public Container Header() => _header;

    public Container Content() => _content;

    /// <summary>Stands at the bottom of every page.</summary>
    public Container Footer() => _footer;

    /// <summary>Says in the bottom margin which issued paper this is; nothing where <paramref name="stamp"/> is null.</summary>
    public void Stamp(PaperStamp? stamp) => _stamp = stamp;

    /// <summary>An entry of the reader's list of contents, at the first page of the section.</summary>
    public void Bookmark(string title) => _bookmark = title;

    internal IEnumerable<LaidPage> Lay(FontSet fonts)
    {
        var width = _size.Width - _left - _right;
        Element? rest = _content;
        for (var number = 1; rest is not null; number++)
        {
            if (number > MostPages)
                throw new InvalidOperationException($"A document of more than {MostPages} pages is not printed: nothing may be cut off silently.");
            var header = _header.Place(new Space(width, Space.Unlimited, true, fonts, number));
            var footer = _footer.Place(new Space(width, Space.Unlimited, true, fonts, number));
            var room = _size.Height - _top - _bottom - header.Height - footer.Height;
            var piece = rest.Place(new Space(width, room, true, fonts, number));
            if (piece.IsLater)
                piece = rest.Place(new Space(width, Space.Unlimited, true, fonts, number));
            var drawings = new List<(Drawing, float, float)>();
            Add(header, _top);
            Add(piece, _top + header.Height);
            Add(footer, _size.Height - _bottom - footer.Height);
            if (_stamp is not null)
                Add(StampDrawing.Place(_stamp, fonts, width, _bottom, number), _size.Height - _bottom);
            yield return new LaidPage(_size, number, _top, number == 1 ? _bookmark : null, drawings);
            rest = piece.Rest;

            void Add(Piece part, float top)
            {
                if (part.Draw is not null)
                    drawings.Add((part.Draw, _left, top));
            }
        }
    }
}
