using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>One commune a person may work in.</summary>
public sealed record CommuneOption(Guid Id, string Code, string Name);

/// <summary>
/// The communes of the signed-in person's scope, for the selector that people of a district or province have. With one commune there is
/// nothing to choose.
/// </summary>
public sealed class CommuneChoice(AppDbContext db)
{
    /// <summary>Valid on the day, by name.</summary>
    public async Task<IReadOnlyList<CommuneOption>> AllAsync(DateOnly day, CancellationToken cancellationToken = default)
    {
        var communes = await db.Units.AsNoTracking()
            .Where(u => u.Level == UnitLevel.Commune && u.ValidFrom <= day && (u.ValidTo == null || day <= u.ValidTo))
            .Where(u => db.Scope.IsEverything || db.Scope.UnitIds.Contains(u.Id))
            .OrderBy(u => u.NameKey).Select(u => new CommuneOption(u.Id, u.Code, u.Name)).ToListAsync(cancellationToken);
        return communes;
    }

    /// <summary>The chosen commune when it is in scope, the only one when there is one, else null (choose first, or 404 when an id was given).</summary>
    public async Task<CommuneOption?> FindAsync(Guid? unitId, DateOnly day, CancellationToken cancellationToken = default)
    {
        var all = await AllAsync(day, cancellationToken);
        return unitId is { } id ? all.FirstOrDefault(c => c.Id == id) : all.Count == 1 ? all[0] : null;
    }
}
