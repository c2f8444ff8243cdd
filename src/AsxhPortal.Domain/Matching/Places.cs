using System.Runtime.InteropServices;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>The thôn and communes of the known persons, numbered, with how many live there. Number 0 is "not said".</summary>
public sealed class Places
{
    private readonly Numbering _hamlets = new();
    private readonly Numbering _communes = new();
    private readonly Dictionary<(int Hamlet, int Commune), int> _counts = [];
    private int _people;

    internal int NumberOfHamlet(string? name) => _hamlets.Add(name, CitizenIndex.PlaceKey);

    internal int NumberOfCommune(string? name) => _communes.Add(name, CommuneKey);

    internal string KeyOfHamlet(int number) => _hamlets.KeyOf(number);

    internal string KeyOfHamlet(string? name) => _hamlets.KeyOf(name, CitizenIndex.PlaceKey);

    /// <summary>A commune that nobody is known to live in has an old name or a slip: it says nothing, as if it were blank.</summary>
    internal int FindCommune(string? name) => _communes.Find(_communes.KeyOf(name, CommuneKey));

    internal void Count(int hamlet, int commune)
    {
        _people++;
        Raise((hamlet, 0));
        if (commune > 0)
        {
            Raise((hamlet, commune));
            Raise((0, commune));
        }
    }

    /// <summary>The part of the known persons that lives there; 0 stands for any.</summary>
    public double ShareOf(int hamlet, int commune) => (double)Math.Max(1, _counts.GetValueOrDefault((hamlet, commune))) / Math.Max(1, _people);

    /// <summary>"Xã Đan Trường", "xa dan truong", "Đan Trường" → "dan truong".</summary>
    public static string CommuneKey(string? name)
    {
        var key = VietnameseText.Fold(name).Trim('.', ',', ' ');
        foreach (var prefix in new[] { "xa ", "phuong ", "thi tran ", "x. ", "x.", "p. ", "p.", "tt. ", "tt." })
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length)
                return key[prefix.Length..].Trim();
        }
        return key;
    }

    private void Raise((int, int) key) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _)++;

    /// <summary>Texts as written → key → number, each worked out once.</summary>
    private sealed class Numbering
    {
        /// <summary>Beyond so many spellings, keys are worked out anew.</summary>
        private const int MostTexts = 10_000;
        private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal) { [""] = 0 };
        private readonly List<string> _keys = [""];

        public int Add(string? text, Func<string?, string> keyOf)
        {
            var key = KeyOf(text, keyOf);
            if (!_byKey.TryGetValue(key, out var number))
            {
                _byKey.Add(key, number = _keys.Count);
                _keys.Add(key);
            }
            return number;
        }

        public string KeyOf(string? text, Func<string?, string> keyOf)
        {
            if (string.IsNullOrWhiteSpace(text))
                return "";
            if (_texts.TryGetValue(text, out var key))
                return key;
            key = keyOf(text);
            if (_texts.Count < MostTexts)
                _texts.Add(text, key);
            return key;
        }

        public int Find(string key) => _byKey.GetValueOrDefault(key);

        public string KeyOf(int number) => _keys[number];
    }
}
