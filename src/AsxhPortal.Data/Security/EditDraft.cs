namespace AsxhPortal.Data.Security;

/// <summary>
/// What somebody had typed when their sign-in had run out: kept for a short time, encrypted, for that user only. No part of the register and of
/// no audit; it goes when the form is saved or the time is over.
/// </summary>
public sealed class EditDraft
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }

    /// <summary>The page the form stands on, without its query.</summary>
    public string Page { get; init; } = "";

    /// <summary>The typed fields, encrypted with the keys of the site.</summary>
    public string Content { get; init; } = "";
    public DateTime SavedAt { get; init; }
    public DateTime ExpiresAt { get; init; }
}
