namespace AsxhPortal.Web.Features.Shared;

/// <summary>Letter size and contrast that a person chose, kept in a cookie of their browser; any other value counts as normal.</summary>
public sealed record ViewOptions(string Size, string Contrast)
{
    private const string CookieName = "asxh.view";

    public static ViewOptions Of(HttpRequest request)
    {
        string[] parts = (request.Cookies[CookieName] ?? "").Split('.');
        return new ViewOptions("normal", "normal").With(parts[0], parts.ElementAtOrDefault(1));
    }

    public ViewOptions With(string? size, string? contrast) => new(
        size is "small" or "normal" or "large" ? size : Size,
        contrast is "normal" or "high" ? contrast : Contrast);

    public void Keep(HttpResponse response) => response.Cookies.Append(CookieName, $"{Size}.{Contrast}", new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
    });
}
