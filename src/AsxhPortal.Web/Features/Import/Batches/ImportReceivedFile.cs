using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>The worker's import: reads a received file into a batch, as it was confirmed. Begun again, it takes away the half-written batch of the time before.</summary>
public sealed class ImportReceivedFile(AppDbContext db, ImportList import) : IWorkPerformer
{
    public WorkKind Kind => WorkKind.Import;

    /// <exception cref="RuleException">The file was imported or put aside in the meantime, or it cannot be read.</exception>
    public async Task RunAsync(BackgroundWork work, WorkLease lease, CancellationToken cancel)
    {
        await RemoveUnfinishedAsync(work.SubjectId, cancel);
        var file = await db.ReceivedFiles.FirstOrDefaultAsync(f => f.Id == work.SubjectId, cancel)
            ?? throw new RuleException("Không tìm thấy tệp đã nhận; hãy tải tệp lên lại.");
        file.Confirm(file.ReadingJson);
        await db.SaveChangesAsync(cancel);
        var bytes = await db.ReceivedFileContents.AsNoTracking().Where(c => c.Id == file.Id).Select(c => c.Bytes).FirstAsync(cancel);
        var upload = new ListUpload(file.Group, file.UnitId, file.FileName, bytes, new Actor(work.QueuedById, work.QueuedByName), ReadingChoices.Parse(file.ReadingJson));
        await import.RunAsync(upload, file, lease, cancellationToken: cancel);
    }

    /// <summary>Nothing of the file stays behind but the file itself, to be looked at again.</summary>
    public async Task CleanUpAsync(BackgroundWork work, CancellationToken cancel)
    {
        await RemoveUnfinishedAsync(work.SubjectId, cancel);
        if (await db.ReceivedFiles.FirstOrDefaultAsync(f => f.Id == work.SubjectId, cancel) is not { } file) return;
        file.Reconsider();
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Only what nobody has ever seen: batches of this file that were still being written. In steps, so that others may write in between.</summary>
    private async Task RemoveUnfinishedAsync(Guid fileId, CancellationToken cancel)
    {
        var unfinished = await db.ImportBatches.IgnoreQueryFilters([AppDbContext.CompleteFilter])
            .Where(b => b.FileId == fileId && b.WritingSince != null).Select(b => b.Id).ToListAsync(cancel);
        foreach (var batch in unfinished)
        {
            await db.RowProblems.Where(p => p.BatchId == batch).ExecuteDeleteAsync(cancel);
            await db.RowChanges.Where(c => c.BatchId == batch).ExecuteDeleteAsync(cancel);
            await db.ImportRows.IgnoreQueryFilters([AppDbContext.CompleteFilter]).Where(r => r.BatchId == batch).ExecuteDeleteAsync(cancel);
            await db.ImportBatches.IgnoreQueryFilters([AppDbContext.CompleteFilter]).Where(b => b.Id == batch).ExecuteDeleteAsync(cancel);
        }
    }
}
