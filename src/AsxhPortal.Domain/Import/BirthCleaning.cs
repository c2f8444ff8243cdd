using System.Globalization;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Reads a birth date as precisely as it is known: a missing day or month stays missing.</summary>
internal static partial class BirthCleaning
{
    /// <summary>01/01 in an office's list means "only the year is known" for people born before this year.</summary>
    private const int FirstYearOfReliableFirstOfJanuary = 2000;

    public static void Apply(CleanedRow row, SheetCell cell, DateOnly listDate, bool isRegistry)
    {
        if (cell.IsBlank)
        {
            row.Add("DOB-BLANK", "");
            return;
        }
        var raw = cell.Text;
        var birth = cell.Kind switch
        {
            CellKind.Date => OfDate(cell.Date!.Value),
            CellKind.Number => OfNumber(row, cell.Number, raw),
            CellKind.Text => OfText(row, raw, listDate),
            _ => null,
        };
        if (birth is null || !IsPossible(birth.Value, listDate))
        {
            row.Add("DOB-INVALID", raw);
            return;
        }
        if (!isRegistry && birth.Value is { Day: 1, Month: 1 } && birth.Value.Year < FirstYearOfReliableFirstOfJanuary)
            birth = new PartialDate(birth.Value.Year);

        row.Birth = birth;
        if (birth.Value.Month is null) row.Add("DOB-YEAR", raw, birth.Value.ToString());
        else if (birth.Value.Day is null) row.Add("DOB-MONTH", raw, birth.Value.ToString());
    }

    private static bool IsPossible(PartialDate birth, DateOnly listDate) =>
        birth.Year >= listDate.Year - 125 && birth.Year <= listDate.Year + 1;

    internal static PartialDate? OfDate(DateTime date) =>
        PartialDate.IsPossible(date.Year, date.Month, date.Day) ? new PartialDate(date.Year, date.Month, date.Day) : null;

    private static PartialDate? OfNumber(CleanedRow row, double number, string raw)
    {
        if (number != Math.Truncate(number)) return null;
        if (number is >= 1880 and <= 2100) return new PartialDate((int)number);
        if (number is < 3000 or > 60000) return null;
        var date = DateOnly.FromDateTime(DateTime.FromOADate(number));
        row.Add("DOB-SERIAL", raw, date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        return OfDate(date.ToDateTime(TimeOnly.MinValue));
    }

    private static PartialDate? OfText(CleanedRow row, string raw, DateOnly listDate)
    {
        var text = VietnameseText.Nfc(raw).Trim();
        if (Inner().IsMatch(raw)) row.Add("DOB-SPACE", raw);
        text = Words().Replace(text, "");
        text = Spaces().Replace(text, "");
        if (IsoDate().Match(text) is { Success: true } iso)
            return Make(Int(iso, 1), Int(iso, 2), Int(iso, 3));
        if (Quotes().IsMatch(text))
        {
            row.Add("DOB-QUOTE", raw);
            text = Quotes().Replace(text, "/");
        }
        else if (DoubleSlash().IsMatch(text))
        {
            row.Add("DOB-SLASH", raw);
        }
        else if (text.Contains('.') || text.Contains('-'))
        {
            row.Add("DOB-DOTS", raw);
        }
        text = SeparatorRun().Replace(text, "/").Trim('/');

        if (EightDigits().Match(text) is { Success: true } eight) return Make(Int(eight, 3), Int(eight, 2), Int(eight, 1));
        if (YearOnly().IsMatch(text)) return Make(int.Parse(text, CultureInfo.InvariantCulture), 0, 0);
        if (FiveDigits().IsMatch(text)) return OfNumber(row, double.Parse(text, CultureInfo.InvariantCulture), raw);
        if (MonthYear().Match(text) is { Success: true } my) return Make(YearOf(row, my.Groups[2].Value, raw, listDate), Int(my, 1), 0);
        if (DayMonthYear().Match(text) is not { Success: true } dmy) return null;

        var (day, month) = (Int(dmy, 1), Int(dmy, 2));
        var year = YearOf(row, dmy.Groups[3].Value, raw, listDate);
        if (month > 12 && day is >= 1 and <= 12)
        {
            (day, month) = (month, day);
            row.Add("DOB-US", raw, Make(year, month, day)?.ToString());
        }
        return Make(year, month, day);
    }

    /// <summary>Two digits: the century that makes the person alive and at most 105 years old; this century only where the list's date allows it.</summary>
    private static int YearOf(CleanedRow row, string digits, string raw, DateOnly listDate)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        if (digits.Length == 4) return year;
        var century = 2000 + year <= listDate.Year ? 2000 : 1900;
        row.Add("DOB-2DIGIT", raw, (century + year).ToString(CultureInfo.InvariantCulture));
        return century + year;
    }

    private static PartialDate? Make(int year, int month, int day)
    {
        int? knownMonth = month == 0 ? null : month;
        int? knownDay = month == 0 || day == 0 ? null : day;
        return PartialDate.IsPossible(year, knownMonth, knownDay) ? new PartialDate(year, knownMonth, knownDay) : null;
    }

    private static int Int(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s|\s$|\d\s+[/\-.]|[/\-.]\s+\d", RegexOptions.CultureInvariant)]
    private static partial Regex Inner();

    [GeneratedRegex(@"(?i)ngày|tháng|năm|sinh|\(.*\)|[?x]+/[?x]+/|--/--/", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(T?\d{2}:\d{2}(:\d{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    [GeneratedRegex("['\"’‘´`]+", RegexOptions.CultureInvariant)]
    private static partial Regex Quotes();

    [GeneratedRegex("//", RegexOptions.CultureInvariant)]
    private static partial Regex DoubleSlash();

    [GeneratedRegex(@"[/\-.,\\]+", RegexOptions.CultureInvariant)]
    private static partial Regex SeparatorRun();

    [GeneratedRegex(@"^(\d{2})(\d{2})((?:18|19|20)\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"^\d{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex YearOnly();

    [GeneratedRegex(@"^\d{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex FiveDigits();

    [GeneratedRegex(@"^(\d{1,2})/(\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonthYear();
}
