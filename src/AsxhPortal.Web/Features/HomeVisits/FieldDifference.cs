using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>One field in which what was typed and what somebody else saved in between differ, in words.</summary>
public sealed record FieldDifference(string Label, string? Typed, string? Current)
{
    public static IReadOnlyList<FieldDifference> Between<T>(T typed, T saved) => typeof(T).GetProperties()
        .Select(property => (Label: property.GetCustomAttribute<DisplayAttribute>()?.Name, Typed: InWords(property.GetValue(typed)), Saved: InWords(property.GetValue(saved))))
        .Where(field => field.Label is not null && field.Typed != field.Saved)
        .Select(field => new FieldDifference(field.Label!, field.Typed, field.Saved)).ToList();

    private static string? InWords(object? value) => value switch
    {
        null or "" => null,
        true => "Có",
        false => "Không",
        DateOnly date => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        ReceivingToday today => today.ToVietnamese(),
        ReceivingWish wish => wish.ToVietnamese(),
        SigningAbility signing => signing.ToVietnamese(),
        PayeeKind payee => payee.ToVietnamese(),
        _ => value.ToString(),
    };
}
