using System.Globalization;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Brings the spellings of a thôn ("T. Yên ngư", "yên ngư", "Xóm Yên Ngư", "Yen Ngu, xã Xuân Yên") to its one name.</summary>
public sealed partial class HamletRecognition
{
    private readonly Dictionary<string, string> _byKey = [];
    private readonly Dictionary<string, string?> _nearest = [];
    private readonly Spellings _remembered;

    /// <summary>Known thôn first, then what the list's own section rows say, then the spelling most rows use.</summary>
    public HamletRecognition(IEnumerable<string> known, IEnumerable<string> sections, IEnumerable<string> cells, Spellings? remembered = null)
    {
        _remembered = remembered ?? Spellings.None;
        foreach (var name in known)
            _byKey.TryAdd(KeyOf(name), VietnameseText.Nfc(name));
        HasReference = _byKey.Count > 0;
        foreach (var name in sections)
            _byKey.TryAdd(KeyOf(name), Canonical(name));
        foreach (var group in cells.Where(c => !string.IsNullOrWhiteSpace(c)).GroupBy(KeyOf))
        {
            // The spelling with marks that occurs most often; "Yen Ngu" names the thôn only if nobody spells it better.
            var best = group.GroupBy(Canonical).OrderByDescending(g => VietnameseText.Fold(g.Key) != g.Key.ToLowerInvariant()).ThenByDescending(g => g.Count()).First().Key;
            if (group.Count() > 1 || _byKey.Count == 0)
                _byKey.TryAdd(group.Key, best);
        }
        _byKey.Remove("");
    }

    /// <summary>True when the commune's own thôn are known, so that an unknown one is worth a warning.</summary>
    public bool HasReference { get; }

    public bool Knows(string text) => Find(text) is not null;

    /// <summary>The one name of a thôn; an unknown one is only tidied.</summary>
    public string NameOf(string text) => Find(text) ?? Canonical(text);

    /// <summary>The one known thôn that the text may be a slip of the pen for, to propose it.</summary>
    public string? NearestTo(string text)
    {
        var key = KeyOf(text);
        if (key.Length < 4) return null;
        if (_nearest.TryGetValue(key, out var known)) return known;
        var near = _byKey.Where(k => SamePeople.IsTypo(k.Key, key)).Select(k => k.Value).Distinct().Take(2).ToList();
        return _nearest[key] = near.Count == 1 ? near[0] : null;
    }

    /// <summary>As settled by an officer, else the whole text, else one part of an address ("Xóm 3, thôn Yên Ngư, xã Xuân Yên").</summary>
    private string? Find(string text)
    {
        if (Remembered(text) is { } settled) return settled;
        if (_byKey.TryGetValue(KeyOf(text), out var name)) return name;
        if (!text.Contains(',', StringComparison.Ordinal) && !text.Contains(" - ", StringComparison.Ordinal)) return null;
        var known = text.Split([",", " - "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => _byKey.GetValueOrDefault(KeyOf(part))).OfType<string>().Distinct().ToList();
        return known.Count == 1 ? known[0] : null;
    }

    private string? Remembered(string text) => _remembered.Find(SpellingKind.Hamlet, text);

    /// <summary>"THÔN KỲ ĐÔNG" → "Thôn Kỳ Đông"; a bare name gets "Thôn" in front.</summary>
    private static string Canonical(string text)
    {
        var body = Body(VietnameseText.Nfc(text));
        var kind = OtherKind().Match(VietnameseText.Nfc(text)) is { Success: true } m ? m.Value.Trim() : "Thôn";
        var words = body.ToLower(CultureInfo.InvariantCulture).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isTidy = body.Split(' ').All(w => w.Length > 0 && (char.IsUpper(w[0]) || char.IsDigit(w[0]))) && body != body.ToUpper(CultureInfo.InvariantCulture);
        var name = isTidy ? body : string.Join(' ', words.Select(w => char.ToUpper(w[0], CultureInfo.InvariantCulture) + w[1..]));
        return $"{char.ToUpper(kind[0], CultureInfo.InvariantCulture)}{kind[1..].ToLower(CultureInfo.InvariantCulture)} {name}".Trim();
    }

    /// <summary>"T. Yên ngư", "Xóm Yên Ngư, xã Xuân Yên" → "yen ngu".</summary>
    internal static string KeyOf(string? text) => VietnameseText.Fold(Body(VietnameseText.Nfc(text)));

    private static string Body(string text)
    {
        var cut = text.IndexOf(',', StringComparison.Ordinal);
        var first = cut > 0 ? text[..cut] : text;
        return Prefix().Replace(first, "").Trim(' ', '.', '-', ':');
    }

    [GeneratedRegex(@"^\s*(thôn|thon|xóm|xom|th\.|t\.|ấp|bản|khối phố|khối|khu|tổ dân phố|tdp)\s*(?=\S)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^\s*(ấp|bản|khối phố|khối|tổ dân phố|khu)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherKind();
}
