using System.Data.Common;
using System.Security.Cryptography;
using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using AsxhPortal.Web.Features.Shared.Matches;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>
/// Reads a file and writes batch, rows, problems and changes; the population extract also renews the citizens and thôn of the commune. On the
/// command line everything is one transaction. The worker writes in short ones, so that other people's work gets in between, under a batch that
/// nobody sees; the last of them shows the batch, renews the citizens and ends the work. Either way: all of it or nothing.
/// </summary>
public sealed class ImportList(AppDbContext db, ReadLists readLists, RenewCitizens renewCitizens, ReevaluateMatches reevaluate, BusinessClock clock)
{
    private const int RowsAtOnce = 1000;

    /// <param name="file">The received file the bytes come from; null: the bytes are kept as one.</param>
    /// <param name="lease">The worker's right to do this; null: here and now, in one transaction.</param>
    /// <param name="prepare">Says more about each row before it is written (a newer edition: which earlier row it takes the place of).</param>
    /// <exception cref="RuleException">The file cannot be read, is another group's list, or was imported before; nothing is changed then.</exception>
    public async Task<ImportOutcome> RunAsync(ListUpload upload, ReceivedFile? file = null, WorkLease? lease = null, Action<ImportRow>? prepare = null, CancellationToken cancellationToken = default)
    {
        await RequireCommuneAsync(upload.UnitId, cancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(upload.Content));
        await RefuseSecondTimeAsync(upload, hash, cancellationToken);

        lease?.Report("Đang đọc tệp và kiểm tra từng dòng");
        var (lists, otherSheets, notes) = await readLists.RunAsync(upload, cancellationToken);

        await using var whole = lease is null && db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        file ??= await KeepAsync(upload, hash, cancellationToken);
        var batch = new ImportBatch(upload.UnitId, upload.Group, upload.FileName, hash, upload.By, clock.UtcNow);
        batch.ReadFrom(file);
        batch.BeginWriting(clock.UtcNow);
        await InsertAsync(batch, cancellationToken);
        await WriteRowsAsync(batch, lists, lease, prepare, cancellationToken);

        if (upload.Group == SourceGroup.Registry) lease?.Report("Đang cập nhật dữ liệu dân cư");
        await using var last = lease is null ? null : await db.Database.BeginTransactionAsync(cancellationToken);
        var (added, changed) = upload.Group == SourceGroup.Registry
            ? await renewCitizens.RunAsync(batch, lists.SelectMany(l => l.Rows), cancellationToken)
            : (0, 0);
        // The newer extract may solve cases of step 2, or take the ground from others.
        if (added + changed > 0) await reevaluate.RunAsync(upload.UnitId, null, null, clock.UtcNow, cancellationToken);
        await ShowAsync(batch, file, cancellationToken);
        var outcome = new ImportOutcome(batch.Id, batch.Group, batch.ReadCount, batch.AcceptedCount, batch.WarnedCount, batch.RejectedCount, batch.SkippedCount, added, changed, otherSheets) { Notes = notes };
        if (lease is not null) await lease.FinishAsync(db, clock.UtcNow, outcome.ToVietnamese(), batch.Id, cancellationToken);
        if ((last ?? whole) is { } own) await own.CommitAsync(cancellationToken);
        return outcome;
    }

    private async Task RequireCommuneAsync(Guid unitId, CancellationToken cancellationToken)
    {
        var isCommune = await db.Units.AnyAsync(u => u.Id == unitId && u.Level == UnitLevel.Commune, cancellationToken);
        if (!isCommune || !db.Scope.Holds(unitId))
            throw new RuleException("Danh sách phải nhập cho một xã, phường, thị trấn thuộc phạm vi của bạn; hãy chọn lại đơn vị.", "UnitId");
    }

    private async Task RefuseSecondTimeAsync(ListUpload upload, string hash, CancellationToken cancellationToken)
    {
        var first = await db.ImportBatches.AsNoTracking()
            .FirstOrDefaultAsync(b => b.UnitId == upload.UnitId && b.Group == upload.Group && b.ContentHash == hash, cancellationToken);
        if (first is not null) throw AlreadyImported(first.UploadedAt, first.UploadedByName);
    }

