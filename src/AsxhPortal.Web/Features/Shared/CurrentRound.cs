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
        string? path = await db.Units.Where(unit => unit.Id == unitId).Select(unit => unit.Path).FirstOrDefaultAsync();
        if (path is null) return null;
        var owners = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList();
        return await db.Rounds.AsNoTracking().Include(round => round.Deadlines)
            .Where(round => round.ClosedOn == null && owners.Contains(round.OwnerUnitId))
            .OrderByDescending(round => round.StartsOn).FirstOrDefaultAsync();
    }
}
