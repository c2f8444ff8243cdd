using AsxhPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Rounds;

public sealed record StepDeadline(int Step, DateOnly DueOn);

public sealed record RoundRow(Guid Id, string Name, string? Basis, Guid OwnerUnitId, string UnitName, DateOnly StartsOn, DateOnly? ClosedOn, int Version, IReadOnlyList<StepDeadline> Deadlines, string? PreviousName)
{
    public DateOnly? DueOn(int step) => Deadlines.FirstOrDefault(deadline => deadline.Step == step)?.DueOn;
}

/// <summary>The rounds that the signed-in person's own units ordered, the latest first.</summary>
public sealed class RoundQuery(AppDbContext db, OwnUnits ownUnits)
{
    public async Task<IReadOnlyList<RoundRow>> AllAsync(CancellationToken cancel) => await (await RowsAsync(null, cancel)).ToListAsync(cancel);

    /// <summary>Null when there is no such round of the person's own units.</summary>
    public async Task<RoundRow?> FindAsync(Guid id, CancellationToken cancel) => await (await RowsAsync(id, cancel)).FirstOrDefaultAsync(cancel);

    private async Task<IQueryable<RoundRow>> RowsAsync(Guid? only, CancellationToken cancel) =>
        from round in db.Rounds.AsNoTracking()
        join unit in await ownUnits.AllAsync(cancel) on round.OwnerUnitId equals unit.Id
        where only == null || round.Id == only
        orderby round.StartsOn descending, round.Name
        select new RoundRow(round.Id, round.Name, round.Basis, unit.Id, unit.Name, round.StartsOn, round.ClosedOn, round.Version,
            round.Deadlines.OrderBy(deadline => deadline.Step).Select(deadline => new StepDeadline(deadline.Step, deadline.DueOn)).ToList(),
            db.Rounds.Where(earlier => earlier.Id == round.PreviousRoundId).Select(earlier => earlier.Name).FirstOrDefault());
}
