using AsxhPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Letterheads;

public sealed record LetterheadRow(
    Guid Id, Guid UnitId, string UnitName, DateOnly ValidFrom, DateOnly? ValidTo, string? ParentAuthority, string IssuingAuthority, string NumberPattern, string PlaceName,
    string SignerAuthority, string SignerTitle, string? SignerName, int Version, string? TypePatterns);

public sealed class LetterheadQuery(AppDbContext db, OwnUnits ownUnits)
{
    public async Task<IReadOnlyList<LetterheadRow>> AllAsync(CancellationToken cancel) =>
        [.. (await (await RowsAsync(null, cancel)).ToListAsync(cancel)).OrderBy(row => row.UnitName, StringComparer.Create(new("vi-VN"), ignoreCase: true)).ThenByDescending(row => row.ValidFrom)];

    /// <summary>Null when there is no such letterhead among the administrator's own units.</summary>
    public async Task<LetterheadRow?> FindAsync(Guid id, CancellationToken cancel) => await (await RowsAsync(id, cancel)).FirstOrDefaultAsync(cancel);

    private async Task<IQueryable<LetterheadRow>> RowsAsync(Guid? only, CancellationToken cancel) =>
        from head in db.Letterheads.AsNoTracking()
        join unit in await ownUnits.AllAsync(cancel) on head.UnitId equals unit.Id
        where only == null || head.Id == only
        select new LetterheadRow(head.Id, unit.Id, unit.Name, head.ValidFrom, head.ValidTo, head.ParentAuthority, head.IssuingAuthority, head.NumberPattern, head.PlaceName,
            head.SignerAuthority, head.SignerTitle, head.SignerName, head.Version, head.TypePatterns);
}
