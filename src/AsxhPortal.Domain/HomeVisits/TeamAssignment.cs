using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>
/// One person given to a team in a round, whatever team their thôn has: an exception from the thôn's team. Unique per round and person; with no
/// team the thôn's team visits again.
/// </summary>
public sealed class TeamAssignment : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private TeamAssignment() { }

    /// <exception cref="RuleException">A team of another commune, or somebody who is not visited any more.</exception>
    public TeamAssignment(VisitTeam team, Beneficiary person)
    {
        RoundId = team.RoundId;
        UnitId = person.UnitId;
        BeneficiaryId = person.Id;
        GiveTo(team, person);
    }

    public Guid UnitId { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid BeneficiaryId { get; private set; }

    /// <summary>Null: the team of the thôn.</summary>
    public Guid? TeamId { get; private set; }

    /// <exception cref="RuleException">A team of another commune or round, the same team, or somebody who is not visited any more.</exception>
    public void GiveTo(VisitTeam team, Beneficiary person)
    {
        if (team.UnitId != UnitId || team.RoundId != RoundId)
            throw new RuleException("Tổ công tác này không thuộc xã và đợt của người được giao; hãy chọn tổ khác.", "TeamId");
        if (person.Status is BeneficiaryStatus.Deceased or BeneficiaryStatus.MovedAway or BeneficiaryStatus.RefusedBenefit)
            throw new RuleException($"{person.Status.ToVietnamese()} nên không đi khảo sát nữa.");
        if (TeamId == team.Id)
            throw new RuleException($"Đã giao cho {team.Name}.");
        TeamId = team.Id;
    }

    /// <summary>Back to what it was before: another team of the same round, or the team of the thôn.</summary>
    public void GiveBack(Guid? teamId) => TeamId = teamId;
}
