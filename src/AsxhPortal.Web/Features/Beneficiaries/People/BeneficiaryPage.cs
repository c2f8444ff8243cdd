using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>Everything the site knows of one person, for reading.</summary>
public sealed record BeneficiaryPage
{
    public required Beneficiary Person { get; init; }
    public required string UnitName { get; init; }
    public required string? Hamlet { get; init; }
    public required Citizen? Citizen { get; init; }

    /// <summary>The last sign of a new extract that was not withdrawn.</summary>
    public ResidenceFlag? Flag { get; init; }
    public required IReadOnlyList<IdentityLine> Identity { get; init; }
    public required IReadOnlyList<EntitlementLine> Entitlements { get; init; }
    public required IReadOnlyList<AccountLine> Accounts { get; init; }
    public required IReadOnlyList<PaymentArrangement> Arrangements { get; init; }
    public required IReadOnlyList<SurveyLine> Surveys { get; init; }
    public required IReadOnlyList<PowerOfAttorney> PowersOfAttorney { get; init; }
    public required IReadOnlyList<ChangeEvent> Events { get; init; }
    public required IReadOnlyList<HistoryLine> History { get; init; }
    public required int ViewCount { get; init; }
    public required IReadOnlyList<MissingField> Missing { get; init; }

    /// <summary>đồng this month.</summary>
    public required long Amount { get; init; }
    public AccountLine? CurrentAccount => Accounts.FirstOrDefault(a => a.Account.IsCurrent);
    public PaymentArrangement? Arrangement => Arrangements.FirstOrDefault(a => a.ValidTo is null);

    /// <summary>The population extract tells of a death or a move that the register has not recorded.</summary>
    public bool ExtractSaysGone => Citizen is { Residence: not Residence.Resident } && Person.Status == BeneficiaryStatus.Active;

    /// <summary>Several amounts by coefficient at once: only the highest is paid, save for the exceptions (NĐ 20/2021 Đ6 k2).</summary>
    public bool HasSeveralCoefficients => Entitlements.Count(e => e is { IsStanding: true, Category.RateKind: RateKind.Coefficient, Category.PayeeIsCarer: false }) > 1;
}

/// <summary>One fact of the register beside the population extract.</summary>
public sealed record IdentityLine(string Label, string? Ours, string? Theirs, bool Differs);

/// <param name="Computed">đồng a month from the dated reference data; null when it cannot be told.</param>
public sealed record EntitlementLine(Entitlement Entitlement, BenefitCategory? Category, long? Computed, bool IsStanding)
{
    /// <summary>The list or decision says another amount than the reference data.</summary>
    public bool AmountsDiffer => Computed is { } computed && Category?.RateKind is RateKind.Coefficient or RateKind.Fixed or RateKind.PercentTable
        && Entitlement.DeclaredAmount is { } declared && declared != computed;
}

public sealed record AccountLine(BankAccount Account, string ProviderName);

public sealed record SurveyLine(Guid Id, string RoundName, SurveyState State, SurveyOutcome? Outcome, DateOnly? VisitedOn, string? CompletedByName, Guid? MinuteId, int? MinuteNumber, int VisitCount);

public sealed record HistoryLine(DateTime At, string? UserName, string Action, string Subject, IReadOnlyList<FieldChange> Changes, string? Note);
