using System.Globalization;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// The date a list speaks of: from the letterhead; else from "năm 2024" in the title; else the newest month in which somebody on it
/// began to receive; ages and expected amounts are taken on that day.
/// </summary>
public static partial class ListDate
{
    /// <summary>Nothing when the rows above the header say none.</summary>
    public static DateOnly? InTitle(IEnumerable<SheetRow> titleRows)
    {
        DateOnly? ofYear = null;
        foreach (var text in titleRows.SelectMany(r => r.Cells).Where(c => !c.IsBlank).Select(c => VietnameseText.Fold(c.Text)))
        {
            if (FullDate().Match(text) is { Success: true } full && Make(full) is { } date) return date;
            if (OnlyYear().Match(text) is { Success: true } year)
                ofYear ??= new DateOnly(int.Parse(year.Groups[1].ValueSpan, CultureInfo.InvariantCulture), 1, 1);
        }
        return ofYear;
    }

    /// <summary>Last day of the newest month of entitlement, when at least five rows say one and it is not after <paramref name="today"/>.</summary>
    public static DateOnly? ByStarts(IEnumerable<Period> starts, DateOnly today)
    {
        var past = starts.Where(p => p.FirstDay <= today).ToList();
        return past.Count >= 5 ? past.Max().LastDay : null;
    }

    /// <summary>The day itself and every following 1 January and 1 July until <paramref name="today"/>: amounts change on such days.</summary>
    public static IEnumerable<DateOnly> HalfYearsFrom(DateOnly day, DateOnly today)
    {
        yield return day;
        for (var next = new DateOnly(day.Year, 1, 1); next <= today; next = next.AddMonths(6))
        {
            if (next > day) yield return next;
        }
    }

    private static DateOnly? Make(Match match)
    {
        var numbers = Enumerable.Range(1, 3).Select(g => int.Parse(match.Groups[g].ValueSpan, CultureInfo.InvariantCulture)).ToArray();
        return PartialDate.IsPossible(numbers[2], numbers[1], numbers[0]) ? new DateOnly(numbers[2], numbers[1], numbers[0]) : null;
    }

    [GeneratedRegex(@"ngay\s*(\d{1,2})\s*(?:thang|/|-)\s*(\d{1,2})\s*(?:nam|/|-)\s*(\d{4})", RegexOptions.CultureInvariant)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"nam\s+(20\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyYear();
}
