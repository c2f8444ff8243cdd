using System.Globalization;
using System.Text;

namespace AsxhPortal.Documents.Kit;

/// <summary>How numbers, money and dates are written on paper: 1.234.567 and dd/MM/yyyy, whatever the machine's culture.</summary>
public static class VietnameseFormat
{
    private static readonly NumberFormatInfo Numbers = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NegativeSign = "-",
    };

    /// <summary>1234567 → "1.234.567".</summary>
    public static string Number(long value) => value.ToString("#,##0", Numbers);

    /// <summary>A decimal number with at most <paramref name="decimals"/> places: 12.5 → "12,5".</summary>
    public static string Number(decimal value, int decimals = 2) =>
        value.ToString(decimals == 0 ? "#,##0" : "#,##0." + new string('#', decimals), Numbers);

    /// <summary>1234567 → "1.234.567 đồng".</summary>
    public static string Dong(long value) => Number(value) + " đồng";

    /// <summary>03/01/2024.</summary>
    public static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"01/2024".</summary>
    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{month:00}/{year:0000}");

    /// <summary>A share of a whole with one decimal: 0.4567 → "45,7%"; an empty whole gives "0%".</summary>
    public static string Percent(long part, long whole) =>
        whole == 0 ? "0%" : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero).ToString("0.#", Numbers) + "%";

    /// <summary>
    /// "ngày 03 tháng 01 năm 2024" (NĐ 30/2020, PL I): a day below 10 and the months 1 and 2 take a leading zero.
    /// Without a date, dots to be filled in by hand.
    /// </summary>
    public static string LongDate(DateOnly? date) => date is { } d
        ? string.Create(CultureInfo.InvariantCulture, $"ngày {d.Day:00} tháng {(d.Month <= 2 ? d.Month.ToString("00", CultureInfo.InvariantCulture) : d.Month.ToString(CultureInfo.InvariantCulture))} năm {d.Year}")
        : "ngày ..... tháng ..... năm .......";

    /// <summary>"ngày mười tám tháng một năm hai nghìn không trăm hai mươi tư"; the fourth month is "tháng tư".</summary>
    public static string DateInWords(DateOnly date) =>
        $"ngày {MoneyWords.Number(date.Day)} tháng {(date.Month == 4 ? "tư" : MoneyWords.Number(date.Month))} năm {MoneyWords.Number(date.Year)}";

    /// <summary>Upper case by Vietnamese rules (ủy ban → ỦY BAN).</summary>
    public static string Upper(string text) => Clean(text).ToUpperInvariant();

    /// <summary>NFC, and without the control characters that a workbook or a page cannot hold (line breaks are kept).</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var composed = text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        if (!HoldsControls(composed))
            return composed;
        var clean = new StringBuilder(composed.Length);
        foreach (var c in composed.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (c == '\t')
                clean.Append(' ');
            else if (c == '\n' || !char.IsControl(c))
                clean.Append(c);
        }

        return clean.ToString();
    }

    private static bool HoldsControls(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) && c != '\n')
                return true;
        }
        return false;
    }
}
