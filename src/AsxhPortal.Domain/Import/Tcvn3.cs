using System.Text;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// TCVN 5712:1993, table VN3 (called ABC): one byte a letter, shown by a Unicode program as a Western letter ("NguyÔn" is "Nguyễn").
/// Capitals with a tone do not exist: they are small letters under a font of capitals (.VnTimeH).
/// </summary>
public static class Tcvn3
{
    /// <summary>The letters of the bytes A0 to FF; a zero where the table has none.</summary>
    private const string Letters =
        "\0ĂÂÊÔƠƯĐăâêôơưđ\0" +
        "\0\0\0\0\0àảãáạ\0ằẳẵắ\0" +
        "\0\0\0\0\0\0ặầẩẫấậè\0ẻẽ" +
        "éẹềểễếệìỉ\0\0\0ĩíịò" +
        "\0ỏõóọồổỗốộờởỡớợù" +
        "\0ủũúụừửữứựỳỷỹýỵ\0";

    /// <summary>The text in Unicode; nothing when a letter stands in it that the table does not have.</summary>
    /// <param name="text">TCVN3 bytes, each as the character of the same number.</param>
    /// <param name="capitals">The font shows every letter as a capital; a text without a small Latin letter that has a marked word with two capitals (THÞ) is taken for capitals too.</param>
    public static string? ToUnicode(string text, bool capitals = false)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is < '\u00A0' or '\u00A0' or > '\u00FF')
            {
                result.Append(character);
                continue;
            }
            var letter = Letters[character - 0xA0];
            if (letter == '\0') return null;
            result.Append(letter);
        }
        var unicode = result.ToString();
        return capitals || LooksAllCapitals(text) ? unicode.ToUpperInvariant() : WithInitials(text, unicode);
    }

    /// <summary>"Lª ThÞ ¸nh": a marked first letter had no capital to be typed with; where every other word of a name has one, it gets it.</summary>
    private static string WithInitials(string text, string unicode)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plain = words.Where(w => char.IsAsciiLetter(w[0])).ToList();
        if (plain.Count == words.Length || plain.Count == 0 || !plain.TrueForAll(w => char.IsAsciiLetterUpper(w[0]))) return unicode;
        var letters = unicode.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (text[i] > '\u00A0' && (i == 0 || text[i - 1] == ' ')) letters[i] = char.ToUpperInvariant(letters[i]);
        }
        return new string(letters);
    }

    private static bool LooksAllCapitals(string text) => !text.Any(char.IsAsciiLetterLower)
        && text.Split(' ').Any(word => word.Any(c => c > '\u00A0') && word.Count(char.IsAsciiLetterUpper) > 1);

    /// <summary>The text as its TCVN3 bytes look to a Unicode program; capitals with a tone become small letters. Nothing when a letter has no byte.</summary>
    public static string? FromUnicode(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var at = Letters.IndexOf(character);
            if (at < 0) at = Letters.IndexOf(char.ToLowerInvariant(character));
            if (at >= 0 && character != '\0') result.Append((char)(0xA0 + at));
            else if (character > '\u00A0') return null;
            else result.Append(character);
        }
        return result.ToString();
    }
}
