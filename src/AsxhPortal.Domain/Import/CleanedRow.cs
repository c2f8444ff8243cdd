using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>How a list says the money is received, where it says so instead of naming a bank.</summary>
public enum PayoutWay
{
    Unknown,
    Account,
    PostOffice,
    Cash,
}

/// <summary>A data row after cleaning: what is certain, and beside it every doubt. Fields that could not be read are empty, never guessed.</summary>
public sealed class CleanedRow
{
    private readonly List<FoundProblem> _problems = [];

    public required int Number { get; init; }
    public required SheetRow Raw { get; init; }

    public string FullName { get; internal set; } = "";

    /// <summary>What stood in parentheses or after a dash beside the name: another name, a note.</summary>
    public string? Alias { get; internal set; }
    public PartialDate? Birth { get; internal set; }
    public Sex? Sex { get; internal set; }

    /// <summary>Twelve digits.</summary>
    public string? CitizenId { get; internal set; }

    /// <summary>The nine-digit CMND.</summary>
    public string? OldId { get; internal set; }
    public string? Hamlet { get; internal set; }
    public string? CategoryCode { get; internal set; }
    public string? CategoryText { get; internal set; }
    public decimal? Coefficient { get; internal set; }

    /// <summary>Degree of injury, 1 to 100.</summary>
    public int? Percent { get; internal set; }

    /// <summary>Đồng per month as the list says; never replaced by the expected one.</summary>
    public long? Amount { get; internal set; }

    /// <summary>Đồng per month by the dated reference, where the law fixes it.</summary>
    public long? ExpectedAmount { get; internal set; }
    public Period? Start { get; internal set; }
    public string? DecisionNo { get; internal set; }
    public string? Payee { get; internal set; }
    public string? PayeeRelation { get; internal set; }
    public string? Account { get; internal set; }

    /// <summary>Code of the payment provider: the BIN, where there is one.</summary>
    public string? ProviderCode { get; internal set; }
    public string? BankText { get; internal set; }
    public PayoutWay PayoutWay { get; internal set; }
    public string? AccountHolder { get; internal set; }
    public string? Phone { get; internal set; }
    public string? Note { get; internal set; }

    /// <summary>For carer's allowances: the person cared for, as named in the note ("Chăm sóc: …").</summary>
    public string? WardName { get; internal set; }

    /// <summary>The household's code, or its number within the list; the same for head and members.</summary>
    public string? HouseholdCode { get; internal set; }
    public string? HouseholdHead { get; internal set; }
    public string? Relation { get; internal set; }
    public int? HouseholdSize { get; internal set; }
    public int? ScoreB1 { get; internal set; }
    public int? ScoreB2 { get; internal set; }
    public string? ResidenceStatus { get; internal set; }
    public PartialDate? DiedOn { get; internal set; }
    public string? Commune { get; internal set; }

    public IReadOnlyList<FoundProblem> Problems => _problems;

    /// <summary>Never <see cref="ImportRowStatus.Skipped"/>: that is for rows that are no data.</summary>
    public ImportRowStatus Status => _problems.Count == 0 ? ImportRowStatus.Accepted : _problems.Max(p => p.Severity) switch
    {
        ProblemSeverity.Error => ImportRowStatus.Rejected,
        ProblemSeverity.Warning => ImportRowStatus.Warned,
        _ => ImportRowStatus.Accepted,
    };

    public bool Has(string code) => _problems.Any(p => p.Code == code);

    /// <summary>Takes back a doubt that a later look at the row settled.</summary>
    internal void Remove(string code) => _problems.RemoveAll(p => p.Code == code);

    internal void Add(string code, string raw, string? proposed = null, ProblemSeverity? severity = null)
    {
        if (Has(code)) return;
        var kind = ProblemCode.Of(code);
        _problems.Add(new FoundProblem(code, severity ?? kind.Severity, kind.Field, raw, proposed));
    }
}
