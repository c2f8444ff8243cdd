using System.Collections.Concurrent;
using System.Data.Common;
using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>The rows of one envelope: a visit or a picture, its bytes, its entry in the audit trail.</summary>
public sealed record ReceivedRows(VisitSubmission? Visit, SubmittedPicture? Picture, SubmittedContent Content, AuditEntry Entry);

/// <summary>
/// Stores envelopes for good. Those that come while others are being written go into the next transaction together, so that many phones at once
/// neither queue for the database nor hold a thread each. One per process.
/// </summary>
public sealed class StoreReceipts(IServiceScopeFactory scopes) : IDisposable
{
    private const int MostTogether = 64;
    private const long MostBytesTogether = 16 * 1024 * 1024;

    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentQueue<Waiting> waiting = new();

    /// <summary>When this returns the rows are on the disk.</summary>
    /// <exception cref="DbException">An id is there already, or the database refuses; of these rows nothing was written.</exception>
    public async Task RunAsync(ReceivedRows rows, CancellationToken cancel = default)
    {
        var mine = new Waiting(rows, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting.Enqueue(mine);
        await turn.WaitAsync(cancel);
        try
        {
            // Whoever had the turn before may have written these rows too.
            while (!mine.Done.Task.IsCompleted)
                await WriteAsync(Next());
        }
        finally
        {
            turn.Release();
        }
        await mine.Done.Task;
    }

    public void Dispose() => turn.Dispose();

    private List<Waiting> Next()
    {
        var together = new List<Waiting>();
        for (long bytes = 0; together.Count < MostTogether && bytes < MostBytesTogether && waiting.TryDequeue(out var next); bytes += next.Rows.Content.Bytes.Length)
            together.Add(next);
        return together;
    }

    /// <summary>All in one transaction; when one stands in the way of the others, each in its own.</summary>
    private async Task WriteAsync(List<Waiting> together)
    {
        try
        {
            await InsertAsync(together);
            together.ForEach(one => one.Done.SetResult());
        }
        catch (DbException) when (together.Count > 1)
        {
            foreach (var one in together)
                await WriteAsync([one]);
        }
        catch (Exception error)
        {
            together.ForEach(one => one.Done.SetException(error));
        }
    }

    private async Task InsertAsync(List<Waiting> together)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().SeeEverything();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await db.ExpectDurableCommitsAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.BulkInsertAsync(together.Select(one => one.Rows.Content));
        if (together.Exists(one => one.Rows.Visit is not null))
            await db.BulkInsertAsync(together.Select(one => one.Rows.Visit).OfType<VisitSubmission>());
        if (together.Exists(one => one.Rows.Picture is not null))
            await db.BulkInsertAsync(together.Select(one => one.Rows.Picture).OfType<SubmittedPicture>());
        await db.BulkInsertAsync(together.Select(one => one.Rows.Entry));
        await transaction.CommitAsync();
    }

    private sealed record Waiting(ReceivedRows Rows, TaskCompletionSource Done);
}
