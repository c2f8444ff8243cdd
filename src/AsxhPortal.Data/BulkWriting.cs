using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;

namespace AsxhPortal.Data;

/// <summary>Many rows are written set-wise, never one SaveChanges per row. No interceptor runs: the use case writes one audit entry itself.</summary>
public static class BulkWriting
{
    /// <summary>Inserts the rows inside the current transaction of the context (begin one first when several tables belong together).</summary>
    /// <returns>Rows written.</returns>
    public static async Task<long> BulkInsertAsync<T>(this AppDbContext db, IEnumerable<T> rows, CancellationToken cancellationToken = default) where T : class
    {
        if (db is SqliteAppDbContext && PreparedInsert<T>.Of(db) is { } insert) return await insert.RunAsync(db, rows, cancellationToken);
        var result = await db.BulkCopyAsync(new BulkCopyOptions { BulkCopyType = BulkCopyType.MultipleRows }, rows, cancellationToken);
        return result.RowsCopied;
    }
}
