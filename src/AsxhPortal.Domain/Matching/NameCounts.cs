using System.Runtime.InteropServices;

namespace AsxhPortal.Domain.Matching;

/// <summary>How often names and their parts occur among the known persons: "Nguyễn Thị Lan" proves little, a rare name much.</summary>
public sealed class NameCounts
{
    private readonly Dictionary<ulong, int> _counts = [];
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    /// <summary>Tells the words of a name apart from slips.</summary>
    internal void AddWords(ReadOnlySpan<NameWords.Word> words)
    {
        foreach (var word in words)
        {
            _words.Add(word.Fold);
            _words.Add(word.Tone);
        }
    }

    internal void Add(NameForms name)
    {
        if (name.IsBlank)
            return;
        Raise(name.ToneHash);
        Raise(name.KeyHash);
        Raise(name.EndsHash);
    }

    /// <summary>The same name, marks included.</summary>
    public int SameName(NameForms name) => _counts.GetValueOrDefault(name.ToneHash);

    /// <summary>The same name without marks.</summary>
    public int SameKey(NameForms name) => _counts.GetValueOrDefault(name.KeyHash);

    /// <summary>The same họ and tên, whatever stands between.</summary>
    public int SameEnds(NameForms name) => _counts.GetValueOrDefault(name.EndsHash);

    /// <summary>True when a word of the name occurs in no known name: then it is a slip for sure and not another name.</summary>
    public bool HasUnknownWord(ReadOnlySpan<NameWords.Word> words)
    {
        foreach (var word in words)
        {
            if (!_words.Contains(word.Fold))
                return true;
        }
        return false;
    }

    /// <summary>Likewise with marks: "Nguyển" is no word, "Tình" beside "Tịnh" is.</summary>
    public bool HasUnknownMarks(ReadOnlySpan<NameWords.Word> words)
    {
        foreach (var word in words)
        {
            if (!_words.Contains(word.Tone))
                return true;
        }
        return false;
    }

    private void Raise(ulong key) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _)++;
}
