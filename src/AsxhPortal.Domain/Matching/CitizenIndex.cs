using System.Globalization;
using System.Runtime.InteropServices;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>
/// The known persons in memory, found by several keys, so that a row meets only those who may be its person: never every row with every
/// citizen. Persons are small structs in one array, names and places are kept once each, keys are 64-bit hashes in one sorted array; a
/// collision costs one comparison more and nothing else.
/// </summary>
public sealed class CitizenIndex
{
    private const int IdLength = 12;
    private const int OldIdLength = 9;
    private readonly Entry[] _entries;
    private readonly List<ulong> _keys;
    private readonly List<int> _places;
    private readonly NameForms[] _names;
    private readonly Places _homes = new();

    /// <param name="persons">Read once, one after the other: a stream is enough.</param>
    public CitizenIndex(IEnumerable<KnownPerson> persons)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var (names, entries, keys, places) = (new List<NameForms>(), new List<Entry>(), new List<ulong>(), new List<int>());
        Span<ulong> buffer = stackalloc ulong[BlockingKeys.Most];
        foreach (var person in persons)
        {
            if (!numbers.TryGetValue(person.FullName, out var name))
            {
                numbers.Add(person.FullName, name = names.Count);
                var words = Words.Of(person.FullName);
                names.Add(new NameForms(words));
                Names.AddWords(words);
            }
            Names.Add(names[name]);
            var hamlet = _homes.NumberOfHamlet(person.HamletName);
            var commune = _homes.NumberOfCommune(person.CommuneName);
            _homes.Count(hamlet, commune);
            var entry = new Entry(
                person.Id, name, person.Birth, person.Sex, NumberOf(person.CitizenId, IdLength), NumberOf(person.OldId, OldIdLength),
                hamlet, commune, person.Residence, person.DiedOn, person.Content);
            var count = BlockingKeys.Of(buffer, names[name], person.Birth, TextOf(entry.CitizenId, IdLength), TextOf(entry.OldId, OldIdLength), _homes.KeyOfHamlet(hamlet));
            foreach (var key in buffer[..count])
            {
                keys.Add(key);
                places.Add(entries.Count);
            }
            entries.Add(entry);
        }
        _entries = [.. entries];
        _names = [.. names];
        (_keys, _places) = (keys, places);
        CollectionsMarshal.AsSpan(_keys).Sort(CollectionsMarshal.AsSpan(_places));
    }

    public int Count => _entries.Length;
    public NameCounts Names { get; } = new();
    internal NameWords Words { get; } = new();
    public Places Homes => _homes;
    internal int DistinctNames => _names.Length;

    /// <summary>The thôn without its prefix, and without a second one that an office wrote before it ("Thôn Tổ dân phố 7").</summary>
    public static string PlaceKey(string? hamlet) => Hamlet.KeyOf(Hamlet.KeyOf(hamlet));

    internal ref readonly Entry this[int place] => ref _entries[place];

    internal NameForms NameOf(int name) => _names[name];

    internal static string? TextOf(long number, int length) => number < 0 ? null : number.ToString(length == IdLength ? "D12" : "D9", CultureInfo.InvariantCulture);

    /// <summary>Places of everybody who shares at least one key with the row; some twice.</summary>
    internal void Collect(ReadOnlySpan<ulong> keys, List<int> into)
    {
        foreach (var key in keys)
        {
            var at = LowerBound(key);
            for (; at < _keys.Count && _keys[at] == key; at++)
                into.Add(_places[at]);
        }
    }

    private int LowerBound(ulong key)
    {
        var (low, high) = (0, _keys.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_keys[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static long NumberOf(string? text, int length) =>
        text is not null && text.Length == length && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <param name="Name">Which of the distinct names.</param>
    /// <param name="CitizenId">-1 for none.</param>
    /// <param name="OldId">-1 for none.</param>
    internal readonly record struct Entry(
        Guid Id, int Name, PartialDate? Birth, Sex? Sex, long CitizenId, long OldId, int Hamlet, int Commune, Residence Residence, DateOnly? DiedOn, ulong Content);
}
