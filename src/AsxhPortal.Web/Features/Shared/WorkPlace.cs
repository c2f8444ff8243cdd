using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Startup;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>The commune and the open round a page of steps 5 and 6 works in.</summary>
/// <param name="Communes">To choose from; one for people of a commune.</param>
/// <param name="Commune">Null until one is chosen.</param>
/// <param name="Round">The latest open round that applies to the commune, or null.</param>
public sealed record WorkPlace(IReadOnlyList<CommuneOption> Communes, CommuneOption? Commune, ReviewRound? Round)
{
    public bool IsReady => Commune is not null && Round is not null;

    /// <summary>For links: the chosen commune where there is a choice.</summary>
    public Guid? UnitInLinks => Communes.Count > 1 ? Commune?.Id : null;
}

public sealed class FindWorkPlace(OpenRounds rounds, CommuneChoice communes, BusinessClock clock)
{
    /// <returns>Null when the id is not a commune of the scope: 404.</returns>
    public async Task<WorkPlace?> RunAsync(Guid? unitId, CancellationToken cancel)
    {
        var all = await communes.AllAsync(clock.Today, cancel);
        var commune = unitId is { } id ? all.FirstOrDefault(c => c.Id == id) : all.Count == 1 ? all[0] : null;
        if (commune is null)
            return unitId is null ? new WorkPlace(all, null, null) : null;
        var round = await rounds.OfUnitAsync(commune.Id, cancel);
        return new WorkPlace(all, commune, round);
    }
}
