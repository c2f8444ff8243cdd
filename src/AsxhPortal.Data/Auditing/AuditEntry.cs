using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Data.Auditing;

public enum AuditAction { Created, Updated, Deleted, Viewed, Exported, Imported, SignedIn, SignInFailed, SignedOut, Other }

/// <summary>One thing somebody did: a change (by the interceptor), a look at a person, an export, a sign-in. Never changed, never deleted.</summary>
public sealed class AuditEntry : Entity
{
    public DateTime At { get; set; }
    public Guid? UserId { get; set; }
    public string? UserName { get; set; }
    public AuditAction Action { get; set; }

    /// <summary>Name of the entity class, or of the thing exported.</summary>
    public string Subject { get; set; } = "";
    public string? SubjectId { get; set; }
    public Guid? BeneficiaryId { get; set; }

    /// <summary>The commune of the row, else the unit of the user.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Rows exported or written in bulk.</summary>
    public int? RowCount { get; set; }

    /// <summary>{"Field":["old","new"]}.</summary>
    public string? ChangesJson { get; set; }
    public string? Note { get; set; }
    public string? TraceId { get; set; }
}
