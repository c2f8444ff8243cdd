namespace AsxhPortal.Web.Features.Shared.Lists;

public static class Address
{
    /// <summary>This request's address with some query values replaced (null takes one away); the rest stays as it is.</summary>
    public static string With(HttpRequest request, params ReadOnlySpan<(string Key, string? Value)> changes)
    {
        var values = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in changes)
        {
            if (value is null) values.Remove(key);
            else values[key] = value;
        }
        return request.PathBase + request.Path + QueryString.Create(values);
    }

    /// <summary>Path and query of this request, to come back to after a small form.</summary>
    public static string Of(HttpRequest request) => request.PathBase + request.Path + request.QueryString;
}
