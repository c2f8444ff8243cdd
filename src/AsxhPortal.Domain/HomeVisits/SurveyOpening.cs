using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>Opens the questionnaire of a person before the visit, so that it stands on the team's list as begun.</summary>
public static class SurveyOpening
{
    /// <exception cref="RuleException">The round has ended, the person is not visited any more, or has a survey in this round.</exception>
    public static Survey Open(ReviewRound round, Beneficiary person, Survey? existing)
    {
        if (!round.IsOpen)
            throw new RuleException($"{round.Name} đã kết thúc nên không mở phiếu được nữa.");
        if (existing is { State: SurveyState.Completed })
            throw new RuleException("Đã khảo sát xong trong đợt này.");
        if (existing is not null)
            throw new RuleException("Phiếu của đợt này đã mở.");
        if (person.Status is BeneficiaryStatus.Deceased or BeneficiaryStatus.MovedAway or BeneficiaryStatus.RefusedBenefit)
            throw new RuleException($"{person.Status.ToVietnamese()} nên không đi khảo sát nữa.");
        return new Survey(round.Id, person);
    }

    /// <summary>Nobody has written anything into it: neither answers nor an outcome nor a visit.</summary>
    public static bool IsUntouched(this Survey survey, int visits) =>
        survey is { State: SurveyState.Draft, Outcome: null, VisitedOn: null, Version: 0 } && visits == 0;
}
