using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Beneficiaries.Registers;

/// <summary>How well a word of a name fits a word that was typed.</summary>
public enum WordFit : byte { None, Folded, WithMarks }

/// <summary>
/// The words of all names of the register, each once: a few thousand numbers stand for the words of a quarter of a million names. Words are
/// only ever added.
/// </summary>
public sealed class RegisterWords
{
    private readonly Lock adding = new();
    private readonly Dictionary<string, int> numbers = [];
    private volatile Word[] words = new Word[4096];
    private volatile int count;

    private readonly record struct Word(string Folded, string Marked);

    /// <summary>The numbers of the words of a name, in their order.</summary>
    public void AddTo(List<int> target, string? name)
    {
        foreach (var range in (name ?? "").AsSpan().Split(' '))
        {
            if (range.Start.Value < range.End.Value)
                target.Add(NumberOf(name![range]));
        }
    }

    /// <summary>For every word known now, how it fits: without marks "duong" fits Đường and Dương alike, "đường" fits Đường better.</summary>
    /// <param name="isBegun">Words that only begin with what was typed fit too.</param>
    public WordFit[] Fit(string typed, bool isBegun)
    {
        var (folded, marked) = (VietnameseText.Fold(typed), VietnameseText.FoldTones(typed));
        var (known, size) = (words, count);
        var fits = new WordFit[size];
        for (var i = 0; i < size; i++)
        {
            var word = known[i];
            if (word.Folded == folded || (isBegun && word.Folded.StartsWith(folded, StringComparison.Ordinal)))
                fits[i] = word.Marked == marked ? WordFit.WithMarks : WordFit.Folded;
        }
        return fits;
    }

    private int NumberOf(string word)
    {
        var lower = word.ToLowerInvariant();
        lock (adding)
        {
            if (numbers.TryGetValue(lower, out var number))
                return number;
            var known = words;
            if (count == known.Length)
                Array.Resize(ref known, known.Length * 2);
            known[count] = new Word(VietnameseText.Fold(lower), VietnameseText.FoldTones(lower));
            numbers[lower] = count;
            words = known;
            return count++;
        }
    }
}
