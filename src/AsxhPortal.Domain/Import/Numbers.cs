using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AsxhPortal.Domain.Import;

/// <summary>Numbers as offices type them.</summary>
internal static partial class Numbers
{
    /// <summary>"4.2096E+10", "3,7122E+12": digits are gone.</summary>
    public static bool IsScientific(string text) => Scientific().IsMatch(text.Trim());

    /// <summary>
    /// The text without spaces, dots, dashes, quotes, Arabic separators and invisible characters, digits of other scripts as 0 to 9, and
    /// whether there was anything to tidy. A decimal part of zeros ("42140653107.0", a number that passed through a text file) is no digits.
    /// </summary>
    public static (string Text, bool HadMarks) WithoutMarks(string text)
    {
        if (ZeroDecimals().Match(text) is { Success: true } whole) return (whole.Groups[1].Value, true);
        var result = new StringBuilder(text.Length);
        var isTidied = false;
        foreach (var c in text)
        {
            var isMark = char.IsWhiteSpace(c) || c is '.' or ',' or '-' or '\'' or '"' or '`' or '´' or '’' or '‘' or '_' or '–' or '٬' or '٫' or '،'
                || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control;
            var isOtherDigit = !char.IsAscii(c) && char.IsDigit(c);
            isTidied |= isMark || isOtherDigit;
            if (isOtherDigit) result.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
            else if (!isMark) result.Append(c);
        }
        return (result.ToString(), isTidied);
    }

    /// <summary>A number cell that is no plain row of digits: a fraction or below zero.</summary>
    public static bool IsNoRowOfDigits(SheetCell cell) => cell.Kind == CellKind.Number && (cell.Number < 0 || cell.Number != Math.Truncate(cell.Number));

    /// <summary>
    /// Letters typed for digits: O for 0, l, I or | for 1. The text with the digits, where nothing but such letters stands among at least
    /// <paramref name="atLeast"/> digits; otherwise nothing.
    /// </summary>
    public static string? LettersAsDigits(string text, int atLeast)
    {
        var result = new StringBuilder(text.Length);
        var (digits, letters) = (0, 0);
        foreach (var c in text)
        {
            var digit = c switch { 'O' or 'o' or 'Ο' or 'О' => '0', 'l' or 'I' or 'i' or '|' => '1', _ => c };
            if (!char.IsAsciiDigit(digit)) return null;
            if (digit == c) digits++;
            else letters++;
            result.Append(digit);
        }
        return letters is > 0 and <= 3 && digits >= atLeast ? result.ToString() : null;
    }

    /// <summary>A small decimal with point or comma, with or without words: "1,5", "2.0", "hệ số 1,5".</summary>
    public static decimal? Decimal(SheetCell cell)
    {
        if (cell.Kind == CellKind.Number) return cell.Number is >= 0 and < 100000 ? (decimal)cell.Number : null;
        if (cell.Kind != CellKind.Text) return null;
        var numbers = SmallDecimal().Matches(cell.Text);
        return numbers.Count == 1 && decimal.TryParse(numbers[0].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 100000
            ? value
            : null;
    }

    public static int? Whole(SheetCell cell) => Decimal(cell) is { } d && d == decimal.Truncate(d) ? (int)d : null;

    [GeneratedRegex(@"^\d{1,3}([.,]\d+)?\s*[eE]\s*\+\s*\d{1,3}$|^\d[.,]\d+\s*[eE]\s*\d{1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^\s*'?(\d{6,})[.,](?:0{1,2}|0{4,})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ZeroDecimals();

    [GeneratedRegex(@"\d+(?:[.,]\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex SmallDecimal();
}
