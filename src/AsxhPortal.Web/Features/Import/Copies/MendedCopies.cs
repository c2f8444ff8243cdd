using AsxhPortal.Data;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Features.Import.Mending;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Copies;

/// <summary>Annotated workbooks that come back mended: finds the batch they were made from, says what would change, and takes only that.</summary>
public sealed class MendedCopies(AppDbContext db, MendRows mend, ImportLimits limits)
{
    /// <summary>The batch of an uploaded file's commune and group that it is a copy of; null when it is none.</summary>
    public async Task<Guid?> BatchOfAsync(ReceivedFile file, byte[] bytes, CancellationToken cancel = default)
    {
        if (!AnnotatedWorkbook.MayBeOne(bytes)) return null;
        Guid? found;
        try
        {
            found = MendedCopy.BatchOf(SourceListFile.Read(bytes, file.FileName, limits.ForFile));
        }
        catch (SourceListException)
        {
            return null;
        }
        return found is { } id && await db.ImportBatches.AnyAsync(b => b.Id == id && b.UnitId == file.UnitId && b.Group == file.Group, cancel) ? id : null;
    }

    /// <summary>Whether a received file is a copy of a list that is here.</summary>
    public async Task<bool> IsCopyAsync(Guid fileId, CancellationToken cancel = default)
    {
        var file = await db.ReceivedFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId, cancel);
        var bytes = file is null ? null : await db.ReceivedFileContents.AsNoTracking().Where(c => c.Id == fileId).Select(c => c.Bytes).FirstOrDefaultAsync(cancel);
        return file is not null && bytes is not null && await BatchOfAsync(file, bytes, cancel) is not null;
    }

    /// <returns>Null when there is no such file in the scope, or it is no copy.</returns>
    public async Task<CopyPage?> FindAsync(Guid fileId, ListQuery query, CancellationToken cancel = default)
    {
        if (await ReadAsync(fileId, cancel) is not { } read) return null;
        var unitName = await db.Units.Where(u => u.Id == read.Batch.UnitId).Select(u => u.Name).FirstAsync(cancel);
        var lines = read.Reading.Rows.SelectMany(r =>
        {
            var whyNot = WhyNot(r.Row, read.Published);
            return r.Cells.Select(c => new CopyRow(r.Row.Id, r.Row.SheetName, r.Row.RowNumber, r.Row.FullName, ValueChanges.WordsOf(c.Field), c.Before, c.After, whyNot))
                .Concat(r.Emptied.Select(f => new CopyRow(r.Row.Id, r.Row.SheetName, r.Row.RowNumber, r.Row.FullName, ValueChanges.WordsOf(f), MendedCells.CurrentOf(r.Row, f), "", whyNot ?? "ô bị xóa trống, giữ giá trị cũ")));
        }).ToList();
        var taken = read.Reading.Rows.Where(r => r.Cells.Count > 0 && WhyNot(r.Row, read.Published) is null).ToList();
        return new CopyPage(read.File, read.Batch, unitName, taken.Count, taken.Sum(r => r.Cells.Count),
            read.Reading.Rows.Count(r => r.Cells.Count > 0 && WhyNot(r.Row, read.Published) is not null), read.Reading.Rows.Sum(r => r.Emptied.Count),
            read.Reading.Unchanged, read.Reading.Missing, read.Reading.Strange, query, lines.ToPage(query));
    }

    /// <returns>Null when there is no such file in the scope.</returns>
    /// <exception cref="RuleException">The file was applied before, or put aside.</exception>
    public async Task<(Guid BatchId, int Rows, int Values)?> ApplyAsync(Guid fileId, Actor by, DateTime now, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await ReadAsync(fileId, cancel) is not { } read) return null;
        if (read.File.State is ReceivedFileState.Imported or ReceivedFileState.Discarded)
            throw new RuleException("Tệp đã sửa này đã được áp dụng hoặc đã bỏ; không có gì thay đổi.");
        var mended = read.Reading.Rows.Where(r => r.Cells.Count > 0 && WhyNot(r.Row, read.Published) is null).ToDictionary(r => r.Row.Id, r =>
        {
            var cells = MendedCells.Parse(r.Row.MendedJson).ToDictionary(m => m.Key, m => m.Value);
            foreach (var cell in r.Cells) cells[cell.Field] = cell.Mended;
            return new MendedRow(cells, r.Row.Version);
        });
        var outcome = mended.Count > 0 ? await mend.RunAsync(read.Batch, mended, by, now, null, cancel) : new MendOutcome([], 0);
        var file = await db.ReceivedFiles.FirstAsync(f => f.Id == fileId, cancel);
        file.MarkImported(read.Batch.Id);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return (read.Batch.Id, mended.Count, outcome.Values);
    }

    private sealed record ReadCopy(ReceivedFile File, ImportBatch Batch, MendedCopyReading Reading, HashSet<Guid> Published);

    private async Task<ReadCopy?> ReadAsync(Guid fileId, CancellationToken cancel)
    {
        var file = await db.ReceivedFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId, cancel);
        var bytes = file is null ? null : await db.ReceivedFileContents.AsNoTracking().Where(c => c.Id == fileId).Select(c => c.Bytes).FirstOrDefaultAsync(cancel);
        if (file is null || bytes is null || await BatchOfAsync(file, bytes, cancel) is not { } batchId) return null;
        var batch = await db.ImportBatches.AsNoTracking().FirstAsync(b => b.Id == batchId, cancel);
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.BatchId == batchId && (r.Status != ImportRowStatus.Skipped || r.SkipKind == RowKindCodes.LeftOut || r.SkipKind == RowKindCodes.Replaced)).ToListAsync(cancel);
        var published = await db.MatchDecisions.Where(d => d.BatchId == batchId && d.PublishedAt != null).Select(d => d.RowId).ToListAsync(cancel);
        var sheets = SheetColumns.Parse(batch.ColumnMapJson).Select(s => (s.Sheet, s.ToMap())).ToList();
        return new ReadCopy(file, batch, MendedCopy.Read([.. SourceListFile.Read(bytes, file.FileName, limits.ForFile).Select(s => LegacyText.InUnicode(s))], batchId, sheets, rows), [.. published]);
    }

    private static string? WhyNot(ImportRow row, HashSet<Guid> published)
    {
        if (published.Contains(row.Id)) return "đã đưa vào danh sách đối tượng; sửa trên trang của đối tượng";
        return row.Status == ImportRowStatus.Skipped ? "dòng đã bỏ hoặc đã có trong bản mới" : null;
    }
}
