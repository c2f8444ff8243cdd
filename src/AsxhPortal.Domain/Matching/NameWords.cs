using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>
/// The words of names with their two forms, each worked out once: a hundred thousand names are made of a few thousand words. Digits and
/// punctuation that lists carry behind a name ("Lan.", "Lan (2)") are no part of it.
/// </summary>
public sealed class NameWords
{
    /// <summary>Beyond so many, words are slips and are worked out anew.</summary>
    private const int MostWords = 200_000;
    private readonly Dictionary<string, Word[]> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);

    public readonly record struct Word(string Tone, string Fold, bool HasMarks);

    public Word[] Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return [];
        Word[]? single = null;
        List<Word>? all = null;
        var lookup = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        var rest = name.AsSpan();
        foreach (var range in rest.SplitAny(' ', '\u00A0', '\t', '\n', '\r', '.', ',', '-'))
        {
            var raw = rest[range];
            if (raw.IsEmpty)
                continue;
            if (!lookup.TryGetValue(raw, out var forms))
                forms = Remember(raw.ToString());
            if (forms.Length == 0)
                continue;
            if (all is null && single is null)
                single = forms;
            else
            {
                all ??= [.. single!];
                all.AddRange(forms);
            }
        }
        return all?.ToArray() ?? single ?? [];
    }

    private Word[] Remember(string raw)
    {
        var forms = Fold(raw);
        if (_forms.Count < MostWords)
            _forms.Add(raw, forms);
        return forms;
    }

    private Word[] Fold(string raw)
    {
        var clean = string.Concat(VietnameseText.Nfc(raw).Where(c => char.IsLetter(c) || c is '\'' || char.IsWhiteSpace(c)));
        var tones = VietnameseText.FoldTones(clean);
        return tones.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tone =>
        {
            var fold = VietnameseText.Fold(string.Concat(tone.Where(c => !char.IsAsciiDigit(c))));
            return new Word(Pooled(tone), Pooled(fold), tone != fold);
        }).Where(w => w.Fold.Length > 0).ToArray();
    }

    private string Pooled(string text)
    {
        if (_pool.TryGetValue(text, out var known))
            return known;
        _pool.Add(text, text);
        return text;
    }
}
