using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.Classification;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AsxhPortal.Web.Features.BankAccounts.HandOvers;

/// <summary>To whom, and what the page showed when the button was pressed.</summary>
public sealed class SendForm
{
    public Guid? Unit { get; set; }

    /// <summary>Sends again the returned lines in which nothing was mended.</summary>
    public bool WithUnchanged { get; set; }
    public int LinesSeen { get; set; }
    public long AmountSeen { get; set; }
}

/// <summary>
/// Hands over to one agency what it does not have yet: a frozen snapshot with count and sum, written set-wise in one transaction. A second
/// press sends nothing.
/// </summary>
public sealed class SendHandOver(AppDbContext db, ComputeHandOver due)
{
    /// <returns>The hand-over, or null when there is nothing due to this agency at all (unknown id).</returns>
    /// <exception cref="RuleException">Nothing new, the lines changed since the page was opened, or somebody else sent at the same moment.</exception>
    public async Task<HandOver?> RunAsync(Guid unitId, Guid roundId, Guid agencyId, SendForm form, Actor by, DateTime now, CancellationToken cancel)
    {
        if (db.Scope.IsLimitedToHamlets)
            throw new RuleException("Tài khoản của bạn chỉ phụ trách một số thôn nên không bàn giao được danh sách cả xã.");

        // From here on no list is signed or withdrawn until the hand-over is written, so that it carries only current signed lines.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockListsAsync(unitId, roundId, cancel);
        (await db.Rounds.AsNoTracking().FirstAsync(r => r.Id == roundId, cancel)).ExpectOpen();
        var number = 1 + (await db.HandOvers.Where(h => h.UnitId == unitId && h.RoundId == roundId && h.AgencyId == agencyId).MaxAsync(h => (int?)h.Number, cancel) ?? 0);
        var all = await due.RunAsync(unitId, roundId, DateOnly.FromDateTime(now.AddHours(7)), cancel);
        if (all.Of(agencyId) is not { } agency)
            return null;
        var lines = agency.ToSend(form.WithUnchanged);
        if (lines.Count == 0)
            throw new RuleException("Cơ quan tiếp nhận đã có đủ danh sách này; không có dòng mới hay thay đổi để bàn giao.");
        var sum = lines.Sum(l => l.Amount);
        if (lines.Count != form.LinesSeen || sum != form.AmountSeen)
            throw new RuleException($"Danh sách đã thay đổi sau khi bạn mở trang: lúc đó {form.LinesSeen} dòng, {new Dong(form.AmountSeen)}; bây giờ {lines.Count} dòng, {new Dong(sum)}. Hãy xem lại rồi bàn giao.");
        for (var i = 0; i < lines.Count; i++)
            lines[i].Ordinal = i + 1;
        var handOver = new HandOver(unitId, roundId, agencyId, number, lines, by, now);
        await WriteAsync(handOver, transaction, cancel);
        return handOver;
    }

    private async Task WriteAsync(HandOver handOver, IDbContextTransaction transaction, CancellationToken cancel)
    {
        // The lines go in bulk below, not one by one through the change tracker.
        var lines = handOver.Lines.ToList();
        handOver.Lines.Clear();
        db.HandOvers.Add(handOver);
        var entry = db.NewAuditEntry(AuditAction.Created, nameof(HandOverLine), handOver.Id.ToString(), handOver);
        entry.RowCount = handOver.LineCount;
        db.AuditEntries.Add(entry);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            if (await db.HandOvers.AnyAsync(h => h.RoundId == handOver.RoundId && h.UnitId == handOver.UnitId && h.AgencyId == handOver.AgencyId && h.Number == handOver.Number, cancel))
                throw new RuleException("Danh sách vừa được người khác bàn giao cùng lúc. Hãy tải lại trang để xem.");
            throw;
        }
        await db.BulkInsertAsync(lines, cancel);
        await transaction.CommitAsync(cancel);
    }
}
