using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Bulk;

/// <summary>What applying and undoing share: one transaction tried again when somebody saves in the same moment, and lines written set-wise.</summary>
public sealed class BulkTransaction(AppDbContext db, AuditContext audit)
{
    private const int Attempts = 3;
    private const int ChunkSize = 500;
    private const int NoteLength = 400;

    /// <summary>Runs the work in a transaction, with the reason beside every change it saves.</summary>
    /// <exception cref="RuleException">Somebody else kept saving the same people.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                try
                {
                    var result = await work();
                    await transaction.CommitAsync(cancel);
                    return result;
                }
                catch (DbUpdateException) when (attempt < Attempts)
                {
                    await transaction.RollbackAsync(cancel);
                }
                catch (DbUpdateException)
                {
                    throw new RuleException("Có người khác đang sửa chính những hồ sơ này; hãy đợi một lát rồi thử lại. Chưa có gì thay đổi.");
                }
            }
        }
        finally
        {
            audit.Reason = null;
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Saves what changed, each change with why.</summary>
    public Task SaveAsync(string reason, CancellationToken cancel)
    {
        audit.Reason = reason.Length <= NoteLength ? reason : reason[..NoteLength];
        return db.SaveChangesAsync(cancel);
    }

    /// <summary>Moves lines on with the reason of each, a statement for 500 of one reason.</summary>
    public async Task MarkAsync(IEnumerable<(Guid LineId, string Sentence)> lines, BulkLineState state, CancellationToken cancel)
    {
        foreach (var sentence in lines.GroupBy(l => l.Sentence, l => l.LineId))
        {
            foreach (var chunk in sentence.Chunk(ChunkSize))
                await db.BulkActionLines.Where(l => chunk.Contains(l.Id)).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, state).SetProperty(l => l.Note, sentence.Key), cancel);
        }
    }
}
