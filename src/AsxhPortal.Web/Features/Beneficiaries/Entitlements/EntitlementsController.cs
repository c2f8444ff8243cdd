using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Conflicts;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Entitlements;

/// <summary>What a person is due: add, correct, end, suspend, resume.</summary>
[Route(Steps.BeneficiariesPath + "/{id:guid}/che-do"), Allow(Permission.EditBeneficiaries), RecordView("Beneficiary")]
public sealed class EntitlementsController(AppDbContext db, RateBooks rateBooks, CurrentUser user, BusinessClock clock) : PersonFormController(db)
{
    [HttpGet("moi")]
    public async Task<IActionResult> New(Guid id, string? nhom, CancellationToken cancel)
    {
        if (!await FindPersonAsync(id, cancel))
            return NotFound();
        await ChoicesAsync(GroupOf(nhom), null, cancel);
        return View("Edit", new EntitlementForm());
    }

    [HttpPost("moi")]
    public async Task<IActionResult> New(Guid id, string? nhom, EntitlementForm form, [FromServices] AddEntitlement add, CancellationToken cancel)
    {
        if (!await FindPersonAsync(id, cancel))
            return NotFound();
        var group = GroupOf(nhom);
        await ChoicesAsync(group, null, cancel);
        if (!ModelState.IsValid)
            return Invalid("Edit", form);
        try
        {
            return await add.RunAsync(id, group, form, user.Actor, clock.UtcNow, cancel) is null ? NotFound() : Back("Đã thêm chế độ.");
        }
        catch (RuleException rule)
        {
            return Refused(rule, "Edit", form);
        }
    }

    [HttpGet("{entitlementId:guid}")]
    public async Task<IActionResult> Edit(Guid id, Guid entitlementId, CancellationToken cancel)
    {
        if (await FindAsync(id, entitlementId, cancel) is not { } entitlement)
            return NotFound();
        await ChoicesAsync(entitlement.Group, entitlement, cancel);
        return Opened(nameof(Edit), EntitlementForm.Of(entitlement));
    }

    [HttpPost("{entitlementId:guid}")]
    public async Task<IActionResult> Edit(Guid id, Guid entitlementId, EntitlementForm form, [FromServices] CorrectEntitlement correct, CancellationToken cancel)
    {
        if (await FindAsync(id, entitlementId, cancel) is not { } entitlement)
            return NotFound();
        await ChoicesAsync(entitlement.Group, entitlement, cancel);
        if (this.TakesTheirs())
            this.TakeChosen(form, EntitlementForm.Of(entitlement), Fields());
        if (!ModelState.IsValid)
            return Invalid(nameof(Edit), form);
        try
        {
            return await correct.RunAsync(id, entitlementId, form, user.Actor, clock.UtcNow, cancel) is null ? NotFound() : Back("Đã lưu chế độ.");
        }
        catch (RuleException rule)
        {
            return Refused(rule, nameof(Edit), form);
        }
        catch (StaleRecordException stale)
        {
            var current = EntitlementForm.Of((Entitlement)stale.Current);
            form.Version = current.Version;
            return await StaleAsync(nameof(Edit), form, current, Fields(), nameof(Entitlement), nameof(form.Version), cancel);
        }
    }

    [HttpGet("{entitlementId:guid}/tinh-trang")]
    public async Task<IActionResult> State(Guid id, Guid entitlementId, CancellationToken cancel)
    {
        if (await FindAsync(id, entitlementId, cancel) is not { } entitlement)
            return NotFound();
        await ChoicesAsync(entitlement.Group, entitlement, cancel);
        return View(new EntitlementStateForm { Version = entitlement.Version, LastMonth = Period.Of(clock.Today).ToString() });
    }

    [HttpPost("{entitlementId:guid}/tinh-trang")]
    public async Task<IActionResult> State(Guid id, Guid entitlementId, EntitlementStateForm form, [FromServices] ChangeEntitlementState change, CancellationToken cancel)
    {
        if (await FindAsync(id, entitlementId, cancel) is not { } entitlement)
            return NotFound();
        await ChoicesAsync(entitlement.Group, entitlement, cancel);
        if (!ModelState.IsValid)
            return Invalid(nameof(State), form);
        try
        {
            return await change.RunAsync(id, entitlementId, form, user.Actor, clock.UtcNow, cancel) is null ? NotFound() : Back("Đã đổi tình trạng chế độ.");
        }
        catch (RuleException rule)
        {
            return Refused(rule, nameof(State), form);
        }
        catch (StaleRecordException stale)
        {
            form.Version = stale.Current.Version;
            return await StaleAsync(nameof(State), form, [new(null, "Tình trạng", null, ((Entitlement)stale.Current).State.ToVietnamese(), form.Step is { } step ? EntitlementStateForm.Words(step) : null)], nameof(Entitlement), nameof(form.Version), cancel);
        }
    }

    private static SourceGroup GroupOf(string? word) => SourceGroups.FromWord(word) is { } group and not SourceGroup.Registry ? group : SourceGroup.SocialAssistance;

    private async Task<Entitlement?> FindAsync(Guid id, Guid entitlementId, CancellationToken cancel) =>
        await FindPersonAsync(id, cancel) ? await Db.Entitlements.AsNoTracking().FirstOrDefaultAsync(e => e.Id == entitlementId && e.BeneficiaryId == id, cancel) : null;

    private async Task ChoicesAsync(SourceGroup group, Entitlement? entitlement, CancellationToken cancel)
    {
        var book = await rateBooks.ReadAsync(cancel);
        var today = clock.Today;
        ViewData["Group"] = group;
        ViewData["Entitlement"] = entitlement;
        ViewData["Category"] = book.Find(entitlement?.CategoryCode);
        ViewData["Categories"] = book.Categories
            .Where(c => c.Group == group && (c.Code == entitlement?.CategoryCode || ((c.ValidFrom is null || c.ValidFrom <= today) && (c.ValidTo is null || today <= c.ValidTo))))
            .OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => new SelectListItem($"{c.ShortName} – {c.LegalBasis} ({c.Code})", c.Code)).ToList();
    }

    private IReadOnlyList<ComparedField<EntitlementForm>> Fields()
    {
        var categories = (IEnumerable<SelectListItem>)ViewData["Categories"]!;
        return
        [
            new(nameof(EntitlementForm.CategoryCode), "Loại đối tượng", f => categories.FirstOrDefault(c => c.Value == f.CategoryCode)?.Text ?? f.CategoryCode),
            new(nameof(EntitlementForm.Percent), "Tỷ lệ", f => f.Percent is { } percent ? $"{percent} %" : null),
            new(nameof(EntitlementForm.DeclaredAmount), "Mức trợ cấp", f => f.DeclaredAmount is { } amount ? new Dong(amount).ToString() : null),
            new(nameof(EntitlementForm.StartsFrom), "Hưởng từ tháng", f => f.StartsFrom),
            new(nameof(EntitlementForm.DecisionNumber), "Số quyết định", f => f.DecisionNumber),
            new(nameof(EntitlementForm.WardName), "Người được chăm sóc", f => f.WardName),
        ];
    }
}
