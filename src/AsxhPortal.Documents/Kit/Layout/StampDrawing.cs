using QRCoder;

namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>
/// The stamp of an issued paper in the bottom margin: on the first page the QR (error correction M) with three lines beside it, on the
/// pages after it one line, so that a single sheet can be told from another paper's.
/// </summary>
internal static class StampDrawing
{
    private const float QrSize = 45, Gap = 6;
    private static readonly TextStyle Small = new(8);
    private static readonly TextStyle SmallBold = new(8, IsBold: true);

    public static Piece Place(PaperStamp stamp, FontSet fonts, float width, float height, int pageNumber)
    {
        if (stamp.IsPreview || pageNumber > 1)
        {
            var text = stamp.Sentence;
            var wide = fonts.Width(text, Small);
            return new Piece(height, (canvas, left, top) => canvas.Text(text, Small, left + (width - wide) / 2, top + height / 2), null);
        }

        (string Text, TextStyle Style)[] lines =
        [
            ($"Số {stamp.NumberText}" + (stamp.IsReprint ? " – IN LẠI" : ""), SmallBold),
            ($"Mã nội dung {PaperStamp.Groups(stamp.ShortHash)}; {stamp.PrintText}", Small),
            ("Quét mã để kiểm tra bản này còn giá trị hay không.", Small),
        ];
        foreach (var (text, style) in lines)
            fonts.Width(text, style);
        var size = Math.Min(QrSize, height - 8);
        return new Piece(
            height,
            (canvas, left, top) =>
            {
                canvas.Squares(Modules(stamp.Address), left, top + 2, size);
                for (var i = 0; i < lines.Length; i++)
                    canvas.Text(lines[i].Text, lines[i].Style, left + size + Gap, top + 2 + size / 2 - 8 + i * 10.5f);
            },
            null);
    }

    /// <summary>Dark squares, row by row, without the quiet zone: the margin of the page is white.</summary>
    private static bool[,] Modules(string text)
    {
        const int quiet = 4;
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var matrix = code.ModuleMatrix;
        var modules = new bool[matrix.Count - 2 * quiet, matrix.Count - 2 * quiet];
        for (var row = 0; row < modules.GetLength(0); row++)
        {
            for (var column = 0; column < modules.GetLength(1); column++)
                modules[row, column] = matrix[row + quiet][column + quiet];
        }

        return modules;
    }
}
