using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Security;

namespace AsxhPortal.Web.Features.Shared.Rounds;

/// <summary>
/// From a number of the round to the list of exactly those people. Lists show one commune, or one thôn of it; a number of a place above has no
/// list of visits, so it leads to the table of its communes on the same page. Null also where the signed-in person may not see the list.
/// </summary>
public sealed class RoundLinks(CurrentUser user)
{
    public const string Path = "/dot-ra-soat";

    /// <summary>The value that stands for nothing chosen in filters of thôn (unknown), channel and outcome.</summary>
    public const string None = "chua";

    /// <summary>Visits of every state, inherited answers too.</summary>
    public const string Everybody = "tat-ca";

    /// <summary>An earlier round is looked at: its numbers have no list of today, only its refusals have one.</summary>
    public Guid? EarlierRoundId { get; private init; }

    /// <summary>The links of the round that is looked at.</summary>
    public RoundLinks In(Guid? earlierRoundId) => new(user) { EarlierRoundId = earlierRoundId };

    public static string Dashboard(Guid unitId) => $"{Path}?unit={unitId}";

    public string DashboardOf(Guid unitId) => Dashboard(unitId) + (EarlierRoundId is { } round ? $"&dot={round}" : "");

    /// <param name="state">chua, nhap, vang, xong, ke-thua; null is everybody.</param>
    public string? Visits(PlaceFigures place, string? state = null) =>
        !user.Can(Permission.ViewSurveys) || EarlierRoundId is not null ? null
            : IsAbove(place) ? "#visits" : Of(Steps.HomeVisits.Url, place, ("tinh-trang", state ?? Everybody));

    /// <summary>Those surveyed in the round.</summary>
    public string? Outcome(PlaceFigures place, SurveyOutcome outcome) => EarlierRoundId is not null ? null : People(place, ("ketqua", outcome.Rule().Code));

    /// <summary>Those whose earlier answer counts.</summary>
    public string? Carried(PlaceFigures place, SurveyOutcome? outcome = null) =>
        !user.Can(Permission.ViewSurveys) || EarlierRoundId is not null ? null
            : IsAbove(place) ? "#outcomes" : Of(Steps.HomeVisits.Url, place, ("tinh-trang", "ke-thua"), ("ketqua", outcome?.Rule().Code));

    /// <summary>People followed who receive through the channel; null is nobody knows yet.</summary>
    public string? Channel(PlaceFigures place, PaymentChannel? channel) =>
        People(place, ("trangthai", nameof(BeneficiaryStatus.Active)), ("kenh", channel?.ToString() ?? None));

    public string? Followed(PlaceFigures place) => People(place, ("trangthai", nameof(BeneficiaryStatus.Active)));

    public string? Refusals(PlaceFigures place, RefusalReasonKind? kind = null) =>
        !user.Can(Permission.ViewSurveys) ? null
            : IsAbove(place) ? "#reasons" : Of(Path + "/tu-choi", place, ("ly-do", kind?.ToString()), ("dot", EarlierRoundId?.ToString()));

    private string? People(PlaceFigures place, params ReadOnlySpan<(string Key, string? Value)> filter) =>
        user.Can(Permission.ViewBeneficiaries) ? Of(Steps.Beneficiaries.Url, place, filter) : null;

    private static bool IsAbove(PlaceFigures place) => place.Level is not (PlaceLevel.Commune or PlaceLevel.Hamlet);

    private static string? Of(string path, PlaceFigures place, params ReadOnlySpan<(string Key, string? Value)> filter)
    {
        var query = new List<KeyValuePair<string, string?>> { new("unit", (place.Level == PlaceLevel.Hamlet ? place.ParentId! : place.Id).ToString()) };
        if (place.Level == PlaceLevel.Hamlet)
            query.Add(place.Id == Guid.Empty ? new("chuarothon", "true") : new("thon", place.Id.ToString()));
        foreach (var (key, value) in filter)
        {
            if (value is not null)
                query.Add(new(key, value));
        }
        return path + QueryString.Create(query);
    }
}
