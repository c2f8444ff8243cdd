using System.Runtime.InteropServices;

namespace AsxhPortal.Domain.Matching;

/// <summary>How often names and their parts occur among the known persons: "Nguyễn Thị Lan" proves little, a rare name much.</summary>
public sealed class NameCounts
{
    private readonly Dictionary<ulong, int> _counts = [];
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    internal void Add(NameForms name)
    {
        if (name.IsBlank)
            return;
        Raise(name.ToneHash);
        Raise(name.KeyHash);
        Raise(name.EndsHash);
        foreach (var word in name.Words)
            _words.Add(word);
        foreach (var word in name.ToneWords)
            _words.Add(word);
    }

    /// <summary>The same name, marks included.</summary>
    public int SameName(NameForms name) => _counts.GetValueOrDefault(name.ToneHash);

    /// <summary>The same name without marks.</summary>
    public int SameKey(NameForms name) => _counts.GetValueOrDefault(name.KeyHash);

    /// <summary>The same họ and tên, whatever stands between.</summary>
    public int SameEnds(NameForms name) => _counts.GetValueOrDefault(name.EndsHash);

    /// <summary>True when a word of the name occurs in no known name: then it is a slip for sure and not another name.</summary>
    public bool HasUnknownWord(NameForms name) => !name.Words.All(_words.Contains);

    /// <summary>Likewise with marks: "Nguyển" is no word, "Tình" beside "Tịnh" is.</summary>
    public bool HasUnknownMarks(NameForms name) => !name.ToneWords.All(_words.Contains);

    private void Raise(ulong key) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _)++;
}
