using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AsxhPortal.Domain.Import;

/// <summary>Numbers as offices type them.</summary>
internal static partial class Numbers
{
    /// <summary>"4.2096E+10", "3,7122E+12": digits are gone.</summary>
    public static bool IsScientific(string text) => Scientific().IsMatch(text.Trim());

    /// <summary>The text without spaces, dots, dashes, quotes and invisible characters, and whether there were any.</summary>
    public static (string Text, bool HadMarks) WithoutMarks(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isMark = char.IsWhiteSpace(c) || c is '.' or ',' or '-' or '\'' or '"' or '`' or '´' or '’' or '‘' or '_' or '–'
                || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control;
            if (!isMark) result.Append(c);
        }
        return (result.ToString(), result.Length != text.Length);
    }

    /// <summary>A sum of đồng: 360000, "360,000", "360.000đ", "720.000 đồng", "360 000". Nothing when it is no whole positive sum.</summary>
    public static long? Money(SheetCell cell)
    {
        if (cell.Kind == CellKind.Number)
            return cell.Number >= 0 && cell.Number < 1e13 && Math.Abs(cell.Number - Math.Round(cell.Number)) < 0.005 ? (long)Math.Round(cell.Number) : null;
        var text = Currency().Replace(Shared.VietnameseText.Fold(cell.Text), "").Trim();
        if (Plain().IsMatch(text) && long.TryParse(text, out var plain)) return plain;
        return Grouped().Match(text) is { Success: true } m && long.TryParse(NotDigit().Replace(m.Groups[1].Value, ""), out var sum) ? sum : null;
    }

    /// <summary>A small decimal with point or comma: "1,5", "2.0".</summary>
    public static decimal? Decimal(SheetCell cell)
    {
        if (cell.Kind == CellKind.Number) return cell.Number is >= 0 and < 100000 ? (decimal)cell.Number : null;
        var text = cell.Text.Trim().Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 100000 ? value : null;
    }

    public static int? Whole(SheetCell cell) => Decimal(cell) is { } d && d == decimal.Truncate(d) ? (int)d : null;

    [GeneratedRegex(@"^\d([.,]\d+)?\s*[eE]\s*\+?\s*\d{1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"(vnd|vnđ|dong|đ|d)(/thang)?\.?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Currency();

    [GeneratedRegex(@"^\d{1,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(\d{1,3}([., ]\d{3})+)([.,]0{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\D", RegexOptions.CultureInvariant)]
    private static partial Regex NotDigit();
}
