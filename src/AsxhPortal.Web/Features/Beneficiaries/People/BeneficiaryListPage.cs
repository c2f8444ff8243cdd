using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Web.Features.Shared;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>A thôn of the chosen commune.</summary>
public sealed record HamletOption(Guid Id, string Name);

/// <summary>What the list screen shows.</summary>
public sealed record BeneficiaryListPage(
    BeneficiaryFilter Filter,
    BeneficiaryList List,
    ListSetting Setting,
    IReadOnlyList<BenefitCategory> Categories,
    IReadOnlyList<BeneficiaryListColumn> Columns,
    IReadOnlyList<SavedFilterRow> SavedFilters)
{
    public string? SearchText => Setting.View.SearchText;
    public IReadOnlyList<FilterChip> Chips => Setting.Chips;
    public IReadOnlyList<CommuneOption> Communes => Setting.Communes;
    public CommuneOption? Commune => Setting.Commune;
    public IReadOnlyList<HamletOption> Hamlets => Setting.Hamlets;

    /// <summary>How many of the conditions that stand behind "Thêm điều kiện" are in use, the order counted as one.</summary>
    public int MoreCount => Chips.Count(chip => chip.Key is not ("s" or "thon" or "nhom")) + (Filter.Sort is null ? 0 : 1);
}

/// <summary>The page on which somebody chooses columns.</summary>
/// <param name="Back">The list it was opened from.</param>
public sealed record ColumnsPage(IReadOnlyList<(BeneficiaryListColumn Column, bool IsChosen, int Place)> Columns, string Back);

/// <summary>What was ticked and numbered there.</summary>
public sealed class ColumnsForm
{
    public List<string> Keys { get; set; } = [];

    /// <summary>Place by key; what has none stands behind, in the order offered.</summary>
    public Dictionary<string, int?> Places { get; set; } = [];
    public string? Back { get; set; }
}
