using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Data.Classification;

/// <summary>
/// Sign-off, withdrawal and hand-over of a commune in a round exclude each other: each begins its transaction here. SQLite has taken the write
/// lock when the transaction began; on SQL Server writing the rows as they are takes their locks until the transaction ends.
/// </summary>
public static class ListLocking
{
    public static Task LockListsAsync(this AppDbContext db, Guid unitId, Guid roundId, CancellationToken cancel) =>
        db.ClassificationLists.Where(l => l.UnitId == unitId && l.RoundId == roundId).ExecuteUpdateAsync(set => set.SetProperty(l => l.Number, l => l.Number), cancel);
}
