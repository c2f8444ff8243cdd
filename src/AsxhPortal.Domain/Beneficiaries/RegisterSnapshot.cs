using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Beneficiaries;

public enum SnapshotCause
{
    /// <summary>The month's first working of the site.</summary>
    Monthly,

    /// <summary>The leader signed off classification lists.</summary>
    SignOff,

    /// <summary>A payment run was approved.</summary>
    PaymentRun,

    /// <summary>Somebody asked for it.</summary>
    Asked,
}

/// <summary>
/// The register of one commune as it stood at one moment, kept so that it can be compared later. Frozen; who has died, moved away or refused
/// and whose entitlements have all ended is not on it.
/// </summary>
public sealed class RegisterSnapshot : Entity, IScopedToUnit
{
    private RegisterSnapshot() { }

    /// <exception cref="RuleException">Nobody is on the register.</exception>
    public RegisterSnapshot(Guid unitId, SnapshotCause cause, int personCount, long amountSum, Actor by, DateTime now)
    {
        if (personCount == 0)
            throw new RuleException("Danh sách của xã chưa có ai nên không có gì để lưu lại.");
        UnitId = unitId;
        Cause = cause;
        PersonCount = personCount;
        AmountSum = amountSum;
        TakenByName = by.Name;
        TakenAt = now;
        TakenOn = DateOnly.FromDateTime(now.AddHours(7));
    }

    public Guid UnitId { get; private set; }
    public SnapshotCause Cause { get; private set; }
    public DateTime TakenAt { get; private set; }

    /// <summary>The day in Vietnam.</summary>
    public DateOnly TakenOn { get; private set; }
    public string TakenByName { get; private set; } = "";
    public int PersonCount { get; private set; }

    /// <summary>đồng a month.</summary>
    public long AmountSum { get; private set; }
}

/// <summary>One person of a snapshot. Written in bulk, so plain properties.</summary>
public sealed class RegisterSnapshotLine : Entity, IScopedToUnit, IAboutBeneficiary
{
    public Guid SnapshotId { get; set; }
    public Guid UnitId { get; set; }
    public Guid BeneficiaryId { get; set; }
    public string FullName { get; set; } = "";
    public string NameSortKey { get; set; } = "";
    public string? Birth { get; set; }
    public string? Sex { get; set; }
    public string? CitizenId { get; set; }
    public string? HamletName { get; set; }

    /// <summary>Codes of the categories, joined by ";".</summary>
    public string? CategoryCodes { get; set; }

    /// <summary>đồng a month.</summary>
    public long Amount { get; set; }
    public string? AccountNumber { get; set; }
    public string? ProviderName { get; set; }
    public string? AccountHolder { get; set; }
}

public static class SnapshotCauseWords
{
    public static string ToVietnamese(this SnapshotCause cause) => cause switch
    {
        SnapshotCause.Monthly => "lưu đầu tháng",
        SnapshotCause.SignOff => "khi ký duyệt danh sách",
        SnapshotCause.PaymentRun => "khi duyệt đợt chi trả",
        _ => "theo yêu cầu",
    };
}
