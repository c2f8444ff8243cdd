using System.Data.Common;
using System.Runtime.CompilerServices;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace AsxhPortal.Data.Stamps;

/// <summary>
/// Renews the stamps of what a save wrote, without being called, in the transaction of the save: in the caller's where there is one, else in one
/// begun here. So rows and stamps are committed together or not at all. (Rows written in bulk renew theirs in <see cref="BulkWriting"/>.)
/// </summary>
public sealed class StampInterceptor : SaveChangesInterceptor
{
    private sealed record Save(HashSet<string> Keys, IDbContextTransaction? Own);

    private readonly ConditionalWeakTable<DbContext, Save> running = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (KeysOf(eventData.Context) is { Count: > 0 } keys)
        {
            var database = eventData.Context!.Database;
            running.AddOrUpdate(eventData.Context, new Save(keys, database.CurrentTransaction is null ? database.BeginTransaction() : null));
        }
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (KeysOf(eventData.Context) is { Count: > 0 } keys)
        {
            var database = eventData.Context!.Database;
            running.AddOrUpdate(eventData.Context, new Save(keys, database.CurrentTransaction is null ? await database.BeginTransactionAsync(cancellationToken) : null));
        }
        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (Take(eventData.Context) is not { } save)
            return result;
        using var own = save.Own;
        Stamping.Renew((AppDbContext)eventData.Context!, save.Keys);
        own?.Commit();
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (Take(eventData.Context) is not { } save)
            return result;
        await using var own = save.Own;
        await Stamping.RenewAsync((AppDbContext)eventData.Context!, save.Keys, cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return result;
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Take(eventData.Context)?.Own?.Dispose();

    public override async Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Take(eventData.Context)?.Own is { } own)
            await own.DisposeAsync();
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => Take(eventData.Context)?.Own?.Dispose();

    public override async Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Take(eventData.Context)?.Own is { } own)
            await own.DisposeAsync();
    }

    private static HashSet<string> KeysOf(DbContext? context)
    {
        var keys = new HashSet<string>();
        if (context is not AppDbContext db)
            return keys;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted) || !Stamping.Concerns(entry.Metadata.ClrType))
                continue;
            keys.UnionWith(Stamping.KeysOf(entry.Entity));
            // A person moved from one commune to another concerns both.
            if (entry is { State: EntityState.Modified, Entity: IScopedToUnit } && entry.OriginalValues["UnitId"] is Guid before)
                keys.UnionWith(Stamping.KeysOf(entry.Metadata.ClrType, before));
        }
        return keys;
    }

    private Save? Take(DbContext? context)
    {
        if (context is null || !running.TryGetValue(context, out var save))
            return null;
        running.Remove(context);
        return save;
    }
}

/// <summary>The same for statements that change rows without loading them (ExecuteUpdate, ExecuteDelete, SQL by hand).</summary>
public sealed class StampStatements : DbCommandInterceptor
{
    private readonly ConditionalWeakTable<DbCommand, IDbContextTransaction> own = [];

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (BeginsItsOwn(command, eventData))
            Join(command, eventData.Context!.Database.BeginTransaction());
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (BeginsItsOwn(command, eventData))
            Join(command, await eventData.Context!.Database.BeginTransactionAsync(cancellationToken));
        return result;
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        using var transaction = Take(command);
        if (result != 0 && KeysOf(command, eventData, eventData.CommandSource) is { Count: > 0 } keys)
            Stamping.Renew((AppDbContext)eventData.Context!, keys);
        transaction?.Commit();
        return result;
    }

    public override async ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await using var transaction = Take(command);
        if (result != 0 && KeysOf(command, eventData, eventData.CommandSource) is { Count: > 0 } keys)
            await Stamping.RenewAsync((AppDbContext)eventData.Context!, keys, cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Take(command)?.Dispose();

    public override async Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Take(command) is { } transaction)
            await transaction.DisposeAsync();
    }

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) => Take(command)?.Dispose();

    public override async Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Take(command) is { } transaction)
            await transaction.DisposeAsync();
    }

    private static bool BeginsItsOwn(DbCommand command, CommandEventData eventData) =>
        command.Transaction is null && eventData.Context?.Database.CurrentTransaction is null && KeysOf(command, eventData, eventData.CommandSource).Count > 0;

    private void Join(DbCommand command, IDbContextTransaction transaction)
    {
        command.Transaction = transaction.GetDbTransaction();
        own.Add(command, transaction);
    }

    private IDbContextTransaction? Take(DbCommand command)
    {
        if (!own.TryGetValue(command, out var transaction))
            return null;
        own.Remove(command);
        return transaction;
    }

    private static List<string> KeysOf(DbCommand command, DbContextEventData eventData, CommandSource source) =>
        eventData.Context is AppDbContext db && source is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw
            ? [.. Stamping.KeysOf(db, command.CommandText)] : [];
}
