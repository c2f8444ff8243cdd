using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Users;

public sealed class UserListQuery : ListQuery
{
    public string? Role { get; set; }

    /// <summary>"dong" = closed accounts, "khoa" = locked ones; else all that are open.</summary>
    public string? Status { get; set; }
}

public sealed record UserRow(
    Guid Id, string FullName, string Email, string? JobTitle, string? Role, Guid? UnitId, string? UnitName, int HamletCount, bool IsActive, DateTimeOffset? LockoutEnd, string? Stamp)
{
    public string RoleTitle => Role is null ? "Chưa có vai trò" : Roles.TitleOf(Role);

    public bool IsLocked(TimeProvider time) => LockoutEnd > time.GetUtcNow();
}

/// <summary>The accounts of the administrator's own units. A province has about a thousand, so names are folded and compared here.</summary>
public sealed class UserQuery(AppDbContext db, OwnUnits ownUnits, TimeProvider time)
{
    public async Task<PageOf<UserRow>> PageAsync(UserListQuery query, CancellationToken cancel)
    {
        var rows = await (await RowsAsync(null, cancel)).ToListAsync(cancel);
        var wanted = VietnameseText.Fold(query.Q);
        var found = rows
            .Where(row => query.Status switch { "dong" => !row.IsActive, "khoa" => row.IsLocked(time), _ => row.IsActive })
            .Where(row => query.Role is not { Length: > 0 } role || row.Role == role)
            .Where(row => wanted.Length == 0 || VietnameseText.Fold($"{row.FullName} {row.Email} {row.UnitName}").Contains(wanted, StringComparison.Ordinal));
        Func<UserRow, string> key = query.SortKey switch
        {
            "unit" => row => VietnameseText.Fold(row.UnitName),
            "role" => row => row.RoleTitle,
            _ => row => VietnameseName.SortKeyOf(row.FullName),
        };
        var ordered = (query.IsDescending ? found.OrderByDescending(key, StringComparer.Ordinal) : found.OrderBy(key, StringComparer.Ordinal)).ToList();
        var size = ListQuery.Sizes.Contains(query.Size ?? 0) ? query.Size!.Value : 50;
        var number = Math.Clamp(query.Page ?? 1, 1, Math.Max(1, (ordered.Count + size - 1) / size));
        return new PageOf<UserRow>([.. ordered.Skip((number - 1) * size).Take(size)], number, size, ordered.Count);
    }

    /// <summary>Null when there is no such account among the administrator's own.</summary>
    public async Task<UserRow?> FindAsync(Guid id, CancellationToken cancel) => await (await RowsAsync(id, cancel)).FirstOrDefaultAsync(cancel);

    private async Task<IQueryable<UserRow>> RowsAsync(Guid? only, CancellationToken cancel) =>
        from account in db.Users.AsNoTracking()
        join unit in await ownUnits.AllAsync(cancel) on account.UnitId equals unit.Id
        where only == null || account.Id == only
        let role = (from held in db.UserRoles join role in db.Roles on held.RoleId equals role.Id where held.UserId == account.Id select role.Name).FirstOrDefault()
        select new UserRow(account.Id, account.FullName, account.Email!, account.JobTitle, role, unit.Id, unit.Name, account.Hamlets.Count, account.IsActive, account.LockoutEnd, account.ConcurrencyStamp);
}
