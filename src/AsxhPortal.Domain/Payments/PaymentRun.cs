using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Payments;

public enum PaymentRunState { Draft, Approved }

public enum PaymentLineState { Payable, Held }

public enum HoldReason
{
    Died,
    MovedAway,
    AttorneyNotInForce,
    NoAmount,
    UnderVerification,
    BenefitRefused,
    NotDue,

    /// <summary>A supplement of the commune took the person off after the hand-over.</summary>
    RemovedFromList,

    /// <summary>A guardian was to receive, and no recorded guardianship is in force on the first day of the month.</summary>
    GuardianNotInForce,
}

/// <summary>
/// Step 7: the payments of one month by one agency, made from what it has received. Made by one person, approved by another; after approval
/// nothing in it changes. Unique per agency and period; a line is unique per person, entitlement and month.
/// </summary>
public sealed class PaymentRun : VersionedEntity
{
    private PaymentRun() { }

    public PaymentRun(Guid agencyId, Guid agencyUnitId, Period period, Actor by, DateTime now)
    {
        AgencyId = agencyId;
        AgencyUnitId = agencyUnitId;
        Period = period;
        MadeById = by.Id;
        MadeByName = by.Name;
        MadeAt = now;
    }

    public Guid AgencyId { get; private set; }

    /// <summary>The unit of the agency; readable by people whose own unit it is or whose unit is above it.</summary>
    public Guid AgencyUnitId { get; private set; }
    public Period Period { get; private set; }
    public PaymentRunState State { get; private set; }
    public int PayableCount { get; private set; }
    public int HeldCount { get; private set; }

    /// <summary>đồng, payable lines only.</summary>
    public long PayableSum { get; private set; }
    public Guid MadeById { get; private set; }
    public string MadeByName { get; private set; } = "";
    public DateTime MadeAt { get; private set; }
    public Guid? ApprovedById { get; private set; }
    public string? ApprovedByName { get; private set; }
    public DateTime? ApprovedAt { get; private set; }

    /// <summary>SHA-256 over the lines at approval, hexadecimal.</summary>
    public string? ContentHash { get; private set; }

    public void RefuseWhenApproved()
    {
        if (State == PaymentRunState.Approved)
            throw new RuleException($"Đợt chi trả tháng {Period} đã được duyệt nên không thay đổi được nữa.");
    }

    /// <summary>The newest computation of the draft; who computed it last counts as its maker.</summary>
    public void Count(int payable, int held, long payableSum, Actor by, DateTime now)
    {
        RefuseWhenApproved();
        MadeById = by.Id;
        MadeByName = by.Name;
        MadeAt = now;
        PayableCount = payable;
        HeldCount = held;
        PayableSum = payableSum;
    }

    /// <summary>Four eyes: never the person who made or last computed it.</summary>
    public void Approve(string contentHash, Actor by, DateTime now)
    {
        RefuseWhenApproved();
        if (by.Id == MadeById)
            throw new RuleException("Người lập đợt chi trả không được tự duyệt; hãy để người thứ hai duyệt.");
        if (PayableCount == 0)
            throw new RuleException("Đợt chi trả không có dòng nào được chi nên không duyệt.");
        State = PaymentRunState.Approved;
        ContentHash = contentHash;
        ApprovedById = by.Id;
        ApprovedByName = by.Name;
        ApprovedAt = now;
    }
}

/// <summary>One entitlement in one month: to be paid, or held with its reason. A snapshot, written in bulk.</summary>
public sealed class PaymentLine : Entity, IScopedToUnit, IAboutBeneficiary
{
    public Guid RunId { get; set; }

    /// <summary>The commune of the person.</summary>
    public Guid UnitId { get; set; }
    public Guid BeneficiaryId { get; set; }
    public Guid EntitlementId { get; set; }

    /// <summary>Repeated from the run so that the unique index (person, entitlement, month) can hold across runs.</summary>
    public Period Period { get; set; }
    public Guid HandOverLineId { get; set; }
    public PaymentLineState State { get; set; }
    public HoldReason? HoldReason { get; set; }
    public string FullName { get; set; } = "";
    public string NameSortKey { get; set; } = "";
    public string? Birth { get; set; }
    public string? CitizenId { get; set; }
    public string? HamletName { get; set; }
    public string? CategoryCode { get; set; }
    public string? CategoryName { get; set; }

    /// <summary>đồng; 0 where it cannot be told (held).</summary>
    public long Amount { get; set; }
    public PaymentChannel Channel { get; set; }
    public PayeeKind PayeeKind { get; set; }
    public string PayeeName { get; set; } = "";
    public string? ProviderCode { get; set; }
    public string? ProviderName { get; set; }
    public string? AccountNumber { get; set; }
    public string? AccountHolder { get; set; }
    public string? Note { get; set; }
}

/// <summary>Step 7: a record of one export back to the centre: what was sent, when, by whom, how many, which bytes.</summary>
public sealed class ReturnExport : Entity
{
    private ReturnExport() { }

    public ReturnExport(Guid unitId, Guid? roundId, string format, int rowCount, long amountSum, string contentHash, Actor by, DateTime now)
    {
        UnitId = unitId;
        RoundId = roundId;
        Format = format;
        RowCount = rowCount;
        AmountSum = amountSum;
        ContentHash = contentHash;
        ExportedById = by.Id;
        ExportedByName = by.Name;
        ExportedAt = now;
    }

    /// <summary>The unit whose subtree was exported.</summary>
    public Guid UnitId { get; private set; }
    public Guid? RoundId { get; private set; }

    /// <summary>"xlsx" or "csv".</summary>
    public string Format { get; private set; } = "";
    public int RowCount { get; private set; }
    public long AmountSum { get; private set; }
    public string ContentHash { get; private set; } = "";
    public Guid ExportedById { get; private set; }
    public string ExportedByName { get; private set; } = "";
    public DateTime ExportedAt { get; private set; }
}

public static class HoldReasonWords
{
    public static string ToVietnamese(this HoldReason reason) => reason switch
    {
        HoldReason.Died => "Đã chết trước tháng chi trả",
        HoldReason.MovedAway => "Đã chuyển nơi cư trú",
        HoldReason.AttorneyNotInForce => "Giấy ủy quyền hết hạn, đã chấm dứt hoặc chưa chứng thực",
        HoldReason.NoAmount => "Chưa xác định được mức trợ cấp",
        HoldReason.UnderVerification => "Đang xác minh thông tin",
        HoldReason.BenefitRefused => "Từ chối nhận chế độ",
        HoldReason.GuardianNotInForce => "Việc giám hộ đã chấm dứt, cần hỏi lại cách nhận",
        HoldReason.RemovedFromList => "Xã đã đưa ra khỏi danh sách sau khi bàn giao",
        _ => "Chưa đến hoặc đã hết thời gian hưởng",
    };
}
