using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

public enum ResidenceFlagKind
{
    /// <summary>The extract says dead: stop from the month after (NĐ 20/2021 Đ8).</summary>
    Dead,

    /// <summary>The extract says moved away, or another commune's extract has the person.</summary>
    MovedAway,

    /// <summary>A whole new extract of the person's thôn no longer holds them.</summary>
    Missing,
}

public enum ResidenceFlagState
{
    /// <summary>Waits for a person.</summary>
    Open,

    /// <summary>Somebody recorded the event, or said why nothing follows.</summary>
    Handled,

    /// <summary>A newer extract no longer says so.</summary>
    Withdrawn,
}

/// <summary>A sign of a newer population extract that a person of the register died or left. It changes nothing by itself: somebody verifies.</summary>
public sealed class ResidenceFlag : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private ResidenceFlag() { }

    /// <param name="since">Day of death where the extract has it.</param>
    /// <param name="batchId">The extract that said so.</param>
    public ResidenceFlag(Guid unitId, Guid beneficiaryId, ResidenceFlagKind kind, DateOnly? since, Guid batchId, DateTime now)
    {
        UnitId = unitId;
        BeneficiaryId = beneficiaryId;
        Kind = kind;
        Since = since;
        BatchId = batchId;
        FoundAt = now;
    }

    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public ResidenceFlagKind Kind { get; private set; }

    /// <summary>Since when, where the extract says it.</summary>
    public DateOnly? Since { get; private set; }

    /// <summary>The ImportBatch of the extract.</summary>
    public Guid BatchId { get; private set; }
    public DateTime FoundAt { get; private set; }
    public ResidenceFlagState State { get; private set; }
    public Guid? HandledById { get; private set; }
    public string? HandledByName { get; private set; }
    public DateTime? HandledAt { get; private set; }
    public string? Note { get; private set; }

    /// <exception cref="RuleException">Already closed, or no reason given.</exception>
    public void Handle(string note, Actor by, DateTime now)
    {
        if (State != ResidenceFlagState.Open)
            throw new RuleException("Cảnh báo này đã được xử lý.");
        if (string.IsNullOrWhiteSpace(note))
            throw new RuleException("Hãy ghi kết quả kiểm tra, ví dụ: người này vẫn ở tại thôn.", nameof(Note));
        State = ResidenceFlagState.Handled;
        Note = note.Trim();
        (HandledById, HandledByName, HandledAt) = (by.Id, by.Name, now);
    }

    public void Reopen()
    {
        if (State != ResidenceFlagState.Handled)
            throw new RuleException("Chỉ mở lại được cảnh báo đã xử lý.");
        State = ResidenceFlagState.Open;
        Note = null;
        (HandledById, HandledByName, HandledAt) = (null, null, null);
    }

    /// <summary>A newer extract takes it back.</summary>
    public void Withdraw(DateTime now)
    {
        if (State != ResidenceFlagState.Open)
            throw new RuleException("Cảnh báo này đã được xử lý.");
        State = ResidenceFlagState.Withdrawn;
        HandledAt = now;
        Note = "Dữ liệu dân cư mới không còn ghi như vậy.";
    }

    /// <summary>The event that the extract proposes; null where nobody can tell what happened.</summary>
    public ChangeKind? ProposedChange => Kind switch
    {
        ResidenceFlagKind.Dead => ChangeKind.Death,
        ResidenceFlagKind.MovedAway => ChangeKind.MoveAway,
        _ => null,
    };

    /// <summary>What to do next, with the month of the last payment where the day is known (NĐ 20/2021 Đ8: stop from the month after).</summary>
    public string NextAction => Kind switch
    {
        ResidenceFlagKind.Dead when Since is { } day => $"Xác minh với gia đình, ghi biến động; thôi chi trả từ tháng {Period.Of(day).Plus(1)} (Nghị định 20/2021/NĐ-CP, Điều 8)",
        ResidenceFlagKind.Dead => "Xác minh ngày chết với gia đình, ghi biến động; thôi chi trả từ tháng sau tháng chết (Nghị định 20/2021/NĐ-CP, Điều 8)",
        ResidenceFlagKind.MovedAway => "Xác minh nơi ở mới, ghi biến động và báo nơi đến để chi trả tiếp (Nghị định 20/2021/NĐ-CP, Điều 8)",
        _ => "Hỏi trưởng thôn: chết, chuyển đi hay trích xuất thiếu; ghi biến động hoặc ghi “vẫn ở tại thôn”",
    };
}

public static class ResidenceFlagWords
{
    public static string ToVietnamese(this ResidenceFlagKind kind) => kind switch
    {
        ResidenceFlagKind.Dead => "Đã chết theo dữ liệu dân cư",
        ResidenceFlagKind.MovedAway => "Đã chuyển đi theo dữ liệu dân cư",
        _ => "Không còn trong dữ liệu dân cư",
    };

    public static string ToVietnamese(this ResidenceFlagState state) => state switch
    {
        ResidenceFlagState.Open => "Chờ kiểm tra",
        ResidenceFlagState.Handled => "Đã xử lý",
        _ => "Dữ liệu mới đã rút",
    };
}
