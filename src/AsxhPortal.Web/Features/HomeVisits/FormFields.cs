using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared.Conflicts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>The fields of the forms of step 4 as they are compared when two people saved at once: every property that has a name on screen, in words.</summary>
public static class FormFields
{
    /// <param name="providers">Names of the banks, where the form asks for one.</param>
    public static IReadOnlyList<ComparedField<T>> Of<T>(IReadOnlyList<SelectListItem>? providers = null) => [.. typeof(T).GetProperties()
        .Select(property => (Property: property, Label: property.GetCustomAttribute<DisplayAttribute>()?.Name))
        .Where(field => field.Label is not null)
        .Select(field => new ComparedField<T>(field.Property.Name, field.Label!, form => InWords(field.Property.Name, field.Property.GetValue(form), providers)))];

    private static string? InWords(string name, object? value, IReadOnlyList<SelectListItem>? providers) => value switch
    {
        null or "" => null,
        IReadOnlyCollection<string> { Count: 0 } => null,
        IReadOnlyCollection<string> codes => string.Join(", ", codes),
        true => "Có",
        false => "Không",
        DateOnly date => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        Encounter encounter => encounter.ToVietnamese(),
        ReceivingToday today => today.ToVietnamese(),
        ReceivingWish wish => wish.ToVietnamese(),
        RefusalReasonKind kind => kind.ToVietnamese(),
        SigningAbility signing => signing.ToVietnamese(),
        PayeeKind payee => payee.ToVietnamese(),
        string code when name == "ProviderCode" => providers?.FirstOrDefault(p => p.Value == code)?.Text ?? code,
        string code when name == "Outcome" => SurveyOutcomes.FromCode(code)?.Label ?? code,
        _ => value.ToString(),
    };
}
