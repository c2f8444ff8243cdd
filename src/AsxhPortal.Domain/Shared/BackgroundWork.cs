namespace AsxhPortal.Domain.Shared;

public enum WorkKind
{
    /// <summary>Reads a received file into a batch; the subject is the received file.</summary>
    Import,

    /// <summary>Compares the rows of a commune with its population extract; the subject is the batch, or the commune.</summary>
    Match,
}

public enum WorkState { Queued, Running, Done, Failed, Cancelled }

/// <summary>
/// Work that outlives a request: a row of the database that any web process may take, by a lease that it renews while it works. A process that
/// dies lets its lease run out, and the work is begun anew elsewhere. Whoever works writes its result and <see cref="WorkState.Done"/> in one
/// transaction that asks for its own lease, so that a process that was only slow finishes nothing twice.
/// </summary>
public sealed class BackgroundWork : Entity, IScopedToUnit
{
    private BackgroundWork() { }

    public BackgroundWork(Guid unitId, WorkKind kind, Guid subjectId, string title, Actor by, DateTime now)
    {
        UnitId = unitId;
        Kind = kind;
        SubjectId = subjectId;
        Title = title;
        QueuedById = by.Id;
        QueuedByName = by.Name;
        QueuedAt = now;
    }

    public Guid UnitId { get; private set; }
    public WorkKind Kind { get; private set; }
    public Guid SubjectId { get; private set; }

    /// <summary>For people, without personal data: "Nhập danh sách bao-tro-xa-hoi.xlsx".</summary>
    public string Title { get; private set; } = "";
    public WorkState State { get; private set; }
    public Guid QueuedById { get; private set; }
    public string QueuedByName { get; private set; } = "";
    public DateTime QueuedAt { get; private set; }
    public DateTime? StartedAt { get; private set; }
    public DateTime? FinishedAt { get; private set; }

    /// <summary>The process that works, while <see cref="LeasedUntil"/> lies ahead.</summary>
    public string? LeasedBy { get; private set; }
    public DateTime? LeasedUntil { get; private set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>What is being done, in Vietnamese: "Đang đọc tệp".</summary>
    public string? Stage { get; private set; }
    public int DoneCount { get; private set; }

    /// <summary>0 while unknown.</summary>
    public int TotalCount { get; private set; }
    public DateTime? CancelRequestedAt { get; private set; }

    /// <summary>Why it failed, one Vietnamese sentence.</summary>
    public string? Failure { get; private set; }

    /// <summary>What came out, one Vietnamese sentence.</summary>
    public string? Outcome { get; private set; }

    /// <summary>What it made, when that is another row than the subject: the batch, the match run.</summary>
    public Guid? ResultId { get; private set; }

    public bool IsOver => State is WorkState.Done or WorkState.Failed or WorkState.Cancelled;

    /// <summary>Somebody asked to stop; whoever works cleans up and says so.</summary>
    public bool IsStopping => State == WorkState.Running && CancelRequestedAt is not null;

    /// <summary>0 to 100; null while the total is unknown.</summary>
    public int? Percent => State == WorkState.Done ? 100 : TotalCount <= 0 ? null : (int)Math.Clamp(100L * DoneCount / TotalCount, 0, 100);

    /// <summary>Work that nobody has begun ends at once; work in progress ends when whoever works has cleaned up.</summary>
    /// <exception cref="RuleException">It is over already.</exception>
    public void RequestCancel(DateTime now)
    {
        if (IsOver)
            throw new RuleException("Công việc đã kết thúc nên không dừng được nữa.");
        CancelRequestedAt ??= now;
        if (State != WorkState.Queued)
            return;
        State = WorkState.Cancelled;
        FinishedAt = now;
    }

    /// <summary>Puts work that failed or was stopped back into the queue.</summary>
    /// <exception cref="RuleException">It is done, waits or runs.</exception>
    public void TryAgain(Actor by, DateTime now)
    {
        if (State is not (WorkState.Failed or WorkState.Cancelled))
            throw new RuleException(State == WorkState.Done ? "Công việc này đã xong, không cần làm lại." : "Công việc này đang chờ hoặc đang chạy.");
        State = WorkState.Queued;
        (QueuedById, QueuedByName, QueuedAt) = (by.Id, by.Name, now);
        (StartedAt, FinishedAt, CancelRequestedAt) = (null, null, null);
        (Attempts, DoneCount, TotalCount) = (0, 0, 0);
        (Stage, Failure, Outcome, ResultId) = (null, null, null, null);
    }
}
