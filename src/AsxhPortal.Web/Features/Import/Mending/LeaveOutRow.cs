using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Mending;

/// <summary>Takes a row out of the list (written twice, no case of this group) with a reason, or back into it. The row itself stays.</summary>
public sealed class LeaveOutRow(AppDbContext db, MendRows mend)
{
    /// <returns>Null when there is no such row in the scope.</returns>
    /// <exception cref="RuleException">No reason, or the row has a case of step 2 that says more.</exception>
    public async Task<bool?> RunAsync(Guid batchId, Guid rowId, string? reason, int version, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var batch = await db.ImportBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == batchId, cancel);
        var row = await db.ImportRows.Include(r => r.Problems).FirstOrDefaultAsync(r => r.Id == rowId && r.BatchId == batchId, cancel);
        if (batch is null || row is null || row.Status == ImportRowStatus.Skipped && row.SkipKind != RowKindCodes.LeftOut) return null;
        row.ExpectVersion(version);
        var isBack = row.Status == ImportRowStatus.Skipped;
        if (!isBack && string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do bỏ dòng này khỏi danh sách.", "Reason");
        if (!isBack && await db.MatchDecisions.AnyAsync(d => d.RowId == rowId, cancel))
            throw new RuleException("Dòng này đã sang bước 2; hãy loại dòng ở trang đối sánh của nó.", "Reason");

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        (row.Status, row.SkipKind) = isBack ? (ImportRow.StatusOf(row.Problems), null) : (ImportRowStatus.Skipped, RowKindCodes.LeftOut);
        db.RowChanges.Add(new RowChange
        {
            BatchId = batchId,
            RowId = rowId,
            UnitId = row.UnitId,
            Field = "Cả dòng",
            Before = isBack ? "Đã bỏ khỏi danh sách" : null,
            After = isBack ? "Lấy lại vào danh sách" : $"Bỏ khỏi danh sách: {reason!.Trim()}",
            ByName = by.Name,
            At = now,
        });
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        // No row is mended: only what the remaining rows say of one another is renewed.
        await mend.RunAsync(batch, new Dictionary<Guid, MendedRow>(), by, now, null, cancel);
        await transaction.CommitAsync(cancel);
        return isBack;
    }
}
