using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>What the engine says of a row.</summary>
public enum MatchOutcome
{
    /// <summary>Equal citizen id, agreeing name and birth.</summary>
    Auto,

    /// <summary>Somebody fits in part: a person must look.</summary>
    Review,

    /// <summary>Nobody found: to verify.</summary>
    None,
}

public enum MatchState
{
    /// <summary>Waits for a person.</summary>
    Open,

    /// <summary>Linked to a citizen, by the engine or by a person.</summary>
    Accepted,

    /// <summary>A person said: none of these; sent to verification ("phối hợp Sở LĐTBXH xác minh" for Người có công).</summary>
    ToVerify,

    /// <summary>A person said: this row does not belong on the list.</summary>
    Dismissed,
}

/// <summary>The one case of a source row in step 2: what the engine found, what was decided, by whom, and whether it was published.</summary>
public sealed class MatchDecision : VersionedEntity, IScopedToUnit
{
    private MatchDecision() { }

    public MatchDecision(Guid unitId, Guid rowId, Guid batchId, Guid runId)
    {
        UnitId = unitId;
        RowId = rowId;
        BatchId = batchId;
        RunId = runId;
    }

    public Guid UnitId { get; private set; }

    /// <summary>Unique: one case per row.</summary>
    public Guid RowId { get; private set; }
    public Guid BatchId { get; private set; }
    public Guid RunId { get; private set; }
    public MatchOutcome Outcome { get; private set; }
    public MatchState State { get; private set; }

    /// <summary>The citizen the row is linked to.</summary>
    public Guid? CitizenRecordId { get; private set; }

    /// <summary>0 to 100.</summary>
    public int Score { get; private set; }

    /// <summary>In Vietnamese words: "trùng số định danh; họ tên khác dấu".</summary>
    public string Reasons { get; private set; } = "";

    /// <summary>Null while only the engine has spoken.</summary>
    public Guid? DecidedById { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Note { get; private set; }

    public Guid? BeneficiaryId { get; private set; }
    public DateTime? PublishedAt { get; private set; }

    public bool IsDecidedByPerson => DecidedById is not null;
    public bool IsPublished => PublishedAt is not null;

    /// <summary>What a match run found. A run never overrules a person or a published row.</summary>
    public void Propose(Guid runId, MatchOutcome outcome, Guid? citizenRecordId, int score, string reasons)
    {
        if (IsDecidedByPerson || IsPublished)
            return;
        RunId = runId;
        Outcome = outcome;
        Score = score;
        Reasons = reasons;
        CitizenRecordId = outcome == MatchOutcome.Auto ? citizenRecordId : null;
        State = outcome == MatchOutcome.Auto ? MatchState.Accepted : MatchState.Open;
    }

    public void Accept(Guid citizenRecordId, Actor by, DateTime now, string? note = null)
    {
        RefuseWhenPublished();
        CitizenRecordId = citizenRecordId;
        Decide(MatchState.Accepted, by, now, note);
    }

    /// <summary>Nobody fits: a person must verify. For Người có công: together with the labour department (step 2 (2) of the procedure).</summary>
    public void SendToVerification(Actor by, DateTime now, string? note = null)
    {
        RefuseWhenPublished();
        CitizenRecordId = null;
        Decide(MatchState.ToVerify, by, now, note);
    }

    public void Dismiss(Actor by, DateTime now, string note)
    {
        RefuseWhenPublished();
        if (string.IsNullOrWhiteSpace(note))
            throw new RuleException("Hãy ghi lý do loại dòng này khỏi danh sách.", "Note");
        CitizenRecordId = null;
        Decide(MatchState.Dismissed, by, now, note);
    }

    /// <summary>Takes a person's decision back, while nothing is published.</summary>
    public void Reopen()
    {
        RefuseWhenPublished();
        DecidedById = null;
        DecidedByName = null;
        DecidedAt = null;
        Note = null;
        CitizenRecordId = null;
        State = MatchState.Open;
    }

    /// <summary>A verification case confirmed the person although the population extract does not know them; they stand in the register already.</summary>
    /// <exception cref="RuleException">Not sent to verification, or published.</exception>
    public void MarkVerified(Guid beneficiaryId, Actor by, DateTime now, string? note)
    {
        RefuseWhenPublished();
        if (State != MatchState.ToVerify)
            throw new RuleException("Dòng này không còn chờ xác minh; hãy mở lại trang để xem.");
        Decide(MatchState.Accepted, by, now, note);
        BeneficiaryId = beneficiaryId;
        PublishedAt = now;
    }

    public void MarkPublished(Guid beneficiaryId, DateTime now)
    {
        if (State != MatchState.Accepted)
            throw new RuleException("Chỉ đưa vào danh sách đối tượng những dòng đã được chấp nhận.");
        BeneficiaryId = beneficiaryId;
        PublishedAt = now;
    }

    private void Decide(MatchState state, Actor by, DateTime now, string? note)
    {
        State = state;
        DecidedById = by.Id;
        DecidedByName = by.Name;
        DecidedAt = now;
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
    }

    private void RefuseWhenPublished()
    {
        if (IsPublished)
            throw new RuleException("Dòng này đã được đưa vào danh sách đối tượng; hãy sửa trên trang của đối tượng.");
    }
}

/// <summary>A citizen who may be the person of a row. Written in bulk.</summary>
public sealed class MatchCandidate : Entity
{
    public Guid DecisionId { get; set; }
    public Guid CitizenRecordId { get; set; }

    /// <summary>1 = best.</summary>
    public int Rank { get; set; }
    public int Score { get; set; }

    /// <summary>Fields that differ, joined by "|": FullName, Birth, Sex, CitizenId, OldId, Hamlet.</summary>
    public string DifferingFields { get; set; } = "";
    public string Reasons { get; set; } = "";
}

/// <summary>One comparison of the rows of a commune with its population extract.</summary>
public sealed class MatchRun : Entity, IScopedToUnit
{
    private MatchRun() { }

    public MatchRun(Guid unitId, Actor by, DateTime now)
    {
        UnitId = unitId;
        StartedById = by.Id;
        StartedByName = by.Name;
        StartedAt = now;
    }

    public Guid UnitId { get; private set; }
    public Guid StartedById { get; private set; }
    public string StartedByName { get; private set; } = "";
    public DateTime StartedAt { get; private set; }
    public DateTime? FinishedAt { get; private set; }
    public int RowCount { get; private set; }
    public int AutoCount { get; private set; }
    public int ReviewCount { get; private set; }
    public int NoneCount { get; private set; }

    public void Finish(int auto, int review, int none, DateTime now)
    {
        AutoCount = auto;
        ReviewCount = review;
        NoneCount = none;
        RowCount = auto + review + none;
        FinishedAt = now;
    }
}
