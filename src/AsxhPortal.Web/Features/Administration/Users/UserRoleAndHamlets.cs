using System.Text.Json;
using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.Security;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Users;

/// <summary>
/// Gives an account its one role and, for a CSKV, its thôn. Both stand in Identity's link tables, which the save interceptor does not see, so
/// the change is written to the trail here.
/// </summary>
public sealed class UserRoleAndHamlets(AppDbContext db, UserManager<AppUser> users, HamletQuery hamlets)
{
    /// <returns>True when something changed.</returns>
    public async Task<bool> SetAsync(AppUser account, string role, IReadOnlyCollection<Guid> hamletIds, CancellationToken cancel)
    {
        if (Roles.Find(role)?.Name is not { } wanted)
            throw new RuleException("Hãy chọn một vai trò trong danh sách.", "Role");
        var changes = new Dictionary<string, string?[]>();

        var held = await users.GetRolesAsync(account);
        if (!held.SequenceEqual([wanted]))
        {
            await users.RemoveFromRolesAsync(account, held);
            (await users.AddToRoleAsync(account, wanted)).OrRefuse("Role");
            changes["Role"] = [held.Count == 0 ? null : string.Join(", ", held.Select(Roles.TitleOf)), Roles.TitleOf(wanted)];
        }

        var possible = wanted == Roles.CommunePolice && account.UnitId is { } unitId ? await hamlets.OfUnitAsync(unitId, cancel) : [];
        var before = await db.UserHamlets.Where(link => link.UserId == account.Id).ToListAsync(cancel);
        var after = possible.Where(hamlet => hamletIds.Contains(hamlet.Id)).ToList();
        if (!before.Select(link => link.HamletId).ToHashSet().SetEquals(after.Select(hamlet => hamlet.Id)))
        {
            db.UserHamlets.RemoveRange(before.Where(link => after.TrueForAll(hamlet => hamlet.Id != link.HamletId)));
            db.UserHamlets.AddRange(after.Where(hamlet => before.TrueForAll(link => link.HamletId != hamlet.Id)).Select(hamlet => new UserHamlet { UserId = account.Id, HamletId = hamlet.Id }));
            var names = possible.ToDictionary(hamlet => hamlet.Id, hamlet => hamlet.Name);
            changes["Hamlets"] = [Join(before.Select(link => names.GetValueOrDefault(link.HamletId, "thôn khác"))), Join(after.Select(hamlet => hamlet.Name))];
        }

        if (changes.Count == 0)
            return false;
        var entry = db.NewAuditEntry(AuditAction.Updated, nameof(AppUser), account.Id.ToString(), null, JsonSerializer.Serialize(changes, AuditJson.Options));
        entry.UnitId = account.UnitId;
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static string? Join(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;
}
