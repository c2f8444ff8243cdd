using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Entitlements;

/// <summary>Another entitlement of a person, beside those that the lists brought.</summary>
public sealed class AddEntitlement(AppDbContext db)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<Entitlement?> RunAsync(Guid beneficiaryId, SourceGroup group, EntitlementForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var person = await db.Beneficiaries.FirstOrDefaultAsync(b => b.Id == beneficiaryId, cancel);
        if (person is null)
            return null;
        var category = await db.BenefitCategories.AsNoTracking().FirstOrDefaultAsync(c => c.Code == form.CategoryCode, cancel)
            ?? throw new RuleException("Hãy chọn loại đối tượng trong danh mục.", nameof(form.CategoryCode));
        var ward = string.IsNullOrWhiteSpace(form.WardName) ? null : VietnameseText.Nfc(form.WardName);
        var entitlement = new Entitlement(person, group, category.Code, ward);
        if (await db.Entitlements.FirstOrDefaultAsync(e => e.BeneficiaryId == beneficiaryId && (e.SourceKey == entitlement.SourceKey || (e.CategoryCode == category.Code && e.WardName == ward)), cancel) is { } same)
            throw new RuleException(same.State == EntitlementState.Ended
                ? "Chế độ này đã có và đã thôi hưởng; hãy mở lại chế độ đó (Đổi tình trạng › Hưởng lại)."
                : "Đối tượng đã có chế độ này; hãy sửa chế độ đó.", nameof(form.CategoryCode));
        entitlement.Correct(category, form.Percent, form.DeclaredAmount, form.StartsFromPeriod(), form.DecisionNumber?.Trim(), ward);
        db.Entitlements.Add(entitlement);
        db.ChangeEvents.Add(person.Record(ChangeKind.EntitlementChanged, DateOnly.FromDateTime(now.AddHours(7)), $"Thêm chế độ: {category.ShortName}", by, now));
        await db.SaveChangesAsync(cancel);
        return entitlement;
    }
}
