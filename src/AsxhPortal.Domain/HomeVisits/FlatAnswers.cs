using System.Collections;
using System.Globalization;
using System.Reflection;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>
/// Answers as one flat dictionary, as the questionnaire and a phone without signal read them: key = name of the property; yes and no as "true" and
/// "false", days as yyyy-MM-dd, choices by their name in the code. What is not answered has no entry.
/// </summary>
public static class FlatAnswers
{
    /// <param name="answers"><see cref="SurveyAnswers"/>, or a form with properties of the same names.</param>
    public static Dictionary<string, string> Of(object answers)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in answers.GetType().GetProperties().Where(IsAnswer))
        {
            if (Text(property.GetValue(answers)) is { } text)
                flat[property.Name] = text;
        }
        return flat;
    }

    /// <summary>Reads one value of the dictionary.</summary>
    /// <returns>False when the text does not say a value of that type.</returns>
    public static bool TryRead(string? text, Type type, out object? value)
    {
        value = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        text = text.Trim();
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
            value = text;
        else if (plain == typeof(bool))
            value = text switch { "true" => true, "false" => false, _ => null };
        else if (plain == typeof(DateOnly))
            value = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        else if (plain.IsEnum)
            value = char.IsLetter(text[0]) && Enum.TryParse(plain, text, ignoreCase: false, out var chosen) ? chosen : null;
        return value is not null;
    }

    private static bool IsAnswer(PropertyInfo property) =>
        property is { CanRead: true, CanWrite: true } && (property.PropertyType == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(property.PropertyType));

    private static string? Text(object? value) => value switch
    {
        string text => string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ReceivingToday.Unknown => null,
        Enum choice => choice.ToString(),
        _ => null,
    };
}
