using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

public enum ImportRowStatus
{
    /// <summary>No doubt: goes on.</summary>
    Accepted,

    /// <summary>Goes on with its warnings.</summary>
    Warned,

    /// <summary>Waits until somebody mends it.</summary>
    Rejected,

    /// <summary>No data (title, header, thôn, total, signature).</summary>
    Skipped,
}

/// <summary>
/// One row of a source list: the raw cells, kept for ever, beside what they were read as. Written in bulk, so plain properties. What a person wrote in
/// the place of a cell stands in <see cref="MendedJson"/>; the raw cells themselves never change.
/// </summary>
public sealed class ImportRow : VersionedEntity, IScopedToUnit
{
    public Guid BatchId { get; set; }
    public Guid UnitId { get; set; }
    public SourceGroup Group { get; set; }
    public string SheetName { get; set; } = "";

    /// <summary>1-based row of the sheet, as Excel shows it.</summary>
    public int RowNumber { get; set; }
    public ImportRowStatus Status { get; set; }

    /// <summary>For skipped rows: TITLE, HEADER, COLNUM, GROUP-ROW, HDR-REPEAT, SUBTOTAL, TOTAL, WORDS, FOOT, SIGN; LEFT-OUT and REPLACED (<see cref="RowKindCodes"/>).</summary>
    public string? SkipKind { get; set; }

    /// <summary>The raw cells as a JSON array of texts, in column order.</summary>
    public string RawJson { get; set; } = "[]";

    /// <summary>The kind of every raw cell, one letter each (<see cref="StoredCells"/>), so that a row can be read again as it was; null where it was not kept.</summary>
    public string? CellKinds { get; set; }

    /// <summary>The cells in Unicode as a JSON array, only where the raw ones are written for an older font.</summary>
    public string? UnicodeJson { get; set; }

    /// <summary>What people wrote in the place of cells, as JSON by <see cref="ListField"/> (<see cref="MendedCells"/>); null while nobody did.</summary>
    public string? MendedJson { get; set; }

    /// <summary>In a newer edition of the list: the row of the earlier edition that this one took the place of.</summary>
    public Guid? EarlierRowId { get; set; }

    /// <summary>The newer edition of the list in which this row is missing; a person decides what that means, nothing is closed by itself.</summary>
    public Guid? GoneInBatchId { get; set; }

    public string? FullName { get; set; }

    /// <summary>What stood in parentheses behind the name.</summary>
    public string? NameNote { get; set; }
    public string? NameKey { get; set; }
    public PartialDate? Birth { get; set; }
    public Sex? Sex { get; set; }

    /// <summary>Twelve digits, or null.</summary>
    public string? CitizenId { get; set; }

    /// <summary>The 9-digit CMND, when the list had that instead.</summary>
    public string? OldId { get; set; }
    public string? HamletName { get; set; }

    /// <summary>Code of BenefitCategory, or null when the words do not tell.</summary>
    public string? CategoryCode { get; set; }
    public string? CategoryText { get; set; }

    /// <summary>Tỷ lệ tổn thương cơ thể, 21 to 100 %.</summary>
    public int? Percent { get; set; }
    public decimal? Coefficient { get; set; }

    /// <summary>đồng a month, as printed on the list.</summary>
    public long? Amount { get; set; }

    /// <summary>đồng a month by rule on the list's date, when the category has a rate.</summary>
    public long? ExpectedAmount { get; set; }
    public Period? StartsFrom { get; set; }
    public string? DecisionNumber { get; set; }

    /// <summary>PaymentProvider.Code (the BIN, where there is one).</summary>
    public string? ProviderCode { get; set; }
    public string? BankText { get; set; }
    public string? AccountNumber { get; set; }
    public string? AccountHolder { get; set; }

    /// <summary>Người nhận thay, as written.</summary>
    public string? PayeeText { get; set; }
    public string? Phone { get; set; }

    /// <summary>Number or code of the household on poor-household lists, carried down inside the block.</summary>
    public string? HouseholdCode { get; set; }
    public string? RelationToHead { get; set; }

    /// <summary>For carer's allowances: the person cared for, as named in the note ("Chăm sóc: …").</summary>
    public string? WardName { get; set; }
    public string? Note { get; set; }

    public List<RowProblem> Problems { get; } = [];

    /// <summary>What was changed against the raw cells, one line per value.</summary>
    public List<RowChange> Changes { get; } = [];

    /// <summary>What the problems leave of a row: those that a person accepted as they are no longer count.</summary>
    public static ImportRowStatus StatusOf(IEnumerable<RowProblem> problems) =>
        problems.Where(p => p.AcceptedAt is null).Select(p => p.Severity).DefaultIfEmpty(ProblemSeverity.Info).Max() switch
        {
            ProblemSeverity.Error => ImportRowStatus.Rejected,
            ProblemSeverity.Warning => ImportRowStatus.Warned,
            _ => ImportRowStatus.Accepted,
        };
}

public enum ProblemSeverity { Info, Warning, Error }

/// <summary>One doubt about one value of a row, by the code of the defect table.</summary>
public sealed class RowProblem : Entity
{
    public Guid RowId { get; set; }
    public Guid BatchId { get; set; }

    /// <summary>E.g. ID-11-LEAD0; see docs/steps/1-import.md.</summary>
    public string Code { get; set; } = "";

    /// <summary>The field in question: FullName, Birth, CitizenId, …</summary>
    public string Field { get; set; } = "";
    public ProblemSeverity Severity { get; set; }

    /// <summary>What stood in the cell.</summary>
    public string? RawValue { get; set; }

    /// <summary>What is proposed or expected instead.</summary>
    public string? ProposedValue { get; set; }

    /// <summary>"Đúng như vậy": when a person looked at it and said that the value stands.</summary>
    public DateTime? AcceptedAt { get; set; }
    public string? AcceptedByName { get; set; }

    /// <summary>Warnings may be accepted as they are; an error has to be mended.</summary>
    public bool CanBeAccepted => Severity == ProblemSeverity.Warning && AcceptedAt is null;
}
