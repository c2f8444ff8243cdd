using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Beneficiaries.Bulk;

/// <summary>What is to be done with the selected people, as chosen on the screen.</summary>
public sealed class BulkForm
{
    [Display(Name = "Việc cần làm")]
    public BulkActionKind? Kind { get; set; }

    [Display(Name = "Tổ công tác")]
    public Guid? TeamId { get; set; }

    [Display(Name = "Loại đối tượng mới", Description = "Gõ tên, điều khoản hoặc mã để tìm.")]
    public string? CategoryCode { get; set; }

    [Display(Name = "Chỉ đổi chế độ đang là")]
    public string? OnlyCategoryCode { get; set; }

    /// <summary>Word of SourceGroups; empty = every group.</summary>
    [Display(Name = "Chỉ chế độ thuộc nhóm")]
    public string? Group { get; set; }

    [Display(Name = "Hưởng từ tháng", Description = "Tháng/năm, ví dụ 02/2024.")]
    public string? StartsFrom { get; set; }

    [Display(Name = "Chỉ điền chỗ còn trống")]
    public bool OnlyMissing { get; set; } = true;

    [Display(Name = "Lý do, căn cứ", Description = "Ghi vào lịch sử của từng người."), StringLength(300)]
    public string? Reason { get; set; }

    /// <exception cref="RuleException">A field of the chosen kind is missing.</exception>
    public BulkChoice ToChoice(Guid? roundId)
    {
        if (Kind is null || !Enum.IsDefined(Kind.Value))
            throw new RuleException("Hãy chọn việc cần làm.", nameof(Kind));
        if (Kind is BulkActionKind.AssignTeam or BulkActionKind.OpenSurveys or BulkActionKind.ConfirmUnchanged && roundId is null)
            throw new RuleException("Chưa có đợt rà soát nào đang mở; việc này cần một đợt.", nameof(Kind));
        return Kind switch
        {
            BulkActionKind.AssignTeam => new BulkChoice(BulkActionKind.AssignTeam, roundId, TeamId ?? throw new RuleException("Hãy chọn tổ công tác.", nameof(TeamId))),
            BulkActionKind.SetCategory => new BulkChoice(BulkActionKind.SetCategory,
                CategoryCode: string.IsNullOrWhiteSpace(CategoryCode) ? throw new RuleException("Hãy chọn loại đối tượng mới.", nameof(CategoryCode)) : CategoryCode,
                OnlyCategoryCode: string.IsNullOrWhiteSpace(OnlyCategoryCode) ? null : OnlyCategoryCode),
            BulkActionKind.SetStart => new BulkChoice(BulkActionKind.SetStart, Group: SourceGroups.FromWord(Group), OnlyMissing: OnlyMissing,
                StartsFrom: Period.TryParse(StartsFrom, out var month) ? month : throw new RuleException("Hãy ghi tháng hưởng như 02/2024.", nameof(StartsFrom))),
            _ => new BulkChoice(Kind.Value, roundId),
        };
    }

    /// <param name="wished">What the page one comes from is about, while nothing is chosen.</param>
    public static BulkForm Of(BulkAction action, BulkActionKind? wished = null) => new()
    {
        Kind = action.Kind ?? wished,
        TeamId = action.TeamId,
        CategoryCode = action.CategoryCode,
        OnlyCategoryCode = action.OnlyCategoryCode,
        Group = action.Group?.ToWord(),
        StartsFrom = action.StartsFrom?.ToString(),
        OnlyMissing = action.Kind != BulkActionKind.SetStart || action.IsOnlyMissing,
        Reason = action.Reason,
    };
}
