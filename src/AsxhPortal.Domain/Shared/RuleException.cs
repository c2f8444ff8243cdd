namespace AsxhPortal.Domain.Shared;

/// <summary>A rule of the procedure was broken. The message is a Vietnamese sentence for the person at the screen and says what to do.</summary>
public sealed class RuleException(string message, string? field = null) : Exception(message)
{
    /// <summary>Name of the form field the sentence belongs to, when there is one.</summary>
    public string? Field { get; } = field;
}
