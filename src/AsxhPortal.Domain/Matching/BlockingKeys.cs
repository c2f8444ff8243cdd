using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>
/// The keys by which a row finds those it is compared with. Any one shared key is enough, so each single slip (a digit, a letter, a day, a
/// thôn) leaves at least one whole.
/// </summary>
internal static class BlockingKeys
{
    public const int Most = 16;

    /// <param name="isRow">A row that knows its birth asks for the given name in the thôn by other keys already.</param>
    /// <returns>How many keys were written.</returns>
    public static int Of(Span<ulong> into, NameForms name, PartialDate? birth, string? citizenId, string? oldId, string hamletKey, bool isRow = false)
    {
        var count = 0;
        // One wrong digit leaves at least one of three parts of a number untouched; the first six digits alone say only province, sex and year.
        if (citizenId is { Length: >= 10 })
        {
            into[count++] = Text('a', citizenId.AsSpan(0, 9));
            into[count++] = Text(Text('b', citizenId.AsSpan(0, 6)), citizenId.AsSpan(citizenId.Length - 3));
            into[count++] = Text('c', citizenId.AsSpan(citizenId.Length - 6));
        }
        if (oldId is { Length: 9 })
        {
            into[count++] = Text('d', oldId.AsSpan(0, 6));
            into[count++] = Text(Text('e', oldId.AsSpan(0, 3)), oldId.AsSpan(6));
            into[count++] = Text('f', oldId.AsSpan(3));
        }
        var exact = birth is { Day: { } day, Month: { } month } && (day, month) != (1, 1) ? birth : null;
        if (exact is { } born)
        {
            into[count++] = DayKey(born);
            if (hamletKey.Length > 0)
                into[count++] = Text(Number('D', born.Month!.Value * 100 + born.Day!.Value), hamletKey);
        }
        if (name.IsBlank)
            return count;
        into[count++] = Number('N', name.AnyOrderHash);
        if (hamletKey.Length > 0 && (!isRow || birth is null))
            into[count++] = Text(Text('H', name.Given), hamletKey);
        if (birth is not { } known)
            return count;
        into[count++] = Number(Text('G', name.Given), known.Year);
        into[count++] = Number(Number('F', name.BeforeGivenHash), known.Year);
        return count;
    }

    /// <summary>The birth date to the day; a row also asks with day and month swapped.</summary>
    public static ulong DayKey(PartialDate born) => Number('B', born.Year * 10000 + born.Month!.Value * 100 + born.Day!.Value);

    public static ulong Text(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
            hash = Number(hash, character);
        return Number(hash, text.Length);
    }

    public static ulong Number(ulong hash, long value) => Number(hash, (ulong)value);

    /// <summary>The mixing step of splitmix64 (Vigna, public domain).</summary>
    public static ulong Number(ulong hash, ulong value)
    {
        hash = hash * 0x9E3779B97F4A7C15UL + value + 1;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
