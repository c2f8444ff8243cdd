using System.Data.Common;
using System.Runtime.CompilerServices;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AsxhPortal.Data.Stamps;

/// <summary>
/// Renews the stamps of what a save wrote, without being called. The stamp follows the rows: whoever reads the new stamp reads the new rows too.
/// (Rows written in bulk renew theirs in <see cref="BulkWriting"/>.)
/// </summary>
public sealed class StampInterceptor : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, HashSet<string>> waiting = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (Take(eventData.Context) is { } keys)
            Stamping.Renew((AppDbContext)eventData.Context!, keys);
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        // What is saved is saved: the stamp follows even when the request was given up.
        if (Take(eventData.Context) is { } keys)
            await Stamping.RenewAsync((AppDbContext)eventData.Context!, keys, CancellationToken.None);
        return result;
    }

    private void Note(DbContext? context)
    {
        if (context is not AppDbContext db)
            return;
        var keys = new HashSet<string>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted) || !Stamping.Concerns(entry.Metadata.ClrType))
                continue;
            keys.UnionWith(Stamping.KeysOf(entry.Entity));
            // A person moved from one commune to another concerns both.
            if (entry is { State: EntityState.Modified, Entity: IScopedToUnit } && entry.OriginalValues["UnitId"] is Guid before)
                keys.Add(DataStamp.OfUnit(before));
        }
        waiting.Remove(db);
        if (keys.Count > 0)
            waiting.Add(db, keys);
    }

    private HashSet<string>? Take(DbContext? context)
    {
        if (context is null || !waiting.TryGetValue(context, out var keys))
            return null;
        waiting.Remove(context);
        return keys;
    }
}

/// <summary>The same for statements that change rows without loading them (ExecuteUpdate, ExecuteDelete, SQL by hand).</summary>
public sealed class StampStatements : DbCommandInterceptor
{
    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        if (result != 0 && KeysOf(command, eventData) is { Count: > 0 } keys)
            Stamping.Renew((AppDbContext)eventData.Context!, keys);
        return result;
    }

    public override async ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (result != 0 && KeysOf(command, eventData) is { Count: > 0 } keys)
            await Stamping.RenewAsync((AppDbContext)eventData.Context!, keys, CancellationToken.None);
        return result;
    }

    private static List<string> KeysOf(DbCommand command, CommandExecutedEventData eventData) =>
        eventData.Context is AppDbContext db && eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw
            ? [.. Stamping.KeysOf(db, command.CommandText)] : [];
}
