using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Rounds;

/// <summary>Names a round anew or moves its deadlines; ends it.</summary>
public sealed class ChangeRound(AppDbContext db, OwnUnits ownUnits)
{
    /// <returns>False when there is no such round of the person's own units.</returns>
    /// <exception cref="StaleRecordException">Saved by somebody else in between.</exception>
    /// <exception cref="RuleException">It has ended, or the deadlines are out of order.</exception>
    public async Task<bool> RunAsync(Guid id, RoundForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } round)
            return false;
        round.ExpectVersion(form.Version);
        round.Schedule(form.DueOn());
        round.Describe(form.Name, form.StartsOn!.Value, form.Basis);
        // The deadlines are rows of their own; the round carries the version for all of them.
        db.Entry(round).Property(r => r.Name).IsModified = true;
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <inheritdoc cref="RunAsync"/>
    public async Task<bool> CloseAsync(Guid id, DateOnly today, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } round)
            return false;
        round.Close(today);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<ReviewRound?> FindAsync(Guid id, CancellationToken cancel)
    {
        var round = await db.Rounds.Include(r => r.Deadlines).FirstOrDefaultAsync(r => r.Id == id, cancel);
        return round is not null && await ownUnits.HoldAsync(round.OwnerUnitId, cancel) ? round : null;
    }
}
