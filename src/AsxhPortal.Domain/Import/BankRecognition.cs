using System.Text.RegularExpressions;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Finds the provider that a text means: "NHNo &amp; PTNT huyện Nghi Xuân" → 970405. Matched by aliases, answered by code (the BIN), because short names clash.</summary>
public sealed partial class BankRecognition
{
    private readonly Dictionary<string, HashSet<string>> _byAlias = [];
    private readonly List<string> _longestFirst;
    private readonly Dictionary<string, string> _shortNames = [];
    private readonly Spellings _remembered;
    private readonly Dictionary<string, (PayoutWay Way, string? ProviderCode)> _found = [];

    public BankRecognition(IEnumerable<PaymentProvider> providers, Spellings? remembered = null)
    {
        _remembered = remembered ?? Spellings.None;
        foreach (var provider in providers)
        {
            _shortNames[provider.Code] = provider.ShortName;
            foreach (var alias in provider.AliasList.Append(provider.ShortName).Append(provider.Name))
            {
                var key = Compact(alias);
                if (key.Length < 2) continue;
                if (!_byAlias.TryGetValue(key, out var codes)) _byAlias[key] = codes = [];
                codes.Add(provider.Code);
            }
        }
        _longestFirst = [.. _byAlias.Keys.Where(k => k.Length >= 4).OrderByDescending(k => k.Length)];
    }

    public string? ShortNameOf(string code) => _shortNames.GetValueOrDefault(code);

    /// <summary>A list names few banks, however many rows it has: every way of writing is looked up once.</summary>
    public (PayoutWay Way, string? ProviderCode) Find(string text)
    {
        if (!_found.TryGetValue(text, out var answer)) _found[text] = answer = LookUp(text);
        return answer;
    }

    private (PayoutWay Way, string? ProviderCode) LookUp(string text)
    {
        switch (_remembered.Find(SpellingKind.Bank, text))
        {
            case SpellingAlias.PostOffice: return (PayoutWay.PostOffice, null);
            case SpellingAlias.Cash: return (PayoutWay.Cash, null);
            case { } settled when _shortNames.ContainsKey(settled): return (PayoutWay.Account, settled);
        }
        var compact = Compact(text);
        if (compact.Length == 0) return (PayoutWay.Unknown, null);
        if (Cash().IsMatch(compact)) return (PayoutWay.Cash, null);
        if (CodeOf(compact) is { } code) return (PayoutWay.Account, code);

        var bare = Compact(Noise().Replace(VietnameseText.Fold(text), " "));
        if (bare.Length > 0 && CodeOf(bare) is { } inBare) return (PayoutWay.Account, inBare);

        var longest = _longestFirst.FirstOrDefault(k => compact.Contains(k, StringComparison.Ordinal) && _byAlias[k].Count == 1);
        if (compact.Contains("buudien", StringComparison.Ordinal) && !compact.Contains("lienviet", StringComparison.Ordinal))
            return (PayoutWay.PostOffice, null);
        if (longest is not null) return (PayoutWay.Account, _byAlias[longest].First());
        foreach (var word in VietnameseText.Fold(text).Split([' ', '-', '(', ')', ',', '.', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length >= 2 && CodeOf(word) is { } byWord) return (PayoutWay.Account, byWord);
        }
        var nearly = _longestFirst.Where(k => k.Length >= 7 && _byAlias[k].Count == 1 && SamePeople.IsTypo(k, bare)).Select(k => _byAlias[k].First()).Distinct().ToList();
        return nearly.Count == 1 ? (PayoutWay.Account, nearly[0]) : (PayoutWay.Unknown, null);
    }

    private string? CodeOf(string compact) => _byAlias.TryGetValue(compact, out var codes) && codes.Count == 1 ? codes.First() : null;

    private static string Compact(string text) => NotLetter().Replace(VietnameseText.Fold(text), "");

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotLetter();

    [GeneratedRegex("^(tm|tienmat|nhantienmat|tructiep|nhantructiep)$", RegexOptions.CultureInvariant)]
    private static partial Regex Cash();

    [GeneratedRegex(@"\b(ngan hang|nh|tmcp|thuong mai co phan|chi nhanh|cn|pgd|phong giao dich|vn|viet nam)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Noise();
}
