using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Beneficiaries;

public enum EntitlementState { Active, Suspended, Ended }

/// <summary>What one person is due every month under one legal basis: category, amount, from when, by which decision.</summary>
public sealed class Entitlement : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private Entitlement() { }

    public Entitlement(Beneficiary beneficiary, SourceGroup group, string? categoryCode, string? wardName)
    {
        if (group == SourceGroup.Registry)
            throw new RuleException("Dữ liệu dân cư không phải là một chế độ trợ cấp.");
        UnitId = beneficiary.UnitId;
        BeneficiaryId = beneficiary.Id;
        Group = group;
        CategoryCode = categoryCode;
        WardName = wardName;
        SourceKey = SourceKeyOf(group, categoryCode, wardName);
    }

    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public Beneficiary Beneficiary { get; private set; } = null!;
    public SourceGroup Group { get; private set; }

    /// <summary>Code of BenefitCategory; null until somebody says which (loại đối tượng).</summary>
    public string? CategoryCode { get; private set; }

    /// <summary>Tỷ lệ tổn thương cơ thể, 21 to 100 %, for Người có công paid by table.</summary>
    public int? Percent { get; private set; }

    /// <summary>For carers' allowances: the person cared for (NĐ 20/2021 Đ20).</summary>
    public string? WardName { get; private set; }

    /// <summary>đồng a month by decision, as the list printed it. What is paid comes from the dated reference data where the category has a rate.</summary>
    public long? DeclaredAmount { get; private set; }
    public Period? StartsFrom { get; private set; }

    /// <summary>Last month paid.</summary>
    public Period? EndsAfter { get; private set; }
    public string? DecisionNumber { get; private set; }
    public EntitlementState State { get; private set; }
    public string? StateReason { get; private set; }

    /// <summary>The row it was last published from.</summary>
    public Guid? SourceRowId { get; private set; }

    /// <summary>What the source list called it; unique per person, so that publishing twice changes nothing.</summary>
    public string SourceKey { get; private set; } = "";

    public static string SourceKeyOf(SourceGroup group, string? categoryCode, string? wardName) =>
        $"{group}:{categoryCode ?? "-"}:{(wardName is null ? "-" : VietnameseText.Fold(wardName))}";

    /// <summary>Takes what the row says where the register has nothing yet; an empty cell never overwrites, nor does a list overrule a person.</summary>
    public void FillFrom(Guid? sourceRowId, int? percent, long? declaredAmount, Period? startsFrom, string? decisionNumber)
    {
        SourceRowId = sourceRowId ?? SourceRowId;
        Percent ??= percent;
        DeclaredAmount ??= declaredAmount;
        StartsFrom ??= startsFrom;
        DecisionNumber ??= decisionNumber;
    }

    /// <summary>The commune police fill what is missing or wrong (step 2 (1) and (2) of the procedure).</summary>
    public void Correct(string? categoryCode, int? percent, long? declaredAmount, Period? startsFrom, string? decisionNumber, string? wardName)
    {
        if (percent is < 21 or > 100)
            throw new RuleException("Tỷ lệ tổn thương cơ thể từ 21 đến 100 %.", "Percent");
        if (declaredAmount is < 0 or > 1_000_000_000)
            throw new RuleException("Mức trợ cấp tính bằng đồng mỗi tháng, từ 0 đến 1.000.000.000.", "DeclaredAmount");
        CategoryCode = categoryCode;
        Percent = percent;
        DeclaredAmount = declaredAmount;
        StartsFrom = startsFrom;
        DecisionNumber = decisionNumber;
        WardName = wardName;
    }

    /// <summary>The same with the category itself, so that what is typed is also compared with what the category asks for.</summary>
    /// <exception cref="RuleException">Another group, a percentage where none counts, or a start outside the category's time or after the end.</exception>
    public void Correct(BenefitCategory? category, int? percent, long? declaredAmount, Period? startsFrom, string? decisionNumber, string? wardName)
    {
        if (category is not null && category.Group != Group)
            throw new RuleException($"Loại đối tượng này không thuộc nhóm {Group.ToVietnamese()}; hãy chọn loại khác.", "CategoryCode");
        if (percent is not null && category is not null && category.RateKind != RateKind.PercentTable)
            throw new RuleException("Loại đối tượng này không tính theo tỷ lệ; hãy để trống ô tỷ lệ.", "Percent");
        if (startsFrom is { } start && EndsAfter is { } end && start > end)
            throw new RuleException($"Chế độ đã thôi hưởng sau tháng {end}; tháng bắt đầu phải trước tháng đó.", "StartsFrom");
        if (startsFrom is { } from && category?.ValidTo is { } until && from.FirstDay > until)
            throw new RuleException($"Loại đối tượng này hết hiệu lực ngày {until:dd/MM/yyyy}; hãy chọn loại thay thế hoặc sửa tháng hưởng.", "StartsFrom");
        Correct(category?.Code, percent, declaredAmount, startsFrom, decisionNumber, wardName);
    }

    /// <summary>Stops from the month after <paramref name="lastMonth"/> (NĐ 20/2021 Đ8; TT 02/2021 Đ2).</summary>
    public void End(Period lastMonth, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do thôi hưởng.", "Reason");
        if (State == EntitlementState.Ended)
            throw new RuleException("Chế độ này đã thôi hưởng.");
        if (StartsFrom is { } start && lastMonth < start.Plus(-1))
            throw new RuleException($"Chế độ bắt đầu từ tháng {start}; tháng hưởng cuối cùng không thể trước đó.", "LastMonth");
        State = EntitlementState.Ended;
        EndsAfter = lastMonth;
        StateReason = reason.Trim();
    }

    /// <summary>
    /// What an event of the person does to this entitlement: death (NĐ 20/2021 Đ8) and refusal (TT 02/2021 Đ2 k1d) end it with the month they
    /// happen in; moving and wrong information only hold the payment, since another office or a check decides. One that ended earlier stays.
    /// </summary>
    public void StopFor(ChangeKind kind, DateOnly occurredOn)
    {
        if (State != EntitlementState.Ended && StopReasonOf(kind) is { } reason)
            End(Period.Of(occurredOn), reason);
    }

    /// <summary>The event was recorded in error: what ended because of it goes on.</summary>
    public void TakeBackStop(ChangeKind kind)
    {
        if (State != EntitlementState.Ended || StateReason is null || StateReason != StopReasonOf(kind))
            return;
        State = EntitlementState.Active;
        EndsAfter = null;
        StateReason = null;
    }

    private static string? StopReasonOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Death => "Đối tượng đã chết",
        ChangeKind.BenefitRefused => "Đối tượng từ chối nhận chế độ",
        _ => null,
    };

    public void Suspend(string reason)
    {
        if (State == EntitlementState.Ended)
            throw new RuleException("Chế độ này đã thôi hưởng, không tạm dừng được nữa.");
        State = EntitlementState.Suspended;
        StateReason = string.IsNullOrWhiteSpace(reason) ? throw new RuleException("Hãy ghi lý do tạm dừng.", "Reason") : reason.Trim();
    }

    public void Resume()
    {
        if (State != EntitlementState.Suspended)
            throw new RuleException("Chỉ tiếp tục được chế độ đang tạm dừng.");
        State = EntitlementState.Active;
        StateReason = null;
    }

    /// <summary>Back after it had ended, e.g. on a new decision or because the end was a mistake; the audit trail keeps the end.</summary>
    public void Restore()
    {
        if (State != EntitlementState.Ended)
            throw new RuleException("Chế độ này chưa thôi hưởng nên không cần hưởng lại.");
        State = EntitlementState.Active;
        EndsAfter = null;
        StateReason = null;
    }

    public bool IsDueIn(Period period) =>
        (StartsFrom is null || StartsFrom <= period) && (EndsAfter is null || period <= EndsAfter) && State != EntitlementState.Suspended;
}
