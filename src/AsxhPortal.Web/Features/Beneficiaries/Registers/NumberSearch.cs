using AsxhPortal.Domain.Beneficiaries;

namespace AsxhPortal.Web.Features.Beneficiaries.Registers;

/// <summary>
/// Digits that were typed, looked for at the beginning and at the end of ids, old ids, telephone and account numbers. A number is kept as a long with
/// a 1 before its digits, so that zeros in front and the length stay.
/// </summary>
public sealed class NumberSearch
{
    private const int MostDigits = 17;
    private static readonly int[] Lengths = [9, 10, 11, 12];
    private static readonly long[] Powers = [.. Enumerable.Range(0, 19).Select(n => (long)Math.Pow(10, n))];

    private readonly long end;
    private readonly long power;
    private readonly (long From, long Below)[] beginnings;

    private NumberSearch(string digits)
    {
        var tail = digits.Length > MostDigits ? digits[^MostDigits..] : digits;
        end = long.Parse(tail, System.Globalization.CultureInfo.InvariantCulture);
        power = Powers[tail.Length];
        beginnings = [.. Lengths.Where(length => length >= tail.Length)
            .Select(length => ((power + end) * Powers[length - tail.Length], (power + end + 1) * Powers[length - tail.Length]))];
    }

    /// <summary>Null when the word is not three digits or more; dots between digits are passed over.</summary>
    public static NumberSearch? Of(string word)
    {
        var digits = word.Replace(".", "", StringComparison.Ordinal);
        return digits.Length >= 3 && digits.All(char.IsAsciiDigit) ? new NumberSearch(digits) : null;
    }

    /// <summary>"0963 045 776", "+84 963 045 776" typed alone is one number, not three words.</summary>
    public static string Joined(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '+') || trimmed.Count(char.IsAsciiDigit) < 3)
            return text;
        return trimmed.StartsWith('+') && PhoneNumber.TryNormalise(trimmed, out var phone) ? phone! : string.Concat(trimmed.Where(char.IsAsciiDigit));
    }

    /// <summary>0 for nothing; of very long account numbers the last seventeen digits.</summary>
    public static long Keep(string? number)
    {
        long kept = 1;
        var count = 0;
        var text = number.AsSpan();
        var digits = 0;
        foreach (var c in text)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) || digits - count++ > MostDigits)
                continue;
            kept = kept * 10 + (c - '0');
        }
        return kept == 1 ? 0 : kept;
    }

    public bool Finds(UnitRegister unit, int person) =>
        FindsPerson(unit.CitizenIds[person]) || FindsPerson(unit.OldIds[person]) || FindsPerson(unit.Phones[person]) || Ends(unit.Accounts[person]);

    private bool Ends(long number) => number >= power && number % power == end;

    private bool FindsPerson(long number)
    {
        if (number == 0)
            return false;
        foreach (var (from, below) in beginnings)
        {
            if (number >= from && number < below)
                return true;
        }
        return Ends(number);
    }
}
