using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>What a commune sets about powers of attorney from a day on.</summary>
public enum AttorneySettingKind
{
    /// <summary>Months a power of attorney counts where the paper states no term, by benefit group.</summary>
    TermMonths,

    /// <summary>Days before its end at which a paper appears on the list "sắp hết hạn".</summary>
    NoticeDays,
}

/// <summary>
/// A dated setting about powers of attorney, of a unit and everything below it. A new one takes the place of the older from its day on; nothing
/// is overwritten. Without any: one year (BLDS 2015 Đ563), thirty days.
/// </summary>
public sealed class AttorneySetting : Entity
{
    private AttorneySetting() { }

    /// <param name="group">Null = every group; days of notice have none.</param>
    /// <param name="value">Months 1 to 120, or days 1 to 365.</param>
    /// <exception cref="RuleException">Out of range, or no reason.</exception>
    public AttorneySetting(Guid ownerUnitId, AttorneySettingKind kind, SourceGroup? group, int value, DateOnly validFrom, string reason, Actor by, DateTime now)
    {
        if (kind == AttorneySettingKind.TermMonths && value is < 1 or > 120)
            throw new RuleException("Thời hạn mặc định từ 1 đến 120 tháng.", "Value");
        if (kind == AttorneySettingKind.NoticeDays && value is < 1 or > 365)
            throw new RuleException("Số ngày báo trước từ 1 đến 365.", "Value");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi căn cứ, lý do của thiết lập.", "Reason");
        OwnerUnitId = ownerUnitId;
        Kind = kind;
        Group = kind == AttorneySettingKind.NoticeDays ? null : group;
        Value = value;
        ValidFrom = validFrom;
        Reason = reason.Trim();
        SetById = by.Id;
        SetByName = by.Name;
        SetAt = now;
    }

    public Guid OwnerUnitId { get; private set; }
    public AttorneySettingKind Kind { get; private set; }
    public SourceGroup? Group { get; private set; }
    public int Value { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public string Reason { get; private set; } = "";
    public Guid SetById { get; private set; }
    public string SetByName { get; private set; } = "";
    public DateTime SetAt { get; private set; }
}

/// <summary>The settings in force for a commune.</summary>
/// <param name="unitLine">The commune and the units above it, the highest first.</param>
public sealed class AttorneyTerms(IReadOnlyList<AttorneySetting> settings, IReadOnlyList<Guid> unitLine)
{
    /// <summary>One year where nothing is stated (BLDS 2015 Đ563).</summary>
    public const int LegalMonths = 12;

    public const int DefaultNoticeDays = 30;

    /// <summary>
    /// The term for the groups a person is paid from: the shortest of them. For a group the nearest unit's own setting counts before one for every
    /// group, and a nearer unit before a higher one.
    /// </summary>
    public int MonthsFor(IEnumerable<SourceGroup> groups, DateOnly day) =>
        groups.Distinct().Select(group => InForce(AttorneySettingKind.TermMonths, group, day)?.Value ?? LegalMonths)
            .DefaultIfEmpty(InForce(AttorneySettingKind.TermMonths, null, day)?.Value ?? LegalMonths).Min();

    public int NoticeDays(DateOnly day) => InForce(AttorneySettingKind.NoticeDays, null, day)?.Value ?? DefaultNoticeDays;

    public AttorneySetting? InForce(AttorneySettingKind kind, SourceGroup? group, DateOnly day) => settings
        .Where(s => s.Kind == kind && s.ValidFrom <= day && (s.Group is null || s.Group == group) && unitLine.Contains(s.OwnerUnitId))
        .OrderByDescending(s => LevelOf(s.OwnerUnitId)).ThenByDescending(s => s.Group is not null).ThenByDescending(s => s.ValidFrom).ThenByDescending(s => s.SetAt)
        .FirstOrDefault();

    private int LevelOf(Guid unitId)
    {
        for (var i = 0; i < unitLine.Count; i++)
        {
            if (unitLine[i] == unitId)
                return i;
        }
        return -1;
    }
}

public static class AttorneySettingWords
{
    public static string ToVietnamese(this AttorneySettingKind kind) => kind switch
    {
        AttorneySettingKind.TermMonths => "Thời hạn mặc định (tháng)",
        _ => "Báo trước khi hết hạn (ngày)",
    };
}
