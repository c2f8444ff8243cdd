using AsxhPortal.Data;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>A received file as far as the screen needs it.</summary>
/// <param name="Workbook">Its sheets; of a long file the first rows only.</param>
/// <param name="RowCounts">Sheet by sheet, how many rows there really are.</param>
public sealed record LookedInto(SourceWorkbook Workbook, IReadOnlyDictionary<string, int> RowCounts)
{
    /// <summary>Whether all rows of a sheet are at hand.</summary>
    public bool IsWhole(SourceSheet sheet) => RowCounts[sheet.Name] == sheet.Rows.Count;
}

/// <summary>
/// Reads received files for the screen, and keeps what was read for a few minutes: changing a column must answer at once, also when the file is
/// long. Who may see a file is asked of the database every time.
/// </summary>
public sealed class ReceivedWorkbooks(AppDbContext db, IMemoryCache cache, ImportLimits limits)
{
    /// <summary>Files up to so many rows are read to the end on the screen, so that its counts are those of the import.</summary>
    private const int RowsToTheEnd = 3000;

    private const int RowsOfALongFile = 400;

    /// <exception cref="RuleException">The file cannot be read; one sentence says why.</exception>
    public SourceWorkbook Read(byte[] content, string fileName)
    {
        try
        {
            return SourceListFile.Open(content, fileName, limits.ForFile);
        }
        catch (SourceListException unreadable)
        {
            throw new RuleException(unreadable.Message, "File");
        }
    }

    public LookedInto Keep(Guid fileId, SourceWorkbook workbook)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sheet in workbook.Sheets) counts[sheet.Name] = sheet.Rows.Count;
        var first = counts.Values.Sum() <= RowsToTheEnd ? workbook : workbook with
        {
            Sheets = [.. workbook.Sheets.Select(s => s with { Rows = [.. s.Rows.Take(RowsOfALongFile)] })],
        };
        return cache.Set(KeyOf(fileId), new LookedInto(first, counts), new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(5) });
    }

    /// <exception cref="RuleException">The file cannot be read any more (a limit was lowered).</exception>
    public async Task<LookedInto> OfAsync(ReceivedFile file, CancellationToken cancellationToken = default)
    {
        if (cache.TryGetValue(KeyOf(file.Id), out LookedInto? known)) return known!;
        var bytes = await db.ReceivedFileContents.AsNoTracking().Where(c => c.Id == file.Id).Select(c => c.Bytes).FirstAsync(cancellationToken);
        return Keep(file.Id, Read(bytes, file.FileName));
    }

    private static (string, Guid) KeyOf(Guid fileId) => ("received file", fileId);
}
