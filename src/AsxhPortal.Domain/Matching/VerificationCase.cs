using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

public enum VerificationState
{
    /// <summary>Opened, nothing asked yet.</summary>
    Open,

    /// <summary>The request was sent to the agency that keeps the file.</summary>
    Requested,

    /// <summary>The agency answered; somebody of the commune closes the case.</summary>
    Answered,

    /// <summary>Closed: the person and the entitlement are as stated.</summary>
    Confirmed,

    /// <summary>Closed: no such person or no such entitlement.</summary>
    Refuted,
}

/// <summary>Who is verified and what they say they are due, as the list or the officer wrote it.</summary>
/// <param name="Amount">đồng a month.</param>
/// <param name="Percent">Tỷ lệ tổn thương cơ thể, 21 to 100 %.</param>
public sealed record VerificationSubject(
    string? FullName,
    PartialDate? Birth,
    Sex? Sex,
    string? CitizenId,
    string? OldId,
    string? HamletName,
    SourceGroup Group,
    string? CategoryCode = null,
    string? CategoryText = null,
    int? Percent = null,
    long? Amount = null,
    Period? StartsFrom = null,
    string? DecisionNumber = null,
    string? WardName = null)
{
    public static VerificationSubject Of(ImportRow row) => new(row.FullName, row.Birth, row.Sex, row.CitizenId, row.OldId, row.HamletName, row.Group,
        row.CategoryCode, row.CategoryText, row.Percent, row.Amount, row.StartsFrom, row.DecisionNumber, row.WardName);

    public MatchSubject ToMatchSubject() => new(FullName, Birth, Sex, CitizenId, OldId, HamletName);
}

/// <summary>
/// "Phối hợp xác minh" of step 2 (2) of the procedure: somebody with merit who is found nowhere is verified together with the labour department
/// before their data are collected; other groups may use it too. Opened, asked, answered, closed, each step with its paper. A closed case stays.
/// </summary>
public sealed class VerificationCase : VersionedEntity, IScopedToUnit
{
    /// <summary>Days to answer when the round sets no later date.</summary>
    public const int UsualDays = 7;

    private readonly List<VerificationEvent> _events = [];

    private VerificationCase() { }

    /// <param name="rowId">The source row that waits for the answer; null when the person came by themselves.</param>
    /// <param name="dueOn">By when it must be known.</param>
    /// <exception cref="RuleException">Without a name there is nobody to ask about.</exception>
    public VerificationCase(Guid unitId, int number, int year, Guid? rowId, VerificationSubject subject, DateOnly dueOn, string? note, Actor by, DateTime now)
    {
        if (subject.Group == SourceGroup.Registry)
            throw new RuleException("Dữ liệu dân cư không phải là một chế độ trợ cấp để xác minh.");
        var name = VietnameseName.From(subject.FullName);
        UnitId = unitId;
        Number = number;
        Year = year;
        RowId = rowId;
        (FullName, NameKey) = (name.Display, name.Key);
        (Birth, Sex, CitizenId, OldId, HamletName) = (subject.Birth, subject.Sex, subject.CitizenId, subject.OldId, subject.HamletName);
        (Group, CategoryCode, CategoryText, Percent) = (subject.Group, subject.CategoryCode, subject.CategoryText, subject.Percent);
        (Amount, StartsFrom, DecisionNumber, WardName) = (subject.Amount, subject.StartsFrom, subject.DecisionNumber, subject.WardName);
        DueOn = dueOn;
        OpenedAt = now;
        OpenedByName = by.Name;
        Write(VerificationStep.Opened, null, null, note, by, now);
    }

    public Guid UnitId { get; private set; }

    /// <summary>Running number of the commune in the year: "07/2024".</summary>
    public int Number { get; private set; }
    public int Year { get; private set; }
    public Guid? RowId { get; private set; }
    public string FullName { get; private set; } = "";
    public string NameKey { get; private set; } = "";
    public PartialDate? Birth { get; private set; }
    public Sex? Sex { get; private set; }
    public string? CitizenId { get; private set; }
    public string? OldId { get; private set; }
    public string? HamletName { get; private set; }
    public SourceGroup Group { get; private set; }
    public string? CategoryCode { get; private set; }
    public string? CategoryText { get; private set; }
    public int? Percent { get; private set; }

    /// <summary>đồng a month.</summary>
    public long? Amount { get; private set; }
    public Period? StartsFrom { get; private set; }
    public string? DecisionNumber { get; private set; }
    public string? WardName { get; private set; }

    public VerificationState State { get; private set; }
    public DateOnly DueOn { get; private set; }

    /// <summary>Whom the request went to.</summary>
    public string? Agency { get; private set; }
    public DateTime OpenedAt { get; private set; }
    public string OpenedByName { get; private set; } = "";
    public DateTime? ClosedAt { get; private set; }
    public string? ClosedByName { get; private set; }

    /// <summary>The citizen of the population extract, when the answer showed who it is.</summary>
    public Guid? CitizenRecordId { get; private set; }

    /// <summary>The person of the register that the confirmation led to.</summary>
    public Guid? BeneficiaryId { get; private set; }

    /// <summary>The paper trail, oldest first.</summary>
    public IReadOnlyList<VerificationEvent> Events => _events;

    public string NumberText => $"{Number:00}/{Year}";
    public bool IsClosed => State is VerificationState.Confirmed or VerificationState.Refuted;

