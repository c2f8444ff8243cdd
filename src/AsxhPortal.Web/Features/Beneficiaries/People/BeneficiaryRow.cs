using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>One person of the list: what the screen shows and what both files hold.</summary>
public sealed record BeneficiaryRow
{
    public required Guid Id { get; init; }
    public int Ordinal { get; set; }
    public required string FullName { get; init; }
    public PartialDate? Birth { get; init; }
    public Sex? Sex { get; init; }
    public string? CitizenId { get; init; }
    public string? Hamlet { get; init; }
    public Guid UnitId { get; init; }
    public string? Phone { get; init; }
    public BeneficiaryStatus Status { get; init; }

    /// <summary>What a newer population extract says, while nobody has looked.</summary>
    public ResidenceFlagKind? Flag { get; init; }
    public string? AccountNumber { get; init; }
    public string? Bank { get; init; }
    public PaymentChannel? Channel { get; init; }
    public SurveyOutcome? Outcome { get; init; }

    public IReadOnlyList<SourceGroup> Groups { get; set; } = [];
    public IReadOnlyList<string> Categories { get; set; } = [];

    /// <summary>đồng this month; null when none of the entitlements can be told.</summary>
    public long? Amount { get; set; }
    public int EntitlementCount { get; set; }
    public IReadOnlyList<MissingField> Missing { get; set; } = [];

    public string? GroupsText => Groups.Count == 0 ? null : string.Join("; ", Groups.Select(g => g.ToVietnamese()));
    public string? CategoriesText => Categories.Count == 0 ? null : string.Join("; ", Categories);

    public BeneficiaryListRow ToListRow() => new(Ordinal, FullName, Birth?.ToString(), Sex?.ToVietnamese(), CitizenId, Hamlet, GroupsText, CategoriesText, Amount,
        AccountNumber, Bank, Phone, Status.ToVietnamese(), Outcome?.Rule().Label);
}

/// <summary>Sums over everybody whom the filter lets through, not only the page.</summary>
/// <param name="Amount">đồng this month.</param>
public sealed record BeneficiaryTotals(int People, int Entitlements, long Amount);
