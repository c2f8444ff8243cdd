using System.Net.Http.Headers;
using AngleSharp.Dom;
using SkiaSharp;

namespace AsxhPortal.WebTests.HomeVisits;

/// <summary>Pictures made in the test, and forms that carry them.</summary>
internal static class MinutePictures
{
    /// <summary>A drawn signature; another seed draws another one.</summary>
    public static byte[] Signature(int seed = 1)
    {
        using var bitmap = new SKBitmap(400, 160);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = SKColors.Black, StrokeWidth = 4, IsAntialias = true };
        var random = new Random(seed);
        for (var i = 0; i < 12; i++)
            canvas.DrawLine(20 + i * 30, random.Next(30, 130), 50 + i * 30, random.Next(30, 130), ink);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    public static byte[] Photo(int width = 800, int height = 600)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Beige);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }

    /// <summary>Sends a form of a page as it stands, with files and some fields typed anew.</summary>
    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, IDocument page, string form, (string Name, string FileName, byte[] Bytes)[] files, params (string Name, string Value)[] typed)
    {
        var element = page.QuerySelector(form) ?? throw new InvalidOperationException("No form " + form);
        var content = new MultipartFormDataContent();
        foreach (var input in element.QuerySelectorAll("input[type=hidden][name]").Where(i => typed.All(t => t.Name != i.GetAttribute("name"))))
            content.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        foreach (var (name, value) in typed)
            content.Add(new StringContent(value), name);
        foreach (var (name, fileName, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue(fileName.EndsWith("png", StringComparison.Ordinal) ? "image/png" : "image/jpeg");
            content.Add(part, name, fileName);
        }
        return client.PostAsync(element.GetAttribute("action") ?? page.Location.PathName, content);
    }
}
