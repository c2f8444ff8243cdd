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
        Describe(name, startsOn, basis);
    }

    /// <summary>The unit that ordered it; it applies to that unit's subtree.</summary>
    public Guid OwnerUnitId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The document that orders it, e.g. "Công văn 182/UBND-CA ngày 12/01/2024".</summary>
    public string? Basis { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public bool IsOpen => ClosedOn is null;

    /// <summary>The round whose result this one starts from; null for a first round, in which everybody is visited.</summary>
    public Guid? PreviousRoundId { get; private set; }

    public List<RoundDeadline> Deadlines { get; } = [];

    /// <summary>Names the round, or names it anew.</summary>
    public void Describe(string name, DateOnly startsOn, string? basis)
    {
        Name = VietnameseText.Nfc(name);
        if (Name.Length == 0)
            throw new RuleException("Hãy đặt tên đợt rà soát.", "Name");
        StartsOn = startsOn;
        Basis = basis;
    }

    /// <summary>Starts from the result of an earlier round of the same unit or of one above it.</summary>
    /// <exception cref="RuleException">This round begins before the other one, or continues another already.</exception>
    public void ContinueFrom(ReviewRound previous)
    {
        if (previous.Id == Id || PreviousRoundId is not null)
            throw new RuleException("Đợt này đã tiếp nối một đợt khác.", "PreviousRoundId");
        if (StartsOn < previous.StartsOn)
            throw new RuleException($"Đợt mới phải bắt đầu sau đợt trước ({previous.StartsOn:dd/MM/yyyy}); hãy sửa ngày bắt đầu.", "StartsOn");
        PreviousRoundId = previous.Id;
    }

    /// <summary>The deadlines of all seven steps, in their order; a step may not be due before the one it builds on.</summary>
    /// <exception cref="RuleException">Not seven, out of order, or the round has ended; the field is "Step{n}DueOn".</exception>
    public void Schedule(IReadOnlyList<DateOnly> dueOn)
    {
        if (!IsOpen)
            throw new RuleException("Đợt rà soát này đã kết thúc, không đặt lại thời hạn được.");
        if (dueOn.Count != 7)
            throw new RuleException("Hãy đặt thời hạn cho đủ bảy bước.");
        for (var step = 2; step <= 7; step++)
        {
            if (dueOn[step - 1] < dueOn[step - 2])
                throw new RuleException($"Bước {step} không thể xong trước bước {step - 1} ({dueOn[step - 2]:dd/MM/yyyy}); hãy sửa một trong hai ngày.", $"Step{step}DueOn");
        }
        for (var step = 1; step <= 7; step++)
            SetDeadline(step, dueOn[step - 1]);
    }

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

    /// <summary>A step is announced as due from this many days before its deadline.</summary>
    public const int SoonDays = 2;

    /// <summary>
    /// Whole days since the deadline of a step that is not done: 0 on the day itself, before it, when it is done and when none is set. A
    /// closed round is no longer late: what was not done by then stays so.
    /// </summary>
    public int DaysOverdue(StepProgress progress, DateOnly today) =>
        progress.IsDone || !IsOpen || DeadlineOf(progress.Step) is not { } dueOn ? 0 : Math.Max(0, today.DayNumber - dueOn.DayNumber);

    /// <summary>Done goes before late, late before soon, soon before ongoing.</summary>
    public StepStanding StandingOf(StepProgress progress, DateOnly today)
    {
        if (progress.IsDone)
            return StepStanding.Done;
        if (DaysOverdue(progress, today) > 0)
            return StepStanding.Overdue;
        if (IsOpen && DeadlineOf(progress.Step) is { } dueOn && dueOn.DayNumber - today.DayNumber <= SoonDays)
            return StepStanding.DueSoon;
        return progress.IsStarted ? StepStanding.Ongoing : StepStanding.NotStarted;
    }

    /// <summary>An ended round is read, not written.</summary>
    /// <exception cref="RuleException">It has ended.</exception>
    public void ExpectOpen()
    {
        if (ClosedOn is { } day)
            throw new RuleException($"{Name} đã kết thúc ngày {day:dd/MM/yyyy}: chỉ xem được, không ghi thêm hay sửa được nữa. Hãy làm trong đợt đang mở.");
    }

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
