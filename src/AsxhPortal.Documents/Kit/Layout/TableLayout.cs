namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>One cell of a table.</summary>
/// <param name="Text">What stands in it.</param>
/// <param name="Span">How many columns it covers.</param>
public sealed record TableCell(string Text, TextAlignment Alignment = TextAlignment.Left, bool IsBold = false, bool IsItalic = false, int Span = 1)
{
    internal TextBlock Block(float fontSize) => new TextBlock().Style(new TextStyle(fontSize, IsBold, IsItalic)).Align(Alignment).Span(Text);
}

/// <summary>What a carried row sums: the rows of this page, or all rows so far.</summary>
public enum PageSum
{
    Page,
    SoFar,
}

/// <summary>
/// A ruled table. The header stands again on every page; a row is never split unless it is longer than a page. Columns share
/// the width by their weights, but none becomes narrower than its longest word while another has room, nor wider than its longest text while
/// another has to break its own, unless something is written there by hand.
/// </summary>
public sealed class TableLayout : Element
{
    private const float PaddingX = 3, PaddingY = 2.5f, Rule = 0.5f;
    private const int RowsWithEnding = 3;

    private readonly List<TableRow> _rows;
    private readonly int _first;
    private readonly Element? _continued;
    private readonly List<float> _weights;
    private readonly List<TableRow> _header;
    private readonly Container _ending;
    private float _fontSize = 11;
    private float _minRowHeight;
    private bool[]? _byHand;
    private float[]? _widths;
    private int _carriedRows;
    private Func<PageSum, int, int, IEnumerable<TableCell>>? _carried;

    internal TableLayout()
        : this([], 0, null, [], [], new Container())
    {
    }

    private TableLayout(List<TableRow> rows, int first, Element? continued, List<float> weights, List<TableRow> header, Container ending) =>
        (_rows, _first, _continued, _weights, _header, _ending) = (rows, first, continued, weights, header, ending);

    /// <summary>The weights of the columns, from left to right.</summary>
    public void Columns(IEnumerable<double> weights) => _weights.AddRange(weights.Select(weight => (float)weight));

    /// <summary>Which columns keep their share although nothing stands in them; without this, all.</summary>
    public void WrittenByHand(IEnumerable<bool> columns) => _byHand = [.. columns];

    public void FontSize(float points) => _fontSize = points;

    /// <summary>Room to write in by hand.</summary>
    public void MinRowHeight(float points) => _minRowHeight = points;

    public void Header(IEnumerable<TableCell> cells) => _header.Add(new TableRow([.. cells], true));

    public void Row(IEnumerable<TableCell> cells) => _rows.Add(new TableRow([.. cells], false));

    /// <summary>
    /// Where the table needs more than one page, each ends with the sum of its rows ("Cộng trang") and, but for the last, of all so far
    /// ("Lũy kế").
    /// </summary>
    /// <param name="rows">The first so many rows are summed; the total itself comes after them.</param>
    /// <param name="cells">The cells of a sum over the rows from the first number up to, not including, the second.</param>
    public void CarrySums(int rows, Func<PageSum, int, int, IEnumerable<TableCell>> cells) => (_carriedRows, _carried) = (rows, cells);

    /// <summary>Stands under the table, on the page of its last rows: nobody signs a page without a line of the list on it.</summary>
    public Container Ending() => _ending;

