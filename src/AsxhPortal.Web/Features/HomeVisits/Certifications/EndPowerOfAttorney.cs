using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Certifications;

/// <summary>Ends a power of attorney before its term (BLDS 2015 Đ140 k3); the attorney's account is closed, nobody else is made payee.</summary>
public sealed class EndPowerOfAttorney(AppDbContext db)
{
    /// <returns>Null when there is no such paper in the scope.</returns>
    public async Task<PowerOfAttorney?> RunAsync(Guid paperId, EndForm form, DateTime now, CancellationToken cancel = default)
    {
        var paper = await db.PowersOfAttorney.FirstOrDefaultAsync(p => p.Id == paperId, cancel);
        if (paper is null)
            return null;
        paper.ExpectVersion(form.Version);
        if (form.EndedOn > DateOnly.FromDateTime(now.AddHours(7)))
            throw new RuleException("Ngày chấm dứt không được ở tương lai.", nameof(form.EndedOn));
        paper.End(form.EndedOn!.Value, form.EndReason ?? "");
        var account = await db.BankAccounts.FirstOrDefaultAsync(a => a.PowerOfAttorneyId == paperId && a.ClosedAt == null, cancel);
        account?.Close("Giấy ủy quyền đã chấm dứt", now);
        await db.SaveChangesAsync(cancel);
        return paper;
    }
}
