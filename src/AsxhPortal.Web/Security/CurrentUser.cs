using System.Security.Claims;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Security;

/// <summary>Who is signed in on this request, read from the sign-in cookie. Nobody (not even a name) when nobody is.</summary>
public sealed class CurrentUser(IHttpContextAccessor accessor)
{
    private ClaimsPrincipal? Principal => accessor.HttpContext?.User;

    public bool IsSignedIn => Principal?.Identity?.IsAuthenticated == true;
    public Guid? Id => Guid.TryParse(Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
    /// <summary>For the rules that keep who did it.</summary>
    public Actor Actor => new(Id ?? throw new InvalidOperationException("Nobody is signed in."), FullName);

    public string UserName => Principal?.Identity?.Name ?? "";
    public string FullName => Principal?.FindFirstValue(UserClaims.FullName) is { Length: > 0 } name ? name : UserName;
    public string? JobTitle => Principal?.FindFirstValue(UserClaims.JobTitle);
    public Guid? UnitId => Guid.TryParse(Principal?.FindFirstValue(UserClaims.UnitId), out var id) ? id : null;
    public string? UnitCode => Principal?.FindFirstValue(UserClaims.UnitCode);
    public string? UnitName => Principal?.FindFirstValue(UserClaims.UnitName);

    /// <summary>Signed in with a password that an administrator handed over.</summary>
    public bool MustReplacePassword => Principal?.HasClaim(OneTimePassword.MustBeReplaced.Type, OneTimePassword.MustBeReplaced.Value) == true;

    public IReadOnlyList<string> Roles =>
        Principal is null ? [] : [.. Principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value)];

    public string RoleTitles => string.Join(", ", Roles.Select(Security.Roles.TitleOf));

    public bool Can(Permission permission) => IsSignedIn && Roles.Any(role => RolePermissions.Allows(role, permission));
}

public static class UserClaims
{
    public const string FullName = "asxh:full-name";
    public const string JobTitle = "asxh:job-title";
    public const string UnitId = "asxh:unit-id";
    public const string UnitCode = "asxh:unit-code";
    public const string UnitName = "asxh:unit-name";
}
