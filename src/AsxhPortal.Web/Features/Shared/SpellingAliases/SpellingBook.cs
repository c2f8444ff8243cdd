using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.SpellingAliases;

/// <summary>The remembered ways of writing as they hold for one commune: its own first, then those of the units above it, then everybody's.</summary>
public sealed class SpellingBook(AppDbContext db)
{
    public async Task<Spellings> OfAsync(Guid unitId, CancellationToken cancellationToken = default)
    {
        var path = await db.Units.AsNoTracking().Where(u => u.Id == unitId).Select(u => u.Path).FirstOrDefaultAsync(cancellationToken) ?? "";
        var upwards = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).Reverse().ToList();
        var found = await db.SpellingAliases.AsNoTracking().Where(a => a.IsActive && (a.UnitId == null || upwards.Contains(a.UnitId.Value)))
            .ToListAsync(cancellationToken);
        return new Spellings(found.OrderBy(a => a.UnitId is { } id ? upwards.IndexOf(id) : int.MaxValue).ThenByDescending(a => a.ChangedAt));
    }
}
