using System.Globalization;
using System.Text.RegularExpressions;

namespace AsxhPortal.Domain.Import;

/// <summary>Where a row of an annotated workbook comes from; it stands in a hidden column and moves with the row when somebody sorts.</summary>
/// <param name="Sheet">Number of the sheet among the read ones, from 0.</param>
/// <param name="Row">The row as Excel showed it when the office's file was read.</param>
public readonly partial record struct RowKey(Guid BatchId, int Sheet, int Row)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"asxh.{BatchId:N}.{Sheet}.{Row}");

    public static RowKey? Find(string? text)
    {
        if (text is null || !text.Contains("asxh.", StringComparison.Ordinal) || Form().Match(text) is not { Success: true } m) return null;
        return new RowKey(Guid.ParseExact(m.Groups[1].Value, "N"), int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture), int.Parse(m.Groups[3].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\s*asxh\.([0-9a-f]{32})\.(\d{1,4})\.(\d{1,7})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
