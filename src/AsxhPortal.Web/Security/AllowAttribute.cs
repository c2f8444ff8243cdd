using Microsoft.AspNetCore.Authorization;

namespace AsxhPortal.Web.Security;

/// <summary>
/// Lets in roles with this permission. Several of them (controller and action) must all be held.
/// Every controller has one; <c>[AllowAnonymous]</c> is for signing in and the error pages only.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class AllowAttribute(Permission permission) : AuthorizeAttribute(permission.ToString())
{
    public Permission Permission { get; } = permission;
}
