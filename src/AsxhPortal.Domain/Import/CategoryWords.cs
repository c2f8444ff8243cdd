using System.Globalization;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>An office's words for a category, folded and with abbreviations written out, and the questions that recognition asks of them.</summary>
internal static partial class CategoryWords
{
    /// <summary>Abbreviations as whole words of folded text.</summary>
    private static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["nkt"] = "nguoi khuyet tat",
        ["kt"] = "khuyet tat",
        ["dbn"] = "dac biet nang",
        ["nct"] = "nguoi cao tuoi",
        ["te"] = "tre em",
        ["tb"] = "thuong binh",
        ["tbb"] = "thuong binh loai b",
        ["bb"] = "benh binh",
        ["ls"] = "liet si",
        ["tn"] = "than nhan",
        ["npv"] = "nguoi phuc vu",
        ["hckc"] = "huan chuong khang chien",
        ["cdhh"] = "chat doc hoa hoc",
        ["vnah"] = "viet nam anh hung",
        ["bmvnah"] = "ba me viet nam anh hung",
        ["nhdkc"] = "nguoi hoat dong khang chien",
        ["hdkc"] = "hoat dong khang chien",
        ["tnxp"] = "thanh nien xung phong",
        ["qd"] = "quyet dinh",
        ["nq"] = "nghi quyet",
        ["cs"] = "chinh sach",
        ["csncc"] = "chinh sach nguoi co cong",
        ["dh"] = "dai hoc",
    };

    /// <summary>Folded words with abbreviations written out.</summary>
    public static string Expand(string text)
    {
        var words = Separators().Replace(VietnameseText.Fold(text), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(w => Abbreviations.GetValueOrDefault(w, w)));
    }

    /// <summary>A percentage in the words: "Bệnh binh 2/3 (61%)" → 61; of a range "61-80%" the lower end.</summary>
    public static int? PercentIn(string text) =>
        PercentText().Match(text) is { Success: true } m && int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 100 and var p ? p : null;

    /// <summary>"khoản 5 điều 5", "k5d5" → "5"; with the letter of the điểm where it stands there.</summary>
    public static string? Clause(string words) => ClauseText().Match(words) is { Success: true } m ? m.Groups[1].Value + m.Groups[2].Value : null;

    public static bool Has(string words, string part) => $" {words} ".Contains($" {part} ", StringComparison.Ordinal);

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"(\d{1,3})\s*(?:[-–]\s*\d{1,3}\s*)?%", RegexOptions.CultureInvariant)]
    private static partial Regex PercentText();

    [GeneratedRegex(@"\b(?:k|khoan) ?(\d) ?([a-d])? ?(?:d|dieu) ?5\b", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseText();
}
