namespace AsxhPortal.Domain.Import;

/// <summary>A problem found in a row: its code (see <see cref="ProblemCode"/>), the field, what stood there and what is proposed instead.</summary>
public sealed record FoundProblem(string Code, ProblemSeverity Severity, string Field, string Raw, string? Proposed);
