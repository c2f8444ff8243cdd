using Microsoft.AspNetCore.Identity;

namespace AsxhPortal.Data.Security;

/// <summary>A person who signs in. Their unit decides which communes they see.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public string FullName { get; set; } = "";

    /// <summary>Chức vụ, cấp bậc, as papers print it.</summary>
    public string? JobTitle { get; set; }

    /// <summary>The unit whose subtree they work in; null = none.</summary>
    public Guid? UnitId { get; set; }
    public bool IsActive { get; set; } = true;

    /// <summary>For a CSKV: only these thôn; empty = the whole commune.</summary>
    public List<UserHamlet> Hamlets { get; } = [];
}

public sealed class AppRole : IdentityRole<Guid>
{
    public AppRole() { }

    public AppRole(string name) : base(name) => Id = Guid.NewGuid();
}

public sealed class UserHamlet
{
    public Guid UserId { get; set; }
    public Guid HamletId { get; set; }
}
