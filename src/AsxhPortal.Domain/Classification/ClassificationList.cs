using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Classification;

public enum ClassificationState { SignedOff, Withdrawn }

/// <summary>What a signed line does to the standing of its person in the round.</summary>
public enum LineChange
{
    /// <summary>Thêm: the person stood on no list of the round.</summary>
    Added,

    /// <summary>Đổi nhóm: the person leaves the list of another outcome and enters this one.</summary>
    MovedIn,

    /// <summary>Đổi thông tin: the person stays, something on the line is different.</summary>
    Changed,

    /// <summary>Bớt: the person leaves this list and enters none.</summary>
    Removed,
}

/// <summary>
/// Step 5: the list of one outcome of a commune in a round, signed off by its leader: a frozen snapshot with count, sum and hash. Before the
/// sign-off there is only the computed preview. A later edition is a supplement (danh sách bổ sung): only the people who come, go or changed.
/// Unique per round, commune, outcome and number.
/// </summary>
public sealed class ClassificationList : VersionedEntity, IScopedToUnit
{
    private ClassificationList() { }

    /// <param name="supplementNumber">0 for the first list of the outcome, then 1, 2, … : bổ sung lần n.</param>
    public ClassificationList(Guid unitId, Guid roundId, SurveyOutcome outcome, int number, int supplementNumber, IReadOnlyList<ListLine> lines, Actor by, DateTime now)
    {
        if (lines.Count == 0)
            throw new RuleException("Danh sách trống nên không cần ký duyệt.");
        UnitId = unitId;
        RoundId = roundId;
        Outcome = outcome;
        Number = number;
        SupplementNumber = supplementNumber;
        SignedOffById = by.Id;
        SignedOffByName = by.Name;
        SignedOffAt = now;
        foreach (var line in lines)
        {
            line.ListId = Id;
            line.UnitId = unitId;
            line.CurrentInRoundId = line.Change == LineChange.Removed ? null : roundId;
            Lines.Add(line);
        }
        PersonCount = lines.Count(l => l.Change != LineChange.Removed);
        RemovedCount = lines.Count - PersonCount;
        AmountSum = lines.Where(l => l.Change != LineChange.Removed).Sum(l => l.Amount);
        ContentHash = ListSeal.Of(outcome, lines);
    }

    public Guid UnitId { get; private set; }
    public Guid RoundId { get; private set; }
    public SurveyOutcome Outcome { get; private set; }

    /// <summary>1, 2, … : the edition, withdrawn ones counted.</summary>
    public int Number { get; private set; }

    /// <summary>0 for the first list of the outcome, then 1, 2, … : bổ sung lần n.</summary>
    public int SupplementNumber { get; private set; }
    public ClassificationState State { get; private set; }

    /// <summary>People who stand on this edition; those it takes off are counted apart.</summary>
    public int PersonCount { get; private set; }

    /// <summary>People this edition takes off the list of the outcome.</summary>
    public int RemovedCount { get; private set; }

    /// <summary>đồng a month.</summary>
    public long AmountSum { get; private set; }

    /// <summary>SHA-256 of the lines as signed; see <see cref="ListSeal"/>.</summary>
    public string ContentHash { get; private set; } = "";
    public Guid SignedOffById { get; private set; }
    public string SignedOffByName { get; private set; } = "";
    public DateTime SignedOffAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnByName { get; private set; }
    public string? WithdrawalReason { get; private set; }
    public List<ListLine> Lines { get; } = [];

    public bool IsSupplement => SupplementNumber > 0;

    /// <summary>"lần đầu", "bổ sung lần 2"; a list signed anew after a withdrawal says its number.</summary>
    public string EditionName => EditionNameOf(Number, SupplementNumber);

    public static string EditionNameOf(int number, int supplementNumber) =>
        supplementNumber > 0 ? $"bổ sung lần {supplementNumber}" : number > 1 ? $"ký lại (lần {number})" : "lần đầu";

    /// <summary>Taken back with a reason, until it has been handed over, the latest edition first.</summary>
    /// <param name="isHandedOver">Somebody on it stands in a hand-over line that was made after the sign-off and not returned.</param>
    /// <param name="isBuiltUpon">A later signed list replaced a line of this one.</param>
    public void Withdraw(string reason, bool isHandedOver, bool isBuiltUpon, Actor by, DateTime now)
    {
        if (State == ClassificationState.Withdrawn)
            throw new RuleException("Danh sách này đã được rút lại.");
        if (isHandedOver)
            throw new RuleException("Danh sách đã bàn giao cho đơn vị chi trả nên không rút lại được; hãy lập danh sách bổ sung.");
        if (isBuiltUpon)
            throw new RuleException("Đã có danh sách bổ sung ký sau thay một số người của danh sách này; hãy rút danh sách bổ sung đó trước.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do rút lại danh sách.", "Reason");
        State = ClassificationState.Withdrawn;
        WithdrawnAt = now;
        WithdrawnByName = by.Name;
        WithdrawalReason = reason.Trim();
    }
}

/// <summary>One person as they were when the list was signed off. Frozen, so plain properties; only what replaced the line is written later.</summary>
public sealed class ListLine : Entity, IScopedToUnit, IAboutBeneficiary
{
    public Guid ListId { get; set; }
    public Guid UnitId { get; set; }
    public int Ordinal { get; set; }
    public Guid BeneficiaryId { get; set; }
    public Guid SurveyId { get; set; }

    /// <summary>The round, while this line is where the person stands; null once replaced, withdrawn, or when it takes the person off. Unique with the person.</summary>
    public Guid? CurrentInRoundId { get; set; }

    /// <summary>The later list that took this line's place.</summary>
    public Guid? ReplacedByListId { get; set; }
    public LineChange Change { get; set; }

    /// <summary>Outcome of the list the person comes from, where <see cref="Change"/> is MovedIn.</summary>
    public SurveyOutcome? PreviousOutcome { get; set; }

    /// <summary>What changed, or why the person leaves.</summary>
    public string? ChangeNote { get; set; }

    /// <summary>Name of the earlier round whose answers count unasked; null when the person was surveyed in this round.</summary>
    public string? CarriedFrom { get; set; }
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

public static class LineChangeWords
{
    public static string ToVietnamese(this LineChange change) => change switch
    {
        LineChange.Added => "Thêm",
        LineChange.MovedIn => "Đổi nhóm",
        LineChange.Changed => "Đổi thông tin",
        _ => "Bớt",
    };
}
