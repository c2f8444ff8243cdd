using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>A form as flat text, field by field: booleans "true", dates yyyy-MM-dd, enums by name. What phones carry and send.</summary>
public static class FlatForm
{
    /// <summary>Only the fields that hold something.</summary>
    public static Dictionary<string, string> Write(object form) => Writable(form.GetType())
        .Select(property => (property.Name, Text: TextOf(property.GetValue(form))))
        .Where(field => field.Text is not null)
        .ToDictionary(field => field.Name, field => field.Text!, StringComparer.OrdinalIgnoreCase);

    /// <returns>The form, and a sentence for each field that could not be taken; unknown names and numbers, which the commune gives, are passed over.</returns>
    public static (T Form, IReadOnlyList<string> Unreadable) Read<T>(IReadOnlyDictionary<string, string?> fields) where T : class, new()
    {
        var form = new T();
        var unreadable = new List<string>();
        foreach (var property in Writable(typeof(T)))
        {
            if (property.PropertyType == typeof(int?) || property.GetCustomAttribute<DisplayAttribute>()?.Name is not { } label || !fields.TryGetValue(property.Name, out var text))
                continue;
            if (!FlatAnswers.TryRead(text, property.PropertyType, out var value))
                unreadable.Add($"Không đọc được “{label}” điện thoại gửi; hãy ghi lại.");
            else if (value is string words && property.GetCustomAttribute<StringLengthAttribute>() is { } limit && words.Length > limit.MaximumLength)
                unreadable.Add($"“{label}” dài quá {limit.MaximumLength} ký tự; hãy viết ngắn lại.");
            else if (value is not null)
                property.SetValue(form, value);
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
}
