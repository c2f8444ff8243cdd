namespace AsxhPortal.Web.Features.Shared.Carried;

/// <summary>A random number that tells the browsers of a person apart, so that signing out ends what was carried in this one. It says nothing about anybody.</summary>
public static class DeviceCookie
{
    private const string Name = "asxh.device";

    /// <summary>Null when nothing was ever carried in this browser.</summary>
    public static Guid? Read(HttpContext http) => Guid.TryParse(http.Request.Cookies[Name], out var id) ? id : null;

    public static Guid ReadOrMake(HttpContext http)
    {
        if (Read(http) is { } known)
            return known;
        var id = Guid.NewGuid();
        http.Response.Cookies.Append(Name, id.ToString(), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        return id;
    }
}
