using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Beneficiaries;

/// <summary>One field of an entitlement set for many people at once: stricter than the form of one person, where an officer looks at the case.</summary>
public static class EntitlementChanges
{
    /// <summary>Gives the entitlement another category, or its first one.</summary>
    /// <param name="others">The person's other entitlements.</param>
    /// <param name="today">The day on which the age is counted.</param>
    /// <exception cref="RuleException">Ended, unchanged, of another group, twice the same for one person, or outside the category's age or time.</exception>
    public static void ChangeCategory(this Entitlement entitlement, BenefitCategory category, PartialDate? birth, IEnumerable<Entitlement> others, DateOnly today)
    {
        RefuseWhenEnded(entitlement);
        if (entitlement.CategoryCode == category.Code)
            throw new RuleException("Đã là loại đối tượng này.");
        if (others.Any(o => o.Id != entitlement.Id && o.CategoryCode == category.Code && o.WardName == entitlement.WardName && o.State != EntitlementState.Ended))
            throw new RuleException("Đã có một chế độ khác cùng loại này; hãy mở hồ sơ để sửa hoặc thôi hưởng một trong hai.");
        if (category.WhyAgeDoesNotFit(birth, today) is { } sentence)
            throw new RuleException(sentence);
        if (entitlement.Percent is not null && category.RateKind != RateKind.PercentTable)
            throw new RuleException($"Đang ghi tỷ lệ {entitlement.Percent} %, loại này không tính theo tỷ lệ; hãy mở hồ sơ để sửa.");
        entitlement.Correct(category, entitlement.Percent, entitlement.DeclaredAmount, entitlement.StartsFrom, entitlement.DecisionNumber, entitlement.WardName);
    }

    /// <summary>Sets the first month of the entitlement.</summary>
    /// <exception cref="RuleException">Ended, unchanged, a status without monthly cash, or outside the category's time.</exception>
    public static void BeginFrom(this Entitlement entitlement, Period month, BenefitCategory? category, PartialDate? birth)
    {
        RefuseWhenEnded(entitlement);
        if (category is { PaysMonthly: false })
            throw new RuleException($"{category.ShortName} không chi tiền hằng tháng nên không ghi tháng hưởng.");
        if (entitlement.StartsFrom == month)
            throw new RuleException($"Đã ghi hưởng từ tháng {month}.");
        if (birth is { } born && born.Year > month.Year)
            throw new RuleException($"Sinh năm {born.Year}, sau tháng hưởng {month}; hãy kiểm tra ngày sinh.");
        entitlement.Correct(category, entitlement.Percent, entitlement.DeclaredAmount, month, entitlement.DecisionNumber, entitlement.WardName);
    }

    /// <summary>A sentence when the person's age lies outside the category's limits (completed years); null when it fits or cannot be told.</summary>
    public static string? WhyAgeDoesNotFit(this BenefitCategory category, PartialDate? birth, DateOnly today)
    {
        if (birth is not { } born)
            return null;
        var age = born.AgeOn(today);
        // A birth without its day may be a year off.
        var doubt = born.IsExact ? 0 : 1;
        if (category.AgeFrom is { } from && age + doubt < from)
            return $"Mới {age} tuổi, loại này từ đủ {from} tuổi; nếu đúng, hãy mở hồ sơ để sửa riêng.";
        return category.AgeBelow is { } below && age - doubt >= below
            ? $"Đã {age} tuổi, loại này dưới {below} tuổi; nếu đúng, hãy mở hồ sơ để sửa riêng."
            : null;
    }

    private static void RefuseWhenEnded(Entitlement entitlement)
    {
        if (entitlement.State == EntitlementState.Ended)
            throw new RuleException("Chế độ đã thôi hưởng.");
    }
}
