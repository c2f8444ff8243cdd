using System.Globalization;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// Reads sums of đồng as offices write them: 360000, "360,000", "360.000đ", "360.000,00", "720.000 đồng/tháng", "360 nghìn", "1,2 triệu",
/// "2 triệu 055 nghìn". Nothing is rounded and nothing negative is taken.
/// </summary>
internal static partial class MoneyCleaning
{
    /// <summary>Below this many đồng a month no allowance exists: the sum was written in thousands, or Excel took the dots for decimals.</summary>
    private const long SmallestPlausible = 10_000;

    /// <param name="unit">1, or 1,000 or 1,000,000 where the list says "Đơn vị tính: nghìn đồng".</param>
    public static void Apply(CleanedRow row, SheetCell cell, long unit)
    {
        if (cell.IsBlank) return;
        var sum = Read(cell);
        if (sum is null)
        {
            row.Add("AMT-INVALID", cell.Text);
            return;
        }
        if (unit > 1 && sum < SmallestPlausible * 10)
        {
            sum *= unit;
            row.Add("AMT-UNIT", cell.Text, Text(sum.Value));
        }
        row.Amount = decimal.Truncate(sum.Value) == sum.Value ? (long)sum.Value : null;
        if (row.Amount is null) row.Add("AMT-INVALID", cell.Text);
        else if (row.Amount is > 0 and < SmallestPlausible) row.Add("AMT-SMALL", cell.Text);
        if (cell.Kind == CellKind.Text && row.Amount is not null && !cell.Text.All(char.IsAsciiDigit)) row.Add("AMT-TEXT", cell.Text, Text(row.Amount.Value));
    }

    /// <summary>The unit that a title or header names: "ĐVT: 1.000 đồng" → 1000, "Đơn vị: triệu đồng" → 1,000,000, otherwise 1.</summary>
    public static long UnitIn(string text)
    {
        var words = VietnameseText.Fold(text);
        if (Thousands().IsMatch(words)) return 1000;
        return Millions().IsMatch(words) ? 1_000_000 : 1;
    }

    /// <summary>Nothing when the cell is no sum of at least zero.</summary>
    internal static decimal? Read(SheetCell cell)
    {
        if (cell.Kind == CellKind.Number)
        {
            var rounded = Math.Round(cell.Number, 3);
            return cell.Number is >= 0 and < 1e13 ? Math.Abs(cell.Number - Math.Round(cell.Number)) < 0.005 ? (decimal)Math.Round(cell.Number) : (decimal)rounded : null;
        }
        if (cell.Kind != CellKind.Text) return null;
        var text = VietnameseText.Fold(Western(cell.Text)).Trim().Trim('\'', '"', '=');
        text = Trailing().Replace(text, "").Trim();
        return Scaled(text) ?? Plain(text);
    }

    /// <summary>"360 nghin", "1,2 trieu", "2 trieu 55 nghin", "1tr2".</summary>
    private static decimal? Scaled(string text)
    {
        if (MillionAndRest().Match(text) is { Success: true } shortForm && Number(shortForm.Groups[1].Value) is { } whole)
            return whole * 1_000_000 + int.Parse(shortForm.Groups[2].ValueSpan, CultureInfo.InvariantCulture) * (decimal)Math.Pow(10, 6 - shortForm.Groups[2].Length);
        if (ScaledSum().Match(text) is not { Success: true } m) return null;
        var millions = m.Groups["m"].Success ? Number(m.Groups["m"].Value) : 0;
        var thousands = m.Groups["t"].Success ? Number(m.Groups["t"].Value) : 0;
        return millions is null || thousands is null ? null : millions * 1_000_000 + thousands * 1000;
    }

    private static decimal? Plain(string text)
    {
        if (Digits().IsMatch(text)) return decimal.Parse(text, CultureInfo.InvariantCulture);
        if (Grouped().Match(text) is { Success: true } grouped) return decimal.Parse(NotDigit().Replace(grouped.Groups[1].Value, ""), CultureInfo.InvariantCulture);
        return ZeroFraction().Match(text) is { Success: true } fraction ? decimal.Parse(fraction.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Arabic digits and separators as European ones.</summary>
    private static string Western(string text) => text.All(char.IsAscii)
        ? text
        : string.Concat(text.Select(c => c switch
        {
            '٬' or '،' => ',',
            '٫' => '.',
            _ when !char.IsAscii(c) && char.IsDigit(c) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            _ => c,
        }));

    private static string Text(decimal sum) => sum.ToString("0.###", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s*(?:vnd|dong|d)?\s*(?:/\s*(?:1\s*)?thang|(?:mot|1|moi) thang|/\s*nguoi)?\s*\.?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^(?:(?<m>\d{1,4}(?:[.,]\d{1,3})?)\s*(?:trieu|tr))?\s*(?:(?<t>\d{1,4}(?:[.,]\d{1,3})?)\s*(?:nghin|ngan|k))?$(?<=[a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex ScaledSum();

    [GeneratedRegex(@"^(\d{1,3})\s*tr(?:ieu)?\s*(\d{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex MillionAndRest();

    [GeneratedRegex(@"^\d{1,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(\d{1,3}(?:[., ]\d{3})+)(?:[.,]0{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(\d{4,12})[.,]0{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex ZeroFraction();

    [GeneratedRegex(@"\D", RegexOptions.CultureInvariant)]
    private static partial Regex NotDigit();

    [GeneratedRegex(@"(?:don vi|dvt|\().{0,12}?(?:nghin|ngan|1[.,]?000)\s*(?:dong|d\b|vnd)", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?:don vi|dvt|\().{0,12}?trieu\s*(?:dong|d\b|vnd)", RegexOptions.CultureInvariant)]
    private static partial Regex Millions();
}
