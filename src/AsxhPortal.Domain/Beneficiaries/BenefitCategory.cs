using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Beneficiaries;

public enum RateKind
{
    /// <summary>Base amount (mức chuẩn) × coefficient (NĐ 20/2021 Đ4, Đ6).</summary>
    Coefficient,

    /// <summary>A dated amount of its own (NĐ 75/2021 as amended).</summary>
    Fixed,

    /// <summary>A dated table by percentage of bodily injury, 21 to 100.</summary>
    PercentTable,

    /// <summary>Amount by individual decision or local resolution: taken from the list, never computed.</summary>
    ByDecision,

    /// <summary>A status without monthly cash (hộ nghèo, hộ cận nghèo).</summary>
    StatusOnly,
}

/// <summary>A category of beneficiaries. Reference data, dated: the rates stand in <see cref="BaseAmount"/> and <see cref="BenefitRate"/>.</summary>
public sealed class BenefitCategory
{
    /// <summary>E.g. BTXH-5C, NCC-6.1-TB.</summary>
    public string Code { get; set; } = "";
    public SourceGroup Group { get; set; }
    public string Name { get; set; } = "";

    /// <summary>Short enough for a column of a list.</summary>
    public string ShortName { get; set; } = "";

    /// <summary>Decree and article.</summary>
    public string LegalBasis { get; set; } = "";
    public RateKind RateKind { get; set; }

    /// <summary>Multiplies the base amount, for <see cref="RateKind.Coefficient"/>.</summary>
    public decimal? Coefficient { get; set; }

    /// <summary>Completed years, inclusive.</summary>
    public int? AgeFrom { get; set; }

    /// <summary>Completed years, exclusive.</summary>
    public int? AgeBelow { get; set; }

    /// <summary>The carer is the payee (NĐ 20/2021 Đ20).</summary>
    public bool PayeeIsCarer { get; set; }

    /// <summary>HIV categories: never on public lists (NĐ 20/2021 Đ8 k1b).</summary>
    public bool IsSensitive { get; set; }

    /// <summary>The code payment lists use, e.g. 5.1.</summary>
    public string? PaymentListCode { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }

    public bool PaysMonthly => RateKind != RateKind.StatusOnly;
}

/// <summary>Mức chuẩn trợ giúp xã hội, dated and by province (NĐ 20/2021 Đ4 k3: a province may set a higher one). đồng a month.</summary>
public sealed class BaseAmount : Entity
{
    /// <summary>Two-digit province code, or null for the whole country.</summary>
    public string? ProvinceCode { get; set; }
    public DateOnly ValidFrom { get; set; }
    public long Amount { get; set; }
    public string LegalBasis { get; set; } = "";
}

/// <summary>A dated monthly amount (đồng) of a category, by percentage where the category has a table.</summary>
public sealed class BenefitRate : Entity
{
    public string CategoryCode { get; set; } = "";

    /// <summary>21 to 100, or null.</summary>
    public int? Percent { get; set; }
    public DateOnly ValidFrom { get; set; }
    public long Amount { get; set; }
}

/// <summary>
/// The dated amounts of all categories, loaded once per use. <see cref="AmountFor"/> is the only place where a monthly amount is computed.
/// </summary>
public sealed class RateBook
{
    private readonly Dictionary<string, BenefitCategory> _categories;
    private readonly ILookup<(string, int?), BenefitRate> _rates;
    private readonly BaseAmount[] _bases;

    public RateBook(IEnumerable<BenefitCategory> categories, IEnumerable<BaseAmount> bases, IEnumerable<BenefitRate> rates)
    {
        _categories = categories.ToDictionary(c => c.Code);
        _bases = bases.OrderByDescending(b => b.ValidFrom).ToArray();
        _rates = rates.OrderByDescending(r => r.ValidFrom).ToLookup(r => (r.CategoryCode, r.Percent));
    }

    public IReadOnlyCollection<BenefitCategory> Categories => _categories.Values;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<BaseAmount> BaseAmounts => _bases;

    /// <summary>The newest first within a category.</summary>
    public IEnumerable<BenefitRate> Rates => _rates.SelectMany(r => r);

    public BenefitCategory? Find(string? code) => code is not null && _categories.TryGetValue(code, out var category) ? category : null;

    /// <summary>Mức chuẩn on a day; a province's own goes before the country's.</summary>
    public long? BaseOn(DateOnly day, string? provinceCode)
    {
        var valid = _bases.Where(b => b.ValidFrom <= day).ToArray();
        var own = valid.FirstOrDefault(b => b.ProvinceCode is not null && b.ProvinceCode == provinceCode);
        var national = valid.FirstOrDefault(b => b.ProvinceCode is null);
        return own is null ? national?.Amount : Math.Max(own.Amount, national?.Amount ?? 0);
    }

    /// <summary>
    /// đồng a month on a day: by rule where the category has one, else the declared amount; 0 for a status without cash; null when it cannot be
    /// told (no category, no percentage, no declared amount).
    /// </summary>
    public long? AmountFor(string? categoryCode, int? percent, long? declaredAmount, DateOnly day, string? provinceCode)
    {
        if (Find(categoryCode) is not { } category)
            return null;
        return category.RateKind switch
        {
            RateKind.StatusOnly => 0,
            RateKind.ByDecision => declaredAmount,
            RateKind.Coefficient => BaseOn(day, provinceCode) is { } amount ? (long)Math.Round(amount * category.Coefficient!.Value) : null,
            RateKind.PercentTable => percent is null ? null : _rates[(category.Code, percent)].FirstOrDefault(r => r.ValidFrom <= day)?.Amount,
            _ => _rates[(category.Code, null)].FirstOrDefault(r => r.ValidFrom <= day)?.Amount ?? declaredAmount,
        };
    }
}
