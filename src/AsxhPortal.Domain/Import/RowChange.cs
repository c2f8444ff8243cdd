using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// One line of the log of a row: one value that cleaning (or a person, when mending) changed against what stood there before. Only ever
/// added to; written in bulk, so plain properties.
/// </summary>
public sealed class RowChange : Entity, IScopedToUnit
{
    public Guid BatchId { get; set; }
    public Guid RowId { get; set; }
    public Guid UnitId { get; set; }

    /// <summary>The field as people read it: "Số định danh", "Ngày sinh", … (<see cref="ValueChanges.WordsOf"/>).</summary>
    public string Field { get; set; } = "";

    /// <summary>The value before; null where the cell was empty.</summary>
    public string? Before { get; set; }

    /// <summary>The value after; null where the value could not be used and the field was left empty.</summary>
    public string? After { get; set; }

    /// <summary>The kind of problem that led to the change (<see cref="ProblemCode"/>), when it was one.</summary>
    public string? Code { get; set; }

    /// <summary>Who changed it; null = the machine, while reading the list.</summary>
    public string? ByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
}