    private static RuleException AlreadyImported(DateTime at, string by) =>
        new($"Tệp này đã được nhập ngày {BusinessClock.ToLocal(at):dd/MM/yyyy HH:mm} (người nhập: {by}); không có gì thay đổi.", "File");

    private async Task<ReceivedFile> KeepAsync(ListUpload upload, string hash, CancellationToken cancellationToken)
    {
        var file = new ReceivedFile(upload.UnitId, upload.Group, upload.FileName, hash, upload.Content.Length, upload.By, clock.UtcNow);
        file.Confirm(upload.Choices?.ToJson());
        await db.BulkInsertAsync([file], cancellationToken);
        await db.BulkInsertAsync([new ReceivedFileContent(file, upload.Content)], cancellationToken);
        return file;
    }

    /// <summary>The batch alone, unseen; no audit entry yet, for it may still come to nothing.</summary>
    private async Task InsertAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await db.BulkInsertAsync([batch], cancellationToken);
        }
        catch (DbException) when (!cancellationToken.IsCancellationRequested)
        {
            // The unique index: somebody sent the same bytes at the same moment.
            throw AlreadyImported(clock.UtcNow, "người khác, cùng lúc");
        }
    }

    private async Task WriteRowsAsync(ImportBatch batch, List<SourceList> lists, WorkLease? lease, Action<ImportRow>? prepare, CancellationToken cancellationToken)
    {
        var total = lists.Sum(l => l.Rows.Count + l.Skipped.Count);
        var written = 0;
        var counts = new int[Enum.GetValues<ImportRowStatus>().Length];
        foreach (var rows in lists.SelectMany(list => BatchRows.Of(batch, list)).Chunk(RowsAtOnce))
        {
            await using IDbContextTransaction? few = lease is null ? null : await db.Database.BeginTransactionAsync(cancellationToken);
            if (prepare is not null) Array.ForEach(rows, prepare);
            await db.BulkInsertAsync(rows, cancellationToken);
            await db.BulkInsertAsync(rows.SelectMany(r => r.Problems), cancellationToken);
            await db.BulkInsertAsync(rows.SelectMany(r => r.Changes), cancellationToken);
            if (few is not null) await few.CommitAsync(cancellationToken);
            foreach (var row in rows) counts[(int)row.Status]++;
            written += rows.Length;
            lease?.Report("Đang ghi vào cơ sở dữ liệu", written, total);
        }
        batch.RecordResult(counts[(int)ImportRowStatus.Accepted], counts[(int)ImportRowStatus.Warned], counts[(int)ImportRowStatus.Rejected], counts[(int)ImportRowStatus.Skipped],
            lists.Select(l => l.ListedOn).FirstOrDefault(d => d is not null), BatchRows.ColumnsJson(lists));
    }

    /// <summary>From here on everybody sees the batch; the trail says so, and the file knows what it became.</summary>
    private async Task ShowAsync(ImportBatch batch, ReceivedFile file, CancellationToken cancellationToken)
    {
        var isShown = await db.ImportBatches.IgnoreQueryFilters([AppDbContext.CompleteFilter]).Where(b => b.Id == batch.Id && b.WritingSince != null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(b => b.WritingSince, (DateTime?)null)
                .SetProperty(b => b.ReadCount, batch.ReadCount)
                .SetProperty(b => b.AcceptedCount, batch.AcceptedCount)
                .SetProperty(b => b.WarnedCount, batch.WarnedCount)
                .SetProperty(b => b.RejectedCount, batch.RejectedCount)
                .SetProperty(b => b.SkippedCount, batch.SkippedCount)
                .SetProperty(b => b.ListedOn, batch.ListedOn)
                .SetProperty(b => b.ColumnMapJson, batch.ColumnMapJson), cancellationToken);
        if (isShown == 0) throw new LeaseLostException();
        var read = await db.ReceivedFiles.SingleAsync(f => f.Id == file.Id, cancellationToken);
        read.MarkImported(batch.Id);
        var entry = db.NewAuditEntry(AuditAction.Imported, $"Danh sách {batch.Group.ToVietnamese()}", batch.Id.ToString(), batch);
        entry.RowCount = batch.ReadCount;
        entry.UserName ??= batch.UploadedByName;
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
    }
}
