using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>The review rounds of all units, kept in memory while they hold. Read only, never change what comes from here.</summary>
public sealed class OpenRounds(AppDbContext db, ReferenceCache cache, ReferenceStamp stamp, UnitTree units)
{
    /// <summary>The latest open round of the unit itself or of a unit above it.</summary>
    public async Task<ReviewRound?> OfUnitAsync(Guid unitId, CancellationToken cancel = default) => (await AllOfUnitAsync(unitId, cancel)).FirstOrDefault(round => round.IsOpen);

    /// <summary>Every round, ended ones too, of the unit itself or of a unit above it, the latest first.</summary>
    public async Task<IReadOnlyList<ReviewRound>> AllOfUnitAsync(Guid unitId, CancellationToken cancel = default)
    {
        var owners = (await units.ReadAsync(cancel)).LineOf(unitId).Select(u => u.Id).ToList();
        var all = await cache.GetAsync("rounds", stamp, () => db.Rounds.AsNoTracking().Include(round => round.Deadlines)
            .OrderByDescending(round => round.StartsOn).ThenByDescending(round => round.Id).ToListAsync(cancel), cancel);
        return all.FindAll(round => owners.Contains(round.OwnerUnitId));
    }
}

/// <summary>The open review round that applies to the signed-in person's unit (its own or one of a unit above).</summary>
public sealed class CurrentRound(OpenRounds rounds, CurrentUser user)
{
    public async Task<ReviewRound?> FindAsync() => user.UnitId is { } unitId ? await rounds.OfUnitAsync(unitId) : null;

    public async Task<DateOnly?> DeadlineOfAsync(int step) => (await FindAsync())?.DeadlineOf(step);
}
