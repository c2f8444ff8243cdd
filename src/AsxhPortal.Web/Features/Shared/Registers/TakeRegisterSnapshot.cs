using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Registers;

/// <summary>Keeps the register of a commune as it stands now, so that it can be compared later.</summary>
public sealed class TakeRegisterSnapshot(AppDbContext db, RegisterListQuery register)
{
    /// <returns>Null when nobody is on the register yet.</returns>
    /// <exception cref="RuleException">Only some thôn of the commune are in the scope.</exception>
    public async Task<RegisterSnapshot?> RunAsync(Guid unitId, SnapshotCause cause, Actor by, DateTime now, CancellationToken cancel = default)
    {
        if (db.Scope.IsLimitedToHamlets)
            throw new RuleException("Tài khoản của bạn chỉ phụ trách một số thôn nên không lưu được danh sách của cả xã.");
        var lines = await register.RunAsync(unitId, DateOnly.FromDateTime(now.AddHours(7)), cancel);
        if (lines.Count == 0)
            return null;
        var snapshot = new RegisterSnapshot(unitId, cause, lines.Count, lines.Sum(l => l.Amount), by, now);
        foreach (var line in lines)
            line.SnapshotId = snapshot.Id;
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        db.RegisterSnapshots.Add(snapshot);
        await db.SaveChangesAsync(cancel);
        await db.BulkInsertAsync(lines, cancel);
        if (own is not null)
            await own.CommitAsync(cancel);
        return snapshot;
    }
}
