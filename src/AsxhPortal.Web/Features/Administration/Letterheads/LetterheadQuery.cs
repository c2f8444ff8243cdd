using AsxhPortal.Data;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Letterheads;

public sealed record LetterheadRow(
    Guid Id, Guid UnitId, string UnitName, Guid? AgencyId, string? AgencyName, DateOnly ValidFrom, DateOnly? ValidTo, string? ParentAuthority, string IssuingAuthority, string NumberPattern, string PlaceName,
    string SignerAuthority, string SignerTitle, string? SignerName, int Version, string? TypePatterns)
{
    /// <summary>Whose papers it heads.</summary>
    public string OwnerName => AgencyName ?? UnitName;
}

public sealed class LetterheadQuery(AppDbContext db, OwnUnits ownUnits)
{
    public async Task<IReadOnlyList<LetterheadRow>> AllAsync(CancellationToken cancel) =>
        [.. (await (await RowsAsync(null, cancel)).ToListAsync(cancel)).OrderBy(row => row.OwnerName, StringComparer.Create(new("vi-VN"), ignoreCase: true)).ThenByDescending(row => row.ValidFrom)];

    /// <summary>Null when there is no such letterhead among the administrator's own units.</summary>
    public async Task<LetterheadRow?> FindAsync(Guid id, CancellationToken cancel) => await (await RowsAsync(id, cancel)).FirstOrDefaultAsync(cancel);

    /// <summary>The agencies of the administrator's own units, for a selector.</summary>
    public async Task<IReadOnlyList<SelectListItem>> AgenciesAsync(CancellationToken cancel) =>
        await (from agency in db.ReceivingAgencies.AsNoTracking()
               join unit in await ownUnits.AllAsync(cancel) on agency.UnitId equals unit.Id
               orderby agency.Name
               select new SelectListItem(agency.Name, agency.Id.ToString())).ToListAsync(cancel);

    private async Task<IQueryable<LetterheadRow>> RowsAsync(Guid? only, CancellationToken cancel) =>
        from head in db.Letterheads.AsNoTracking()
        join unit in await ownUnits.AllAsync(cancel) on head.UnitId equals unit.Id
        where only == null || head.Id == only
        select new LetterheadRow(head.Id, unit.Id, unit.Name, head.AgencyId, db.ReceivingAgencies.Where(a => a.Id == head.AgencyId).Select(a => a.Name).FirstOrDefault(), head.ValidFrom, head.ValidTo, head.ParentAuthority, head.IssuingAuthority, head.NumberPattern, head.PlaceName,
            head.SignerAuthority, head.SignerTitle, head.SignerName, head.Version, head.TypePatterns);
}
