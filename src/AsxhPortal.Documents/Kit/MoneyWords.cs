using System.Globalization;
using Humanizer;

namespace AsxhPortal.Documents.Kit;

/// <summary>
/// An amount of đồng in words, as payment papers state it: 121500000 → "Một trăm hai mươi mốt triệu năm trăm nghìn đồng".
/// </summary>
/// <remarks>
/// Humanizer speaks one group of three digits well (mốt, tư, lăm, linh) but joins groups without the zero hundred
/// (1001 → "một nghìn linh một") and writes "tỉ"; the groups are therefore joined here.
/// </remarks>
public static class MoneyWords
{
    private const ulong Billion = 1_000_000_000;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");

    /// <summary>Any amount in đồng, negative ones too ("Âm …").</summary>
    public static string Of(long amount)
    {
        var magnitude = amount < 0 ? (ulong)(-(amount + 1)) + 1 : (ulong)amount;
        var words = magnitude == 0 ? "không" : Spell(magnitude, isLeading: true);
        if (amount < 0)
            words = "âm " + words;
        return char.ToUpperInvariant(words[0]) + words[1..] + " đồng";
    }

    /// <summary>A number without its unit, in small letters: 2024 → "hai nghìn không trăm hai mươi tư".</summary>
    public static string Number(int number) => number == 0 ? "không" : Spell((ulong)number, isLeading: true);

    private static string Spell(ulong value, bool isLeading)
    {
        var parts = new List<string>();
        if (value >= Billion)
        {
            parts.Add(Spell(value / Billion, isLeading) + " tỷ");
            isLeading = false;
            value %= Billion;
        }

        foreach (var (size, name) in new[] { (1_000_000UL, " triệu"), (1_000UL, " nghìn"), (1UL, "") })
        {
            var group = (int)(value / size % 1_000);
            if (group == 0)
                continue;
            parts.Add(Group(group, isLeading) + name);
            isLeading = false;
        }

        return string.Join(' ', parts);
    }

    private static string Group(int group, bool isLeading) => (isLeading, group) switch
    {
        (false, < 10) => "không trăm linh " + group.ToWords(Vietnamese),
        (false, < 100) => "không trăm " + group.ToWords(Vietnamese),
        _ => group.ToWords(Vietnamese),
    };
}
