using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>Tổ công tác (Tổ Đề án 06): a commune policeman and a culture-social officer who visit the homes of certain thôn in a round.</summary>
public sealed class VisitTeam : VersionedEntity, IScopedToUnit
{
    private VisitTeam() { }

    public VisitTeam(Guid unitId, Guid roundId, string name)
    {
        UnitId = unitId;
        RoundId = roundId;
        Rename(name);
    }

    public Guid UnitId { get; private set; }
    public Guid RoundId { get; private set; }
    public string Name { get; private set; } = "";
    public Guid? PoliceOfficerId { get; private set; }
    public string? PoliceOfficerName { get; private set; }
    public Guid? CultureOfficerId { get; private set; }
    public string? CultureOfficerName { get; private set; }

    /// <summary>Others of the team, free text (trưởng thôn, hội phụ nữ, …).</summary>
    public string? OtherMembers { get; private set; }

    /// <summary>The thôn it visits; a thôn has one team per round.</summary>
    public List<VisitTeamHamlet> Hamlets { get; } = [];

    public void Rename(string name)
    {
        Name = VietnameseText.Nfc(name);
        if (Name.Length is 0 or > 100)
            throw new RuleException("Hãy đặt tên tổ công tác, tối đa 100 ký tự.", "Name");
    }

    public void Staff(Actor? police, Actor? culture, string? others)
    {
        PoliceOfficerId = police?.Id;
        PoliceOfficerName = police?.Name;
        CultureOfficerId = culture?.Id;
        CultureOfficerName = culture?.Name;
        OtherMembers = others;
    }

    public void Visit(IReadOnlyCollection<Guid> hamletIds)
    {
        Hamlets.RemoveAll(h => !hamletIds.Contains(h.HamletId));
        foreach (var id in hamletIds.Where(id => Hamlets.TrueForAll(h => h.HamletId != id)))
            Hamlets.Add(new VisitTeamHamlet(Id, RoundId, id));
    }
}

/// <summary>Unique per round and thôn.</summary>
public sealed class VisitTeamHamlet : Entity
{
    private VisitTeamHamlet() { }

    internal VisitTeamHamlet(Guid teamId, Guid roundId, Guid hamletId) => (TeamId, RoundId, HamletId) = (teamId, roundId, hamletId);

    public Guid TeamId { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid HamletId { get; private set; }
}
