using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;
using static AsxhPortal.Domain.Import.CategoryWords;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// Finds the benefit category that an office's words mean. What an officer settled before decides; then the words, helped by age, amount,
/// coefficient and degree of injury; then the code column; last a code that stands where the words should.
/// </summary>
internal sealed partial class CategoryRecognition
{
    private readonly ListReference _reference;
    private readonly SocialCategories _social;
    private readonly MeritCategories _merit;
    private readonly Dictionary<string, string> _byPaymentList;
    private readonly long? _base;

    public CategoryRecognition(ListReference reference, DateOnly listDate)
    {
        _reference = reference;
        _base = reference.Rates.BaseOn(listDate, reference.RateProvinceCode);
        _byPaymentList = reference.Rates.Categories.Where(c => c.PaymentListCode is { Length: > 0 })
            .GroupBy(c => c.PaymentListCode!.ToLowerInvariant()).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().Code);
        _social = new SocialCategories(ByCode, CoefficientOf, listDate);
        _merit = new MeritCategories(reference, listDate);
    }

    /// <summary>Group numbers of payment lists (khoản.điểm of NĐ 20/2021 Đ5, Đ6, Đ20) seen in practice; an example, not an official list.</summary>
    private static readonly Dictionary<string, string> ByListCode = new()
    {
        ["1.1"] = "BTXH-1-U4",
        ["1.2"] = "BTXH-1-4-16",
        ["1.3"] = "BTXH-7",
        ["2.0"] = "BTXH-2",
        ["2"] = "BTXH-2",
        ["4.1"] = "BTXH-4",
        ["4.12"] = "BTXH-4",
        ["5a"] = "BTXH-5A-60-80",
        ["5b"] = "BTXH-5B",
        ["5c"] = "BTXH-5C",
        ["5d"] = "BTXH-5D",
        ["6.1"] = "BTXH-6-DBN",
        ["6.2"] = "BTXH-6-DBN-NCT",
        ["6.3"] = "BTXH-6-N",
        ["6.4"] = "BTXH-6-N-NCT",
        ["6.7"] = "BTXH-6-DBN-TE",
        ["6.8"] = "BTXH-6-N-TE",
        ["7.2"] = "CS-20.1-4-16",
        ["7.7"] = "CS-20.2C",
        ["8"] = "BTXH-8",
    };

    public void Apply(CleanedRow row, SourceGroup group, string text, string listCode)
    {
        var words = Expand(text);
        row.CategoryText = text.Length == 0 ? null : VietnameseText.Nfc(text);
        if (words.Length == 0 && listCode.Length == 0)
        {
            row.Add("CAT-BLANK", "");
            return;
        }
        if (listCode.Length == 0 && OnlyCode().IsMatch(text)) listCode = text.Trim();
        if (Remembered(text, listCode) is { } settled)
        {
            row.CategoryCode = settled;
            row.Add("CAT-ALIAS", text.Length > 0 ? text : listCode, settled);
            return;
        }
        var code = group switch
        {
            SourceGroup.SocialAssistance => _social.Find(row, words, listCode),
            SourceGroup.Merit => _merit.Find(row, words),
            SourceGroup.Other => Other(words) ?? _social.Find(row, words, listCode),
            _ => null,
        };
        code ??= ByCode(listCode);
        if (code is null && _reference.Knows(text.Trim().ToUpperInvariant())) code = text.Trim().ToUpperInvariant();
        if (code is null || !_reference.Knows(code))
        {
            row.Add("CAT-UNKNOWN", text.Length > 0 ? text : listCode);
            return;
        }
        row.CategoryCode = code;
    }

    /// <summary>The code of an office's payment lists: seen in practice first, then the reference data's own.</summary>
    private string? ByCode(string listCode)
    {
        var code = listCode.Trim().TrimEnd('.').Replace(',', '.').ToLowerInvariant();
        return ByListCode.GetValueOrDefault(code) ?? _byPaymentList.GetValueOrDefault(code);
    }

    /// <summary>As the list says; where it does not, the amount divided by the base amount of the list's date, when that is a coefficient of the law.</summary>
    private decimal? CoefficientOf(CleanedRow row)
    {
        if (row.Coefficient is not null || row.Amount is not { } amount || _base is not > 0) return row.Coefficient;
        var quotient = (decimal)amount / _base.Value;
        return quotient is 1.0m or 1.5m or 2.0m or 2.5m or 3.0m ? quotient : null;
    }

    /// <summary>What an officer settled for these words or this code of the office's own.</summary>
    private string? Remembered(string text, string listCode) =>
        (_reference.Spellings.Find(SpellingKind.Category, text) ?? (text.Length == 0 ? _reference.Spellings.Find(SpellingKind.Category, listCode) : null)) is { } code && _reference.Knows(code) ? code : null;

    private static string? Other(string words)
    {
        if (Has(words, "thanh nien xung phong") || Has(words, "quan nhan") || VeteranDecision().IsMatch(words)) return "KHAC-KCX";
        if (Has(words, "hdnd") || Has(words, "nghi quyet") || Has(words, "hoi dong nhan dan") || Has(words, "kho khan")) return "KHAC-HDND";
        return Has(words, "huu tri xa hoi") ? "HTXH-75" : null;
    }


    /// <summary>"5.1", "6,2", "5a": a code where words are expected.</summary>
    [GeneratedRegex(@"^\s*\d{1,2}([.,]\d{1,2})?\s*[a-dđ]?\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyCode();

    [GeneratedRegex(@"\b(142|53|62|40) ?(2008|2010|2011)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex VeteranDecision();
}
