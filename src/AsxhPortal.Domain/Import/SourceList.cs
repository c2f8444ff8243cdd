namespace AsxhPortal.Domain.Import;

/// <summary>A row that is no data, reported so that nothing disappears silently.</summary>
public sealed record SkippedRow(SheetRow Raw, RowKind Kind);

/// <summary>One sheet, read and cleaned.</summary>
/// <param name="ListedOn">The date that the letterhead or title says; nothing when it says none.</param>
/// <param name="TakenOn">The date that ages and expected amounts were taken on.</param>
public sealed record SourceList(
    string SheetName,
    ColumnMap Columns,
    DateOnly? ListedOn,
    DateOnly TakenOn,
    IReadOnlyList<CleanedRow> Rows,
    IReadOnlyList<SkippedRow> Skipped)
{
    /// <summary>What a person has to know about the reading, one Vietnamese sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What the text was written in.</summary>
    public TextFinding? Text { get; init; }
}
