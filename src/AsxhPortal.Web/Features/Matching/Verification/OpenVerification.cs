using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Verification;

/// <summary>Opens cases: for the rows that the review queue sent to verification, or for somebody who came to the desk.</summary>
public sealed class OpenVerification(AppDbContext db, CurrentRound rounds)
{
    /// <param name="rowId">One row, or null for every row of the commune that waits without a case.</param>
    /// <returns>The cases opened, or the one the row has already; null when the commune or the row is not in the scope.</returns>
    /// <exception cref="RuleException">Nothing waits.</exception>
    public async Task<IReadOnlyList<Guid>?> ForRowsAsync(Guid unitId, Guid? rowId, Actor by, DateTime now, CancellationToken cancel = default)
    {
        if (!db.Scope.Holds(unitId))
            return null;
        if (rowId is not null && await db.VerificationCases.Where(c => c.RowId == rowId).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancel) is { } known)
            return [known];
        var waiting = VerificationList.WaitingRows(db, unitId).Where(d => rowId == null || d.RowId == rowId);
        var rows = await (from d in waiting
                          join r in db.ImportRows.AsNoTracking() on d.RowId equals r.Id
                          orderby r.Group, r.BatchId, r.RowNumber
                          select new { Row = r, d.Note }).ToListAsync(cancel);
        if (rows.Count == 0)
            throw new RuleException("Không có dòng nào đang chờ xác minh mà chưa mở hồ sơ.");
        var (number, year, dueOn) = await NextAsync(unitId, now, cancel);
        var cases = rows.Where(r => !string.IsNullOrWhiteSpace(r.Row.FullName))
            .Select((r, place) => new VerificationCase(unitId, number + place, year, r.Row.Id, VerificationSubject.Of(r.Row), dueOn, r.Note, by, now)).ToList();
        await AddAsync(cases, cancel);
        return [.. cases.Select(c => c.Id)];
    }

    /// <returns>Null when the commune is not in the scope.</returns>
    public async Task<Guid?> ForPersonAsync(Guid unitId, VerificationSubject subject, string? note, Actor by, DateTime now, CancellationToken cancel = default)
    {
        if (!db.Scope.Holds(unitId))
            return null;
        var (number, year, dueOn) = await NextAsync(unitId, now, cancel);
        var opened = new VerificationCase(unitId, number, year, null, subject, dueOn, note, by, now);
        await AddAsync([opened], cancel);
        return opened.Id;
    }

    private async Task AddAsync(IReadOnlyList<VerificationCase> cases, CancellationToken cancel)
    {
        db.VerificationCases.AddRange(cases);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            throw new RuleException("Người khác vừa mở hồ sơ xác minh cùng lúc; hãy mở lại trang để xem.");
        }
    }

    private async Task<(int Number, int Year, DateOnly DueOn)> NextAsync(Guid unitId, DateTime now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var last = await db.VerificationCases.Where(c => c.UnitId == unitId && c.Year == today.Year).MaxAsync(c => (int?)c.Number, cancel) ?? 0;
        // Step 2 (2): verified before collecting, which begins with step 3.
        return (last + 1, today.Year, VerificationCase.DueOf(await rounds.DeadlineOfAsync(Steps.Beneficiaries.Number), today));
    }
}
