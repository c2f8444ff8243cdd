using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.BankAccounts;

public enum HandOverState { Sent, Received, Returned, PartlyReturned }

public enum HandOverLineState { Sent, Received, Returned }

/// <summary>
/// Step 6: the signed-off lists of a commune given to the receiving agency. A frozen snapshot with count and sum; the agency receives it, or
/// returns lines with a reason each. Unique per round, commune, agency and version.
/// </summary>
public sealed class HandOver : VersionedEntity, IScopedToUnit
{
    private HandOver() { }

    public HandOver(Guid unitId, Guid roundId, Guid agencyId, int number, IReadOnlyCollection<HandOverLine> lines, Actor by, DateTime now)
    {
        if (lines.Count == 0)
            throw new RuleException("Không có dòng nào để bàn giao; hãy ký duyệt danh sách phân loại trước.");
        UnitId = unitId;
        RoundId = roundId;
        AgencyId = agencyId;
        Number = number;
        SentById = by.Id;
        SentByName = by.Name;
        SentAt = now;
        foreach (var line in lines)
        {
            line.HandOverId = Id;
            line.UnitId = unitId;
            Lines.Add(line);
        }
        LineCount = lines.Count;
        PersonCount = lines.Select(l => l.BeneficiaryId).Distinct().Count();
        AmountSum = lines.Sum(l => l.Amount);
    }

    public Guid UnitId { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid AgencyId { get; private set; }

    /// <summary>1, 2, … of this commune, round and agency.</summary>
    public int Number { get; private set; }
    public HandOverState State { get; private set; }
    public int LineCount { get; private set; }
    public int PersonCount { get; private set; }

    /// <summary>đồng a month.</summary>
    public long AmountSum { get; private set; }
    public Guid SentById { get; private set; }
    public string SentByName { get; private set; } = "";
    public DateTime SentAt { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public string? AnsweredByName { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public List<HandOverLine> Lines { get; } = [];

    /// <summary>The agency takes everything but the lines it names, each with its reason. Answered once.</summary>
    public void Answer(IReadOnlyDictionary<Guid, string> returnedLines, Actor by, DateTime now)
    {
        if (State != HandOverState.Sent)
            throw new RuleException("Danh sách bàn giao này đã được trả lời.");
        if (returnedLines.Keys.Any(id => Lines.TrueForAll(l => l.Id != id)))
            throw new RuleException("Có dòng trả lại không thuộc danh sách này.");
        if (Lines.Find(l => returnedLines.TryGetValue(l.Id, out var reason) && string.IsNullOrWhiteSpace(reason)) is { } silent)
            throw new RuleException($"Hãy ghi lý do trả lại dòng {silent.Ordinal} ({silent.FullName}).");
        foreach (var line in Lines)
        {
            var isReturned = returnedLines.TryGetValue(line.Id, out var reason);
            line.State = isReturned ? HandOverLineState.Returned : HandOverLineState.Received;
            line.ReturnReason = isReturned ? reason!.Trim() : null;
        }
        State = returnedLines.Count == 0 ? HandOverState.Received : returnedLines.Count == Lines.Count ? HandOverState.Returned : HandOverState.PartlyReturned;
        AnsweredById = by.Id;
        AnsweredByName = by.Name;
        AnsweredAt = now;
    }
}

/// <summary>One entitlement as it was when handed over. Frozen: written once, only the state changes.</summary>
public sealed class HandOverLine : Entity, IScopedToUnit, IAboutBeneficiary
{
    public Guid HandOverId { get; set; }
    public Guid UnitId { get; set; }
    public int Ordinal { get; set; }
    public Guid BeneficiaryId { get; set; }
    public Guid EntitlementId { get; set; }
    public string FullName { get; set; } = "";
    public string NameSortKey { get; set; } = "";
    public string? Birth { get; set; }
    public string? CitizenId { get; set; }
    public string? HamletName { get; set; }
    public string? CategoryCode { get; set; }
    public string? CategoryName { get; set; }

    /// <summary>đồng a month on the day of the hand-over.</summary>
    public long Amount { get; set; }
    public PaymentChannel Channel { get; set; }
    public PayeeKind PayeeKind { get; set; }
    public string PayeeName { get; set; } = "";
    public Guid? PowerOfAttorneyId { get; set; }
    public string? ProviderCode { get; set; }
    public string? ProviderName { get; set; }
    public string? AccountNumber { get; set; }
    public string? AccountHolder { get; set; }
    public string OutcomeCode { get; set; } = "";
    public string? Note { get; set; }
    public HandOverLineState State { get; set; }
    public string? ReturnReason { get; set; }

    /// <summary>Nothing the agency pays by differs: person, category, amount, channel, payee, account.</summary>
    public bool SaysTheSameAs(HandOverLine other) =>
        EntitlementId == other.EntitlementId && FullName == other.FullName && Birth == other.Birth && CitizenId == other.CitizenId
        && CategoryCode == other.CategoryCode && Amount == other.Amount && Channel == other.Channel && PayeeKind == other.PayeeKind
        && PayeeName == other.PayeeName && PowerOfAttorneyId == other.PowerOfAttorneyId && ProviderCode == other.ProviderCode
        && AccountNumber == other.AccountNumber && AccountHolder == other.AccountHolder;
}

public static class HandOverWords
{
    public static string ToVietnamese(this HandOverState state) => state switch
    {
        HandOverState.Sent => "Đã gửi, chờ tiếp nhận",
        HandOverState.Received => "Đã tiếp nhận",
        HandOverState.Returned => "Trả lại toàn bộ",
        _ => "Tiếp nhận một phần, có dòng trả lại",
    };

    public static string ToVietnamese(this HandOverLineState state) => state switch
    {
        HandOverLineState.Sent => "Chờ tiếp nhận",
        HandOverLineState.Received => "Đã tiếp nhận",
        _ => "Trả lại",
    };
}
