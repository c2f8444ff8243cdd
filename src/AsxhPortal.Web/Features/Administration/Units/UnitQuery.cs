using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Units;

public sealed class UnitListQuery : ListQuery
{
    public UnitLevel? Level { get; set; }

    /// <summary>Also units that have ended or not begun.</summary>
    public bool All { get; set; }
}

public sealed record UnitRow(Guid Id, string Code, string Name, UnitLevel Level, string? ParentName, DateOnly ValidFrom, DateOnly? ValidTo);

public sealed record UnitPage(UnitRow Unit, IReadOnlyList<UnitRow> Above, IReadOnlyList<UnitRow> Below, IReadOnlyList<HamletRow> Hamlets, bool IsOwn);

/// <summary>The tree of units; everybody's may be looked at, one's own may be changed.</summary>
public sealed class UnitQuery(AppDbContext db, OwnUnits ownUnits, HamletQuery hamlets)
{
    public async Task<PageOf<UnitRow>> PageAsync(UnitListQuery query, DateOnly today, CancellationToken cancel)
    {
        var units = db.Units.AsNoTracking();
        if (!query.All)
            units = units.Where(unit => unit.ValidFrom <= today && (unit.ValidTo == null || today <= unit.ValidTo));
        if (query.Level is { } level)
            units = units.Where(unit => unit.Level == level);
        if (VietnameseText.Fold(query.Q) is { Length: > 0 } wanted)
            units = units.Where(unit => unit.NameKey.Contains(wanted) || unit.Code == wanted);
        else if (query.Level is null)
            units = units.Where(unit => unit.ParentId == null || unit.Level == UnitLevel.Province);
        units = (query.SortKey, query.IsDescending) switch
        {
            ("code", false) => units.OrderBy(unit => unit.Code).ThenBy(unit => unit.ValidFrom),
            ("code", true) => units.OrderByDescending(unit => unit.Code).ThenBy(unit => unit.ValidFrom),
            (_, true) => units.OrderByDescending(unit => unit.NameKey).ThenBy(unit => unit.Code),
            _ => units.OrderBy(unit => unit.NameKey).ThenBy(unit => unit.Code),
        };
        return await Rows(units).ToPageAsync(query, cancel);
    }

    /// <summary>Null when there is no such unit.</summary>
    public async Task<UnitPage?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Units.AsNoTracking().FirstOrDefaultAsync(unit => unit.Id == id, cancel) is not { } found)
            return null;
        var above = found.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).Where(other => other != id).ToList();
        var ancestors = await Rows(db.Units.AsNoTracking().Where(unit => above.Contains(unit.Id))).ToListAsync(cancel);
        return new UnitPage(
            await Rows(db.Units.AsNoTracking().Where(unit => unit.Id == id)).SingleAsync(cancel),
            [.. ancestors.OrderBy(unit => above.IndexOf(unit.Id))],
            await Rows(db.Units.AsNoTracking().Where(unit => unit.ParentId == id).OrderBy(unit => unit.NameKey)).ToListAsync(cancel),
            found.Level == UnitLevel.Commune ? await hamlets.OfUnitAsync(id, cancel) : [],
            await ownUnits.HoldAsync(id, cancel));
    }

    private IQueryable<UnitRow> Rows(IQueryable<AdministrativeUnit> units) => units.Select(unit => new UnitRow(
        unit.Id, unit.Code, unit.Name, unit.Level, db.Units.Where(parent => parent.Id == unit.ParentId).Select(parent => parent.Name).FirstOrDefault(), unit.ValidFrom, unit.ValidTo));
}

public static class UnitWords
{
    public static string ToVietnamese(this UnitLevel level) => level switch
    {
        UnitLevel.Country => "Trung ương",
        UnitLevel.Province => "Tỉnh, thành phố",
        UnitLevel.District => "Huyện, quận, thị xã",
        _ => "Xã, phường, thị trấn",
    };
}
