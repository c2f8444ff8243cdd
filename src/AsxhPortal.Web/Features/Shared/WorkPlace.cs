using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Startup;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>The commune and the open round a page of steps 5 and 6 works in.</summary>
/// <param name="Communes">To choose from; one for people of a commune.</param>
/// <param name="Commune">Null until one is chosen.</param>
/// <param name="Round">The latest open round that applies to the commune, or the earlier one that was asked for; null when there is none.</param>
public sealed record WorkPlace(IReadOnlyList<CommuneOption> Communes, CommuneOption? Commune, ReviewRound? Round)
{
    /// <summary>Every round that applies to the commune, the latest first.</summary>
    public IReadOnlyList<ReviewRound> Rounds { get; init; } = [];

    /// <summary>An earlier round, to be read and not written.</summary>
    public bool IsEarlierRound { get; init; }

    /// <summary>For links: the round where it is not the current one.</summary>
    public Guid? RoundInLinks => IsEarlierRound ? Round?.Id : null;

    public bool IsReady => Commune is not null && Round is not null;

    /// <summary>For links: the chosen commune where there is a choice.</summary>
    public Guid? UnitInLinks => Communes.Count > 1 ? Commune?.Id : null;
}

public sealed class FindWorkPlace(OpenRounds rounds, CommuneChoice communes, BusinessClock clock)
{
    /// <param name="roundId">An earlier round to read; null for the current one.</param>
    /// <returns>Null when the id is not a commune of the scope, or the round does not apply to it: 404.</returns>
    public async Task<WorkPlace?> RunAsync(Guid? unitId, CancellationToken cancel, Guid? roundId = null)
    {
        var known = await communes.AllAsync(clock.Today, cancel);
        var commune = unitId is { } id ? known.FirstOrDefault(c => c.Id == id) : known.Count == 1 ? known[0] : null;
        if (commune is null)
            return unitId is null ? new WorkPlace(known, null, null) : null;
        var all = await rounds.AllOfUnitAsync(commune.Id, cancel);
        var current = all.FirstOrDefault(r => r.IsOpen);
        var chosen = roundId is null ? current : all.FirstOrDefault(r => r.Id == roundId);
        return roundId is not null && chosen is null ? null : new WorkPlace(known, commune, chosen) { Rounds = all, IsEarlierRound = chosen?.Id != current?.Id };
    }
}
