namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>What the leader signs: one outcome or all, and what the page showed when they pressed the button.</summary>
public sealed class SignOffForm
{
    public Guid? Unit { get; set; }

    /// <summary>Null: all outcomes that have somebody to sign off.</summary>
    public string? Outcome { get; set; }
    public int PeopleSeen { get; set; }
    public long AmountSeen { get; set; }
}
