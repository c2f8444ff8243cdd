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
    public string? OldId { get; init; }
    public string? Hamlet { get; set; }
    public Guid UnitId { get; init; }
    public string? Commune { get; set; }
    public string? HouseholdHead { get; init; }
    public string? Phone { get; init; }
    public BeneficiaryStatus Status { get; init; }

    /// <summary>What a newer population extract says, while nobody has looked.</summary>
    public ResidenceFlagKind? Flag { get; set; }
    public string? AccountNumber { get; init; }
    public string? ProviderCode { get; init; }
    public string? Bank { get; set; }
    public DateOnly? VerifiedOn { get; init; }
    public PaymentChannel? Channel { get; set; }
    public SurveyOutcome? Outcome { get; set; }

    /// <summary>Completed years on the day the list was made.</summary>
    public int? Age { get; set; }

    /// <summary>Last day of the certified power of attorney that reaches furthest.</summary>
    public DateOnly? AttorneyUntil { get; set; }

    public IReadOnlyList<SourceGroup> Groups { get; set; } = [];
    public IReadOnlyList<string> Categories { get; set; } = [];

    /// <summary>đồng this month; null when none of the entitlements can be told.</summary>
    public long? Amount { get; set; }
    public int EntitlementCount { get; set; }
    public IReadOnlyList<MissingField> Missing { get; set; } = [];

    /// <summary>Found through the name of the head of the household, not the own name.</summary>
    public bool IsFoundByHead { get; set; }

    public string? GroupsText => Groups.Count == 0 ? null : string.Join("; ", Groups.Select(g => g.ToVietnamese()));
    public string? CategoriesText => Categories.Count == 0 ? null : string.Join("; ", Categories);

    public BeneficiaryListRow ToListRow() => new(Ordinal, FullName, Birth?.ToString(), Sex?.ToVietnamese(), CitizenId, Hamlet, GroupsText, CategoriesText, Amount,
        AccountNumber, Bank, Phone, Status.ToVietnamese(), Outcome?.Rule().Label)
    {
        Age = Age,
        OldId = OldId,
        Commune = Commune,
        HouseholdHead = HouseholdHead,
        Channel = Channel?.ToVietnamese(),
        VerifiedOn = VerifiedOn,
        AttorneyUntil = AttorneyUntil,
        Missing = Missing.Count == 0 ? null : string.Join(", ", Missing.Select(m => m.ToVietnamese())),
        Flag = Flag?.ToVietnamese(),
    };
}
