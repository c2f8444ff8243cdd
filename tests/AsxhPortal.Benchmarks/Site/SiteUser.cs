using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace AsxhPortal.Benchmarks.Site;

/// <summary>One signed-in browser: cookies, anti-forgery tokens, pages read to the end.</summary>
internal sealed partial class SiteUser : IDisposable
{
    private const string Password = "Demo@2024-asxh";

    private readonly HttpClient client;
    private string token = "";

    public SiteUser(Uri address) => client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(5),
    };

    public async Task SignInAsync(string email)
    {
        await ReadAsync("/dang-nhap");
        var page = await PostAsync("/dang-nhap", new Dictionary<string, string> { ["Email"] = email, ["Password"] = Password });
        if (page.Contains("name=\"Password\"", StringComparison.Ordinal))
            throw new InvalidOperationException($"{email} could not sign in; was the database made by the verb demo?");
    }

    /// <summary>The page whole; its anti-forgery token is kept for the next form.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var response = await client.GetAsync(path);
        return await KeepAsync(response);
    }

    public async Task<string> PostAsync(string path, Dictionary<string, string> form)
    {
        form["__RequestVerificationToken"] = token;
        using var content = new FormUrlEncodedContent(form);
        using var response = await client.PostAsync(path, content);
        return await KeepAsync(response);
    }

    /// <summary>A file: until its first byte, until its last, its size; it is written where asked for.</summary>
    public async Task<(TimeSpan First, TimeSpan Whole, long Bytes)> DownloadAsync(string path, string? file)
    {
        var watch = Stopwatch.StartNew();
        using var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream target = file is null ? Stream.Null : File.Create(file);
        var buffer = new byte[128 * 1024];
        var first = TimeSpan.Zero;
        long bytes = 0;
        int read;
        while ((read = await body.ReadAsync(buffer)) > 0)
        {
            if (bytes == 0)
                first = watch.Elapsed;
            bytes += read;
            await target.WriteAsync(buffer.AsMemory(0, read));
        }
        return (first, watch.Elapsed, bytes);
    }

    /// <summary>The token of what is sent without a form.</summary>
    public void TakeToken(string given) => token = given;

    /// <returns>Whether it was taken in.</returns>
    public async Task<bool> PutAsync(string path, byte[] json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json");
        request.Headers.Add("RequestVerificationToken", token);
        try
        {
            using var response = await client.SendAsync(request);
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<string> KeepAsync(HttpResponseMessage response)
    {
        var page = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)response.StatusCode} for {response.RequestMessage?.RequestUri?.AbsolutePath}");
        if (Token().Match(page) is { Success: true } match)
            token = WebUtility.HtmlDecode(match.Groups[1].Value);
        return page;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
