using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Payees;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Certifications;

/// <summary>Ends a power of attorney before its term (BLDS 2015 Đ140 k3); the attorney's account is closed and the person receives themself until asked.</summary>
public sealed class EndPowerOfAttorney(AppDbContext db, FollowPayees follow)
{
    /// <returns>Null when there is no such paper in the scope.</returns>
    public async Task<PowerOfAttorney?> RunAsync(Guid paperId, EndForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var paper = await db.PowersOfAttorney.FirstOrDefaultAsync(p => p.Id == paperId, cancel);
        if (paper is null)
            return null;
        paper.ExpectVersion(form.Version);
        if (form.EndedOn > DateOnly.FromDateTime(now.AddHours(7)))
            throw new RuleException("Ngày chấm dứt không được ở tương lai.", nameof(form.EndedOn));
        if (form.Kind is null or AttorneyEnd.PrincipalDied)
            throw new RuleException("Hãy chọn cách chấm dứt; đối tượng chết thì ghi biến động ở trang đối tượng.", nameof(form.Kind));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        paper.End(form.EndedOn!.Value, form.EndReason ?? "", form.Kind.Value);
        var account = await db.BankAccounts.FirstOrDefaultAsync(a => a.PowerOfAttorneyId == paperId && a.ClosedAt == null, cancel);
        account?.Close("Giấy ủy quyền đã chấm dứt", now);
        await db.SaveChangesAsync(cancel);
        await follow.RunAsync(paper.BeneficiaryId, by, now, cancel);
        await transaction.CommitAsync(cancel);
        return paper;
    }
}
