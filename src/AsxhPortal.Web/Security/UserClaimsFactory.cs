using System.Security.Claims;
using AsxhPortal.Data;
using AsxhPortal.Data.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AsxhPortal.Web.Security;

/// <summary>Puts name, post and unit into the sign-in cookie, so that a page needs no query to say who is signed in.</summary>
public sealed class UserClaimsFactory(UserManager<AppUser> users, RoleManager<AppRole> roles, IOptions<IdentityOptions> options, AppDbContext db)
    : UserClaimsPrincipalFactory<AppUser, AppRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(UserClaims.FullName, user.FullName));
        if (user.JobTitle is { Length: > 0 } title) identity.AddClaim(new Claim(UserClaims.JobTitle, title));
        if (await db.Units.AsNoTracking().FirstOrDefaultAsync(unit => unit.Id == user.UnitId) is { } unit)
        {
            identity.AddClaim(new Claim(UserClaims.UnitId, unit.Id.ToString()));
            identity.AddClaim(new Claim(UserClaims.UnitCode, unit.Code));
            identity.AddClaim(new Claim(UserClaims.UnitName, unit.Name));
        }
        return identity;
    }
}
