using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Beneficiaries;

public enum BulkActionKind
{
    /// <summary>Gives the people to one visit team of the round.</summary>
    AssignTeam,

    /// <summary>Sets the category of an entitlement.</summary>
    SetCategory,

    /// <summary>Sets the first month of an entitlement.</summary>
    SetStart,

    /// <summary>Opens the questionnaires of the round.</summary>
    OpenSurveys,

    /// <summary>"Không thay đổi": the answers of the round before become this round's.</summary>
    ConfirmUnchanged,
}

public enum BulkActionState { Drafted, Applied, Undone }

public enum BulkLineState
{
    /// <summary>Selected; what is to be done has not been chosen.</summary>
    Selected,

    /// <summary>Shown in the preview as about to change.</summary>
    Planned,

    /// <summary>Shown in the preview with the rule that leaves it out.</summary>
    LeftOut,

    Applied,

    /// <summary>Was to change, but was changed by somebody else between preview and confirmation.</summary>
    Skipped,

    Undone,

    /// <summary>Not taken back, because something happened to it afterwards.</summary>
    Kept,
}

/// <summary>What is to be done with a selection; only the fields of its kind count.</summary>
/// <param name="RoundId">The round of the team or of the questionnaires.</param>
/// <param name="OnlyCategoryCode">Only entitlements of this category are given another one; <see cref="NoCategory"/> = those without one; null = all of the group.</param>
/// <param name="Group">Only entitlements of this group begin in the month; null = of every group.</param>
/// <param name="OnlyMissing">Only entitlements without a start are given one.</param>
public sealed record BulkChoice(
    BulkActionKind Kind,
    Guid? RoundId = null,
    Guid? TeamId = null,
    string? CategoryCode = null,
    string? OnlyCategoryCode = null,
    SourceGroup? Group = null,
    Period? StartsFrom = null,
    bool OnlyMissing = false)
{
    public const string NoCategory = "-";
}

/// <summary>
/// One change to a selection of people of one commune: drafted with its preview, applied with a reason, and taken back once. The selection lives
/// in its lines, so that it survives between screens without standing in an address.
/// </summary>
public sealed class BulkAction : VersionedEntity, IScopedToUnit
{
    /// <summary>A whole big ward at most.</summary>
    public const int MaximumPeople = 10_000;

    private BulkAction() { }

    /// <exception cref="RuleException">Nobody is selected, or too many.</exception>
    public BulkAction(Guid unitId, int selectedCount, Actor by, DateTime now)
    {
        if (selectedCount == 0)
            throw new RuleException("Chưa chọn ai. Hãy đánh dấu ít nhất một người trong danh sách rồi chọn lại.");
        if (selectedCount > MaximumPeople)
            throw new RuleException($"Đã chọn {selectedCount:#,##0} người; mỗi lần làm được nhiều nhất 10.000 người. Hãy lọc bớt, chẳng hạn theo thôn.".Replace(',', '.'));
        UnitId = unitId;
        SelectedCount = selectedCount;
        DraftedById = by.Id;
        DraftedByName = by.Name;
        DraftedAt = now;
    }

    public Guid UnitId { get; private set; }
    public BulkActionState State { get; private set; }
    public BulkActionKind? Kind { get; private set; }
    public Guid? RoundId { get; private set; }
    public Guid? TeamId { get; private set; }
    public string? CategoryCode { get; private set; }
    public string? OnlyCategoryCode { get; private set; }
    public SourceGroup? Group { get; private set; }
    public Period? StartsFrom { get; private set; }
    public bool IsOnlyMissing { get; private set; }

