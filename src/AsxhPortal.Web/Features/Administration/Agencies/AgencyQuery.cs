using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Agencies;

public sealed record TermRow(Guid Id, SourceGroup Group, DateOnly ValidFrom, DateOnly? ValidTo);

public sealed record AgencyRow(Guid Id, string Name, string UnitName, IReadOnlyList<TermRow> Terms);

public sealed class AgencyQuery(AppDbContext db, OwnUnits ownUnits)
{
    public async Task<IReadOnlyList<AgencyRow>> AllAsync(CancellationToken cancel) => await (await RowsAsync(cancel)).ToListAsync(cancel);

    /// <summary>Null when there is no such agency among the administrator's own units.</summary>
    public async Task<AgencyRow?> FindAsync(Guid id, CancellationToken cancel) => (await AllAsync(cancel)).FirstOrDefault(row => row.Id == id);

    private async Task<IQueryable<AgencyRow>> RowsAsync(CancellationToken cancel) =>
        from agency in db.ReceivingAgencies.AsNoTracking()
        join unit in await ownUnits.AllAsync(cancel) on agency.UnitId equals unit.Id
        orderby unit.Path, agency.Name
        select new AgencyRow(agency.Id, agency.Name, unit.Name,
            agency.Terms.OrderBy(term => term.Group).ThenBy(term => term.ValidFrom).Select(term => new TermRow(term.Id, term.Group, term.ValidFrom, term.ValidTo)).ToList());
}
