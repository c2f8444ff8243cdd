using System.Text;

namespace AsxhPortal.Domain.Matching;

/// <summary>A piece of a value, and whether the other side lacks it.</summary>
public readonly record struct TextPiece(string Text, bool Differs);

/// <summary>
/// Two values of one field, cut into what both have and what only one has, so that the eye falls on the letter that differs. Words are laid beside words
/// first; only words that resemble each other are compared letter by letter. Small and capital letters count as equal.
/// </summary>
public sealed record TextDifference(IReadOnlyList<TextPiece> Left, IReadOnlyList<TextPiece> Right)
{
    /// <summary>Longer values are marked as a whole: no name, number or thôn comes near.</summary>
    private const int Longest = 200;

    public bool IsNone => !Left.Any(piece => piece.Differs) && !Right.Any(piece => piece.Differs);

    public static TextDifference Between(string? left, string? right)
    {
        var (one, other) = (left?.Trim().Normalize(NormalizationForm.FormC) ?? "", right?.Trim().Normalize(NormalizationForm.FormC) ?? "");
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
            return new TextDifference(Whole(one, false), Whole(other, false));
        if (one.Length == 0 || other.Length == 0 || one.Length > Longest || other.Length > Longest)
            return new TextDifference(Whole(one, true), Whole(other, true));

        var (leftWords, rightWords) = (Words(one), Words(other));
        var (leftMarks, rightMarks) = (new List<(string Text, bool Differs)>(), new List<(string Text, bool Differs)>());
        var (l, r) = (0, 0);
        // Dates and numbers stand part beside part: in 05/12 and 12/05 nothing has moved, two parts differ.
        var hasLetters = one.Any(char.IsLetter) || other.Any(char.IsLetter);
        var common = !hasLetters && leftWords.Count == rightWords.Count ? InPlace(leftWords, rightWords) : Common(leftWords, rightWords, AreEqual);
        foreach (var (pairLeft, pairRight) in common.Append((leftWords.Count, rightWords.Count)))
        {
            MarkBetween(leftWords[l..pairLeft], rightWords[r..pairRight], leftMarks, rightMarks);
            if (pairLeft < leftWords.Count)
            {
                leftMarks.Add((leftWords[pairLeft], false));
                rightMarks.Add((rightWords[pairRight], false));
            }
            (l, r) = (pairLeft + 1, pairRight + 1);
        }
        return new TextDifference(Joined(leftMarks), Joined(rightMarks));
    }

    /// <summary>Words that stand between two equal ones: in pairs while they resemble each other, else as a whole.</summary>
    private static void MarkBetween(List<string> left, List<string> right, List<(string, bool)> leftMarks, List<(string, bool)> rightMarks)
    {
        var pairs = left.Count == right.Count ? left.Count : 0;
        for (var i = 0; i < pairs; i++)
            MarkLetters(left[i], right[i], leftMarks, rightMarks);
        leftMarks.AddRange(left.Skip(pairs).Select(word => (word, true)));
        rightMarks.AddRange(right.Skip(pairs).Select(word => (word, true)));
    }

    private static void MarkLetters(string left, string right, List<(string, bool)> leftMarks, List<(string, bool)> rightMarks)
    {
        var common = Common([.. left], [.. right], (a, b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b));
        if (common.Count * 2 < Math.Max(left.Length, right.Length))
        {
            leftMarks.Add((left, true));
            rightMarks.Add((right, true));
            return;
        }
        var (ofLeft, ofRight) = (common.Select(pair => pair.Left).ToHashSet(), common.Select(pair => pair.Right).ToHashSet());
        leftMarks.AddRange(left.Select((letter, place) => (letter.ToString(), !ofLeft.Contains(place))));
        rightMarks.AddRange(right.Select((letter, place) => (letter.ToString(), !ofRight.Contains(place))));
    }

    /// <summary>Words, and every space, slash or dash between them as a word of its own, so that nothing is lost.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(character);
                continue;
            }
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
            words.Add(character.ToString());
        }
        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    private static bool AreEqual(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static List<(int Left, int Right)> InPlace(List<string> left, List<string> right) =>
        Enumerable.Range(0, left.Count).Where(place => left[place] == right[place]).Select(place => (place, place)).ToList();

    /// <summary>Longest common subsequence, as pairs of places.</summary>
    private static List<(int Left, int Right)> Common<T>(List<T> left, List<T> right, Func<T, T, bool> equal)
    {
        var lengths = new int[left.Count + 1, right.Count + 1];
        for (var l = left.Count - 1; l >= 0; l--)
        {
            for (var r = right.Count - 1; r >= 0; r--)
                lengths[l, r] = equal(left[l], right[r]) ? lengths[l + 1, r + 1] + 1 : Math.Max(lengths[l + 1, r], lengths[l, r + 1]);
        }
        var pairs = new List<(int, int)>();
        for (var (l, r) = (0, 0); l < left.Count && r < right.Count;)
        {
            if (equal(left[l], right[r]))
                pairs.Add((l++, r++));
            else if (lengths[l + 1, r] >= lengths[l, r + 1])
                l++;
            else
                r++;
        }
        return pairs;
    }

    private static List<TextPiece> Whole(string text, bool differs) => text.Length == 0 ? [] : [new TextPiece(text, differs)];

    private static List<TextPiece> Joined(List<(string Text, bool Differs)> marks)
    {
        var pieces = new List<TextPiece>();
        foreach (var (text, differs) in marks)
        {
            if (pieces.Count > 0 && pieces[^1].Differs == differs)
                pieces[^1] = new TextPiece(pieces[^1].Text + text, differs);
            else
                pieces.Add(new TextPiece(text, differs));
        }
        return pieces;
    }
}
