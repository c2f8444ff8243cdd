using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Reads a name as people on the list are called; spelling is tidied, never changed.</summary>
internal static partial class NameCleaning
{
    /// <summary>Family and middle names that are never written without a mark; one of them unmarked in a name without any mark shows that marks were lost.</summary>
    private static readonly HashSet<string> AlwaysMarked =
    [
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly", "doan", "dinh", "ta",
        "trinh", "dao", "ha", "luong", "truong", "to", "lam", "la", "ton", "thai", "trieu", "quach", "mac", "tong", "luu", "cao", "thi", "van",
        "huu", "duc", "dinh", "ngoc", "xuan", "quoc",
    ];

    public static void Apply(CleanedRow row, SheetCell cell)
    {
        var raw = cell.Text ?? "";
        var name = VietnameseText.Nfc(raw);
        if (name.Length == 0 || !name.Any(char.IsLetter))
        {
            row.Add("NAME-BLANK", raw);
            return;
        }
        if (!raw.IsNormalized(NormalizationForm.FormC)) row.Add("NAME-NFD", raw, name);
        if (Legacy().IsMatch(name))
        {
            row.FullName = name;
            row.Add("NAME-LEGACY", raw);
            return;
        }

        name = WithoutAddress(row, name, raw);
        (name, row.Alias) = SplitAlias(name);
        if (row.Alias is not null) row.Add("NAME-ALIAS", raw, name);

        name = name.Trim(' ', '.', ',', ';', '*', ':');
        var tidy = TidyCase(name);
        if (tidy != name || raw.Trim() != raw || raw.Contains("  ") || raw.TrimEnd().EndsWith('.'))
            row.Add("NAME-UPPER", raw, tidy);
        if (LostLetters().IsMatch(tidy)) row.Add("NAME-LOST", raw);
        else if (tidy.Any(c => !IsNameLetter(c))) row.Add("NAME-CHARS", raw);
        if (HasLostMarks(tidy)) row.Add("NAME-NOACC", raw);

        row.FullName = tidy.Length > 200 ? tidy[..200] : tidy;
        if (row.FullName.Length == 0) row.Add("NAME-BLANK", raw);
    }

    /// <summary>
    /// "1. Nguyễn Văn A" and "Bà Trần Thị Em" without number and form of address. "Ông" is also a family name, so it goes only where a family
    /// name follows.
    /// </summary>
    private static string WithoutAddress(CleanedRow row, string name, string raw)
    {
        var bare = Ordinal().Replace(name, "");
        var match = Address().Match(bare);
        if (match.Success)
        {
            var rest = bare[match.Length..].TrimStart(' ', '.', ':');
            var words = VietnameseText.Fold(rest).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 2 && (AlwaysMarked.Contains(words[0]) || OtherFamilyNames.Contains(words[0]))) bare = rest;
        }
        if (bare != name) row.Add("NAME-TITLE", raw, bare);
        return bare;
    }

    private static bool IsNameLetter(char c) =>
        c is ' ' or '\'' or '.' or '-' || char.IsLetter(c) && (c <= '\u024F' || c is >= '\u1E00' and <= '\u1EFF');

    /// <summary>"Trần Phương Lan (tức Duyên)", "Nguyễn Văn Tân - già": the name, and what stood beside it.</summary>
    public static (string Name, string? Alias) SplitAlias(string text)
    {
        if (Parentheses().Match(text) is { Success: true } inside)
            return (text.Remove(inside.Index, inside.Length).Replace("  ", " ").Trim(), inside.Groups[1].Value.Trim());
        if (OtherName().Match(text) is { Success: true } other) return (text[..other.Index].Trim(' ', ','), (other.Groups[1].Success ? other.Groups[1] : other.Groups[2]).Value.Trim());
        var dash = AfterDash().Match(text);
        return dash.Success ? (text[..dash.Index].Trim(), dash.Groups[1].Value.Trim()) : (text, null);
    }

    /// <summary>Each word with one capital, where the name is written all in capitals or all in small letters.</summary>
    public static string TidyCase(string name)
    {
        var upper = name.ToUpper(CultureInfo.InvariantCulture);
        var lower = name.ToLower(CultureInfo.InvariantCulture);
        if (name != upper && name != lower) return name;
        return string.Join(' ', lower.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Capital));
    }

    private static string Capital(string word) => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];

    private static bool HasLostMarks(string name)
    {
        var words = name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && VietnameseText.Fold(name) == name.ToLowerInvariant()
            && (AlwaysMarked.Contains(words[0]) || words.Skip(1).SkipLast(1).Any(w => w is "thi" or "van" or "dinh" or "huu" or "duc"));
    }

    private static readonly HashSet<string> OtherFamilyNames = ["phan", "mai", "dau", "kieu", "nghiem", "phung", "chu", "chau", "thach", "hua", "tang", "uong", "vuong", "kim", "lo", "giang", "bach", "an", "tieu"];

    [GeneratedRegex(@"^\s*\d{1,3}\s*[.)\-]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^(ông|bà|cụ|cháu|em|anh|chị|ô|b|mẹ|bé)[.:]?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"[,/\s]\s*((?:tức|bí danh|tên (?:gọi )?khác|tên thường gọi|thường gọi|hay gọi)(?=[\s:]).+)$|\s*/\s*(?=\p{Lu})(.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherName();

    /// <summary>"Nguy?n Th? Lan": letters that a wrong encoding replaced.</summary>
    [GeneratedRegex(@"[?\uFFFD]", RegexOptions.CultureInvariant)]
    private static partial Regex LostLetters();

    [GeneratedRegex(@"\s*[(\[]([^)\]]*)[)\]]?", RegexOptions.CultureInvariant)]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"\s+[-–]\s*(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex AfterDash();

    /// <summary>Signs that stand for letters in TCVN3 and VNI fonts and in no Vietnamese name.</summary>
    [GeneratedRegex(@"[µ¸¹»¼½¾ÆÇ®¬­¨©¶·ÖÞßåæç÷øñï×Ø¦§¤¥¢£]", RegexOptions.CultureInvariant)]
    private static partial Regex Legacy();
}
