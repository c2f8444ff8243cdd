using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Data;

/// <summary>
/// What the query planner of the embedded engine knows of the tables. It gathers nothing by itself; without it an index on a column of few values
/// is taken for a good one. A server engine keeps its own.
/// </summary>
public static class PlannerStatistics
{
    /// <summary>Looks at tables that were never looked at or have grown tenfold since, at most some hundred rows of each index: milliseconds, also on a large file.</summary>
    public static async Task RefreshPlannerStatisticsAsync(this AppDbContext db, CancellationToken cancel = default)
    {
        if (db is SqliteAppDbContext)
            await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002;", cancel);
    }
}
