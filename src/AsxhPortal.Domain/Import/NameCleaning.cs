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

        (name, row.Alias) = SplitAlias(name);
        if (row.Alias is not null) row.Add("NAME-ALIAS", raw, name);

        name = name.Trim(' ', '.', ',', ';', '*', ':');
        var tidy = TidyCase(name);
        if (tidy != name || raw.Trim() != raw || raw.Contains("  ") || raw.TrimEnd().EndsWith('.'))
            row.Add("NAME-UPPER", raw, tidy);
        if (HasLostMarks(tidy)) row.Add("NAME-NOACC", raw);

        row.FullName = tidy.Length > 200 ? tidy[..200] : tidy;
        if (row.FullName.Length == 0) row.Add("NAME-BLANK", raw);
    }

    /// <summary>"Trần Phương Lan (tức Duyên)", "Nguyễn Văn Tân - già": the name, and what stood beside it.</summary>
    public static (string Name, string? Alias) SplitAlias(string text)
    {
        if (Parentheses().Match(text) is { Success: true } inside)
            return (text.Remove(inside.Index, inside.Length).Replace("  ", " ").Trim(), inside.Groups[1].Value.Trim());
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

    [GeneratedRegex(@"\s*[(\[]([^)\]]*)[)\]]?", RegexOptions.CultureInvariant)]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"\s+[-–]\s*(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex AfterDash();

    /// <summary>Signs that stand for letters in TCVN3 and VNI fonts and in no Vietnamese name.</summary>
    [GeneratedRegex(@"[µ¸¹»¼½¾ÆÇ®¬­¨©¶·ÖÞßåæç÷øñï×Ø¦§¤¥¢£]", RegexOptions.CultureInvariant)]
    private static partial Regex Legacy();
}
