namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>What the leader signs: one outcome or all, and what the page showed when they pressed the button.</summary>
public sealed class SignOffForm
{
    public Guid? Unit { get; set; }

    /// <summary>Null: all outcomes that have something to sign off.</summary>
    public string? Outcome { get; set; }

    /// <summary>Hash of the lines the page showed; what is signed has the same one.</summary>
    public string? Seal { get; set; }

    /// <summary>The same lines in short, to say what changed when the hash no longer fits.</summary>
    public string? Digest { get; set; }
}
