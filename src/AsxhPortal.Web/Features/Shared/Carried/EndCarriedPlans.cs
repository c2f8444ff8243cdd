using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Carried;

/// <summary>Signing out ends what this person carries in this browser.</summary>
public sealed class EndCarriedPlans(AppDbContext db)
{
    /// <returns>How many plans ended.</returns>
    public async Task<int> RunAsync(Guid deviceId, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var carried = await db.CarriedPlans.Where(p => p.UserId == by.Id && p.DeviceId == deviceId && p.EndedAt == null && p.ExpiresAt > now).ToListAsync(cancel);
        foreach (var plan in carried)
            plan.Finish(CarriedPlanEnd.SignedOut, "Đăng xuất trên thiết bị", by, now);
        await db.SaveChangesAsync(cancel);
        return carried.Count;
    }
}
