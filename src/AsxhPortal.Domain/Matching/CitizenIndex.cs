using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>
/// The population extract in memory, found by several keys, so that a row meets only those who may be its person: never every row with every
/// citizen. Keys are 64-bit hashes in sorted arrays; a collision costs one comparison more and nothing else.
/// </summary>
public sealed class CitizenIndex
{
    private readonly Entry[] _entries;
    private readonly ulong[] _keys;
    private readonly int[] _places;
    private readonly Dictionary<string, int> _toneCounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _keyCounts = new(StringComparer.Ordinal);

    public CitizenIndex(IEnumerable<Citizen> citizens)
    {
        _entries = citizens.Select(c => new Entry(c, new NameForms(c.FullName), PlaceKey(c.HamletName))).ToArray();
        var keys = new List<(ulong Key, int Place)>(_entries.Length * 9);
        for (var place = 0; place < _entries.Length; place++)
        {
            var entry = _entries[place];
            Tally(_toneCounts, entry.Name.ToneKey);
            Tally(_keyCounts, entry.Name.Key);
            foreach (var key in KeysOf(entry.Name, entry.Citizen.Birth, entry.Citizen.CitizenId, entry.Citizen.OldId))
                keys.Add((key, place));
        }
        _keys = new ulong[keys.Count];
        _places = new int[keys.Count];
        for (var i = 0; i < keys.Count; i++)
            (_keys[i], _places[i]) = keys[i];
        Array.Sort(_keys, _places);
        HamletCount = _entries.Select(e => e.HamletKey).Where(k => k.Length > 0).Distinct().Count();
    }

    public int Count => _entries.Length;
    public int HamletCount { get; }

    /// <summary>The thôn without its prefix, and without a second one that an office wrote before it ("Thôn Tổ dân phố 7").</summary>
    public static string PlaceKey(string? hamlet) => Hamlet.KeyOf(Hamlet.KeyOf(hamlet));

    public sealed record Entry(Citizen Citizen, NameForms Name, string HamletKey);

    public int SameName(NameForms name) => _toneCounts.GetValueOrDefault(name.ToneKey);

    public int SameKey(NameForms name) => _keyCounts.GetValueOrDefault(name.Key);

    /// <summary>Everybody who shares at least one key with the subject, once each.</summary>
    public IEnumerable<Entry> CandidatesFor(MatchSubject subject, NameForms name)
    {
        var seen = new HashSet<int>();
        var keys = KeysOf(name, subject.Birth, subject.CitizenId, subject.OldId);
        if (subject.Birth is { Day: { } day, Month: { } month } birth && PartialDate.IsPossible(birth.Year, day, month))
            keys = keys.Append(Hash('B', $"{birth.Year}-{day}-{month}"));
        foreach (var key in keys)
        {
            var at = Array.BinarySearch(_keys, key);
            if (at < 0)
                continue;
            while (at > 0 && _keys[at - 1] == key)
                at--;
            for (; at < _keys.Length && _keys[at] == key; at++)
            {
                if (seen.Add(_places[at]))
                    yield return _entries[_places[at]];
            }
        }
    }

    private static IEnumerable<ulong> KeysOf(NameForms name, PartialDate? birth, string? citizenId, string? oldId)
    {
        // One wrong digit leaves at least one of three parts of a number untouched.
        if (citizenId is { Length: 12 })
        {
            yield return Hash('a', citizenId[..9]);
            yield return Hash('b', citizenId[..6] + citizenId[9..]);
            yield return Hash('c', citizenId[6..]);
        }
        if (oldId is { Length: 9 })
        {
            yield return Hash('d', oldId[..6]);
            yield return Hash('e', oldId[..3] + oldId[6..]);
            yield return Hash('f', oldId[3..]);
        }
        if (birth is { Day: { } day, Month: { } month } exact)
            yield return Hash('B', $"{exact.Year}-{month}-{day}");
        if (name.IsBlank)
            yield break;
        yield return Hash('N', name.SortedWords);
        if (birth is not { } born)
            yield break;
        yield return Hash('G', $"{name.Given} {born.Year}");
        yield return Hash('F', $"{name.BeforeGiven} {born.Year}");
    }

    private static void Tally(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    /// <summary>FNV-1a.</summary>
    private static ulong Hash(char kind, string text)
    {
        var hash = 14695981039346656037UL;
        hash = (hash ^ kind) * 1099511628211UL;
        foreach (var character in text)
            hash = (hash ^ character) * 1099511628211UL;
        return hash;
    }
}
