using System.Globalization;
using System.Reflection;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>A form as flat text, field by field: booleans "true", dates yyyy-MM-dd, enums by name. What phones carry and send.</summary>
public static class FlatForm
{
    /// <summary>Only the fields that hold something.</summary>
    public static Dictionary<string, string> Write(object form) => Writable(form.GetType())
        .Select(property => (property.Name, Text: TextOf(property.GetValue(form))))
        .Where(field => field.Text is not null)
        .ToDictionary(field => field.Name, field => field.Text!, StringComparer.OrdinalIgnoreCase);

    /// <returns>The form, and the names of what could not be read; unknown names are passed over.</returns>
    public static (T Form, IReadOnlyList<string> Unreadable) Read<T>(IReadOnlyDictionary<string, string?> fields) where T : class, new()
    {
        var form = new T();
        var unreadable = new List<string>();
        foreach (var property in Writable(typeof(T)))
        {
            if (!fields.TryGetValue(property.Name, out var text) || string.IsNullOrEmpty(text))
                continue;
            if (TryRead(property.PropertyType, text, out var value))
                property.SetValue(form, value);
            else
                unreadable.Add(property.Name);
        }
        return (form, unreadable);
    }

    private static IEnumerable<PropertyInfo> Writable(Type type) => type.GetProperties().Where(property => property is { CanRead: true, CanWrite: true });

    private static string? TextOf(object? value) => value switch
    {
        null or "" => null,
        true => "true",
        false => "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static bool TryRead(Type type, string text, out object? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        value = null;
        if (type == typeof(string))
            value = text;
        else if (type == typeof(bool) && bool.TryParse(text, out var isSo))
            value = isSo;
        else if (type == typeof(int) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
            value = number;
        else if (type == typeof(DateOnly) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            value = day;
        else if (type.IsEnum && Enum.TryParse(type, text, ignoreCase: true, out var member) && Enum.IsDefined(type, member))
            value = member;
        return value is not null;
    }
}