    internal override Piece Place(Space space)
    {
        var widths = _widths ??= ColumnWidths(space.Width, space.Fonts);
        var ending = _ending.Place(space with { Height = Space.Unlimited, IsFresh = true });
        if (_first >= _rows.Count && _rows.Count > 0)
            return _ending.Place(space);
        var placed = new List<(RowPiece Row, float Top)>();
        var used = 0f;
        foreach (var header in _header)
        {
            var piece = PlaceRow(header, widths, space.Fonts);
            placed.Add((piece, used));
            used += piece.Height;
        }

        var headerHeight = used;
        var carries = _carried is not null && _carriedRows > 0 && !(_first == 0 && FitsWhole(used, ending.Height, widths, space));
        var carryHeight = carries ? CarryHeight(widths, space.Fonts) : 0;
        var isSummed = false;
        for (var i = _first; i < _rows.Count; i++)
        {
            if (carries && i == _carriedRows && i > _first && !isSummed)
            {
                isSummed = true;
                Place(SumRow(PageSum.Page, _first, i));
            }

            var reserve = i < _carriedRows ? carryHeight : 0;
            var row = PlaceRow(i == _first && _continued is TableRowRest cut ? cut.Row : _rows[i], widths, space.Fonts);
            if (i == Math.Max(_rows.Count - RowsWithEnding, 0) && i > _first && ending.Draw is not null && used + EndHeight(i, widths, space.Fonts) + carryHeight + ending.Height > space.Height)
                return FinishPage(i, null);
            if (used + row.Height + reserve > space.Height)
            {
                var isFirst = used == headerHeight;
                if (!isFirst)
                    return FinishPage(i, null);
                if (!space.IsFresh)
                    return Piece.Later(this);
                var (head, tail) = Cut(_continued is TableRowRest rest && i == _first ? rest.Row : _rows[i], widths, space.Height - used - reserve, space.Fonts);
                Place(head);
                if (tail is not null)
                    return FinishPage(i, new TableRowRest(tail));
                continue;
            }

            placed.Add((row, used));
            used += row.Height;
        }

        if (used > space.Height && !space.IsFresh)
            return Piece.Later(this);
        if (ending.Draw is null)
            return Finish(placed, used, widths, null);
        if (used + ending.Height > space.Height)
            return Finish(placed, used, widths, Rest(_rows.Count, null));
        var table = Finish(placed, used, widths, null);
        return new Piece(
            used + ending.Height,
            (canvas, left, top) =>
            {
                table.Draw!(canvas, left, top);
                ending.Draw(canvas, left, top + used);
            },
            null);

        void Place(TableRow one)
        {
            placed.Add((PlaceRow(one, widths, space.Fonts), used));
            used += placed[^1].Row.Height;
        }

        Piece FinishPage(int next, Element? continued)
        {
            var end = Math.Min(next, _carriedRows);
            if (carries && !isSummed && end > _first)
            {
                Place(SumRow(PageSum.Page, _first, end));
                Place(SumRow(PageSum.SoFar, 0, end));
            }

            return Finish(placed, used, widths, Rest(next, continued));
        }
    }

    private bool FitsWhole(float headerHeight, float endingHeight, float[] widths, Space space)
    {
        var height = headerHeight + endingHeight;
        foreach (var row in _rows)
        {
            height += PlaceRow(row, widths, space.Fonts).Height;
            if (height > space.Height)
                return false;
        }

        return true;
    }

    private float CarryHeight(float[] widths, FontSet fonts) =>
        PlaceRow(SumRow(PageSum.Page, 0, _carriedRows), widths, fonts).Height + PlaceRow(SumRow(PageSum.SoFar, 0, _carriedRows), widths, fonts).Height;

    private TableRow SumRow(PageSum kind, int first, int end) => new([.. _carried!(kind, first, end)], false) { IsSum = true };

    private float EndHeight(int first, float[] widths, FontSet fonts) => _rows.Skip(first).Sum(row => PlaceRow(row, widths, fonts).Height);

    private TableLayout Rest(int first, Element? continued) => new(_rows, first, continued, _weights, _header, _ending)
    {
        _fontSize = _fontSize,
        _minRowHeight = _minRowHeight,
        _carriedRows = _carriedRows,
        _carried = _carried,
        _widths = _widths,
    };

    private static Piece Finish(List<(RowPiece Row, float Top)> placed, float height, float[] widths, TableLayout? rest) => new(
        height,
        (canvas, left, top) =>
        {
            var width = widths.Sum();
            foreach (var (row, offset) in placed)
                row.Draw(canvas, left, top + offset);
            canvas.Line(left, top, left + width, top, Rule);
        },
        rest);

    private RowPiece PlaceRow(TableRow row, float[] widths, FontSet fonts)
    {
        var cells = new List<(Piece Piece, float Left, float Width)>();
        var left = 0f;
        var at = 0;
        foreach (var cell in row.Cells)
        {
            var width = widths.AsSpan(at, cell.Span).ToArray().Sum();
            var piece = cell.Block(_fontSize).Place(new Space(Math.Max(1, width - 2 * PaddingX), Space.Unlimited, true, fonts, 0));
            cells.Add((piece, left, width));
            left += width;
            at += cell.Span;
        }

        var height = Math.Max(cells.Max(cell => cell.Piece.Height) + 2 * PaddingY, row.IsHeader || row.IsSum ? 0 : _minRowHeight);
        return new RowPiece(cells, height, row.IsHeader);
    }

