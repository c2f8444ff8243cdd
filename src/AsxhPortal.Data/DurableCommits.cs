using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Data;

/// <summary>Commits that outlive a power cut, for what is acknowledged to somebody who then throws their own copy away.</summary>
public static class DurableCommits
{
    /// <summary>
    /// From here on every commit of this context is on the disk before it returns. SQL Server does that anyway; SQLite in write-ahead mode is set to
    /// lose the last commits on a power cut (never the file), which is enough for everything else. Call it outside a transaction; the connection
    /// stays open until the context is disposed of.
    /// </summary>
    public static async Task ExpectDurableCommitsAsync(this AppDbContext db, CancellationToken cancel = default)
    {
        if (db is not SqliteAppDbContext)
            return;
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = FULL", cancel);
    }
}
