using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration;

/// <summary>The units that the signed-in person administers: their own unit and all below it. Whoever has no unit administers none.</summary>
public sealed class OwnUnits(AppDbContext db, CurrentUser user)
{
    private string? path;

    public async Task<IQueryable<AdministrativeUnit>> AllAsync(CancellationToken cancel)
    {
        var own = await PathAsync(cancel);
        return db.Units.Where(unit => own != "" && unit.Path.StartsWith(own));
    }

    public async Task<bool> HoldAsync(Guid? unitId, CancellationToken cancel) =>
        unitId is { } id && await (await AllAsync(cancel)).AnyAsync(unit => unit.Id == id, cancel);

    /// <summary>The units valid on a day for a selector, each below its parent.</summary>
    public async Task<IReadOnlyList<SelectListItem>> ChoicesAsync(DateOnly day, CancellationToken cancel, UnitLevel? only = null)
    {
        var units = await (await AllAsync(cancel)).AsNoTracking()
            .Where(unit => unit.ValidFrom <= day && (unit.ValidTo == null || day <= unit.ValidTo) && (only == null || unit.Level == only))
            .ToListAsync(cancel);
        var below = units.ToLookup(unit => unit.ParentId);
        var ids = units.Select(unit => unit.Id).ToHashSet();
        return [.. units.Where(unit => unit.ParentId is not { } parent || !ids.Contains(parent)).OrderBy(unit => unit.NameKey).SelectMany(unit => Branch(unit, 0))];

        IEnumerable<SelectListItem> Branch(AdministrativeUnit unit, int depth) =>
            below[unit.Id].OrderBy(child => child.NameKey).SelectMany(child => Branch(child, depth + 1))
                .Prepend(new SelectListItem(new string('\u2003', depth) + $"{unit.Name} ({unit.Code})", unit.Id.ToString()));
    }

    private async Task<string> PathAsync(CancellationToken cancel) =>
        path ??= user.UnitId is { } id ? await db.Units.Where(unit => unit.Id == id).Select(unit => unit.Path).FirstOrDefaultAsync(cancel) ?? "" : "";
}
