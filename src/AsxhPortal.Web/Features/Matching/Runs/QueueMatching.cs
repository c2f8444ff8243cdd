using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Runs;

/// <summary>Queues the comparison of a commune, or of one of its batches, with its population extract.</summary>
public sealed class QueueMatching(AppDbContext db, QueueWork queue)
{
    /// <returns>The id of the work; null when the commune, or the batch in it, is not in the scope.</returns>
    public async Task<Guid?> RunAsync(Guid unitId, Guid? batchId, Actor by, CancellationToken cancel = default)
    {
        if (!db.Scope.Holds(unitId)) return null;
        var name = batchId is null
            ? await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).FirstOrDefaultAsync(cancel)
            : await db.ImportBatches.Where(b => b.Id == batchId && b.UnitId == unitId).Select(b => b.FileName).FirstOrDefaultAsync(cancel);
        return name is null ? null : await queue.RunAsync(unitId, WorkKind.Match, batchId ?? unitId, $"Đối sánh {name}", by, cancel);
    }
}
