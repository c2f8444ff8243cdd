using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>One carried plan as the list shows it.</summary>
/// <param name="Sent">Visits that came back.</param>
/// <param name="Waiting">Of them, stored but not settled yet: pictures are missing, or it is their turn soon.</param>
/// <param name="Conflicts">Of them, waiting for a decision.</param>
public sealed record CarriedPlanRow(
    Guid Id, string UserName, string DeviceName, string? TeamName, int People, DateTime CreatedAt, DateTime ExpiresAt, DateTime LastContactAt, DateTime? EndedAt, CarriedPlanEnd? End,
    string? EndReason, string? EndedByName, int Sent, int Waiting, int Conflicts)
{
    public bool IsAliveAt(DateTime now) => EndedAt is null && now < ExpiresAt;
}

/// <param name="SeesAll">Those of the whole commune, not one's own only.</param>
public sealed record CarriedPlansPage(IReadOnlyList<CarriedPlanRow> Plans, bool SeesAll);

/// <summary>The carried plans of the last weeks, those that can still be opened first. One statement.</summary>
public sealed class CarriedPlanList(AppDbContext db)
{
    private const int Most = 200, Days = 30;

    /// <param name="userId">Only theirs; null for everybody's in the scope.</param>
    public Task<List<CarriedPlanRow>> RunAsync(Guid? userId, DateTime now, CancellationToken cancel = default)
    {
        var since = now.AddDays(-Days);
        var plans = db.CarriedPlans.AsNoTracking().Where(p => p.CreatedAt > since);
        if (userId is not null)
            plans = plans.Where(p => p.UserId == userId);
        return plans.OrderByDescending(p => p.EndedAt == null && p.ExpiresAt > now).ThenByDescending(p => p.CreatedAt).ThenBy(p => p.Id).Take(Most)
            .Select(p => new CarriedPlanRow(p.Id, p.UserName, p.DeviceName, db.VisitTeams.Where(t => t.Id == p.TeamId).Select(t => t.Name).FirstOrDefault(), p.PeopleCount, p.CreatedAt, p.ExpiresAt,
                p.LastContactAt, p.EndedAt, p.End, p.EndReason, p.EndedByName,
                db.VisitSubmissions.Count(s => s.PlanId == p.Id),
                db.VisitSubmissions.Count(s => s.PlanId == p.Id && s.State == SubmissionState.Received),
                db.VisitSubmissions.Count(s => s.PlanId == p.Id && s.State == SubmissionState.Conflict)))
            .ToListAsync(cancel);
    }
}
