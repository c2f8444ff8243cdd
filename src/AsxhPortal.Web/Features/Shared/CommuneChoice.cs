using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>One commune a person may work in.</summary>
public sealed record CommuneOption(Guid Id, string Code, string Name);

/// <summary>
/// The communes of the signed-in person's scope, for the selector that people of a district or province have. With one commune there is
/// nothing to choose.
/// </summary>
public sealed class CommuneChoice(AppDbContext db, UnitTree units)
{
    /// <summary>Valid on the day, by name.</summary>
    public async Task<IReadOnlyList<CommuneOption>> AllAsync(DateOnly day, CancellationToken cancellationToken = default)
    {
        var scope = db.Scope.IsEverything ? null : db.Scope.UnitIds.ToHashSet();
        return [.. (await units.ReadAsync(cancellationToken)).All
            .Where(u => u.Level == UnitLevel.Commune && u.IsValidOn(day) && (scope is null || scope.Contains(u.Id)))
            .Select(u => new CommuneOption(u.Id, u.Code, u.Name))];
    }

    /// <summary>The chosen commune when it is in scope, the only one when there is one, else null (choose first, or 404 when an id was given).</summary>
    public async Task<CommuneOption?> FindAsync(Guid? unitId, DateOnly day, CancellationToken cancellationToken = default)
    {
        var all = await AllAsync(day, cancellationToken);
        return unitId is { } id ? all.FirstOrDefault(c => c.Id == id) : all.Count == 1 ? all[0] : null;
    }
}
