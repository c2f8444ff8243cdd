using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;

namespace AsxhPortal.Web.Features.Shared.Rounds;

/// <summary>Whom a round visits. The visit list of step 4 and every count of the round read it here, so that they agree.</summary>
public static class RoundPeople
{
    /// <summary>Everybody followed or under verification, and who has a survey in the round whatever it found.</summary>
    public static IQueryable<Beneficiary> Of(AppDbContext db, Guid? roundId) => db.Beneficiaries.Where(b =>
        b.Status == BeneficiaryStatus.Active || b.Status == BeneficiaryStatus.UnderVerification || db.Surveys.Any(s => s.RoundId == roundId && s.BeneficiaryId == b.Id));

    /// <summary>The same of one person whose survey is known.</summary>
    public static bool IsVisited(BeneficiaryStatus status, bool hasSurvey) => hasSurvey || status is BeneficiaryStatus.Active or BeneficiaryStatus.UnderVerification;
}
