using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AsxhPortal.WebTests.Shared;

/// <summary>What a browser does with pages and forms.</summary>
public static class PageClient
{
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>A page that must be there (200).</summary>
    public static async Task<IHtmlDocument> GetPageAsync(this HttpClient client, string url)
    {
        var response = await client.GetAsync(url);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, url);
        return await response.ReadPageAsync();
    }

    public static async Task<IHtmlDocument> ReadPageAsync(this HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    /// <summary>Posts fields with a valid token that is taken from a page first.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string url, Dictionary<string, string>? fields = null)
    {
        var all = new Dictionary<string, string>(fields ?? []) { [TokenField] = await client.TokenAsync() };
        return await client.PostAsync(url, new FormUrlEncodedContent(all));
    }

    /// <summary>Posts fields and one file as multipart.</summary>
    public static async Task<HttpResponseMessage> PostFileAsync(this HttpClient client, string url, string field, string fileName, byte[] bytes, Dictionary<string, string>? fields = null)
    {
        var content = new MultipartFormDataContent { { new StringContent(await client.TokenAsync()), TokenField }, { new ByteArrayContent(bytes), field, fileName } };
        foreach (var (name, value) in fields ?? []) content.Add(new StringContent(value), name);
        return await client.PostAsync(url, content);
    }

    /// <summary>Uploads a list and confirms the reading as it was recognised; the answer of the upload when that went no further.</summary>
    /// <param name="fields">Group and UnitId.</param>
    public static async Task<HttpResponseMessage> ImportFileAsync(this HttpClient client, string fileName, byte[] bytes, Dictionary<string, string> fields)
    {
        var received = await client.PostFileAsync("/nguon-du-lieu/tai-len", "File", fileName, bytes, fields);
        if (received.Headers.Location?.ToString() is not { } reading || !reading.Contains("/tep/", StringComparison.Ordinal)) return received;
        return await client.SubmitAsync(await client.GetPageAsync(reading), reading, "#reading");
    }

    /// <summary>Submits a form of a page as it stands, hidden fields and chosen values included, with some of its fields typed anew.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, IHtmlDocument page, string pageUrl, string formSelector, params (string Name, string Value)[] typed)
    {
        var form = (IHtmlFormElement)(page.QuerySelector(formSelector) ?? throw new InvalidOperationException($"{pageUrl} has no {formSelector}"));
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements.Where(element => element.GetAttribute("name") is not null && typed.All(pair => pair.Name != element.GetAttribute("name"))))
        {
            string name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked: break;
                case IHtmlInputElement { Type: "submit" or "file" }: break;
                case IHtmlInputElement input: fields.Add(new(name, input.Value)); break;
                case IHtmlSelectElement select: fields.AddRange(select.SelectedOptions.Select(option => new KeyValuePair<string, string>(name, option.Value))); break;
                case IHtmlTextAreaElement area: fields.Add(new(name, area.Value)); break;
            }
        }
        fields.AddRange(typed.Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value)));
        // A button of the form that leads to this address is the one that was pressed.
        bool isOfButton = form.QuerySelector($"button[formaction='{pageUrl}']") is not null;
        return await client.PostAsync(!isOfButton && form.GetAttribute("action") is { Length: > 0 } action ? action : pageUrl, new FormUrlEncodedContent(fields));
    }

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient client, string email, string password) =>
        client.PostFormAsync("/dang-nhap", new() { ["Email"] = email, ["Password"] = password });

    /// <summary>The sentences of the error summary.</summary>
    public static IReadOnlyList<string> Errors(this IHtmlDocument page) => [.. page.QuerySelectorAll(".error-summary li").Select(line => line.TextContent.Trim())];

    /// <summary>The message on top of the page after a redirect.</summary>
    public static string? Message(this IHtmlDocument page) => page.QuerySelector(".message")?.TextContent.Trim();

    private static async Task<string> TokenAsync(this HttpClient client)
    {
        var response = await client.GetAsync("/tai-khoan/mat-khau");
        if (response.StatusCode == HttpStatusCode.Found) response = await client.GetAsync("/dang-nhap");
        return (await response.ReadPageAsync()).QuerySelector($"input[name={TokenField}]")!.GetAttribute("value")!;
    }
}
