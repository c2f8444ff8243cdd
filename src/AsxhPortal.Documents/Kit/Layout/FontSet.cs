using SkiaSharp;

namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>How a piece of text looks.</summary>
/// <param name="Size">In points; NĐ 30/2020 asks 13–14 for running text.</param>
public readonly record struct TextStyle(float Size, bool IsBold = false, bool IsItalic = false)
{
    internal int Face => (IsBold ? 1 : 0) + (IsItalic ? 2 : 0);
}

/// <summary>
/// The four faces of Tinos (metric twin of Times New Roman) for one document: measures with the whole fonts, remembers what was
/// measured, and draws with fonts cut to exactly that.
/// </summary>
internal sealed class FontSet : IDisposable
{
    private static readonly string[] Resources = ["Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"];
    private static readonly Lazy<(byte[] Bytes, SKTypeface Typeface)[]> WholeFonts = new(() => [.. Resources.Select(Load)]);

    private readonly HashSet<ushort>[] _glyphs = [[], [], [], []];
    private readonly SKTypeface?[] _subsets = new SKTypeface?[4];
    private readonly Dictionary<TextStyle, SKFont> _measuring = [];
    private readonly Dictionary<TextStyle, SKFont> _drawing = [];
    private readonly Dictionary<(TextStyle, string), float> _widths = [];

    public float Width(string text, TextStyle style)
    {
        if (_widths.TryGetValue((style, text), out var known))
            return known;
        var font = Measuring(style);
        foreach (var glyph in font.GetGlyphs(text))
            _glyphs[style.Face].Add(glyph);
        var width = font.MeasureText(text);
        if (_widths.Count < 50_000)
            _widths[(style, text)] = width;
        return width;
    }

    public static float Ascent(TextStyle style) => 0.891f * style.Size;

    public static float LineHeight(TextStyle style) => 1.15f * style.Size;

    public SKFont Drawing(TextStyle style)
    {
        if (_drawing.TryGetValue(style, out var font))
            return font;
        var face = _subsets[style.Face];
        if (face is null)
        {
            var space = Measuring(style).GetGlyphs(" ");
            using var data = SKData.CreateCopy(TrueTypeSubset.Of(WholeFonts.Value[style.Face].Bytes, _glyphs[style.Face].Concat(space)));
            face = SKTypeface.FromData(data) ?? throw new InvalidOperationException("The cut font cannot be read.");
            _subsets[style.Face] = face;
        }

        return _drawing[style] = Font(face, style.Size);
    }

    public void Dispose()
    {
        foreach (var font in _measuring.Values.Concat(_drawing.Values))
            font.Dispose();
        foreach (var face in _subsets)
            face?.Dispose();
    }

    private SKFont Measuring(TextStyle style) => _measuring.TryGetValue(style, out var font)
        ? font
        : _measuring[style] = Font(WholeFonts.Value[style.Face].Typeface, style.Size);

    private static SKFont Font(SKTypeface face, float size) =>
        new(face, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };

    private static (byte[], SKTypeface) Load(string resource)
    {
        using var stream = typeof(FontSet).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Font {resource} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        using var data = SKData.CreateCopy(bytes);
        return (bytes, SKTypeface.FromData(data));
    }
}
