using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>
/// The way back from a page that mends something: a work list puts its own address behind the link ("ve"), the page shows it as the way back, and
/// it stays in the address while forms of that page are sent.
/// </summary>
public sealed class ReturnLink : IAlwaysRunResultFilter
{
    public const string Key = "ve";

    /// <summary>The address of the page that mends, with the way back to the page that is shown now.</summary>
    public static string To(string path, HttpRequest from) => QueryHelpers.AddQueryString(path, Key, Here(from));

    /// <summary>Where to go back; null when nobody asked, or when it leads off this site.</summary>
    public static string? Of(HttpRequest request) =>
        request.Query[Key].ToString() is { Length: > 1 and < 1500 } back && back[0] == '/' && back[1] is not ('/' or '\\') && !back.Any(char.IsControl) ? back : null;

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (Of(context.HttpContext.Request) is not { } back)
            return;
        switch (context.Result)
        {
            case RedirectToActionResult action:
                action.RouteValues ??= [];
                action.RouteValues[Key] = back;
                break;
            case LocalRedirectResult local:
                local.Url = QueryHelpers.AddQueryString(local.Url, Key, back);
                break;
            case RedirectResult { Url: ['/', ..] } redirect:
                redirect.Url = QueryHelpers.AddQueryString(redirect.Url, Key, back);
                break;
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private static string Here(HttpRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.QueryString.Value);
        query.Remove(Key);
        return request.PathBase + request.Path + QueryString.Create(query);
    }
}
