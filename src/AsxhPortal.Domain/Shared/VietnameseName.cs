using System.Text;

namespace AsxhPortal.Domain.Shared;

/// <summary>
/// A person's name: as written (NFC), the folded search key, and a sort key in the order of Vietnamese lists: tên (last word), then họ
/// (first word), then đệm; letters in the order a ă â b c d đ e ê … o ô ơ … u ư …, tones ngang, huyền, hỏi, ngã, sắc, nặng.
/// The sort key is ASCII so that both engines order it the same way.
/// </summary>
public readonly record struct VietnameseName
{
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const string Codes = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private VietnameseName(string display) => Display = display;

    /// <summary>NFC, single spaces; case as given.</summary>
    public string Display { get; }

    /// <summary>For searching: "Trần Thị Hoà" → "tran thi hoa".</summary>
    public string Key => VietnameseText.Fold(Display);

    /// <summary>For comparing: equal for Hoà/Hòa and Lý/Lí, different for Hoa/Hoà.</summary>
    public string ToneKey => VietnameseText.FoldTones(Display);

    public string SortKey => SortKeyOf(Display);

    /// <exception cref="RuleException">The text is blank or longer than 200 characters.</exception>
    public static VietnameseName From(string? text)
    {
        var display = VietnameseText.Nfc(text);
        if (display.Length == 0)
            throw new RuleException("Hãy nhập họ và tên.", "FullName");
        if (display.Length > 200)
            throw new RuleException("Họ và tên dài quá 200 ký tự; hãy rút gọn.", "FullName");
        return new VietnameseName(display);
    }

    public static string SortKeyOf(string name)
    {
        var words = VietnameseText.Nfc(name).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return "";
        var key = new StringBuilder();
        Append(key, words[^1]);
        for (var i = 0; i < words.Length - 1; i++)
            Append(key, words[i]);
        return key.ToString(0, Math.Min(key.Length, 200)).TrimEnd();
    }

    public override string ToString() => Display;

    private static void Append(StringBuilder key, string word)
    {
        var (letters, tone) = VietnameseText.SplitTone(word);
        foreach (var letter in letters)
        {
            var place = Alphabet.IndexOf(letter);
            if (place >= 0)
                key.Append(Codes[place]);
        }
        key.Append(' ').Append(tone).Append(' ');
    }
}
