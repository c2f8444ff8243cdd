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
public sealed record DashboardPlace(Guid Id, string Name, UnitLevel Level, ReviewRound? Round, RoundFigures? Figures, IReadOnlyList<Crumb> Above);

/// <summary>The place asked for, or the person's own unit; null when it lies outside their scope.</summary>
public sealed class ReadDashboard(UnitTree units, OpenRounds rounds, KeptRoundFigures figures, CurrentUser user, BusinessClock clock)
{
    /// <summary>With its figures.</summary>
    public async Task<DashboardPlace?> RunAsync(Guid? unitId, CancellationToken cancel)
    {
        var place = await FindPlaceAsync(unitId, cancel);
        if (place is null || !user.Roles.Any(RolePermissions.SeesBeneficiaries))
            return place;
        return place with { Figures = await figures.FindAsync(place.Id, place.Round, clock.Today, clock.UtcNow, cancel) };
    }

    public async Task<DashboardPlace?> FindPlaceAsync(Guid? unitId, CancellationToken cancel)
    {
        if (user.UnitId is not { } own)
            return null;
        var line = (await units.ReadAsync(cancel)).LineOf(unitId ?? own);
        var fromOwn = line.SkipWhile(u => u.Id != own).ToList();
        if (fromOwn is not [.., var place] || !(place.Id == own || place.IsValidOn(clock.Today)))
            return null;
        var round = await rounds.OfUnitAsync(place.Id, cancel);
        return new DashboardPlace(place.Id, place.Name, place.Level, round, null, [.. fromOwn[..^1].Select(u => new Crumb(u.Id, u.Name))]);
    }
}
