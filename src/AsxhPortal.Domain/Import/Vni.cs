using System.Text;

namespace AsxhPortal.Domain.Import;

/// <summary>VNI for Windows: a letter, and behind it a sign for its mark, shown by a Unicode program as a Western letter ("Nguyeãn" is "Nguyễn").</summary>
public static class Vni
{
    /// <summary>A base letter, the signs that may follow it and what both together are.</summary>
    private static readonly Dictionary<char, (string Signs, string Letters)> Pairs = new()
    {
        ['a'] = ("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ"),
        ['e'] = ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
        ['o'] = ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
        ['ô'] = ("ùøûõï", "ớờởỡợ"),
        ['u'] = ("ùøûõï", "úùủũụ"),
        ['ö'] = ("ùøûõï", "ứừửữự"),
        ['y'] = ("ùøûõ", "ýỳỷỹ"),
    };

    private const string Alone = "íìæóòôöîñ";
    private const string AloneLetters = "íìỉĩịơưỵđ";

    /// <summary>The text in Unicode; nothing when a sign stands behind a letter that it cannot mark. The case is that of the base letter.</summary>
    public static string? ToUnicode(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var small = char.ToLowerInvariant(text[i]);
            if (i + 1 < text.Length && Pairs.TryGetValue(small, out var pair) && pair.Signs.IndexOf(char.ToLowerInvariant(text[i + 1])) is >= 0 and var at)
            {
                result.Append(Cased(pair.Letters[at], text[i]));
                i++;
            }
            else if (Alone.IndexOf(small) is >= 0 and var single)
            {
                result.Append(Cased(AloneLetters[single], text[i]));
            }
            else if (text[i] is > '\u00A0' and <= '\u00FF')
            {
                return null;
            }
            else
            {
                result.Append(text[i]);
            }
        }
        return result.ToString();
    }

    /// <summary>The text as its VNI signs look to a Unicode program; nothing when a letter has no signs.</summary>
    public static string? FromUnicode(string text)
    {
        var result = new StringBuilder(text.Length * 2);
        foreach (var character in text)
        {
            var small = char.ToLowerInvariant(character);
            var pair = Pairs.FirstOrDefault(p => p.Value.Letters.Contains(small));
            if (pair.Value.Letters is { } letters)
                result.Append(Cased(pair.Key, character)).Append(Cased(pair.Value.Signs[letters.IndexOf(small)], character));
            else if (AloneLetters.IndexOf(small) is >= 0 and var single)
                result.Append(Cased(Alone[single], character));
            else if (character > '\u00A0')
                return null;
            else
                result.Append(character);
        }
        return result.ToString();
    }

    private static char Cased(char letter, char like) => char.IsUpper(like) ? char.ToUpperInvariant(letter) : letter;
}
