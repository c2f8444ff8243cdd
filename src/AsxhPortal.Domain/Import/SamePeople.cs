using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>A coarse "may these two rows of one list be the same person?", for the checks within a list; matching has its own, finer one.</summary>
internal static partial class SamePeople
{
    /// <summary>Equal without marks, one or two letters off, or one name contained in the other ("Trần Xoan", "Trần Thị Xoan").</summary>
    public static bool HaveSimilarNames(string left, string right)
    {
        var a = Key(left);
        var b = Key(right);
        if (a == b) return true;
        if (a.Length == 0 || b.Length == 0) return false;
        var (wordsA, wordsB) = (a.Split(' '), b.Split(' '));
        if (wordsA.Length != wordsB.Length)
        {
            var (few, many) = wordsA.Length < wordsB.Length ? (wordsA, wordsB) : (wordsB, wordsA);
            return few.Length >= 2 && few[0] == many[0] && few[^1] == many[^1] && few.All(many.Contains);
        }
        // A typo stays within one word; two different words are two names.
        var different = Enumerable.Range(0, wordsA.Length).Where(i => wordsA[i] != wordsB[i]).ToList();
        return different.Count == 1 && IsTypo(wordsA[different[0]], wordsB[different[0]]);
    }

    /// <summary>Folded, without the alias, a final y after a consonant as i (Sỹ, Sĩ).</summary>
    private static string Key(string name) =>
        FinalY().Replace(VietnameseText.Fold(NameCleaning.SplitAlias(VietnameseText.Nfc(name)).Name), "i");

    public static bool MayBeOne(CleanedRow left, CleanedRow right)
    {
        if (HaveSimilarNames(left.FullName, right.FullName)) return true;
        return left.Birth is { IsExact: true } b && right.Birth == b && VietnameseText.Fold(left.FullName).Split(' ')[^1] == VietnameseText.Fold(right.FullName).Split(' ')[^1];
    }

    /// <summary>One letter wrong, missing, doubled or swapped with its neighbour, in words of some length.</summary>
    internal static bool IsTypo(string a, string b)
    {
        if (Math.Min(a.Length, b.Length) < 2 || Math.Abs(a.Length - b.Length) > 1) return false;
        if (string.Concat(a.Order()) == string.Concat(b.Order())) return true;
        if (a.Length == b.Length) return a.Length >= 4 && a.Zip(b).Count(p => p.First != p.Second) == 1;
        var (few, many) = a.Length < b.Length ? (a, b) : (b, a);
        return Enumerable.Range(0, many.Length).Any(i => many.Remove(i, 1) == few);
    }

    [GeneratedRegex(@"(?<=[bcdghklmnpqrstvx])y\b", RegexOptions.CultureInvariant)]
    private static partial Regex FinalY();
}
