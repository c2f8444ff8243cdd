using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Beneficiaries.Entitlements;

public sealed class EntitlementForm
{
    [Display(Name = "Loại đối tượng", Description = "Gõ tên, điều khoản hoặc mã để tìm."), Required]
    public string? CategoryCode { get; set; }

    [Display(Name = "Tỷ lệ tổn thương cơ thể", Description = "Chỉ với thương binh, bệnh binh và người hưởng theo tỷ lệ: 21 đến 100."), Range(21, 100)]
    public int? Percent { get; set; }

    [Display(Name = "Mức trợ cấp theo quyết định hoặc danh sách", Description = "Đồng mỗi tháng. Loại có mức quy định thì hệ thống tự tính, ô này để đối chiếu."), DataType(DataType.Currency)]
    public long? DeclaredAmount { get; set; }

    [Display(Name = "Hưởng từ tháng", Description = "Tháng/năm, ví dụ 02/2024.")]
    public string? StartsFrom { get; set; }

    [Display(Name = "Số quyết định"), StringLength(100)]
    public string? DecisionNumber { get; set; }

    [Display(Name = "Người được chăm sóc", Description = "Chỉ với kinh phí chăm sóc (Nghị định 20/2021/NĐ-CP, Điều 20)."), StringLength(200)]
    public string? WardName { get; set; }

    [Display(Name = "Lý do, căn cứ sửa", Description = "Ví dụ: theo quyết định mới, danh sách nguồn ghi nhầm mức."), StringLength(400)]
    public string? Reason { get; set; }

    public int Version { get; set; }

    /// <exception cref="RuleException">Not a month.</exception>
    public Period? StartsFromPeriod() => string.IsNullOrWhiteSpace(StartsFrom)
        ? null
        : Period.TryParse(StartsFrom, out var period) ? period : throw new RuleException("Hãy ghi tháng hưởng như 02/2024.", nameof(StartsFrom));

    public static EntitlementForm Of(Entitlement entitlement) => new()
    {
        CategoryCode = entitlement.CategoryCode,
        Percent = entitlement.Percent,
        DeclaredAmount = entitlement.DeclaredAmount,
        StartsFrom = entitlement.StartsFrom?.ToString(),
        DecisionNumber = entitlement.DecisionNumber,
        WardName = entitlement.WardName,
        Version = entitlement.Version,
    };
}

public enum EntitlementStep { End, Suspend, Resume, Restore }

public sealed class EntitlementStateForm
{
    [Display(Name = "Việc cần làm"), Required]
    public EntitlementStep? Step { get; set; }

    [Display(Name = "Tháng hưởng cuối cùng", Description = "Khi thôi hưởng: tháng/năm, ví dụ 01/2024; từ tháng sau không chi trả nữa.")]
    public string? LastMonth { get; set; }

    [Display(Name = "Lý do, căn cứ"), DataType(DataType.MultilineText), StringLength(400)]
    public string? Reason { get; set; }

    public int Version { get; set; }

    public static IReadOnlyList<EntitlementStep> StepsFrom(EntitlementState state) => state switch
    {
        EntitlementState.Active => [EntitlementStep.End, EntitlementStep.Suspend],
        EntitlementState.Suspended => [EntitlementStep.Resume, EntitlementStep.End],
        _ => [EntitlementStep.Restore],
    };

    public static string Words(EntitlementStep step) => step switch
    {
        EntitlementStep.End => "Thôi hưởng",
        EntitlementStep.Suspend => "Tạm dừng",
        EntitlementStep.Resume => "Tiếp tục hưởng",
        _ => "Hưởng lại",
    };
}
