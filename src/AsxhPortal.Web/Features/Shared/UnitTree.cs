using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>All administrative units as they stand in memory.</summary>
public sealed class UnitBranches
{
    private readonly Dictionary<Guid, AdministrativeUnit> byId;

    public UnitBranches(IReadOnlyList<AdministrativeUnit> units)
    {
        All = units;
        byId = units.ToDictionary(u => u.Id);
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<AdministrativeUnit> All { get; }

    public AdministrativeUnit? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>The unit and everything below it; empty for an unknown id.</summary>
    public List<Guid> SubtreeOf(Guid id) => Find(id) is { } top ? [.. All.Where(u => u.Path.StartsWith(top.Path, StringComparison.Ordinal)).Select(u => u.Id)] : [];

    /// <summary>From the root down to the unit itself.</summary>
    public IReadOnlyList<AdministrativeUnit> LineOf(Guid id) => Find(id) is { } unit
        ? [.. unit.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => Find(Guid.Parse(part))).OfType<AdministrativeUnit>()]
        : [];

    /// <summary>Two-digit code of the province above a unit.</summary>
    public string? ProvinceCodeOf(Guid id) => LineOf(id).FirstOrDefault(u => u.Level == UnitLevel.Province)?.Code;
}

public sealed class UnitTree(AppDbContext db, ReferenceCache cache, ReferenceStamp stamp)
{
    public Task<UnitBranches> ReadAsync(CancellationToken cancel = default) => cache.GetAsync("units", stamp,
        async () => new UnitBranches(await db.Units.AsNoTracking().OrderBy(u => u.NameKey).ToListAsync(cancel)), cancel);
}
