using System.Globalization;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// Reads the month from which somebody receives: "03/2017", "01/02/2020", a date cell, "tháng 3 năm 2017", "T1/2024", "từ 01-2024". Of a
/// quarter the first month is proposed; a bare year says no month and is left open.
/// </summary>
internal static partial class StartCleaning
{
    public static void Apply(CleanedRow row, SheetCell cell)
    {
        row.Start = Read(cell);
        if (cell.IsBlank) return;
        if (row.Start is null) row.Add("START-INVALID", cell.Text);
        else if (cell.Kind == CellKind.Text && QuarterText().IsMatch(VietnameseText.Fold(cell.Text))) row.Add("START-QUARTER", cell.Text, row.Start.Value.ToString());
        else if (cell.Kind == CellKind.Text && !Usual().IsMatch(cell.Text)) row.Add("START-TEXT", cell.Text, row.Start.Value.ToString());
    }

    public static Period? Read(SheetCell cell)
    {
        if (cell.IsBlank) return null;
        if (cell.Kind == CellKind.Date && cell.Date is { Year: >= 1900 and < 2200 } date) return new Period(date.Year, date.Month);
        if (cell.Kind == CellKind.Number) return OfNumber(cell.Number);

        var text = VietnameseText.Fold(cell.Text);
        if (QuarterText().Match(text) is { Success: true } quarter)
            return MonthOf(int.Parse(quarter.Groups[2].ValueSpan, CultureInfo.InvariantCulture), QuarterOf(quarter.Groups[1].Value) * 3 - 2);
        if (Compact().Match(text) is { Success: true } compact)
            return MonthOf(int.Parse(compact.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(compact.Groups[2].ValueSpan, CultureInfo.InvariantCulture));

        var parts = DigitRuns().Matches(TimeOfDay().Replace(text, "")).Select(m => m.Value).ToArray();
        if (parts.Any(p => p.Length > 4)) return null;
        var numbers = parts.Select(int.Parse).ToArray();
        return numbers switch
        {
            [var month, var year] => MonthOf(YearOf(year, parts[1]), month),
            [var year, var month, _] when parts[0].Length == 4 => MonthOf(year, month),
            [_, var month, var year] => MonthOf(YearOf(year, parts[2]), month),
            _ => null,
        } ?? (numbers is [var first, var second, ..] && parts[0].Length == 4 ? MonthOf(first, second) : null);
    }

    /// <summary>A serial number of a day, 202401, or "1.2024" that Excel took for a decimal.</summary>
    private static Period? OfNumber(double number)
    {
        if (number is > 7000 and < 60000 && DateTime.FromOADate(number) is var serial) return new Period(serial.Year, serial.Month);
        if (number is > 194_500 and < 220_000 && number == Math.Truncate(number)) return MonthOf((int)number / 100, (int)number % 100);
        var fraction = number - Math.Truncate(number);
        return number is > 1 and < 13 && fraction > 0 ? MonthOf((int)Math.Round(fraction * 10000), (int)number) : null;
    }

    /// <summary>Two digits are of this century: nobody's allowance of these laws began before 2000 and is written so.</summary>
    private static int YearOf(int year, string written) => written.Length == 2 ? 2000 + year : year;

    private static int QuarterOf(string text) => text switch { "i" or "1" => 1, "ii" or "2" => 2, "iii" or "3" => 3, _ => 4 };

    private static Period? MonthOf(int year, int month) => year is >= 1945 and < 2200 && month is >= 1 and <= 12 ? new Period(year, month) : null;

    [GeneratedRegex(@"\bq(?:uy)?\s*\.?\s*(iv|iii|ii|i|[1-4])\s*[/\-. ]*(?:nam\s*)?(\d{4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex QuarterText();

    [GeneratedRegex(@"^((?:19|20)\d{2})(0[1-9]|1[0-2])$", RegexOptions.CultureInvariant)]
    private static partial Regex Compact();

    [GeneratedRegex(@"\s\d{1,2}:\d{2}(:\d{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRuns();

    /// <summary>The two forms that lists normally use.</summary>
    [GeneratedRegex(@"^\s*(\d{1,2}/)?\d{1,2}/\d{4}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Usual();
}
