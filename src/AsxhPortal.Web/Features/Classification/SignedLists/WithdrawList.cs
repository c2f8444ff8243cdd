using System.ComponentModel.DataAnnotations;
using AsxhPortal.Data;
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

/// <summary>Takes a signed-off list back with a reason, until somebody on it has been handed over (and not been returned).</summary>
public sealed class WithdrawList(AppDbContext db)
{
    /// <returns>The list, or null when there is no such list in the scope.</returns>
    public async Task<ClassificationList?> RunAsync(Guid id, WithdrawForm form, Actor by, DateTime now, CancellationToken cancel)
    {
        var list = await db.ClassificationLists.FirstOrDefaultAsync(l => l.Id == id, cancel);
        if (list is null)
            return null;
        list.ExpectVersion(form.Version);
        var isHandedOver = await (
            from line in db.HandOverLines
            join handOver in db.HandOvers on line.HandOverId equals handOver.Id
            where handOver.RoundId == list.RoundId && line.State != HandOverLineState.Returned && db.ListLines.Any(l => l.ListId == id && l.BeneficiaryId == line.BeneficiaryId)
            select line.Id).AnyAsync(cancel);
        list.Withdraw(form.Reason ?? "", isHandedOver, by, now);
        await db.SaveChangesAsync(cancel);
        return list;
    }
}
