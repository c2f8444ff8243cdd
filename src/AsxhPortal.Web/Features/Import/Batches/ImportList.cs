using System.Security.Cryptography;
using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>
/// Reads a file and writes batch, rows and problems in one transaction: all of it or nothing. The population extract also renews the
/// citizens and thôn of the commune.
/// </summary>
public sealed class ImportList(AppDbContext db, ListReferences references, RenewCitizens renewCitizens, ImportLimits limits, BusinessClock clock)
{
    /// <exception cref="RuleException">The file cannot be read, is another group's list, or was imported before; nothing is changed then.</exception>
    public async Task<ImportOutcome> RunAsync(ListUpload upload, CancellationToken cancellationToken = default)
    {
        await RequireCommuneAsync(upload.UnitId, cancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(upload.Content));
        await RefuseSecondTimeAsync(upload, hash, cancellationToken);

        var (lists, otherSheets) = Read(upload, await references.LoadAsync(upload.UnitId, cancellationToken));
        var batch = new ImportBatch(upload.UnitId, upload.Group, upload.FileName, hash, upload.By, clock.UtcNow);
        var rows = lists.SelectMany(list => BatchRows.Of(batch, list)).ToList();
        batch.RecordResult(
            Count(rows, ImportRowStatus.Accepted), Count(rows, ImportRowStatus.Warned), Count(rows, ImportRowStatus.Rejected), Count(rows, ImportRowStatus.Skipped),
            lists.Select(l => l.ListedOn).FirstOrDefault(d => d is not null), BatchRows.ColumnsJson(lists));

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SaveBatchAsync(batch, upload, cancellationToken);
        await db.BulkInsertAsync(rows, cancellationToken);
        await db.BulkInsertAsync(rows.SelectMany(r => r.Problems), cancellationToken);
        await db.BulkInsertAsync(rows.SelectMany(r => r.Changes), cancellationToken);
        var (added, changed) = upload.Group == SourceGroup.Registry
            ? await renewCitizens.RunAsync(batch, lists.SelectMany(l => l.Rows), cancellationToken)
            : (0, 0);
        await transaction.CommitAsync(cancellationToken);
        return new ImportOutcome(batch.Id, batch.Group, batch.ReadCount, batch.AcceptedCount, batch.WarnedCount, batch.RejectedCount, batch.SkippedCount, added, changed, otherSheets);
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

    /// <summary>Sheets of the chosen group; a workbook may hold the four lists side by side.</summary>
    private (List<SourceList> Lists, List<string> OtherSheets) Read(ListUpload upload, ListReference reference)
    {
        IReadOnlyList<SourceSheet> sheets;
        try
        {
            sheets = ListReading.SheetsWithHeader(SourceListFile.Read(upload.Content, upload.FileName, limits.ForFile));
        }
        catch (SourceListException unreadable)
        {
            throw new RuleException(unreadable.Message, "File");
        }

        var lists = new List<SourceList>();
        var refusals = new List<(string Sheet, RuleException Reason)>();
        foreach (var sheet in sheets)
        {
            try
            {
                lists.Add(ListReading.Read(sheet, upload.Group, reference));
            }
            catch (RuleException reason)
            {
                refusals.Add((sheet.Name, reason));
            }
        }
        return lists.Count > 0 ? (lists, [.. refusals.Select(r => r.Sheet)]) : throw refusals[0].Reason;
    }

    private async Task SaveBatchAsync(ImportBatch batch, ListUpload upload, CancellationToken cancellationToken)
    {
        db.ImportBatches.Add(batch);
        var entry = db.NewAuditEntry(AuditAction.Imported, $"Danh sách {batch.Group.ToVietnamese()}", batch.Id.ToString(), batch);
        entry.RowCount = batch.ReadCount;
        entry.UserName ??= upload.By.Name;
        db.AuditEntries.Add(entry);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested && db.Entry(batch).State == EntityState.Added)
        {
            // The unique index: somebody sent the same bytes at the same moment.
            throw AlreadyImported(clock.UtcNow, "người khác, cùng lúc");
        }
    }

    private static int Count(List<ImportRow> rows, ImportRowStatus status) => rows.Count(r => r.Status == status);
}
