using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>The open review round that applies to the signed-in person's unit (its own or one of a unit above), read once per request.</summary>
public sealed class CurrentRound(AppDbContext db, CurrentUser user)
{
    private Task<ReviewRound?>? loading;

    public Task<ReviewRound?> FindAsync() => loading ??= LoadAsync();

    public async Task<DateOnly?> DeadlineOfAsync(int step) => (await FindAsync())?.DeadlineOf(step);

    private async Task<ReviewRound?> LoadAsync()
    {
        if (user.UnitId is not { } unitId) return null;
        return await db.Rounds.AsNoTracking().Include(round => round.Deadlines)
            .Where(round => round.ClosedOn == null && db.Units.Any(unit => unit.Id == unitId && db.Units.Any(owner => owner.Id == round.OwnerUnitId && unit.Path.StartsWith(owner.Path))))
            .OrderByDescending(round => round.StartsOn).FirstOrDefaultAsync();
    }
}
