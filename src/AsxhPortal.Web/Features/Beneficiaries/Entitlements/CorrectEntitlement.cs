using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Entitlements;

/// <summary>The commune police fill loại đối tượng, mức trợ cấp and ngày hưởng of one entitlement (step 2 (1), (2) of the procedure).</summary>
public sealed class CorrectEntitlement(AppDbContext db)
{
    /// <returns>Null when the person has no such entitlement in the scope.</returns>
    public async Task<Entitlement?> RunAsync(Guid beneficiaryId, Guid entitlementId, EntitlementForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var entitlement = await db.Entitlements.Include(e => e.Beneficiary).FirstOrDefaultAsync(e => e.Id == entitlementId && e.BeneficiaryId == beneficiaryId, cancel);
        if (entitlement is null)
            return null;
        entitlement.ExpectVersion(form.Version);
        var category = await db.BenefitCategories.AsNoTracking().FirstOrDefaultAsync(c => c.Code == form.CategoryCode, cancel)
            ?? throw new RuleException("Hãy chọn loại đối tượng trong danh mục.", nameof(form.CategoryCode));
        var ward = string.IsNullOrWhiteSpace(form.WardName) ? null : VietnameseText.Nfc(form.WardName);
        if (await db.Entitlements.AnyAsync(e => e.BeneficiaryId == beneficiaryId && e.Id != entitlementId && e.CategoryCode == category.Code && e.WardName == ward && e.State != EntitlementState.Ended, cancel))
            throw new RuleException("Đối tượng đã có một chế độ khác cùng loại này; hãy sửa hoặc thôi hưởng chế độ kia trước.", nameof(form.CategoryCode));
        var before = FactsOf(entitlement);
        entitlement.Correct(category, form.Percent, form.DeclaredAmount, form.StartsFromPeriod(), form.DecisionNumber?.Trim(), ward);
        if (before != FactsOf(entitlement))
        {
            if (string.IsNullOrWhiteSpace(form.Reason))
                throw new RuleException("Hãy ghi lý do, căn cứ của việc sửa.", nameof(form.Reason));
            db.ChangeEvents.Add(entitlement.Beneficiary.Record(ChangeKind.EntitlementChanged, DateOnly.FromDateTime(now.AddHours(7)), $"Sửa chế độ {category.ShortName}: {form.Reason.Trim()}", by, now));
        }
        await db.SaveFormAsync(entitlement, cancel: cancel);
        return entitlement;
    }

    private static (string?, int?, long?, Period?, string?, string?) FactsOf(Entitlement entitlement) =>
        (entitlement.CategoryCode, entitlement.Percent, entitlement.DeclaredAmount, entitlement.StartsFrom, entitlement.DecisionNumber, entitlement.WardName);
}
