using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration;

public sealed record HamletRow(Guid Id, string Name);

/// <summary>
/// The thôn of a commune. An administrator's scope is closed, because they see no people; the names of thôn are no people's data, so here the
/// scope is left, within the administrator's own units only.
/// </summary>
public sealed class HamletQuery(AppDbContext db, OwnUnits ownUnits)
{
    public async Task<List<HamletRow>> OfUnitAsync(Guid unitId, CancellationToken cancel)
    {
        if (!await ownUnits.HoldAsync(unitId, cancel))
            return [];
        var hamlets = await db.Hamlets.AsNoTracking().IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(hamlet => hamlet.UnitId == unitId).ToListAsync(cancel);
        return [.. hamlets.OrderBy(hamlet => hamlet.NameKey, StringComparer.Ordinal).Select(hamlet => new HamletRow(hamlet.Id, hamlet.Name))];
    }

    /// <summary>Whether the commune has a thôn of that name, however it is written.</summary>
    public async Task<bool> HasAsync(Guid unitId, string name, CancellationToken cancel)
    {
        var key = Hamlet.KeyOf(name);
        return await db.Hamlets.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AnyAsync(hamlet => hamlet.UnitId == unitId && hamlet.NameKey == key, cancel);
    }
}
