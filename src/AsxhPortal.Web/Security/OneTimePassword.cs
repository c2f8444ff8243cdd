using System.Security.Claims;
using System.Security.Cryptography;

namespace AsxhPortal.Web.Security;

/// <summary>A password that an administrator hands over; whoever signs in with it has to choose their own first.</summary>
public static class OneTimePassword
{
    /// <summary>Without letters and digits that look alike.</summary>
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Kept with the account and, from there, in the sign-in cookie.</summary>
    public static readonly Claim MustBeReplaced = new("asxh:must-replace-password", "1");

    public static string Make() => RandomNumberGenerator.GetString(Letters, 14) + RandomNumberGenerator.GetString("23456789", 1) + "x";
}
