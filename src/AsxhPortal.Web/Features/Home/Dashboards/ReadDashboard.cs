using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;

namespace AsxhPortal.Web.Features.Home.Dashboards;

/// <summary>A unit on the way from the signed-in person's own unit down to the place looked at.</summary>
public sealed record Crumb(Guid Id, string Name);

/// <param name="Figures">Null for whoever does not work with people's data: they see the deadlines alone.</param>
/// <param name="Above">From the own unit down, without the place itself.</param>
public sealed record DashboardPlace(Guid Id, string Name, UnitLevel Level, ReviewRound? Round, RoundFigures? Figures, IReadOnlyList<Crumb> Above)
{
    /// <summary>Every round that applies to the place, the latest first.</summary>
    public IReadOnlyList<ReviewRound> Rounds { get; init; } = [];

    /// <summary>Not the round that is worked on.</summary>
    public bool IsEarlierRound { get; init; }

    /// <summary>For links: the round where it is not the current one.</summary>
    public Guid? RoundInLinks => IsEarlierRound ? Round?.Id : null;
}

/// <summary>The place asked for, or the person's own unit, in the round asked for or the one worked on; null when one of them is not theirs.</summary>
public sealed class ReadDashboard(UnitTree units, OpenRounds rounds, KeptRoundFigures figures, CurrentUser user, BusinessClock clock)
{
    /// <summary>With its figures.</summary>
    public async Task<DashboardPlace?> RunAsync(Guid? unitId, Guid? roundId, CancellationToken cancel)
    {
        var place = await FindPlaceAsync(unitId, roundId, cancel);
        if (place is null || !user.Roles.Any(RolePermissions.SeesBeneficiaries))
            return place;
        return place with { Figures = await figures.FindAsync(place.Id, place.Round, clock.Today, clock.UtcNow, isEarlier: place.IsEarlierRound, cancel: cancel) };
    }

    public async Task<DashboardPlace?> FindPlaceAsync(Guid? unitId, Guid? roundId, CancellationToken cancel)
    {
        if (user.UnitId is not { } own)
            return null;
        var line = (await units.ReadAsync(cancel)).LineOf(unitId ?? own);
        var fromOwn = line.SkipWhile(u => u.Id != own).ToList();
        if (fromOwn is not [.., var place] || !(place.Id == own || place.IsValidOn(clock.Today)))
            return null;
        var all = await rounds.AllOfUnitAsync(place.Id, cancel);
        var current = all.FirstOrDefault(r => r.IsOpen);
        var round = roundId is null ? current : all.FirstOrDefault(r => r.Id == roundId);
        if (roundId is not null && round is null)
            return null;
        return new DashboardPlace(place.Id, place.Name, place.Level, round, null, [.. fromOwn[..^1].Select(u => new Crumb(u.Id, u.Name))])
        {
            Rounds = all,
            IsEarlierRound = round?.Id != current?.Id,
        };
    }
}
