using AsxhPortal.Data.Stamps;
using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;

namespace AsxhPortal.Data;

/// <summary>Many rows are written set-wise, never one SaveChanges per row. No interceptor runs: the use case writes one audit entry itself.</summary>
public static class BulkWriting
{
    /// <summary>Inserts the rows and renews their stamps inside the current transaction of the context (begin one first when several tables belong together), else in one of its own.</summary>
    /// <returns>Rows written.</returns>
    public static async Task<long> BulkInsertAsync<T>(this AppDbContext db, IEnumerable<T> rows, CancellationToken cancellationToken = default) where T : class
    {
        if (!Stamping.Concerns(typeof(T)))
            return await WriteAsync(db, rows, cancellationToken);
        // Rows and their stamp are committed together.
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var keys = new HashSet<string>();
        var written = await WriteAsync(db, rows.Select(row => Noted(row, keys)), cancellationToken);
        await Stamping.RenewAsync(db, keys, cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return written;
    }

    private static T Noted<T>(T row, HashSet<string> keys) where T : class
    {
        keys.UnionWith(Stamping.KeysOf(row));
        return row;
    }

    private static async Task<long> WriteAsync<T>(AppDbContext db, IEnumerable<T> rows, CancellationToken cancellationToken) where T : class
    {
        if (db is SqliteAppDbContext && PreparedInsert<T>.Of(db) is { } insert) return await insert.RunAsync(db, rows, cancellationToken);
        var result = await db.BulkCopyAsync(new BulkCopyOptions { BulkCopyType = BulkCopyType.MultipleRows }, rows, cancellationToken);
        return result.RowsCopied;
    }
}