    /// <summary>By the end of step 2's coordination: before step 3 begins to collect, or a week when that day is over.</summary>
    public static DateOnly DueOf(DateOnly? collectingBegins, DateOnly today) =>
        collectingBegins is { } day && day >= today ? day : today.AddDays(UsualDays);

    public bool IsLateOn(DateOnly today) => !IsClosed && DueOn < today;

    public VerificationSubject Subject => new(FullName, Birth, Sex, CitizenId, OldId, HamletName, Group, CategoryCode, CategoryText, Percent, Amount, StartsFrom, DecisionNumber, WardName);

    /// <summary>The request goes out; sending again (đôn đốc) is a further paper of the same case.</summary>
    /// <param name="documentNumber">Số, ký hiệu of the outgoing letter.</param>
    public void SendRequest(string agency, string documentNumber, DateOnly sentOn, DateOnly? dueOn, string? note, Actor by, DateTime now)
    {
        RefuseWhenClosed();
        if (string.IsNullOrWhiteSpace(agency))
            throw new RuleException("Hãy ghi cơ quan nhận đề nghị xác minh.", nameof(Agency));
        RequireDocument(documentNumber, sentOn, now);
        if (dueOn < sentOn)
            throw new RuleException("Hạn trả lời phải từ ngày gửi đề nghị trở đi.", nameof(DueOn));
        var step = State == VerificationState.Open ? VerificationStep.Requested : VerificationStep.Reminded;
        Agency = agency.Trim();
        DueOn = dueOn ?? DueOn;
        State = VerificationState.Requested;
        Write(step, documentNumber, sentOn, note, by, now);
    }

    public void RecordAnswer(string documentNumber, DateOnly answeredOn, string note, Actor by, DateTime now)
    {
        RefuseWhenClosed();
        if (State == VerificationState.Open)
            throw new RuleException("Hồ sơ chưa gửi đề nghị xác minh; hãy ghi văn bản đã gửi trước.");
        RequireDocument(documentNumber, answeredOn, now);
        if (string.IsNullOrWhiteSpace(note))
            throw new RuleException("Hãy ghi nội dung trả lời.", "Note");
        State = VerificationState.Answered;
        Write(VerificationStep.Answered, documentNumber, answeredOn, note, by, now);
    }

    /// <summary>Something else that belongs to the file: a telephone call, a paper the family brought.</summary>
    public void AddNote(string note, Actor by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(note))
            throw new RuleException("Hãy ghi nội dung.", "Note");
        Write(VerificationStep.Noted, null, null, note, by, now);
    }

    /// <summary>The answer says yes. For Người có công only an answer on paper may close the case (step 2 (2): verified before collecting).</summary>
    /// <param name="citizenRecordId">Who it is in the population extract; null when the extract does not know them.</param>
    public void Confirm(Guid beneficiaryId, Guid? citizenRecordId, string? note, Actor by, DateTime now)
    {
        RequireConfirmable();
        State = VerificationState.Confirmed;
        CitizenRecordId = citizenRecordId;
        BeneficiaryId = beneficiaryId;
        Close(VerificationStep.Confirmed, note, by, now);
    }

    public void Refute(string note, Actor by, DateTime now)
    {
        RequireConfirmable();
        if (string.IsNullOrWhiteSpace(note))
            throw new RuleException("Hãy ghi lý do không xác nhận.", "Note");
        State = VerificationState.Refuted;
        Close(VerificationStep.Refuted, note, by, now);
    }

    /// <summary>A later paper says otherwise. A confirmed person is corrected in the register, not here.</summary>
    public void Reopen(string note, Actor by, DateTime now)
    {
        if (State != VerificationState.Refuted)
            throw new RuleException("Chỉ mở lại được hồ sơ đã đóng vì không xác nhận.");
        if (string.IsNullOrWhiteSpace(note))
            throw new RuleException("Hãy ghi lý do mở lại hồ sơ.", "Note");
        State = VerificationState.Answered;
        (ClosedAt, ClosedByName) = (null, null);
        Write(VerificationStep.Reopened, null, null, note, by, now);
    }

    private void Close(VerificationStep step, string? note, Actor by, DateTime now)
    {
        ClosedAt = now;
        ClosedByName = by.Name;
        Write(step, null, null, note, by, now);
    }

    /// <summary>Whether the case may be closed by a verdict now.</summary>
    /// <exception cref="RuleException">Closed, or an answer on paper is missing.</exception>
    public void RequireConfirmable()
    {
        RefuseWhenClosed();
        if (Group == SourceGroup.Merit && State != VerificationState.Answered)
            throw new RuleException("Người có công chỉ được xác nhận khi đã có văn bản trả lời; hãy ghi văn bản trả lời trước.");
    }

    private void RefuseWhenClosed()
    {
        if (IsClosed)
            throw new RuleException("Hồ sơ xác minh này đã đóng.");
    }

    private static void RequireDocument(string number, DateOnly on, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(number))
            throw new RuleException("Hãy ghi số, ký hiệu văn bản.", "DocumentNumber");
        if (on > DateOnly.FromDateTime(now.AddHours(7)))
            throw new RuleException("Ngày văn bản không được ở tương lai.", "DocumentOn");
    }

    private void Write(VerificationStep step, string? documentNumber, DateOnly? documentOn, string? note, Actor by, DateTime now) =>
        _events.Add(new VerificationEvent(Id, _events.Count + 1, step, documentNumber, documentOn, note, by, now));
}
