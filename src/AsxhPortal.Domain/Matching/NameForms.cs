using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>How like two names are, best first.</summary>
public enum NameLikeness
{
    /// <summary>Equal but for the place of a tone or i/y: Hoà, Hòa.</summary>
    Same,

    /// <summary>One side is written without any mark: NGUYEN THI LAN.</summary>
    MarksMissing,

    /// <summary>Same letters, other marks: Hoa, Hoà. May be a slip, may be a sister.</summary>
    MarksDiffer,

    /// <summary>The same words in another order.</summary>
    Reordered,

    /// <summary>One side leaves out a middle word: Trần Xoan, Trần Thị Xoan.</summary>
    MiddleDropped,

    /// <summary>One letter wrong, missing, doubled or swapped within one word.</summary>
    OneTypo,

    Different,

    /// <summary>One side has no name.</summary>
    Missing,
}

/// <summary>A name prepared for many comparisons.</summary>
public sealed class NameForms
{
    public NameForms(string? name)
    {
        var tones = VietnameseText.FoldTones(name);
        ToneKey = tones;
        Key = VietnameseText.Fold(new string(tones.Where(c => !char.IsAsciiDigit(c)).ToArray()));
        Words = Key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        HasMarks = ToneKey != Key;
    }

    /// <summary>Letters and tones, the place of the tone and i/y made equal.</summary>
    public string ToneKey { get; }

    /// <summary>Without marks, i/y made equal.</summary>
    public string Key { get; }
    public string[] Words { get; }
    public bool HasMarks { get; }
    public bool IsBlank => Words.Length == 0;

    /// <summary>Tên.</summary>
    public string Given => Words.Length == 0 ? "" : Words[^1];

    /// <summary>Họ.</summary>
    public string Family => Words.Length == 0 ? "" : Words[0];

    public string SortedWords => string.Join(' ', Words.Order(StringComparer.Ordinal));

    /// <summary>Everything but the given name.</summary>
    public string BeforeGiven => Words.Length < 2 ? "" : string.Join(' ', Words[..^1]);

    public NameLikeness LikenessTo(NameForms other)
    {
        if (IsBlank || other.IsBlank)
            return NameLikeness.Missing;
        if (ToneKey == other.ToneKey)
            return NameLikeness.Same;
        if (Key == other.Key)
            return HasMarks && other.HasMarks ? NameLikeness.MarksDiffer : NameLikeness.MarksMissing;
        if (Words.Length == other.Words.Length)
        {
            if (HasOneTypo(Words, other.Words))
                return NameLikeness.OneTypo;
            return SortedWords == other.SortedWords ? NameLikeness.Reordered : NameLikeness.Different;
        }
        if (HasMiddleDropped(Words, other.Words) || HasMiddleDropped(other.Words, Words))
            return NameLikeness.MiddleDropped;
        return Key.Replace(" ", "") == other.Key.Replace(" ", "") ? NameLikeness.OneTypo : NameLikeness.Different;
    }

    private static bool HasMiddleDropped(string[] few, string[] many)
    {
        if (few.Length < 2 || few.Length >= many.Length || few[0] != many[0] || few[^1] != many[^1])
            return false;
        var next = 0;
        foreach (var word in many)
        {
            if (next < few.Length && few[next] == word)
                next++;
        }
        return next == few.Length;
    }

    private static bool HasOneTypo(string[] left, string[] right)
    {
        var different = -1;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] == right[i])
                continue;
            if (different >= 0)
                return false;
            different = i;
        }
        return different >= 0 && Math.Max(left[different].Length, right[different].Length) >= 3 && EditDistance.IsOne(left[different], right[different]);
    }
}

public static class EditDistance
{
    /// <summary>True for exactly one substitution, insertion, deletion or swap of neighbours.</summary>
    public static bool IsOne(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length > right.Length)
            return IsOne(right, left);
        if (right.Length - left.Length > 1)
            return false;
        var start = 0;
        while (start < left.Length && left[start] == right[start])
            start++;
        if (left.Length < right.Length)
            return left[start..].SequenceEqual(right[(start + 1)..]);
        if (start == left.Length)
            return false;
        if (left[(start + 1)..].SequenceEqual(right[(start + 1)..]))
            return true;
        return start + 1 < left.Length && left[start] == right[start + 1] && left[start + 1] == right[start]
            && left[(start + 2)..].SequenceEqual(right[(start + 2)..]);
    }
}
