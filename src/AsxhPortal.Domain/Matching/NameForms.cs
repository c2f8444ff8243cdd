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

    /// <summary>One side writes words by their first letter: Ng. T. Lan, N.T. Lan.</summary>
    Initials,

    /// <summary>One letter wrong, missing, doubled or swapped within one word.</summary>
    OneTypo,

    /// <summary>Two of these slips at once: a middle word left out and a letter wrong, two letters wrong, …</summary>
    TwoSlips,

    Different,

    /// <summary>One side has no name.</summary>
    Missing,
}

/// <summary>A name prepared for many comparisons.</summary>
public sealed class NameForms
{
    public NameForms(string? name) : this(new NameWords().Of(name)) { }

    /// <param name="words">By <see cref="NameWords"/>, which shares them between many names.</param>
    public NameForms(ReadOnlySpan<NameWords.Word> words)
    {
        Words = words.Length == 0 ? [] : new string[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            Words[i] = word.Fold;
            HasMarks |= word.HasMarks;
            ToneHash = BlockingKeys.Text(ToneHash, word.Tone);
            KeyHash = BlockingKeys.Text(KeyHash, word.Fold);
            foreach (var letter in word.Fold)
                JoinedHash = BlockingKeys.Number(JoinedHash, letter);
            var hash = BlockingKeys.Text('W', word.Fold);
            AnyOrderHash += hash;
            if (i < words.Length - 1)
                BeforeGivenHash = BlockingKeys.Number(BeforeGivenHash, hash);
        }
        if (words.Length > 0)
            EndsHash = BlockingKeys.Text(BlockingKeys.Text('E', Words[0]), Words[^1]);
        ToneHash = BlockingKeys.Number(ToneHash, 'T');
    }

    internal ulong ToneHash { get; }
    internal ulong KeyHash { get; }
    internal ulong EndsHash { get; }

    /// <summary>Equal where only the spaces stand elsewhere.</summary>
    internal ulong JoinedHash { get; }

    /// <summary>Equal for the same words in any order.</summary>
    internal ulong AnyOrderHash { get; }

    /// <summary>Everything but the given name.</summary>
    internal ulong BeforeGivenHash { get; }

    /// <summary>Without marks, i/y made equal.</summary>
    public string[] Words { get; }
    public bool HasMarks { get; }
    public bool IsBlank => Words.Length == 0;
    public string Key => string.Join(' ', Words);

    /// <summary>Tên.</summary>
    public string Given => Words.Length == 0 ? "" : Words[^1];

    /// <summary>Họ.</summary>
    public string Family => Words.Length == 0 ? "" : Words[0];

    public NameLikeness LikenessTo(NameForms other)
    {
        var (left, right) = (Words, other.Words);
        if (left.Length == 0 || right.Length == 0)
            return NameLikeness.Missing;
        if (KeyHash == other.KeyHash)
            return ToneHash == other.ToneHash ? NameLikeness.Same
                : HasMarks && other.HasMarks ? NameLikeness.MarksDiffer : NameLikeness.MarksMissing;
        if (left.Length == right.Length)
        {
            if (AnyOrderHash == other.AnyOrderHash)
                return NameLikeness.Reordered;
            return TyposBetween(left, right) switch
            {
                1 => NameLikeness.OneTypo,
                2 => NameLikeness.TwoSlips,
                _ => AreInitials(left, right) ? NameLikeness.Initials : IsReorderedWithTypo(left, right) ? NameLikeness.TwoSlips : NameLikeness.Different,
            };
        }
        var (few, many) = left.Length < right.Length ? (left, right) : (right, left);
        return DroppedWith(few, many) switch
        {
            0 => NameLikeness.MiddleDropped,
            1 => NameLikeness.TwoSlips,
            _ => JoinedHash == other.JoinedHash ? NameLikeness.OneTypo : NameLikeness.Different,
        };
    }

    /// <returns>Words with one typo, a word of two letters counting double; 3 when any word differs by more.</returns>
    private static int TyposBetween(string[] left, string[] right)
    {
        var typos = 0;
        for (var i = left.Length - 1; i >= 0; i--)
        {
            if (left[i] != right[i])
                typos += TypoCost(left[i], right[i]);
            if (typos > 2)
                return 3;
        }
        return typos;
    }

    private static bool IsReorderedWithTypo(string[] left, string[] right)
    {
        if (left.Length is < 3 or > 12)
            return false;
        Span<bool> used = stackalloc bool[right.Length];
        string? odd = null;
        foreach (var word in left)
        {
            var at = 0;
            while (at < right.Length && (used[at] || right[at] != word))
                at++;
            if (at < right.Length)
                used[at] = true;
            else if (odd is not null)
                return false;
            else
                odd = word;
        }
        return odd is not null && IsTypo(odd, right[used.IndexOf(false)]);
    }

    /// <summary>The shorter name within the longer one: họ and tên on their places, middle words left out.</summary>
    /// <returns>Typos among the words that are there; -1 when it is not that.</returns>
    private static int DroppedWith(string[] few, string[] many)
    {
        if (few.Length < 2)
            return -1;
        var typos = TypoCost(few[0], many[0]) + TypoCost(few[^1], many[^1]);
        var next = 1;
        for (var at = 1; at < many.Length - 1 && next < few.Length - 1 && typos < 2; at++)
        {
            if (few[next] == many[at])
                next++;
        }
        if (typos == 0 && next == few.Length - 2 && next > 0)
        {
            // One middle word is left over: a typo in it, or another name.
            var (word, slip) = (few[next], false);
            for (var at = 1; at < many.Length - 1; at++)
                slip |= IsTypo(word, many[at]);
            return slip ? 1 : -1;
        }
        return typos < 2 && next >= few.Length - 1 ? typos : -1;
    }

    private static bool AreInitials(string[] left, string[] right)
    {
        if (left[^1] != right[^1])
            return false;
        var initials = 0;
        for (var i = 0; i < left.Length - 1; i++)
        {
            if (left[i] == right[i])
                continue;
            var (few, many) = left[i].Length < right[i].Length ? (left[i], right[i]) : (right[i], left[i]);
            if (few.Length > 2 || !many.StartsWith(few, StringComparison.Ordinal))
                return false;
            initials++;
        }
        return initials > 0;
    }

    private static int TypoCost(string left, string right) =>
        left == right ? 0 : !IsTypo(left, right) ? 3 : Math.Max(left.Length, right.Length) < 3 ? 2 : 1;

    private static bool IsTypo(string left, string right) => Math.Abs(left.Length - right.Length) <= 1 && EditDistance.IsOne(left, right);
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
