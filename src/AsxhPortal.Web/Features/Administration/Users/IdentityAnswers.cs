using AsxhPortal.Domain.Shared;
using Microsoft.AspNetCore.Identity;

namespace AsxhPortal.Web.Features.Administration.Users;

internal static class IdentityAnswers
{
    /// <exception cref="StaleUserException">The account was saved by somebody else in the same moment.</exception>
    /// <exception cref="RuleException">Identity's own sentence, beside the field.</exception>
    public static void OrRefuse(this IdentityResult result, string field)
    {
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            throw new StaleUserException();
        if (!result.Succeeded)
            throw new RuleException(string.Join(" ", result.Errors.Select(error => error.Description).Distinct()), field);
    }
}
