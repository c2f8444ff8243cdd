using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Editions;

/// <summary>Reads a received file without importing it and compares it with the list of this commune and group that it may be a newer edition of.</summary>
public sealed class EditionComparison(AppDbContext db, ReadLists readLists)
{
    /// <summary>How many of the newest lists a file is compared with.</summary>
    private const int ListsLookedAt = 6;

    /// <summary>Both editions, row by row.</summary>
    internal sealed record Read(ReceivedFile File, byte[] Bytes, ImportBatch Earlier, double Share, List<SourceList> Lists, List<ImportRow> Before, List<ImportRow> After);

    /// <summary>Whether the file looks like a newer edition of a list that is here already.</summary>
    public async Task<bool> IsEditionAsync(Guid fileId, string? readingJson, CancellationToken cancel = default) =>
        await ReadAsync(fileId, readingJson, null, cancel) is { Share: >= ListEdition.SameListShare };

    /// <returns>Null when there is no such file in the scope, or no earlier list of its commune and group.</returns>
    public async Task<EditionPage?> FindAsync(Guid fileId, EditionListQuery query, IReadOnlyDictionary<(string, int), Guid?>? answers = null, CancellationToken cancel = default)
    {
        if (await ReadAsync(fileId, null, null, cancel) is not { } read) return null;
        var pairs = ListEdition.Compare(read.Before, read.After, answers);
        var fields = MendedCells.FieldsOf(read.File.Group)
            .Select(f => (Field: f, Differences: pairs.SelectMany(p => p.Differences).Where(d => d.Field == f).ToList()))
            .Where(f => f.Differences.Count > 0).Select(f => new FieldChoice(f.Field, f.Differences.Count, f.Differences.Count(d => d.Before.Length == 0))).ToList();
        var shown = pairs.Where(p => query.Kind is null ? p.Kind != EditionKind.Unchanged : p.Kind == query.Kind)
            .Where(p => query.Field is null || p.Differences.Any(d => d.Field == query.Field)).Where(p => Contains(p, VietnameseText.Fold(query.Q)))
            .OrderBy(p => p.After is null).ThenBy(p => (p.After ?? p.Before)!.SheetName).ThenBy(p => (p.After ?? p.Before)!.RowNumber).ToList();
        var unitName = await db.Units.Where(u => u.Id == read.File.UnitId).Select(u => u.Name).FirstAsync(cancel);
        return new EditionPage(read.File, read.Earlier, unitName, read.Share, pairs.GroupBy(p => p.Kind).ToDictionary(g => g.Key, g => g.Count()), fields,
            [.. pairs.Where(p => p.Kind == EditionKind.Unclear)], query, shown.ToPage(query),
            await db.BenefitCategories.AsNoTracking().ToDictionaryAsync(c => c.Code, c => c.ShortName, cancel),
            await db.PaymentProviders.AsNoTracking().ToDictionaryAsync(p => p.Code, p => p.ShortName, cancel));
    }

    /// <param name="readingJson">How it shall be read; null: as the file itself says.</param>
    /// <param name="earlierId">The earlier list; null: the one with most people in common.</param>
    internal async Task<Read?> ReadAsync(Guid fileId, string? readingJson, Guid? earlierId, CancellationToken cancel)
    {
        var file = await db.ReceivedFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId && f.Group != SourceGroup.Registry, cancel);
        if (file is null) return null;
        var batches = await db.ImportBatches.AsNoTracking().Where(b => b.UnitId == file.UnitId && b.Group == file.Group && b.FileId != fileId && (earlierId == null || b.Id == earlierId))
            .Where(b => db.ImportRows.Any(r => r.BatchId == b.Id && r.Status != ImportRowStatus.Skipped && r.GoneInBatchId == null))
            .OrderByDescending(b => b.UploadedAt).Take(ListsLookedAt).ToListAsync(cancel);
        if (batches.Count == 0) return null;

        var bytes = await db.ReceivedFileContents.AsNoTracking().Where(c => c.Id == fileId).Select(c => c.Bytes).FirstAsync(cancel);
        var upload = new ListUpload(file.Group, file.UnitId, file.FileName, bytes, new Actor(file.ReceivedById, file.ReceivedByName), ReadingChoices.Parse(readingJson ?? file.ReadingJson));
        var lists = (await readLists.RunAsync(upload, cancel)).Lists;
        var draft = new ImportBatch(file.UnitId, file.Group, file.FileName, file.ContentHash, upload.By, file.ReceivedAt);
        var after = lists.SelectMany(l => BatchRows.Of(draft, l)).Where(r => r.Status != ImportRowStatus.Skipped).ToList();

        (ImportBatch Batch, double Share)? best = null;
        foreach (var batch in batches)
        {
            var people = await Live(batch.Id).Select(r => new { r.CitizenId, r.NameKey, r.Birth }).ToListAsync(cancel);
            var share = ListEdition.ShareOfSamePeople([.. people.Select(p => (p.CitizenId, p.NameKey, p.Birth))], after);
            if (best is null || share > best.Value.Share) best = (batch, share);
        }
        var before = await Live(best!.Value.Batch.Id).OrderBy(r => r.SheetName).ThenBy(r => r.RowNumber).ToListAsync(cancel);
        return new Read(file, bytes, best.Value.Batch, best.Value.Share, lists, before, after);
    }

    private IQueryable<ImportRow> Live(Guid batchId) =>
        db.ImportRows.AsNoTracking().Where(r => r.BatchId == batchId && r.Status != ImportRowStatus.Skipped && r.GoneInBatchId == null);

    private static bool Contains(EditionPair pair, string key) =>
        key.Length == 0 || new[] { pair.Before, pair.After }.OfType<ImportRow>().Any(r => r.NameKey?.Contains(key, StringComparison.Ordinal) == true || r.CitizenId == key);
}
