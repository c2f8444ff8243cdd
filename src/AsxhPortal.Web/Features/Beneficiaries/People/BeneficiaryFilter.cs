using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>
/// What the list of step 3 reads from its address. Names, ids and telephone numbers are never in it: what was searched for travels as
/// <see cref="Search"/>, a protected token that this site alone can read (see <see cref="SearchToken"/>).
/// </summary>
public sealed class BeneficiaryFilter : ListQuery
{
    public const string NoOutcome = "chua";

    [ModelBinder(Name = "unit")]
    public Guid? Unit { get; set; }

    [ModelBinder(Name = "s")]
    public string? Search { get; set; }

    [ModelBinder(Name = "thon")]
    public Guid? Hamlet { get; set; }

    /// <summary>Word of <see cref="SourceGroups"/>: btxh, ncc, ngheo, khac.</summary>
    [ModelBinder(Name = "nhom")]
    public string? Group { get; set; }

    [ModelBinder(Name = "loai")]
    public string? Category { get; set; }

    [ModelBinder(Name = "trangthai")]
    public BeneficiaryStatus? Status { get; set; }

    [ModelBinder(Name = "taikhoan")]
    public bool? HasAccount { get; set; }

    /// <summary>Code of SurveyOutcomes, or <see cref="NoOutcome"/>.</summary>
    [ModelBinder(Name = "ketqua")]
    public string? Outcome { get; set; }

    [ModelBinder(Name = "thieu")]
    public MissingFilter? Missing { get; set; }

    public SourceGroup? SourceGroup => SourceGroups.FromWord(Group) is { } group and not Domain.Import.SourceGroup.Registry ? group : null;

    public SurveyOutcome? SurveyOutcome => SurveyOutcomes.FromCode(Outcome)?.Outcome;

    public bool IsWhole => Search is null && Hamlet is null && SourceGroup is null && Category is null && Status is null && HasAccount is null && Outcome is null && Missing is null;

    /// <summary>Every part as it stands in an address, without the page number.</summary>
    public Dictionary<string, string?> ToRoute()
    {
        var route = new Dictionary<string, string?>
        {
            ["unit"] = Unit?.ToString(),
            ["s"] = Search,
            ["thon"] = Hamlet?.ToString(),
            ["nhom"] = Group,
            ["loai"] = Category,
            ["trangthai"] = Status?.ToString(),
            ["taikhoan"] = HasAccount switch { true => "true", false => "false", _ => null },
            ["ketqua"] = Outcome,
            ["thieu"] = Missing?.ToString(),
            ["sort"] = Sort,
            ["size"] = Size?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        return route.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary();
    }
}

/// <summary>The filling list: everybody who lacks something, or one thing.</summary>
public enum MissingFilter { Any, Category, Amount, Start, Account, CitizenId }
