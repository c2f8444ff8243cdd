using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Classification;

public enum ClassificationState { SignedOff, Withdrawn }

/// <summary>
/// Step 5: the list of one outcome of a commune in a round, signed off by its leader: a frozen snapshot with count and sum. Before the
/// sign-off there is only the computed preview. Unique per round, commune, outcome and version.
/// </summary>
public sealed class ClassificationList : VersionedEntity, IScopedToUnit
{
    private ClassificationList() { }

    public ClassificationList(Guid unitId, Guid roundId, SurveyOutcome outcome, int number, IReadOnlyList<ListLine> lines, Actor by, DateTime now)
    {
        if (lines.Count == 0)
            throw new RuleException("Danh sách trống nên không cần ký duyệt.");
        UnitId = unitId;
        RoundId = roundId;
        Outcome = outcome;
        Number = number;
        SignedOffById = by.Id;
        SignedOffByName = by.Name;
        SignedOffAt = now;
        foreach (var line in lines)
        {
            line.ListId = Id;
            line.UnitId = unitId;
            Lines.Add(line);
        }
        PersonCount = lines.Count;
        AmountSum = lines.Sum(l => l.Amount);
    }

    public Guid UnitId { get; private set; }
    public Guid RoundId { get; private set; }
    public SurveyOutcome Outcome { get; private set; }

    /// <summary>1, 2, … : the edition.</summary>
    public int Number { get; private set; }
    public ClassificationState State { get; private set; }
    public int PersonCount { get; private set; }

    /// <summary>đồng a month.</summary>
    public long AmountSum { get; private set; }
    public Guid SignedOffById { get; private set; }
    public string SignedOffByName { get; private set; } = "";
    public DateTime SignedOffAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnByName { get; private set; }
    public string? WithdrawalReason { get; private set; }
    public List<ListLine> Lines { get; } = [];

    /// <summary>Taken back with a reason, until it has been handed over.</summary>
    public void Withdraw(string reason, bool isHandedOver, Actor by, DateTime now)
    {
        if (State == ClassificationState.Withdrawn)
            throw new RuleException("Danh sách này đã được rút lại.");
        if (isHandedOver)
            throw new RuleException("Danh sách đã bàn giao cho đơn vị chi trả nên không rút lại được; hãy lập danh sách bổ sung.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do rút lại danh sách.", "Reason");
        State = ClassificationState.Withdrawn;
        WithdrawnAt = now;
        WithdrawnByName = by.Name;
        WithdrawalReason = reason.Trim();
    }
}

/// <summary>One person as they were when the list was signed off. Frozen, so plain properties.</summary>
public sealed class ListLine : Entity, IScopedToUnit, IAboutBeneficiary
{
    public Guid ListId { get; set; }
    public Guid UnitId { get; set; }
    public int Ordinal { get; set; }
    public Guid BeneficiaryId { get; set; }
    public Guid SurveyId { get; set; }
    public string FullName { get; set; } = "";
    public string? Birth { get; set; }
    public string? Sex { get; set; }
    public string? CitizenId { get; set; }
    public string? HamletName { get; set; }

    /// <summary>Short names of the categories, joined by "; ".</summary>
    public string? Categories { get; set; }

    /// <summary>đồng a month, all entitlements of the person.</summary>
    public long Amount { get; set; }
    public string? Phone { get; set; }
    public string? AccountNumber { get; set; }
    public string? ProviderName { get; set; }
    public string? AccountHolder { get; set; }
    public string? ChannelName { get; set; }

    /// <summary>Outcome 2B and 4 and events: the reason.</summary>
    public string? Reason { get; set; }
    public string? MinuteNumber { get; set; }
    public string? AttorneyName { get; set; }
    public string? AttorneyRelation { get; set; }
    public string? AttorneyCitizenId { get; set; }

    /// <summary>"01/02/2024–31/01/2025".</summary>
    public string? AttorneyTerm { get; set; }
    public string? CertificationNumber { get; set; }
    public string? Note { get; set; }
}
