using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Payments.Runs;

/// <summary>
/// Makes (or, while it is a draft, computes anew) the payments of one month of one agency from the hand-over lines it has received. What another
/// run already holds for the same person, entitlement and month is left out; the unique index keeps it so when two people press at once.
/// </summary>
public sealed class MakePaymentRun(AppDbContext db, DuePayments due)
{
    /// <exception cref="RuleException">Unknown agency, a month too far away, nothing received, or already approved.</exception>
    public async Task<PaymentRun> RunAsync(Guid agencyId, Period period, Actor by, DateTime now, CancellationToken cancellationToken = default)
    {
        var agency = await db.ReceivingAgencies.AsNoTracking().FirstOrDefaultAsync(a => a.Id == agencyId, cancellationToken);
        if (agency is null || !db.Scope.Holds(agency.UnitId))
            throw new RuleException("Hãy chọn đơn vị chi trả.", "AgencyId");
        var today = Period.Of(DateOnly.FromDateTime(now.AddHours(7)));
        if (period < today.Plus(-1) || period > today.Plus(2))
            throw new RuleException($"Chỉ lập đợt chi trả từ tháng {today.Plus(-1)} đến tháng {today.Plus(2)}.", "Period");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var run = await db.PaymentRuns.FirstOrDefaultAsync(r => r.AgencyId == agencyId && r.Period == period, cancellationToken);
        if (run is null)
        {
            run = new PaymentRun(agencyId, agency.UnitId, period, by, now);
            db.PaymentRuns.Add(run);
        }
        run.RefuseWhenApproved();
        var lines = await due.FindAsync(agency, run.Id, period, cancellationToken);
        if (lines.Count == 0)
            throw new RuleException("Chưa có dòng nào được tiếp nhận từ các xã, hoặc mọi người đã nằm trong đợt chi trả khác của tháng này.");
        var payable = lines.Where(l => l.State == PaymentLineState.Payable).ToArray();
        run.Count(payable.Length, lines.Count - payable.Length, payable.Sum(l => l.Amount), by, now);
        var entry = db.NewAuditEntry(AuditAction.Other, nameof(PaymentLine), run.Id.ToString());
        entry.RowCount = lines.Count;
        entry.Note = $"Tính đợt chi trả tháng {period}: {payable.Length} dòng được chi, {lines.Count - payable.Length} dòng tạm giữ.";
        db.AuditEntries.Add(entry);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            // A draft is a computation, no record yet: it is computed anew as a whole. After approval this road is closed above.
            await db.PaymentLines.Where(l => l.RunId == run.Id).ExecuteDeleteAsync(cancellationToken);
            await db.BulkInsertAsync(lines, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            throw new RuleException($"Người khác vừa lập đợt chi trả tháng {period}; hãy mở lại trang để xem.");
        }
        return run;
    }
}
