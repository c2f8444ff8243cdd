using AsxhPortal.Data;
using AsxhPortal.Data.Security;
using AsxhPortal.Data.Stamps;
using AsxhPortal.Web.Features.Shared;
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
    public async Task InvokeAsync(HttpContext context, CurrentUser user, AppDbContext db, DataScope scope, AuditContext audit, BusinessClock clock, SignInManager<AppUser> signIn,
        UnitTree units, ReferenceStamp stamp)
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
        // Who may see what, and whether the reference data kept in memory still hold: one statement for both.
        var account = await db.Users.AsNoTracking().Where(row => row.Id == userId)
            .Select(row => new
            {
                row.IsActive,
                row.UnitId,
                Hamlets = row.Hamlets.Select(h => h.HamletId).ToList(),
                Reference = db.DataStamps.Where(s => s.Key == DataStamp.Reference).Select(s => s.Value).FirstOrDefault(),
            }).FirstOrDefaultAsync(context.RequestAborted);
        if (account is not { IsActive: true })
        {
            await signIn.SignOutAsync();
            context.Response.Redirect("/dang-nhap");
            return;
        }

        audit.UserUnitId = account.UnitId;
        stamp.Know(account.Reference);
        if (user.MustReplacePassword && !IsOpenBeforeReplacing(context.Request.Path))
        {
            context.Response.Redirect("/tai-khoan/mat-khau");
            return;
        }
        if (account.UnitId is { } unitId && user.Roles.Any(RolePermissions.SeesBeneficiaries))
            scope.SeeUnits((await units.ReadAsync(context.RequestAborted)).SubtreeOf(unitId), LimitsToHamlets(user) && account.Hamlets.Count > 0 ? account.Hamlets : null);
        else
            scope.SeeNothing();
        await next(context);
    }

    private static bool IsOpenBeforeReplacing(PathString path) =>
        path.StartsWithSegments("/tai-khoan/mat-khau") || path.StartsWithSegments("/dang-xuat") || path.StartsWithSegments("/giao-dien");

    private static bool LimitsToHamlets(CurrentUser user) => user.Roles.All(role => role == Roles.CommunePolice);
}
