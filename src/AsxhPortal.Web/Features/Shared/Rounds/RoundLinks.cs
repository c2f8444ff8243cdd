using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Security;

namespace AsxhPortal.Web.Features.Shared.Rounds;

/// <summary>
/// From a number of the round to the list of exactly those people. Lists show one commune, or one thôn of it; a number of a place above has no
/// list, one goes down to its communes first. Null also where the signed-in person may not see the list.
/// </summary>
public sealed class RoundLinks(CurrentUser user)
{
    public const string Path = "/dot-ra-soat";

    /// <summary>The value that stands for nothing chosen in filters of thôn (unknown), channel and outcome.</summary>
    public const string None = "chua";

    public static string Dashboard(Guid unitId) => $"{Path}?unit={unitId}";

    /// <param name="state">chua, nhap, vang, xong; null is everybody.</param>
    public string? Visits(PlaceFigures place, string? state = null) =>
        user.Can(Permission.ViewSurveys) ? Of(Steps.HomeVisits.Url, place, ("tinh-trang", state)) : null;

    public string? Outcome(PlaceFigures place, SurveyOutcome outcome) => People(place, ("ketqua", outcome.Rule().Code));

    /// <summary>People followed who receive through the channel; null is nobody knows yet.</summary>
    public string? Channel(PlaceFigures place, PaymentChannel? channel) =>
        People(place, ("trangthai", nameof(BeneficiaryStatus.Active)), ("kenh", channel?.ToString() ?? None));

    public string? Followed(PlaceFigures place) => People(place, ("trangthai", nameof(BeneficiaryStatus.Active)));

    public string? Refusals(PlaceFigures place, RefusalReasonKind? kind = null) =>
        user.Can(Permission.ViewSurveys) ? Of(Path + "/tu-choi", place, ("ly-do", kind?.ToString())) : null;

    private string? People(PlaceFigures place, params ReadOnlySpan<(string Key, string? Value)> filter) =>
        user.Can(Permission.ViewBeneficiaries) ? Of(Steps.Beneficiaries.Url, place, filter) : null;

    private static string? Of(string path, PlaceFigures place, params ReadOnlySpan<(string Key, string? Value)> filter)
    {
        if (place.Level is not (PlaceLevel.Commune or PlaceLevel.Hamlet) || place.Id == Guid.Empty)
            return null;
        var query = new List<KeyValuePair<string, string?>> { new("unit", (place.Level == PlaceLevel.Hamlet ? place.ParentId! : place.Id).ToString()) };
        if (place.Level == PlaceLevel.Hamlet)
            query.Add(new("thon", place.Id.ToString()));
        foreach (var (key, value) in filter)
        {
            if (value is not null)
                query.Add(new(key, value));
        }
        return path + QueryString.Create(query);
    }
}
