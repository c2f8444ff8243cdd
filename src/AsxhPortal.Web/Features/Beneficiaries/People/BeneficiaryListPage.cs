using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Web.Features.Shared;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>A thôn of the chosen commune.</summary>
public sealed record HamletOption(Guid Id, string Name);

/// <summary>What the list screen shows.</summary>
public sealed record BeneficiaryListPage(
    BeneficiaryFilter Filter,
    BeneficiaryList List,
    string? SearchText,
    IReadOnlyList<FilterChip> Chips,
    IReadOnlyList<CommuneOption> Communes,
    CommuneOption? Commune,
    IReadOnlyList<HamletOption> Hamlets,
    IReadOnlyList<BenefitCategory> Categories,
    bool HasRound)
{
    public string CommuneNameOf(Guid unitId) => Communes.FirstOrDefault(c => c.Id == unitId)?.Name ?? "";
}
