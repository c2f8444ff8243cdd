using System.Diagnostics;
using System.Globalization;
using AsxhPortal.Documents.Images;
using SkiaSharp;

namespace AsxhPortal.Benchmarks;

/// <summary>What checking a photo of about 100 KB costs: the walk at the door, and decoding and encoding it anew, against decoding alone.</summary>
internal static class PhotoBenchmark
{
    private const int Times = 50;

    public static void Run()
    {
        var photo = Photo();
        using (var size = SKBitmap.Decode(photo))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"photo {size.Width} x {size.Height}, {photo.Length / 1024} kB, {Times} times, CPU of one core"));
        var floor = Measure("decoding alone (floor)", () => SKBitmap.Decode(photo).Dispose());
        Measure("ImageSignature.Read", () => ImageSignature.Read(photo));
        var whole = Measure("CheckedImage.Read", () => CheckedImage.Read(photo));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  CheckedImage {whole / floor:0.0} x floor; two photos a visit: {1000 / (2 * whole):0} visits a second on one core"));
    }

    private static double Measure(string what, Action act)
    {
        act();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < Times; i++)
            act();
        var each = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / Times;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: {each:0.00} ms"));
        return each;
    }

    /// <summary>A written paper as a phone sends it after shrinking.</summary>
    internal static byte[] Photo(int quality = 75)
    {
        using var bitmap = new SKBitmap(1200, 1600);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(236, 232, 222));
        using var ink = new SKPaint { Color = new SKColor(40, 40, 60), IsAntialias = true, StrokeWidth = 2 };
        var random = new Random(12);
        for (var line = 0; line < 30; line++)
        {
            for (var stroke = 0; stroke < 24; stroke++)
            {
                var (x, y) = (90 + stroke * 43, 120 + line * 47);
                canvas.DrawLine(x, y + random.Next(18), x + random.Next(30), y + random.Next(18), ink);
            }
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }
}