    /// <summary>A row longer than a page: as many words as fit stay, the rest goes on.</summary>
    private (TableRow Head, TableRow? Tail) Cut(TableRow row, float[] widths, float height, FontSet fonts)
    {
        var lines = Math.Max(1, (int)((height - 2 * PaddingY) / FontSet.LineHeight(new TextStyle(_fontSize))));
        var heads = new List<TableCell>();
        var tails = new List<TableCell>();
        var at = 0;
        foreach (var cell in row.Cells)
        {
            var width = widths.AsSpan(at, cell.Span).ToArray().Sum() - 2 * PaddingX;
            var (head, tail) = TextCut.At(cell.Text, new TextStyle(_fontSize, cell.IsBold, cell.IsItalic), width, lines, fonts);
            heads.Add(cell with { Text = head });
            tails.Add(cell with { Text = tail });
            at += cell.Span;
        }

        return (new TableRow(heads, row.IsHeader), tails.All(cell => cell.Text.Length == 0) ? null : new TableRow(tails, row.IsHeader));
    }

    private float[] ColumnWidths(float total, FontSet fonts)
    {
        var narrowest = new float[_weights.Count];
        var longest = new float[_weights.Count];
        foreach (var row in _header.Concat(_rows))
        {
            var at = 0;
            foreach (var cell in row.Cells)
            {
                if (cell.Span == 1)
                {
                    var (word, line) = cell.Block(_fontSize).Widths(fonts);
                    narrowest[at] = Math.Max(narrowest[at], Math.Min(word + 2 * PaddingX + 0.5f, total / 4));
                    if (!row.IsHeader && line > 0)
                        longest[at] = Math.Max(longest[at], line + 2 * PaddingX + 0.5f);
                }

                at += cell.Span;
            }
        }

        for (var i = 0; i < longest.Length; i++)
            longest[i] = longest[i] == 0 && _byHand?[i] != false ? total : Math.Max(longest[i], narrowest[i]);
        var widths = Shared(total, narrowest);
        var spare = 0f;
        var wanting = 0f;
        for (var i = 0; i < widths.Length; i++)
        {
            spare += Math.Max(0, widths[i] - longest[i]);
            wanting += longest[i] == total ? 0 : Math.Max(0, longest[i] - widths[i]);
        }

        var given = Math.Min(spare, wanting);
        for (var i = 0; given > 0 && i < widths.Length; i++)
        {
            if (widths[i] > longest[i])
                widths[i] -= (widths[i] - longest[i]) * given / spare;
            else if (longest[i] < total)
                widths[i] += (longest[i] - widths[i]) * given / wanting;
        }

        return widths;
    }

    /// <summary>By weight, and at least what each needs.</summary>
    private float[] Shared(float total, float[] narrowest)
    {
        var widths = new float[_weights.Count];
        var isFixed = new bool[_weights.Count];
        while (true)
        {
            var free = total - Enumerable.Range(0, widths.Length).Where(i => isFixed[i]).Sum(i => narrowest[i]);
            var shares = Enumerable.Range(0, widths.Length).Where(i => !isFixed[i]).Sum(i => _weights[i]);
            var tooNarrow = Enumerable.Range(0, widths.Length).Where(i => !isFixed[i] && free * _weights[i] / shares < narrowest[i]).ToList();
            if (tooNarrow.Count == 0 || free <= 0)
            {
                for (var i = 0; i < widths.Length; i++)
                    widths[i] = isFixed[i] ? narrowest[i] : Math.Max(free, 0) * _weights[i] / shares;
                var scale = total / widths.Sum();
                return scale < 1 ? [.. widths.Select(width => width * scale)] : widths;
            }

            tooNarrow.ForEach(i => isFixed[i] = true);
            if (isFixed.All(one => one))
            {
                var scale = total / narrowest.Sum();
                return [.. narrowest.Select(width => width * scale)];
            }
        }
    }

    private sealed record TableRow(List<TableCell> Cells, bool IsHeader)
    {
        public bool IsSum { get; init; }
    }

    private sealed class TableRowRest(TableRow row) : Element
    {
        public TableRow Row { get; } = row;

        internal override Piece Place(Space space) => Piece.Empty;
    }

    private sealed record RowPiece(List<(Piece Piece, float Left, float Width)> Cells, float Height, bool IsHeader)
    {
        public void Draw(PageCanvas canvas, float left, float top)
        {
            if (IsHeader)
                canvas.Shade(left, top, Cells[^1].Left + Cells[^1].Width, Height, 0xEE);
            foreach (var (piece, offset, width) in Cells)
            {
                piece.Draw?.Invoke(canvas, left + offset + PaddingX, top + (Height - piece.Height) / 2);
                canvas.Line(left + offset, top, left + offset, top + Height, Rule);
            }

            var right = left + Cells[^1].Left + Cells[^1].Width;
            canvas.Line(right, top, right, top + Height, Rule);
            canvas.Line(left, top + Height, right, top + Height, Rule);
        }
    }
}
