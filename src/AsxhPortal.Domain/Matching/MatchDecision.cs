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
    /// <summary>A case that somebody has opened is theirs for so long; the open page renews it.</summary>
    public static readonly TimeSpan ClaimLease = TimeSpan.FromMinutes(5);

    /// <summary>Put before the reasons of a case that new data closed.</summary>
    public const string SolvedByItself = "đã tự giải quyết: ";

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

    /// <summary>By <see cref="DifferenceKind"/>: what cases that are decided together have in common; null where each needs a look of its own.</summary>
    public string? Difference { get; private set; }

    /// <summary>Of the data behind the case, by <see cref="CaseFingerprint"/>: tells whether it must be evaluated anew.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>When new data closed the case without a person.</summary>
    public DateTime? SolvedAt { get; private set; }

    /// <summary>When the data behind the case changed after a person had decided it (or after it was published).</summary>
    public DateTime? DataChangedAt { get; private set; }

    /// <summary>A person took the decision back: a match run leaves the case to them, only new data speaks again.</summary>
    public bool IsReopened { get; private set; }

    /// <summary>Who has the case open, until when; written set-wise, without raising the version.</summary>
    public Guid? ClaimedById { get; private set; }
    public string? ClaimedByName { get; private set; }
    public DateTime? ClaimedUntil { get; private set; }

    /// <summary>Null while only the engine has spoken.</summary>
    public Guid? DecidedById { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Note { get; private set; }

    /// <summary>The same for all cases that were decided in one go.</summary>
    public Guid? BulkId { get; private set; }

    public Guid? BeneficiaryId { get; private set; }
    public DateTime? PublishedAt { get; private set; }

    public bool IsDecidedByPerson => DecidedById is not null;
    public bool IsPublished => PublishedAt is not null;

    /// <summary>Who else has the case open, if anybody.</summary>
    public string? ClaimedByAnother(Guid userId, DateTime now) =>
        State == MatchState.Open && ClaimedById is { } holder && holder != userId && ClaimedUntil > now ? ClaimedByName : null;

    /// <summary>What the engine found. It never overrules a person or a published row.</summary>
    public void Propose(Guid runId, MatchFinding finding, string fingerprint)
    {
        if (IsDecidedByPerson || IsPublished)
            return;
        RunId = runId;
        Outcome = finding.Outcome;
        Score = finding.Score;
        Reasons = finding.Reasons;
        CitizenRecordId = finding.Linked?.Id;
        State = finding.Outcome == MatchOutcome.Auto ? MatchState.Accepted : MatchState.Open;
        Difference = DifferenceKind.Of(finding);
        Fingerprint = fingerprint;
    }

    /// <summary>
    /// Says the case anew when the data behind it has changed: an open case closes when it is solved, a match of the engine alone opens when it no
    /// longer holds. What a person decided, or what is published, stays and is only marked.
    /// </summary>
    /// <returns>Whether anything is different now.</returns>
    public bool Reevaluate(MatchFinding finding, string fingerprint, DateTime now)
    {
        if (fingerprint == Fingerprint)
            return false;
        if (IsDecidedByPerson || IsPublished)
        {
            Fingerprint = fingerprint;
            DataChangedAt = now;
            return true;
        }
        var wasOpen = State == MatchState.Open;
        Propose(RunId, finding, fingerprint);
        IsReopened = false;
        if (State == MatchState.Open)
        {
            SolvedAt = null;
        }
        else if (wasOpen)
        {
            SolvedAt = now;
            Reasons = SolvedByItself + Reasons;
        }
        return true;
    }

    /// <param name="fingerprint">Of the data the person saw, where the citizen is none of the candidates.</param>
    /// <exception cref="RuleException">Already published.</exception>
    public void Accept(Guid citizenRecordId, Actor by, DateTime now, string? note = null, string? fingerprint = null)
    {
        RefuseWhenPublished();
        CitizenRecordId = citizenRecordId;
        Fingerprint = fingerprint ?? Fingerprint;
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
        BulkId = null;
        CitizenRecordId = null;
        SolvedAt = null;
        DataChangedAt = null;
        IsReopened = true;
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
        BulkId = null;
        SolvedAt = null;
        DataChangedAt = null;
        (ClaimedById, ClaimedByName, ClaimedUntil) = (null, null, null);
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

    /// <param name="rank">1 = best.</param>
    public static MatchCandidate Of(MatchDecision decision, FoundCitizen found, int rank) => new()
    {
        DecisionId = decision.Id,
        CitizenRecordId = found.Id,
        Rank = rank,
        Score = found.Score,
        DifferingFields = found.DifferingFields,
        Reasons = found.Reasons,
    };
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
