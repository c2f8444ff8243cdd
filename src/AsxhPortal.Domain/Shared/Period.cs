using System.Globalization;

namespace AsxhPortal.Domain.Shared;

/// <summary>A calendar month, written yyyy-MM in data and MM/yyyy on paper.</summary>
public readonly record struct Period : IComparable<Period>
{
    /// <exception cref="ArgumentOutOfRangeException">Month not 1 to 12 or year not 1900 to 2199.</exception>
    public Period(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2199);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        (Year, Month) = (year, month);
    }

    public int Year { get; }
    public int Month { get; }

    public DateOnly FirstDay => new(Year, Month, 1);
    public DateOnly LastDay => new(Year, Month, DateTime.DaysInMonth(Year, Month));

    public static Period Of(DateOnly date) => new(date.Year, date.Month);

    /// <summary>Reads yyyy-MM or MM/yyyy.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        var parts = (text ?? "").Trim().Split('-', '/');
        if (parts.Length != 2 || parts.Any(p => !int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return false;
        var numbers = parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var (year, month) = parts[0].Length == 4 ? (numbers[0], numbers[1]) : (numbers[1], numbers[0]);
        if (year is < 1900 or > 2199 || month is < 1 or > 12)
            return false;
        period = new Period(year, month);
        return true;
    }

    /// <exception cref="RuleException">Not a month.</exception>
    public static Period Parse(string? text) =>
        TryParse(text, out var period) ? period : throw new RuleException("Hãy nhập tháng theo dạng 02/2024.", "Period");

    public Period Plus(int months)
    {
        var index = Year * 12 + Month - 1 + months;
        return new Period(index / 12, index % 12 + 1);
    }

    public int CompareTo(Period other) => (Year * 12 + Month).CompareTo(other.Year * 12 + other.Month);

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    public string ToIso() => $"{Year:0000}-{Month:00}";

    /// <summary>As Vietnamese papers write it: 02/2024.</summary>
    public override string ToString() => $"{Month:00}/{Year:0000}";
}