    /// <summary>What is done, as a sentence: "Giao Tổ 1".</summary>
    public string? Title { get; private set; }
    public string? Reason { get; private set; }
    public int SelectedCount { get; private set; }
    public int PlannedCount { get; private set; }
    public int LeftOutCount { get; private set; }
    public int AppliedCount { get; private set; }
    public int SkippedCount { get; private set; }
    public int UndoneCount { get; private set; }
    public int KeptCount { get; private set; }
    public Guid DraftedById { get; private set; }
    public string DraftedByName { get; private set; } = "";
    public DateTime DraftedAt { get; private set; }
    public DateTime? AppliedAt { get; private set; }
    public string? AppliedByName { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public string? UndoneByName { get; private set; }

    public bool HasPreview => Kind is not null;

    public BulkChoice? Choice => Kind is { } kind ? new BulkChoice(kind, RoundId, TeamId, CategoryCode, OnlyCategoryCode, Group, StartsFrom, IsOnlyMissing) : null;

    /// <summary>A choice and its preview; while nothing is applied it may be chosen anew.</summary>
    /// <exception cref="RuleException">Already applied, or no reason.</exception>
    public void Preview(BulkChoice choice, string title, string? reason, int planned, int leftOut)
    {
        if (State != BulkActionState.Drafted)
            throw new RuleException("Thao tác này đã thực hiện; hãy chọn lại người trong danh sách để làm việc khác.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do, căn cứ: lịch sử của từng người sẽ ghi lại câu này.", "Reason");
        if (reason.Trim().Length > 300)
            throw new RuleException("Lý do dài tối đa 300 ký tự.", "Reason");
        (Kind, RoundId, TeamId, CategoryCode, OnlyCategoryCode, Group, StartsFrom, IsOnlyMissing) =
            (choice.Kind, choice.RoundId, choice.TeamId, choice.CategoryCode, choice.OnlyCategoryCode, choice.Group, choice.StartsFrom, choice.OnlyMissing);
        Title = title;
        Reason = reason.Trim();
        PlannedCount = planned;
        LeftOutCount = leftOut;
    }

    /// <param name="applied">Lines that changed.</param>
    /// <param name="skipped">Lines that were to change but did not.</param>
    /// <exception cref="RuleException">There is no preview, nothing in it changes, or it is applied already.</exception>
    public void Apply(int applied, int skipped, Actor by, DateTime now)
    {
        if (State != BulkActionState.Drafted)
            throw new RuleException("Thao tác này đã thực hiện rồi.");
        if (!HasPreview)
            throw new RuleException("Hãy chọn việc cần làm và xem trước.");
        if (PlannedCount == 0)
            throw new RuleException("Không có ai thay đổi nên không có gì để thực hiện.");
        State = BulkActionState.Applied;
        AppliedCount = applied;
        SkippedCount = skipped;
        AppliedAt = now;
        AppliedByName = by.Name;
    }

    /// <exception cref="RuleException">Not applied, or taken back already.</exception>
    public void Undo(int undone, int kept, Actor by, DateTime now)
    {
        if (State == BulkActionState.Undone)
            throw new RuleException("Thao tác này đã được hoàn tác rồi.");
        if (State != BulkActionState.Applied)
            throw new RuleException("Thao tác này chưa thực hiện nên không có gì để hoàn tác.");
        State = BulkActionState.Undone;
        UndoneCount = undone;
        KeptCount = kept;
        UndoneAt = now;
        UndoneByName = by.Name;
    }
}

/// <summary>
/// One person of a bulk action, or one of their entitlements: from what to what, or why not. Written in bulk, so plain properties; everybody
/// selected has at least one line, nobody is left out silently.
/// </summary>
public sealed class BulkActionLine : Entity, IScopedToUnit, IAboutBeneficiary
{
    public Guid ActionId { get; set; }
    public Guid UnitId { get; set; }
    public Guid BeneficiaryId { get; set; }

    /// <summary>1, 2, … in the order of the list.</summary>
    public int Ordinal { get; set; }
    public BulkLineState State { get; set; }

    /// <summary>The person's version when the preview was made.</summary>
    public int PersonVersion { get; set; }

    /// <summary>The entitlement, or the assignment that is changed; null where a record is made.</summary>
    public Guid? TargetId { get; set; }

    /// <summary>Its version in the preview and, once applied, the version that the change left.</summary>
    public int? TargetVersion { get; set; }

    /// <summary>The value before, as data: a category's code, a month, a team's id.</summary>
    public string? BeforeValue { get; set; }

    /// <summary>What it was and becomes, in words.</summary>
    public string? Before { get; set; }
    public string? After { get; set; }

    /// <summary>Why it is left out, skipped or kept.</summary>
    public string? Note { get; set; }
}

public static class BulkActionWords
{
    public static string ToVietnamese(this BulkActionKind kind) => kind switch
    {
        BulkActionKind.AssignTeam => "Giao tổ công tác",
        BulkActionKind.SetCategory => "Đặt loại đối tượng",
        BulkActionKind.SetStart => "Đặt tháng bắt đầu hưởng",
        BulkActionKind.ConfirmUnchanged => "Xác nhận không thay đổi so với đợt trước",
        _ => "Mở phiếu khảo sát của đợt",
    };

    public static string ToVietnamese(this BulkActionState state) => state switch
    {
        BulkActionState.Drafted => "Chưa thực hiện",
        BulkActionState.Applied => "Đã thực hiện",
        _ => "Đã hoàn tác",
    };

    public static string ToVietnamese(this BulkLineState state) => state switch
    {
        BulkLineState.Selected => "Đã chọn",
        BulkLineState.Planned => "Sẽ đổi",
        BulkLineState.LeftOut => "Để lại",
        BulkLineState.Applied => "Đã đổi",
        BulkLineState.Skipped => "Bỏ qua",
        BulkLineState.Undone => "Đã hoàn tác",
        _ => "Giữ nguyên",
    };
}
