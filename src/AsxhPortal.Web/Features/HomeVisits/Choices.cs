using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>Choices of the questionnaire's fields.</summary>
public static class Choices
{
    public static IReadOnlyList<SelectListItem> YesNo(bool? chosen) =>
        [new("Có", "true", chosen == true), new("Không", "false", chosen == false)];

    public static IReadOnlyList<SelectListItem> Of<T>(Func<T, string> word, T? chosen) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new SelectListItem(word(value), value.ToString(), chosen.HasValue && chosen.Value.Equals(value)))];
}
