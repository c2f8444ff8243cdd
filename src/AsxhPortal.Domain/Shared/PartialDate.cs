using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AsxhPortal.Domain.Shared;

/// <summary>
/// A birth date as precisely as it is known: day, month-year, or only the year (very common for the old). A missing day or month is never
/// invented. Years 1850 to 2199.
/// </summary>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    /// <exception cref="ArgumentOutOfRangeException">No such date.</exception>
    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (!IsPossible(year, month, day))
            throw new ArgumentOutOfRangeException(nameof(year), "No such date.");
        (Year, Month, Day) = (year, month, day);
    }

    public int Year { get; }
    public int? Month { get; }
    public int? Day { get; }

    public bool IsExact => Day is not null;

    public static PartialDate From(DateOnly date) => new(date.Year, date.Month, date.Day);

    public static bool IsPossible(int year, int? month, int? day) =>
        year is >= 1850 and <= 2199
        && (month is null ? day is null : month is >= 1 and <= 12)
        && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(year, month!.Value)));

    /// <summary>Reads what a person types: dd/MM/yyyy (also with - or .), MM/yyyy, yyyy. 00/00/1938 reads as 1938.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        var parts = (text ?? "").Trim().Split(['/', '-', '.'], StringSplitOptions.TrimEntries);
        if (parts.Length is 0 or > 3 || parts.Any(p => p.Length is 0 or > 4 || !p.All(char.IsAsciiDigit)) || parts[^1].Length != 4)
            return false;
        var numbers = parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        int? month = numbers.Length > 1 && numbers[^2] != 0 ? numbers[^2] : null;
        int? day = numbers.Length > 2 && numbers[0] != 0 ? numbers[0] : null;
        if (!IsPossible(numbers[^1], month, day))
            return false;
        date = new PartialDate(numbers[^1], month, day);
        return true;
    }

    /// <summary>Reads the stored form: yyyy, yyyy-MM or yyyy-MM-dd.</summary>
    public static bool TryParseIso(string? text, out PartialDate date)
    {
        date = default;
        var parts = (text ?? "").Split('-');
        if (parts.Length is 0 or > 3 || parts[0].Length != 4 || parts.Any(p => !int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return false;
        var numbers = parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        int? month = numbers.Length > 1 ? numbers[1] : null;
        int? day = numbers.Length > 2 ? numbers[2] : null;
        if (!IsPossible(numbers[0], month, day))
            return false;
        date = new PartialDate(numbers[0], month, day);
        return true;
    }

    /// <summary>True when nothing known on both sides differs: 1938 agrees with 12/03/1938, not with 1939.</summary>
    public bool AgreesWith(PartialDate other) =>
        Year == other.Year
        && (Month is null || other.Month is null || Month == other.Month)
        && (Day is null || other.Day is null || Day == other.Day);

    /// <summary>Completed years on a day. With only a year known the person counts as born on 31/12 (the youngest they may be).</summary>
    public int AgeOn(DateOnly day)
    {
        var bornMonth = Month ?? 12;
        var bornDay = Day ?? DateTime.DaysInMonth(Year, bornMonth);
        var age = day.Year - Year;
        return day.Month < bornMonth || (day.Month == bornMonth && day.Day < bornDay) ? age - 1 : age;
    }

    public string ToIso() => (Month, Day) switch
    {
        (null, _) => $"{Year:0000}",
        (_, null) => $"{Year:0000}-{Month:00}",
        _ => $"{Year:0000}-{Month:00}-{Day:00}",
    };

    /// <summary>As Vietnamese papers write it: 24/02/1969, 03/1937 or 1938.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => $"{Year:0000}",
        (_, null) => $"{Month:00}/{Year:0000}",
        _ => $"{Day:00}/{Month:00}/{Year:0000}",
    };

    public int CompareTo(PartialDate other) => string.CompareOrdinal(ToIso(), other.ToIso());
}
