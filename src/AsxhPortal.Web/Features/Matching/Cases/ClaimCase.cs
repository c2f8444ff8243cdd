using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>
/// Takes an open case for the person who looks at it, or renews what they hold, so that two officers never work on the same one. One UPDATE decides
/// who has it; the version is not raised, for nothing of the case has changed.
/// </summary>
public sealed class ClaimCase(AppDbContext db)
{
    /// <returns>Whether the case is theirs now (false: another has it, it is decided, or it is not in the scope).</returns>
    public async Task<bool> RunAsync(Guid rowId, Actor by, DateTime now, CancellationToken cancel = default) =>
        await db.MatchDecisions
            .Where(d => d.RowId == rowId && d.State == MatchState.Open && (d.ClaimedById == null || d.ClaimedById == by.Id || d.ClaimedUntil == null || d.ClaimedUntil <= now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(d => d.ClaimedById, by.Id)
                .SetProperty(d => d.ClaimedByName, by.Name)
                .SetProperty(d => d.ClaimedUntil, now + MatchDecision.ClaimLease), cancel) == 1;
}

/// <summary>Gives an open case back when its page is left.</summary>
public sealed class ReleaseCase(AppDbContext db)
{
    public Task RunAsync(Guid rowId, Actor by, CancellationToken cancel = default) =>
        db.MatchDecisions.Where(d => d.RowId == rowId && d.ClaimedById == by.Id)
            .ExecuteUpdateAsync(set => set
                .SetProperty(d => d.ClaimedById, (Guid?)null)
                .SetProperty(d => d.ClaimedByName, (string?)null)
                .SetProperty(d => d.ClaimedUntil, (DateTime?)null), cancel);
}
