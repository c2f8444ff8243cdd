using AsxhPortal.Data;
using AsxhPortal.Data.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Security;

/// <summary>
/// Opens the data scope for the signed-in person: the subtree of the unit they work for, for commune police with thôn of their own
/// only those. Nobody signed in, no unit, or a role that does not work with people's data: the scope stays closed.
/// Somebody whose account was closed is signed out here at once.
/// </summary>
public sealed class RequestScope(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentUser user, AppDbContext db, DataScope scope, AuditContext audit, BusinessClock clock, SignInManager<AppUser> signIn)
    {
        audit.TraceId = Logging.TraceIdOf(context);
        audit.UtcNow = () => clock.UtcNow;
        bool isErrorPage = context.Request.Path.StartsWithSegments("/loi");
        if (user.Id is not { } userId || isErrorPage)
        {
            scope.SeeNothing();
            await next(context);
            return;
        }

        audit.UserId = userId;
        audit.UserName = user.UserName;
        var account = await db.Users.AsNoTracking().Where(row => row.Id == userId)
            .Select(row => new { row.IsActive, row.UnitId, Path = db.Units.Where(unit => unit.Id == row.UnitId).Select(unit => unit.Path).FirstOrDefault() }).FirstOrDefaultAsync(context.RequestAborted);
        if (account is not { IsActive: true })
        {
            await signIn.SignOutAsync();
            context.Response.Redirect("/dang-nhap");
            return;
        }

        audit.UserUnitId = account.UnitId;
        if (user.MustReplacePassword && !IsOpenBeforeReplacing(context.Request.Path))
        {
            context.Response.Redirect("/tai-khoan/mat-khau");
            return;
        }
        if (account.Path is { } path && user.Roles.Any(RolePermissions.SeesBeneficiaries))
            scope.SeeUnits(await SubtreeAsync(db, path, context.RequestAborted), await HamletsAsync(db, userId, user, context.RequestAborted));
        else
            scope.SeeNothing();
        await next(context);
    }

    private static bool IsOpenBeforeReplacing(PathString path) =>
        path.StartsWithSegments("/tai-khoan/mat-khau") || path.StartsWithSegments("/dang-xuat") || path.StartsWithSegments("/giao-dien");

    private static Task<List<Guid>> SubtreeAsync(AppDbContext db, string path, CancellationToken cancel) =>
        db.Units.Where(unit => unit.Path.StartsWith(path)).Select(unit => unit.Id).ToListAsync(cancel);

    private static async Task<List<Guid>?> HamletsAsync(AppDbContext db, Guid userId, CurrentUser user, CancellationToken cancel)
    {
        if (!user.Roles.All(role => role == Roles.CommunePolice)) return null;
        var hamlets = await db.UserHamlets.Where(row => row.UserId == userId).Select(row => row.HamletId).ToListAsync(cancel);
        return hamlets.Count > 0 ? hamlets : null;
    }
}
