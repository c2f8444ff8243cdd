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

    public void End(Period lastMonth, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do thôi hưởng.", "Reason");
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

    public bool IsDueIn(Period period) =>
        (StartsFrom is null || StartsFrom <= period) && (EndsAfter is null || period <= EndsAfter) && State != EntitlementState.Suspended;
}
