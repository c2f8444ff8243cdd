using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>The open round in which a commune is surveyed: the latest that it or a unit above it began.</summary>
public sealed class SurveyRound(OpenRounds rounds)
{
    public Task<ReviewRound?> RunAsync(Guid unitId, CancellationToken cancel = default) => rounds.OfUnitAsync(unitId, cancel);
}
