using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace AsxhPortal.Web.Security.Drafts;

/// <summary>Who opened a form and on which page; written into every form, so that what is typed can be kept for them when the sign-in has run out meanwhile.</summary>
/// <param name="DraftId">The draft that the form was filled from.</param>
public sealed record FormTicket(Guid UserId, string Page, string Query, Guid? DraftId)
{
    public const string FieldName = "asxh-form";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    public string Address => Page + Query;

    /// <summary>Text for the hidden field. Only this site can make one, so nobody can leave drafts in another's name.</summary>
    public string Protect(IDataProtectionProvider keys) => Protector(keys).Protect(JsonSerializer.Serialize(this), Lifetime);

    /// <summary>Null when the text is missing, forged or older than two days.</summary>
    public static FormTicket? Read(IDataProtectionProvider keys, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            return JsonSerializer.Deserialize<FormTicket>(Protector(keys).Unprotect(text));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider keys) => keys.CreateProtector("AsxhPortal.FormTicket").ToTimeLimitedDataProtector();
}
