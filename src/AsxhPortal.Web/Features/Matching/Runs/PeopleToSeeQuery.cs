using AsxhPortal.Web.Features.Matching.Corrections;
using AsxhPortal.Web.Features.Matching.Departures;
using AsxhPortal.Web.Features.Matching.Duplicates;
using AsxhPortal.Web.Features.Matching.Verification;

namespace AsxhPortal.Web.Features.Matching.Runs;

/// <summary>The work lists about people beside the review queue: doubles, the dead and the moved, verification, corrections proposed at the door.</summary>
public sealed record PeopleToSee(IReadOnlyList<DuplicateCounts> Duplicates, DepartureCounts Departures, VerificationCounts Verifications, int Corrections);

public sealed class PeopleToSeeQuery(FindDuplicates duplicates, DepartureList departures, VerificationList verifications, CorrectionList corrections)
{
    public async Task<PeopleToSee> RunAsync(Guid unitId, DateOnly today, CancellationToken cancel = default) =>
        new(await duplicates.CountAsync(unitId, cancel), await departures.CountAsync(unitId, cancel), await verifications.CountAsync(unitId, today, cancel),
            await corrections.CountOpenAsync(unitId, cancel));
}
