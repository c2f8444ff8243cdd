using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Organisation;

/// <summary>
/// A review round (đợt rà soát) of a district or province and the communes below it: the seven steps with their deadlines. Công văn
/// 182/UBND-CA of 12/01/2024 was the first; the steps are done "thường xuyên", so rounds recur.
/// </summary>
public sealed class ReviewRound : VersionedEntity
{
    private ReviewRound() { }

    public ReviewRound(Guid ownerUnitId, string name, DateOnly startsOn, string? basis = null)
    {
        OwnerUnitId = ownerUnitId;
        Name = VietnameseText.Nfc(name);
        if (Name.Length == 0)
            throw new RuleException("Hãy đặt tên đợt rà soát.", "Name");
        StartsOn = startsOn;
        Basis = basis;
    }

    /// <summary>The unit that ordered it; it applies to that unit's subtree.</summary>
    public Guid OwnerUnitId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The document that orders it, e.g. "Công văn 182/UBND-CA ngày 12/01/2024".</summary>
    public string? Basis { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public bool IsOpen => ClosedOn is null;

    public List<RoundDeadline> Deadlines { get; } = [];

    /// <summary>Step 1 to 7; a later call replaces the date.</summary>
    public void SetDeadline(int step, DateOnly dueOn)
    {
        if (step is < 1 or > 7)
            throw new RuleException("Quy trình có bảy bước; hãy chọn bước từ 1 đến 7.", "Step");
        var deadline = Deadlines.Find(d => d.Step == step);
        if (deadline is null)
            Deadlines.Add(new RoundDeadline(Id, step, dueOn));
        else
            deadline.MoveTo(dueOn);
    }

    public DateOnly? DeadlineOf(int step) => Deadlines.Find(d => d.Step == step)?.DueOn;

    public void Close(DateOnly today) => ClosedOn = IsOpen ? today : throw new RuleException("Đợt rà soát này đã kết thúc.");
}

public sealed class RoundDeadline : Entity
{
    private RoundDeadline() { }

    internal RoundDeadline(Guid roundId, int step, DateOnly dueOn) => (RoundId, Step, DueOn) = (roundId, step, dueOn);

    public Guid RoundId { get; private set; }
    public int Step { get; private set; }
    public DateOnly DueOn { get; private set; }

    internal void MoveTo(DateOnly dueOn) => DueOn = dueOn;
}
