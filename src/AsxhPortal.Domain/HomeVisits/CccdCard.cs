using System.Globalization;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>
/// What the QR code of a thẻ căn cước says: <c>CCCD|CMND|Họ tên|ddMMyyyy|Nam/Nữ|Nơi thường trú|ddMMyyyy</c>. The card carries no check digit.
/// Further fields (newer cards) are ignored; nothing but these fields is kept of a scan. <c>wwwroot/js/visit/cccd.js</c> reads the same way.
/// </summary>
/// <param name="OldId">Số CMND, nine or twelve digits; null when the card has none.</param>
/// <param name="FullName">As read; a keyboard reader may have mangled the diacritics.</param>
/// <param name="IssuedOn">Ngày cấp; null when it cannot be read.</param>
public sealed record CccdCard(CitizenId CitizenId, string? OldId, string FullName, DateOnly Birth, Sex Sex, string Address, DateOnly? IssuedOn)
{
    /// <summary>A code of this length is none; longer ones are not read at all.</summary>
    public const int LongestText = 1000;

    /// <param name="text">The code as a camera or a keyboard reader gives it.</param>
    /// <exception cref="RuleException">No code of a card, or something on it cannot be; the sentence says what to do.</exception>
    public static CccdCard Parse(string? text, DateOnly today)
    {
        text = VietnameseText.Nfc(text).Trim();
        if (text.Length == 0)
            throw Wrong("Chưa đọc được mã nào; hãy đưa mã QR trên thẻ căn cước vào giữa khung rồi thử lại.");
        if (text.StartsWith("000201", StringComparison.Ordinal))
            throw Wrong("Đây là mã QR nhận tiền của ngân hàng, không phải mã trên thẻ căn cước; hãy quét mã ở góc trên thẻ căn cước.");
        var parts = text.Length > LongestText ? [] : text.Split('|').Select(p => p.Trim()).ToArray();
        if (parts.Length < 7)
            throw Wrong("Mã này không phải mã QR của thẻ căn cước; hãy quét mã ở góc trên thẻ, hoặc so thông tin bằng mắt rồi bấm Tiếp tục.");
        if (!CitizenId.TryParse(parts[0], out var citizenId))
            throw Wrong("Số căn cước trong mã không đủ 12 chữ số; hãy quét lại, giữ thẻ phẳng và đủ sáng.");
        if (parts[2].Length == 0)
            throw Wrong("Mã không có họ tên; hãy quét lại thẻ căn cước.");
        if (DayOf(parts[3]) is not { } birth)
            throw Wrong("Ngày sinh trong mã không đọc được; hãy quét lại thẻ căn cước.");
        if (birth > today)
            throw Wrong($"Ngày sinh trong mã ({birth:dd/MM/yyyy}) ở tương lai; thẻ này không dùng được, hãy kiểm tra lại thẻ.");
        var issuedOn = DayOf(parts[6]);
        if (issuedOn > today)
            throw Wrong($"Ngày cấp trong mã ({issuedOn:dd/MM/yyyy}) ở tương lai; thẻ này không dùng được, hãy kiểm tra lại thẻ.");
        var sex = VietnameseText.Fold(parts[4]) is var word && word == "nam" ? Sex.Male : word.StartsWith('n') ? Sex.Female : citizenId.Sex;
        return new CccdCard(citizenId, OldIdOf(parts[1]), parts[2], birth, sex, parts[5], issuedOn);
    }

    /// <summary>True when the names are the same, allowing for what keyboard readers do to Vietnamese letters.</summary>
    public static bool NamesAgree(string? ours, string? read) => MangledName.Agrees(ours, read);

    private static DateOnly? DayOf(string text) => DateOnly.TryParseExact(text, "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? OldIdOf(string text) => text.Length is 9 or 12 && text.All(char.IsAsciiDigit) ? text : null;

    private static RuleException Wrong(string sentence) => new(sentence, "Card");
}

/// <summary>
/// Names as keyboard readers type them: letters without marks, Telex or VNI keys left over ("Nguyeenx", "Nguye6n4"), '?' or nothing where a marked
/// letter stood, or bytes shown as other letters ("Nguyá»…n").
/// </summary>
internal static partial class MangledName
{
    public static bool Agrees(string? ours, string? read)
    {
        var (our, their) = (Fold(ours), Fold(read));
        if (our.Length == 0 || their.Length == 0)
            return false;
        if (our == their || Keyless(our) == Keyless(their) || Unmarked(ours) == their)
            return true;
        var broken = Broken(read!);
        return broken.Contains('?') && broken.Count(char.IsAsciiLetter) * 2 >= our.Length
            && Regex.IsMatch(our, "^" + Gaps().Replace(Regex.Escape(broken).Replace("\\?", "?", StringComparison.Ordinal), "[a-z]{0,3}") + "$", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    private static string Fold(string? text) => Blanks().Replace(VietnameseText.Fold(text), " ").Trim();

    /// <summary>Telex and VNI keys taken out; both names go through it, so that only the keys can differ.</summary>
    private static string Keyless(string folded) => string.Join(' ', folded.Split(' ').Select(word =>
    {
        word = Digits().Replace(word, "");
        word = Doubled().Replace(word, "$1");
        var vowel = word.AsSpan().IndexOfAny("aeiouyw");
        if (vowel < 0)
            return word;
        var rest = (word[vowel] == 'w' ? "u" + word[(vowel + 1)..] : word[vowel..]).Replace("w", "", StringComparison.Ordinal);
        return word[..vowel] + Doubled().Replace(Tones().Replace(rest, ""), "$1");
    }));

    /// <summary>The name without its marked letters: "Nguyễn Thị Lan" → "nguyn th lan".</summary>
    private static string Unmarked(string? text) => Blanks().Replace(string.Concat(VietnameseText.Nfc(text).ToLowerInvariant().Where(c => c < 128)), " ").Trim();

    private static string Broken(string text) => Blanks().Replace(Strange().Replace(IsMojibake().IsMatch(text) ? NotAscii().Replace(text.ToLowerInvariant(), "?") : VietnameseText.Fold(text), "?"), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[0-9]")]
    private static partial Regex Digits();

    [GeneratedRegex(@"([aeod])\1")]
    private static partial Regex Doubled();

    [GeneratedRegex(@"[sfrxj]")]
    private static partial Regex Tones();

    [GeneratedRegex(@"[^a-z ?]+")]
    private static partial Regex Strange();

    [GeneratedRegex(@"[^\x00-\x7f]+[\x80-\xbf]*")]
    private static partial Regex NotAscii();

    [GeneratedRegex(@"á[»º]|Ã|Ä|Æ|Å")]
    private static partial Regex IsMojibake();

    [GeneratedRegex(@"\?+")]
    private static partial Regex Gaps();
}
