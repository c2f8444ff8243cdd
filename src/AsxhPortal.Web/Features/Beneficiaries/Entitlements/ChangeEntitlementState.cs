using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Entitlements;

/// <summary>Ends, suspends, resumes or restores one entitlement and writes the change event.</summary>
public sealed class ChangeEntitlementState(AppDbContext db)
{
    /// <returns>Null when the person has no such entitlement in the scope.</returns>
    public async Task<Entitlement?> RunAsync(Guid beneficiaryId, Guid entitlementId, EntitlementStateForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var entitlement = await db.Entitlements.Include(e => e.Beneficiary).FirstOrDefaultAsync(e => e.Id == entitlementId && e.BeneficiaryId == beneficiaryId, cancel);
        if (entitlement is null)
            return null;
        entitlement.ExpectVersion(form.Version);
        var reason = form.Reason?.Trim() ?? "";
        switch (form.Step)
        {
            case EntitlementStep.End:
                entitlement.End(Period.TryParse(form.LastMonth, out var last) ? last : throw new RuleException("Hãy ghi tháng hưởng cuối cùng như 01/2024.", nameof(form.LastMonth)), reason);
                break;
            case EntitlementStep.Suspend:
                entitlement.Suspend(reason);
                break;
            case EntitlementStep.Resume when reason.Length == 0:
                throw new RuleException("Hãy ghi căn cứ tiếp tục hưởng.", nameof(form.Reason));
            case EntitlementStep.Resume:
                entitlement.Resume();
                break;
            case EntitlementStep.Restore when reason.Length == 0:
                throw new RuleException("Hãy ghi căn cứ hưởng lại.", nameof(form.Reason));
            case EntitlementStep.Restore:
                entitlement.Restore();
                break;
            default:
                throw new RuleException("Hãy chọn việc cần làm.", nameof(form.Step));
        }
        var kind = form.Step == EntitlementStep.End ? ChangeKind.EntitlementEnded : ChangeKind.EntitlementChanged;
        var note = EntitlementStateForm.Words(form.Step.Value) + (reason.Length == 0 ? "" : ": " + reason);
        db.ChangeEvents.Add(entitlement.Beneficiary.Record(kind, DateOnly.FromDateTime(now.AddHours(7)), note, by, now));
        await db.SaveFormAsync(entitlement, cancel: cancel);
        return entitlement;
    }
}
