using System.Globalization;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Reads a birth date as precisely as it is known: a missing day or month stays missing.</summary>
internal static partial class BirthCleaning
{
    /// <summary>01/01 in an office's list means "only the year is known" for people born before this year.</summary>
    private const int FirstYearOfReliableFirstOfJanuary = 2000;

    private const int DaysBetweenDateSystems = 1462;
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

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

    /// <summary>
    /// Serial numbers of a workbook in the 1904 date system lie 1,462 days later. Only the identity number can tell: its year digits must fit
    /// the later day and not the earlier one.
    /// </summary>
    public static void SettleDateSystem(CleanedRow row, SheetCell cell)
    {
        if (!row.Has("DOB-SERIAL") || row.Birth is not { IsExact: true } birth || !CitizenId.TryParse(row.CitizenId, out var id) || id.AgreesWith(birth, null)) return;
        var later = new DateOnly(birth.Year, birth.Month!.Value, birth.Day!.Value).AddDays(DaysBetweenDateSystems);
        if (later.Year != id.BirthYear) return;
        row.Birth = PartialDate.From(later);
        row.Add("DOB-1904", cell.Text, row.Birth.Value.ToString());
        row.Remove("ID-MISMATCH");
        if (row.Has("SEX-WRONG")) row.Add("ID-MISMATCH", row.CitizenId!);
    }

    internal static PartialDate? OfDate(DateTime date) =>
        PartialDate.IsPossible(date.Year, date.Month, date.Day) ? new PartialDate(date.Year, date.Month, date.Day) : null;

    private static PartialDate? OfNumber(CleanedRow row, double number, string raw)
    {
        if (number != Math.Truncate(number)) return OfFraction(row, number, raw);
        if (number is >= 1880 and <= 2100) return new PartialDate((int)number);
        if (number is >= 1_010_000 and <= 99_999_999) return OfDigits(row, number.ToString("00000000", CultureInfo.InvariantCulture), raw);
        return number is < 3000 or > 60000 ? null : OfSerial(row, Math.Truncate(number), raw);
    }

    private static PartialDate? OfSerial(CleanedRow row, double serial, string raw)
    {
        var date = DateOnly.FromDateTime(DateTime.FromOADate(serial));
        row.Add("DOB-SERIAL", raw, date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        return OfDate(date.ToDateTime(TimeOnly.MinValue));
    }

    /// <summary>"11.1940" typed as text becomes the number 11,194; a serial with a time of day keeps its day.</summary>
    private static PartialDate? OfFraction(CleanedRow row, double number, string raw)
    {
        if (number is >= 3000 and <= 60000) return OfSerial(row, Math.Truncate(number), raw);
        var (month, year) = ((int)Math.Truncate(number), (int)Math.Round((number - Math.Truncate(number)) * 10000));
        if (month is < 1 or > 12 || year is < 1880 or > 2100) return null;
        row.Add("DOB-DOTS", raw, $"{month:00}/{year}");
        return Make(year, month, 0);
    }

    /// <summary>"20111940", "19401120", and the number 5031940 that lost its first zero.</summary>
    private static PartialDate? OfDigits(CleanedRow row, string digits, string raw)
    {
        var date = EightDigits().Match(digits) is { Success: true } m ? Make(Int(m, 3), Int(m, 2), Int(m, 1))
            : EightDigitsYearFirst().Match(digits) is { Success: true } y ? Make(Int(y, 1), Int(y, 2), Int(y, 3)) : null;
        if (date is not null) row.Add("DOB-DIGITS", raw, date.Value.ToString());
        return date;
    }

    private static PartialDate? OfText(CleanedRow row, string raw, DateOnly listDate)
    {
        var text = WithoutWords(row, raw);
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
        if (WithMonthName(text) is { } named) text = named;

        if (text.Length == 8 && text.All(char.IsAsciiDigit)) return OfDigits(row, text, raw);
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

    /// <summary>Digits, separators and month names only: words, blanks, a time of day, unknown parts ("xx/xx/1940") and letters typed for digits are settled.</summary>
    private static string WithoutWords(CleanedRow row, string raw)
    {
        var text = VietnameseText.Nfc(raw).Trim();
        if (Inner().IsMatch(raw)) row.Add("DOB-SPACE", raw);
        if (WordedDate().Match(text) is { Success: true } worded)
            return string.Join('/', Enumerable.Range(1, 3).Select(g => worded.Groups[g].Value).Where(v => v.Length > 0));
        text = TimeOfDay().Replace(text, "");
        text = About().Replace(text, "");
        text = Words().Replace(text, "");
        text = Spaces().Replace(text, "");
        text = UnknownPart().Replace(text, "0/");
        if (Numbers.LettersAsDigits(Marks().Replace(text, ""), 4) is not null)
        {
            row.Add("DOB-LETTER", raw);
            text = text.Replace('O', '0').Replace('o', '0').Replace('l', '1').Replace('I', '1');
        }
        return text;
    }

    /// <summary>"20/Nov/40", "Nov/20/1940", "20/thg/11/1940" with the month as a number.</summary>
    private static string? WithMonthName(string text)
    {
        var match = MonthName().Match(text);
        if (!match.Success) return null;
        var month = Array.FindIndex(MonthNames, m => match.Groups["m"].Value.StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1;
        return month == 0 ? null : match.Groups["d"].Success ? $"{match.Groups["d"].Value}/{month}/{match.Groups["y"].Value}" : $"{month}/{match.Groups["y"].Value}";
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

    /// <summary>"ngày 20 tháng 11 năm 1940", "tháng 11 năm 1940".</summary>
    [GeneratedRegex(@"^(?:sinh\s*)?(?:ngày\s*)?(\d{1,2})?\s*tháng\s*(\d{1,2})\s*(?:,?\s*năm\s*|[/\-. ]\s*)(\d{4}|\d{2})\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordedDate();

    [GeneratedRegex(@"[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*([AaPp][Mm]|SA|CH)?$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"(?i)khoảng|chừng|độ|~|≈|\?+$", RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"(?<![^/\-.])(?:[xX?_*…]+|\.{2,}|-{2,})[/\-.]", RegexOptions.CultureInvariant)]
    private static partial Regex UnknownPart();

    [GeneratedRegex(@"[/\-.,'""\\]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"^(?:(?<d>\d{1,2})/)?(?<m>[A-Za-z]{3,9})/(?<y>\d{4}|\d{2})$|^(?<m>[A-Za-z]{3,9})/?(?<d>\d{1,2})/(?<y>\d{4})$|^(?<d>\d{1,2})(?<m>[A-Za-z]{3,9})(?<y>\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthName();

    [GeneratedRegex(@"(?i)ngày|tháng|thg|năm|sinh|\(.*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    [GeneratedRegex("['\"’‘´`]+", RegexOptions.CultureInvariant)]
    private static partial Regex Quotes();

    [GeneratedRegex("//", RegexOptions.CultureInvariant)]
    private static partial Regex DoubleSlash();

    [GeneratedRegex(@"[/\-.,\\]+", RegexOptions.CultureInvariant)]
    private static partial Regex SeparatorRun();

    [GeneratedRegex(@"^(\d{2})(\d{2})((?:18|19|20)\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"^((?:18|19|20)\d{2})(0[1-9]|1[0-2])(\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex EightDigitsYearFirst();

    [GeneratedRegex(@"^\d{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex YearOnly();

    [GeneratedRegex(@"^\d{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex FiveDigits();

    [GeneratedRegex(@"^(\d{1,2})/(\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonthYear();
}
