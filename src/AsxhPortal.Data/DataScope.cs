namespace AsxhPortal.Data;

/// <summary>
/// Which communes (and for a CSKV which thôn) the current request may read. Closed by default: until somebody opens it, every scoped entity
/// reads as empty. One instance per request; every AppDbContext of that request filters by it.
/// </summary>
public sealed class DataScope
{
    public bool IsEverything { get; private set; }
    public List<Guid> UnitIds { get; private set; } = [];

    /// <summary>True when only <see cref="HamletIds"/> of the units are visible.</summary>
    public bool IsLimitedToHamlets { get; private set; }
    public List<Guid?> HamletIds { get; private set; } = [];

    public void SeeNothing()
    {
        IsEverything = false;
        UnitIds = [];
        IsLimitedToHamlets = false;
        HamletIds = [];
    }

    public void SeeUnits(IEnumerable<Guid> unitIds, IEnumerable<Guid>? hamletIds = null)
    {
        SeeNothing();
        UnitIds = unitIds.ToList();
        HamletIds = hamletIds?.Select(id => (Guid?)id).ToList() ?? [];
        IsLimitedToHamlets = HamletIds.Count > 0;
    }

    /// <summary>For the command line, for seeding, and for the worker while it looks for work of any unit.</summary>
    public void SeeEverything()
    {
        SeeNothing();
        IsEverything = true;
    }

    public bool Holds(Guid unitId) => IsEverything || UnitIds.Contains(unitId);
}

/// <summary>Who is acting and under which trace id; the audit interceptor writes it beside every change.</summary>
public sealed class AuditContext
{
    public Guid? UserId { get; set; }
    public string? UserName { get; set; }

    /// <summary>The user's own unit, for entries that concern no commune.</summary>
    public Guid? UserUnitId { get; set; }
    public string? TraceId { get; set; }

    /// <summary>Why the changes of this save are made; written beside each of them.</summary>
    public string? Reason { get; set; }

    /// <summary>UTC; the site sets its business clock here.</summary>
    public Func<DateTime> UtcNow { get; set; } = () => DateTime.UtcNow;
}
