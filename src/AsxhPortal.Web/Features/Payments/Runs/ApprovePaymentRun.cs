using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Registers;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Payments.Runs;

/// <summary>The second person approves: the run is sealed with the hash of its lines, and nothing in it can change any more.</summary>
public sealed class ApprovePaymentRun(AppDbContext db, TakeRegisterSnapshot snapshot)
{
    /// <returns>Null when there is no such run in the person's scope.</returns>
    public async Task<PaymentRun?> RunAsync(Guid runId, int version, Actor by, DateTime now, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var run = await db.PaymentRuns.FirstOrDefaultAsync(r => r.Id == runId, cancellationToken);
        if (run is null)
            return null;
        run.RefuseWhenApproved();
        run.ExpectVersion(version);
        var lines = await db.PaymentLines.AsNoTracking().Where(l => l.RunId == runId).ToListAsync(cancellationToken);
        var payable = lines.Where(l => l.State == PaymentLineState.Payable).ToArray();
        if (payable.Length != run.PayableCount || payable.Sum(l => l.Amount) != run.PayableSum)
            throw new RuleException("Số dòng hoặc tổng tiền của đợt chi trả không khớp với chi tiết; hãy tính lại trước khi duyệt.");
        run.Approve(PaymentSeal.Of(lines), by, now);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var unitId in lines.Select(l => l.UnitId).Distinct())
            await snapshot.RunAsync(unitId, SnapshotCause.PaymentRun, by, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return run;
    }
}
