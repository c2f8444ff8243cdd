using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>
/// Writes a plan's stops whole, in the order given: one DELETE, one set-wise INSERT, one audit entry with the number of people before and after. The
/// plan's version is raised, so that of two people who change one plan at the same time only one gets through.
/// </summary>
public sealed class WritePlanStops(AppDbContext db)
{
    /// <summary>People of one plan; more than any team can see.</summary>
    private const int Most = 500;

    /// <param name="plan">New (added here) or tracked.</param>
    /// <param name="households">Everybody who is on the plan afterwards.</param>
    /// <exception cref="RuleException">Somebody is on another plan of that day, or somebody else changed the plan in between.</exception>
    public async Task RunAsync(DayPlan plan, IReadOnlyList<WalkingHousehold> households, CancellationToken cancel)
    {
        var stops = households.SelectMany(h => h.People.Select(person => (h.Key, person.PersonId))).Select((p, index) => new DayPlanStop(plan, p.PersonId, index + 1, p.Key)).ToList();
        if (stops.Count > Most)
            throw new RuleException($"Kế hoạch một ngày nhiều nhất {Most} người; hãy chia sang ngày khác.");
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var before = new Dictionary<Guid, DateOnly?>();
        try
        {
            if (db.Entry(plan).State == EntityState.Detached)
            {
                db.DayPlans.Add(plan);
            }
            else
            {
                before = await db.DayPlanStops.Where(s => s.PlanId == plan.Id).ToDictionaryAsync(s => s.BeneficiaryId, s => s.MovedToOn, cancel);
                db.DayPlans.Update(plan);
                db.AuditEntries.Add(db.NewAuditEntry(AuditAction.Updated, nameof(DayPlan), plan.Id.ToString(), plan,
                    JsonSerializer.Serialize(new Dictionary<string, string[]> { ["StopCount"] = [Number(before.Count), Number(stops.Count)] })));
            }
            await db.SaveChangesAsync(cancel);
            foreach (var stop in stops)
            {
                if (before.GetValueOrDefault(stop.BeneficiaryId) is { } moved)
                    stop.MoveTo(moved);
            }
            if (before.Count > 0)
                await db.DayPlanStops.Where(s => s.PlanId == plan.Id).ExecuteDeleteAsync(cancel);
            if (stops.Count > 0)
                await db.BulkInsertAsync(stops, cancel);
            if (own is not null)
                await own.CommitAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("Người khác vừa sửa kế hoạch này; trang đã tải lại, hãy làm lại việc vừa rồi.");
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            throw new RuleException("Có người vừa được xếp vào kế hoạch khác của ngày này; hãy tải lại trang rồi làm lại.");
        }
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
