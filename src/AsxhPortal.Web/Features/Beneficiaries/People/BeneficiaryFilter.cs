using System.Globalization;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Web.Features.Beneficiaries.Registers;
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
    public const string NoChannel = "chua";
    public const string AnyFlag = "co";
    public const string AttorneyHasEnded = "het";

    /// <summary>Days ahead in which a power of attorney is called about to end.</summary>
    public static readonly IReadOnlyList<int> AttorneyDays = [30, 60, 90];

    /// <summary>Keys of the columns a list can be ordered by; "name" is the order of offices, by given name.</summary>
    public static readonly IReadOnlyDictionary<string, RegisterOrder> Orders = new Dictionary<string, RegisterOrder>
    {
        ["name"] = RegisterOrder.GivenName,
        ["fullname"] = RegisterOrder.FullName,
        ["birth"] = RegisterOrder.Birth,
        ["hamlet"] = RegisterOrder.Hamlet,
        ["amount"] = RegisterOrder.Amount,
        ["outcome"] = RegisterOrder.Outcome,
        ["status"] = RegisterOrder.Status,
    };

    [ModelBinder(Name = "unit")]
    public Guid? Unit { get; set; }

    [ModelBinder(Name = "s")]
    public string? Search { get; set; }

    [ModelBinder(Name = "thon")]
    public Guid? Hamlet { get; set; }

    /// <summary>Only people whose thôn nobody has entered.</summary>
    [ModelBinder(Name = "chuarothon")]
    public bool IsHamletUnknown { get; set; }

    /// <summary>Word of <see cref="SourceGroups"/>: btxh, ncc, ngheo, khac.</summary>
    [ModelBinder(Name = "nhom")]
    public string? Group { get; set; }

    [ModelBinder(Name = "loai")]
    public string? Category { get; set; }

    [ModelBinder(Name = "trangthai")]
    public BeneficiaryStatus? Status { get; set; }

    [ModelBinder(Name = "taikhoan")]
    public bool? HasAccount { get; set; }

    /// <summary>The account was checked with its holder or bank.</summary>
    [ModelBinder(Name = "xacminh")]
    public bool? IsVerified { get; set; }

    /// <summary>The same account is used for several people.</summary>
    [ModelBinder(Name = "chung")]
    public bool? IsShared { get; set; }

    /// <summary>Code of SurveyOutcomes, or <see cref="NoOutcome"/>.</summary>
    [ModelBinder(Name = "ketqua")]
    public string? Outcome { get; set; }

    /// <summary>A PaymentChannel by name, or <see cref="NoChannel"/>.</summary>
    [ModelBinder(Name = "kenh")]
    public string? Channel { get; set; }

    [ModelBinder(Name = "thieu")]
    public MissingFilter? Missing { get; set; }

    /// <summary>A ResidenceFlagKind by name, or <see cref="AnyFlag"/>.</summary>
    [ModelBinder(Name = "canhbao")]
    public string? Flag { get; set; }

    /// <summary>An open problem of the source list: a code, the word of a group of codes, or any (<see cref="OpenProblems"/>).</summary>
    [ModelBinder(Name = "vande")]
    public string? Problem { get; set; }

    /// <summary>Completed years, inclusive.</summary>
    [ModelBinder(Name = "tuoitu")]
    public int? AgeFrom { get; set; }

    /// <summary>Completed years, inclusive.</summary>
    [ModelBinder(Name = "tuoiden")]
    public int? AgeTo { get; set; }

    /// <summary>One of <see cref="AttorneyDays"/>, or <see cref="AttorneyHasEnded"/>.</summary>
    [ModelBinder(Name = "uyquyen")]
    public string? Attorney { get; set; }

    public SourceGroup? SourceGroup => SourceGroups.FromWord(Group) is { } group and not Domain.Import.SourceGroup.Registry ? group : null;

    public SurveyOutcome? SurveyOutcome => SurveyOutcomes.FromCode(Outcome)?.Outcome;

    public PaymentChannel? PaymentChannel => Named<PaymentChannel>(Channel);

    public ResidenceFlagKind? FlagKind => Named<ResidenceFlagKind>(Flag);

    public bool IsWhole => ToRoute().Keys.All(key => key is "unit" or "sort" or "size");

    /// <summary>Every part as it stands in an address, without the page number.</summary>
    public Dictionary<string, string?> ToRoute()
    {
        var route = new Dictionary<string, string?>
        {
            ["unit"] = Unit?.ToString(),
            ["s"] = Search,
            ["thon"] = Hamlet?.ToString(),
            ["chuarothon"] = IsHamletUnknown ? "true" : null,
            ["nhom"] = Group,
            ["loai"] = Category,
            ["trangthai"] = Status?.ToString(),
            ["taikhoan"] = Word(HasAccount),
            ["xacminh"] = Word(IsVerified),
            ["chung"] = Word(IsShared),
            ["ketqua"] = Outcome,
            ["kenh"] = Channel,
            ["thieu"] = Missing?.ToString(),
            ["canhbao"] = Flag,
            ["vande"] = Problem,
            ["tuoitu"] = AgeFrom?.ToString(CultureInfo.InvariantCulture),
            ["tuoiden"] = AgeTo?.ToString(CultureInfo.InvariantCulture),
            ["uyquyen"] = Attorney,
            ["sort"] = Sort,
            ["size"] = Size?.ToString(CultureInfo.InvariantCulture),
        };
        return route.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary();
    }

    /// <summary>What it asks of the register.</summary>
    public RegisterQuestion ToQuestion(ListView view) => new()
    {
        UnitId = view.UnitId,
        HamletId = Hamlet,
        HasNoHamlet = IsHamletUnknown,
        Group = SourceGroup,
        Category = Category is { Length: > 0 } category ? category : null,
        Status = Status,
        HasAccount = HasAccount,
        AccountIsVerified = IsVerified,
        AccountIsShared = IsShared,
        Outcome = SurveyOutcome,
        IsNotSurveyed = Outcome == NoOutcome,
        Channel = PaymentChannel,
        HasNoChannel = Channel == NoChannel,
        Missing = Missing switch
        {
            null => 0,
            MissingFilter.Any => byte.MaxValue,
            MissingFilter.Category => 1 << (int)MissingField.Category,
            MissingFilter.Amount => 1 << (int)MissingField.Amount,
            MissingFilter.Start => 1 << (int)MissingField.Start,
            MissingFilter.Account => 1 << (int)MissingField.Account,
            _ => 1 << (int)MissingField.CitizenId,
        },
        Flag = FlagKind,
        IsFlagged = Flag == AnyFlag,
        Problems = OpenProblems.MaskOf(Problem),
        AgeFrom = AgeFrom,
        AgeTo = AgeTo,
        AttorneyEnds = Attorney is null ? null
            : Attorney == AttorneyHasEnded ? (DateOnly.MinValue, view.Today.AddDays(-1))
            : int.TryParse(Attorney, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? (view.Today, view.Today.AddDays(days)) : null,
        Text = string.IsNullOrWhiteSpace(view.SearchText) ? null : view.SearchText,
        Order = SortKey is { } key && Orders.TryGetValue(key, out var order) ? order : RegisterOrder.GivenName,
        IsDescending = IsDescending,
        BestFitFirst = Sort is null,
        Today = view.Today,
    };

    /// <summary>An enum value by its exact name; digits are not names.</summary>
    public static T? Named<T>(string? word) where T : struct, Enum =>
        word is not null && Enum.GetNames<T>().Contains(word) ? Enum.Parse<T>(word) : null;

    private static string? Word(bool? value) => value switch { true => "true", false => "false", _ => null };
}

/// <summary>The filling list: everybody who lacks something, or one thing.</summary>
public enum MissingFilter { Any, Category, Amount, Start, Account, CitizenId }
