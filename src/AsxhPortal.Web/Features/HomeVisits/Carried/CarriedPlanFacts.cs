using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>What never changes about a carried plan. Whether it has ended is not among it.</summary>
public sealed record CarriedPlanFact(Guid Id, Guid UnitId, Guid RoundId, Guid UserId, Guid SealKeyId, IReadOnlySet<Guid> People);

/// <summary>Read once and kept for a while: a phone that comes back sends hundreds of envelopes of one plan.</summary>
public sealed class CarriedPlanFacts(AppDbContext db, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <returns>Null when there is no such plan in the scope.</returns>
    public async Task<CarriedPlanFact?> FindAsync(Guid planId, CancellationToken cancel = default)
    {
        var key = (nameof(CarriedPlanFact), db.Database.GetConnectionString(), planId);
        if (!cache.TryGetValue(key, out CarriedPlanFact? fact))
        {
            var plan = await db.CarriedPlans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == planId, cancel);
            if (plan is null)
                return null;
            fact = await ReadAsync(plan, cancel);
            cache.Set(key, fact, new MemoryCacheEntryOptions { SlidingExpiration = Kept, Size = 1 });
        }
        return db.Scope.Holds(fact!.UnitId) ? fact : null;
    }

    /// <summary>With a narrower scope than the phone had when it left, fewer people are found; whoever is asked for is looked up by the receiving.</summary>
    private async Task<CarriedPlanFact> ReadAsync(CarriedPlan plan, CancellationToken cancel) => new(plan.Id, plan.UnitId, plan.RoundId, plan.UserId, plan.SealKeyId,
        (await db.CarriedPeople.AsNoTracking().Where(p => p.PlanId == plan.Id).Select(p => p.BeneficiaryId).ToListAsync(cancel)).ToHashSet());
}
