using System.ComponentModel.DataAnnotations;
using AsxhPortal.Data;
using AsxhPortal.Data.Classification;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Classification.SignedLists;

public sealed class WithdrawForm
{
    [Display(Name = "Lý do rút lại danh sách"), DataType(DataType.MultilineText), StringLength(1000)]
    public string? Reason { get; set; }
    public int Version { get; set; }
}

/// <summary>
/// Takes a signed-off list back with a reason, until somebody on it has been handed over since (and not been returned). Everything is asked inside
/// the transaction that writes. The people stand again where they stood before this list.
/// </summary>
public sealed class WithdrawList(AppDbContext db)
{
    /// <returns>The list, or null when there is no such list in the scope.</returns>
    public async Task<ClassificationList?> RunAsync(Guid id, WithdrawForm form, Actor by, DateTime now, CancellationToken cancel)
    {
        if (await db.ClassificationLists.Where(l => l.Id == id).Select(l => new { l.UnitId, l.RoundId }).FirstOrDefaultAsync(cancel) is not { } place)
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockListsAsync(place.UnitId, place.RoundId, cancel);
        var list = await db.ClassificationLists.FirstAsync(l => l.Id == id, cancel);
        (await db.Rounds.AsNoTracking().FirstAsync(r => r.Id == list.RoundId, cancel)).ExpectOpen();
        list.ExpectVersion(form.Version);
        var isHandedOver = await (
            from line in db.HandOverLines
            join handOver in db.HandOvers on line.HandOverId equals handOver.Id
            where handOver.RoundId == list.RoundId && handOver.SentAt >= list.SignedOffAt && line.State != HandOverLineState.Returned
                && db.ListLines.Any(l => l.ListId == id && l.BeneficiaryId == line.BeneficiaryId)
            select line.Id).AnyAsync(cancel);
        var isBuiltUpon = await db.ListLines.AnyAsync(l => l.ListId == id
            && (db.ClassificationLists.Any(c => c.Id == l.ReplacedByListId && c.State == ClassificationState.SignedOff)
                || db.ListLines.Any(later => later.CurrentInRoundId == list.RoundId && later.BeneficiaryId == l.BeneficiaryId && later.ListId != id)), cancel);
        list.Withdraw(form.Reason ?? "", isHandedOver, isBuiltUpon, by, now);
        await db.SaveChangesAsync(cancel);
        await db.ListLines.Where(l => l.ListId == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.CurrentInRoundId, (Guid?)null), cancel);
        await db.ListLines.Where(l => l.ReplacedByListId == id && db.ClassificationLists.Any(c => c.Id == l.ListId && c.State == ClassificationState.SignedOff))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.CurrentInRoundId, list.RoundId).SetProperty(l => l.ReplacedByListId, (Guid?)null), cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }
}
