using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Units;

/// <summary>Ends a unit: merged, renamed or moved by a resolution. What was recorded for it stays readable.</summary>
public sealed class EndUnit(AppDbContext db, OwnUnits ownUnits)
{
    /// <returns>False when there is no such unit among the administrator's own.</returns>
    /// <exception cref="RuleException">It has ended already, or units below it go on.</exception>
    public async Task<bool> RunAsync(Guid id, DateOnly endsOn, CancellationToken cancel)
    {
        if (await (await ownUnits.AllAsync(cancel)).FirstOrDefaultAsync(unit => unit.Id == id, cancel) is not { } found)
            return false;
        if (found.ValidTo is { } ended)
            throw new RuleException($"{found.Name} đã kết thúc ngày {ended:dd/MM/yyyy}.", nameof(EndForm.EndsOn));
        var goingOn = await db.Units.Where(unit => unit.ParentId == id && (unit.ValidTo == null || unit.ValidTo > endsOn)).OrderBy(unit => unit.NameKey).Select(unit => unit.Name).ToListAsync(cancel);
        if (goingOn.Count > 0)
            throw new RuleException($"Còn {goingOn.Count} đơn vị trực thuộc chưa kết thúc ({string.Join(", ", goingOn.Take(3))}…); hãy kết thúc các đơn vị đó trước.", nameof(EndForm.EndsOn));
        found.EndOn(endsOn);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
