using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Mending;

/// <summary>Which thôn section a row of a batch stands in.</summary>
internal sealed class BatchSections(ILookup<string, (int Number, string Title)> bySheet)
{
    public static async Task<BatchSections> LoadAsync(AppDbContext db, Guid batchId, CancellationToken cancel)
    {
        var code = RowKind.Section.ToCode();
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.BatchId == batchId && r.Status == ImportRowStatus.Skipped && r.SkipKind == code)
            .OrderBy(r => r.RowNumber).ToListAsync(cancel);
        return new BatchSections(rows.ToLookup(r => r.SheetName, r => (r.RowNumber, RowClassification.SectionTitle(new SheetRow(r.RowNumber, StoredCells.Of(r, null).Cells)))));
    }

    public string? Of(string sheet, int rowNumber) => bySheet[sheet].TakeWhile(s => s.Number < rowNumber).Select(s => s.Title).LastOrDefault();
}
