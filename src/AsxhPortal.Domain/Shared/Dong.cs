using System.Globalization;

namespace AsxhPortal.Domain.Shared;

/// <summary>An amount in đồng: whole, VND has no decimals; sums exceed an int. Entities keep the plain <c>long</c> so that sums stay in the database.</summary>
public readonly record struct Dong(long Amount)
{
    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NumberGroupSizes = [3] };

    /// <summary>Reads 720000, 720.000, 720,000, "720.000 đ", "720.000đồng". Fractions and negative amounts are refused.</summary>
    public static bool TryParse(string? text, out Dong amount)
    {
        amount = default;
        var trimmed = VietnameseText.Fold(text).Replace(" ", "");
        foreach (var suffix in new[] { "dong", "vnd", "d" })
        {
            if (trimmed.EndsWith(suffix, StringComparison.Ordinal))
            {
                trimmed = trimmed[..^suffix.Length];
                break;
            }
        }
        var groups = trimmed.Split('.', ',');
        if (trimmed.Length == 0 || groups.Any(g => g.Length == 0 || !g.All(char.IsAsciiDigit)) || (groups.Length > 1 && (groups[0].Length > 3 || groups[1..].Any(g => g.Length != 3))))
            return false;
        if (!long.TryParse(string.Concat(groups), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        amount = new Dong(value);
        return true;
    }

    /// <summary>1.234.567 (without the sign).</summary>
    public string ToFigures() => Amount.ToString("#,0", Format);

    /// <summary>1.234.567 đ.</summary>
    public override string ToString() => ToFigures() + " đ";
}
