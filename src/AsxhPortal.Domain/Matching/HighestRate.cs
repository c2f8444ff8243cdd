using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>One allowance of a person by coefficient.</summary>
/// <param name="Amount">đồng a month; null when it cannot be told.</param>
public sealed record RatedEntitlement(BenefitCategory Category, long? Amount);

/// <summary>
/// The rule of one highest rate: who is due several coefficients gets only the highest (NĐ 20/2021 Đ6 k2). Excepted: a poor single parent
/// (Đ5 k4) who also belongs to khoản 5, 6 or 8 gets both. Carers' allowances (Đ20) belong to the person cared for and do not count.
/// </summary>
public sealed record HighestRate(RatedEntitlement Highest, IReadOnlyList<RatedEntitlement> Others)
{
    private const string SingleParent = "BTXH-4";
    private static readonly string[] BesideSingleParent = ["BTXH-5", "BTXH-6", "BTXH-8"];

    /// <summary>Null when the rule has nothing to say: at most one coefficient, or the exception.</summary>
    public static HighestRate? Of(IEnumerable<RatedEntitlement> entitlements)
    {
        var counted = entitlements.Where(e => e.Category is { RateKind: RateKind.Coefficient, PayeeIsCarer: false }).ToList();
        if (counted.Any(e => e.Category.Code == SingleParent))
        {
            var rest = counted.Where(e => e.Category.Code != SingleParent).ToList();
            if (rest.All(e => BesideSingleParent.Any(prefix => e.Category.Code.StartsWith(prefix, StringComparison.Ordinal))))
                counted = rest;
        }
        if (counted.Count < 2)
            return null;
        var ordered = counted.OrderByDescending(e => e.Amount ?? 0).ThenByDescending(e => e.Category.Coefficient).ThenBy(e => e.Category.Code, StringComparer.Ordinal).ToList();
        return new HighestRate(ordered[0], ordered[1..]);
    }

    /// <summary>"720.000 đ (Người khuyết tật nặng) và 360.000 đ (…): chỉ hưởng mức cao nhất 720.000 đ (NĐ 20/2021 Đ6 k2)".</summary>
    public string ToVietnamese() =>
        $"{string.Join(" và ", Others.Prepend(Highest).Select(e => $"{Money(e.Amount)} ({e.Category.ShortName})"))}: "
        + $"chỉ hưởng một mức cao nhất là {Money(Highest.Amount)} (Nghị định 20/2021/NĐ-CP, Điều 6 khoản 2)";

    private static string Money(long? amount) => amount is { } known ? new Dong(known).ToString() : "mức chưa rõ";
}
