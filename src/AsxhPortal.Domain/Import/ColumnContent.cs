using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>What a column holds by the look of its cells: a second opinion beside its title, and the only one where the title is unknown.</summary>
internal static partial class ColumnContent
{
    /// <summary>Cells looked at in a column.</summary>
    public const int Sample = 300;

    /// <summary>Family names by which a column of names is known; folded.</summary>
    private static readonly HashSet<string> FamilyNames =
    [
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly", "doan", "dinh", "ta", "trinh",
        "dao", "ha", "luong", "truong", "to", "lam", "la", "ton", "thai", "trieu", "quach", "mac", "tong", "luu", "cao", "mai", "chu", "kieu", "bach", "nong",
        "hua", "thach", "dau", "uong", "tang", "khuat", "nghiem", "au", "lo", "vi", "quan", "phung", "giap", "van", "luc", "ma", "be", "ninh", "than", "cu",
    ];

    /// <summary>Nothing when too few cells are filled or no look is shared by nearly all of them.</summary>
    public static ListField? LookOf(IReadOnlyList<SheetCell> cells)
    {
        var texts = cells.Where(c => !c.IsBlank).Select(c => (Cell: c, Text: c.Text.Trim())).ToList();
        if (texts.Count < 3) return null;

        // A few signature and total cells stand at the foot of every column.
        bool Mostly(Func<(SheetCell Cell, string Text), bool> looks) => texts.Count(looks) * 4 >= texts.Count * 3;
        var digits = texts.Select(t => Numbers.WithoutMarks(t.Text).Text).ToList();
        bool MostlyDigits(Func<string, bool> looks) => digits.Count(d => d.Length > 0 && d.All(char.IsAsciiDigit) && looks(d)) * 4 >= digits.Count * 3;

        if (Mostly(t => VietnameseText.Fold(t.Text) is "nam" or "nu" or "m" or "f")) return ListField.Sex;
        if (MostlyDigits(d => d.Length is 10 or 11 or 12) && digits.Count(IsCitizenId) * 2 >= digits.Count) return ListField.CitizenId;
        if (Mostly(t => t.Cell.Kind == CellKind.Date || FullDate().IsMatch(t.Text)))
            return Median(texts) is >= 1900 and < 2005 ? ListField.Birth : null;
        if (MostlyDigits(IsPhone)) return ListField.Phone;
        if (MostlyDigits(d => d.Length == 9 && d[0] is '0' or '1' or '2')) return ListField.OldId;
        if (Mostly(t => t.Cell.Kind == CellKind.Number && t.Cell.Number is >= 100_000 and <= 50_000_000 && t.Cell.Number % 1000 == 0)) return ListField.Amount;
        if (MostlyDigits(d => d.Length is >= 8 and <= 19)) return ListField.Account;
        if (Mostly(t => Bank().IsMatch(VietnameseText.Fold(t.Text)))) return ListField.Bank;
        if (Mostly(t => Hamlet().IsMatch(VietnameseText.Fold(t.Text)))) return ListField.Hamlet;
        return Mostly(t => IsName(t.Text)) ? ListField.FullName : null;
    }

    /// <summary>Whether two meanings are told apart by nothing in the cells.</summary>
    public static bool Agree(ListField heading, ListField look) => heading == look || (heading, look) is
        (ListField.CitizenId, ListField.OldId) or (ListField.MemberName or ListField.HouseholdHead or ListField.AccountHolder or ListField.Payee, ListField.FullName)
        or (ListField.Account, ListField.Phone) or (ListField.Start or ListField.DiedOn, ListField.Birth);

    private static bool IsCitizenId(string digits) => digits.Length == 12 && digits[0] == '0' && digits[3] is >= '0' and <= '3';

    private static bool IsPhone(string digits) => digits.Length == 10 && digits[0] == '0' && digits[1] is '3' or '5' or '7' or '8' or '9'
        || digits.Length == 9 && digits[0] is '3' or '5' or '7' or '8' or '9';

    private static int Median(List<(SheetCell Cell, string Text)> texts)
    {
        var years = texts.Select(t => t.Cell.Date?.Year ?? (FullDate().Match(t.Text) is { Success: true } m ? int.Parse(m.Groups["year"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0))
            .Where(y => y > 0).Order().ToList();
        return years.Count == 0 ? 0 : years[years.Count / 2];
    }

    private static bool IsName(string text)
    {
        var words = VietnameseText.Fold(text).Split(' ');
        return words.Length is >= 2 and <= 7 && FamilyNames.Contains(words[0]) && words.All(w => w.All(c => char.IsLetter(c) || c is '(' or ')' or '.' or '-'));
    }

    [GeneratedRegex(@"^(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?<year>\d{4})|(?<year>\d{4})-\d{1,2}-\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"bank|^nh|ptnt|buu dien|ngan hang|viettel|momo", RegexOptions.CultureInvariant)]
    private static partial Regex Bank();

    [GeneratedRegex(@"^(thon|xom|ban|ap|khoi|to dan pho|tdp|khu)\b|^t\.", RegexOptions.CultureInvariant)]
    private static partial Regex Hamlet();
}
