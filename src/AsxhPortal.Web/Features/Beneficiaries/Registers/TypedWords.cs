using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Beneficiaries.Registers;

/// <summary>
/// What somebody typed into the search box: words of the name in any order, with or without marks, words of the head of household, and digits of an id,
/// telephone or account number.
/// </summary>
public sealed class TypedWords
{
    /// <summary>The rank of those found by the head of their household.</summary>
    public const byte ByHead = 2;

    private readonly List<(WordFit[] Fits, bool HasMarks)> words = [];
    private readonly List<NumberSearch> numbers = [];
    private bool anyMarks;

    public bool HasWords => words.Count > 0;

    /// <summary>Null when nothing was typed.</summary>
    public static TypedWords? Of(string? text, RegisterWords known, bool isBegun)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var typed = new TypedWords();
        foreach (var word in VietnameseText.Nfc(NumberSearch.Joined(text)).Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (NumberSearch.Of(word) is { } number)
            {
                typed.numbers.Add(number);
                continue;
            }
            var hasMarks = VietnameseText.FoldTones(word) != VietnameseText.FoldTones(VietnameseText.Fold(word));
            typed.anyMarks |= hasMarks;
            typed.words.Add((known.Fit(word, isBegun), hasMarks));
        }
        return typed;
    }

    /// <param name="rank">0: the name, with the marks that were typed; 1: the name without regard to marks; 2: the head of the household.</param>
    public bool Finds(UnitRegister unit, int person, out byte rank)
    {
        rank = 0;
        foreach (var number in numbers)
        {
            if (!number.Finds(unit, person))
                return false;
        }
        if (words.Count == 0)
            return true;
        if (FindsIn(unit.NameOf(person), out var withMarks))
            rank = (byte)(withMarks || !anyMarks ? 0 : 1);
        else if (FindsIn(unit.HeadOf(person), out _))
            rank = ByHead;
        else
            return false;
        return true;
    }

    private bool FindsIn(ReadOnlySpan<int> name, out bool withMarks)
    {
        withMarks = true;
        foreach (var (fits, hasMarks) in words)
        {
            var best = WordFit.None;
            foreach (var number in name)
            {
                if (number < fits.Length && fits[number] > best)
                    best = fits[number];
            }
            if (best == WordFit.None)
                return false;
            withMarks &= !hasMarks || best == WordFit.WithMarks;
        }
        return true;
    }
}
