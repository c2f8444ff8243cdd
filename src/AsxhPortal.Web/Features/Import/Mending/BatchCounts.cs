using AsxhPortal.Data;
using AsxhPortal.Data.Stamps;
using AsxhPortal.Domain.Import;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Mending;

/// <summary>Brings the counts of a batch up to its rows.</summary>
internal static class BatchCounts
{
    public static async Task RenewAsync(AppDbContext db, Guid batchId, CancellationToken cancel)
    {
        var counts = await db.ImportRows.Where(r => r.BatchId == batchId).GroupBy(r => r.Status)
            .Select(g => new { Status = g.Key, Rows = g.Count() }).ToDictionaryAsync(g => g.Status, g => g.Rows, cancel);
        var batch = await db.ImportBatches.FirstAsync(b => b.Id == batchId, cancel);
        int Of(ImportRowStatus status) => counts.GetValueOrDefault(status);
        batch.Recount(Of(ImportRowStatus.Accepted), Of(ImportRowStatus.Warned), Of(ImportRowStatus.Rejected), Of(ImportRowStatus.Skipped));
        await db.SaveChangesAsync(cancel);
        // The list of step 3 filters by open problems; a problem alone has no commune of its own to be renewed by.
        await Stamping.RenewAsync(db, [DataStamp.OfUnit(batch.UnitId)], cancel);
    }
}
