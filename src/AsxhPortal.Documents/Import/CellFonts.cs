using AsxhPortal.Domain.Import;

namespace AsxhPortal.Documents.Import;

/// <summary>The cells of one sheet that stand in an old font; rows and columns from 0.</summary>
internal sealed class CellFonts
{
    private readonly Dictionary<int, CellFont[]> _rows = [];

    public void Set(int row, int column, CellFont font)
    {
        if (column is < 0 or > 1000) return;
        if (!_rows.TryGetValue(row, out var fonts) || fonts.Length <= column)
        {
            var wider = new CellFont[Math.Max(column + 1, 16)];
            fonts?.CopyTo(wider, 0);
            _rows[row] = fonts = wider;
        }
        fonts[column] = font;
    }

    public CellFont Of(int row, int column) => _rows.TryGetValue(row, out var fonts) && column < fonts.Length ? fonts[column] : CellFont.Unknown;
}
